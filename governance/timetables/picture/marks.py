"""What only the workspace's picture of a timetable shows: deadlines inside the council, and slack. Pure."""

from datetime import date

from governance.dates.deadlines import deadlines_of
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts, referred_on
from governance.timetables.engine.slack import slack_of
from governance.timetables.picture.shapes import DEADLINES


def marked(timetable: dict, stages: list[StageFacts], settings: Settings, starts_on: date | None = None) -> dict:
    """The timetable of a Record with ``deadlines`` and ``slack`` at each stage that is still open.

    A public Record is never given these: they say how a council works inside.
    """
    facts, slack = {stage.key: stage for stage in stages}, slack_of(stages, settings, starts_on)
    stages = []
    for record in timetable["stages"]:
        left = slack.get(record["id"])
        words = left and {
            "latest": left.latest.isoformat(),
            "days": left.days,
            "words": left.words,
            "reason": left.reason,
        }
        stages.append(
            {**record, "deadlines": _deadlines(facts[record["id"]], facts.values(), settings), "slack": words}
        )
    return {**timetable, "stages": stages}


def _deadlines(facts, all_facts, settings):
    """The council's own days of a stage to which nothing is submitted yet."""
    if facts.on is None or not facts.is_open:
        return []
    referred = referred_on(facts, all_facts)
    rows = deadlines_of(facts.kind, facts.on, settings, referred_on=referred, noticed_on=facts.first_sat_on)
    return [
        {"what": row.what, "on": row.day.isoformat(), "label": row.label, "reason": row.counted.reason}
        for row in rows
        if row.what in DEADLINES
    ]
