"""What only the workspace's picture of a timetable shows: phases, deadlines inside the council, recesses and slack, and
where each step is worked on. Asks nothing of the database."""

from datetime import date

from django.urls import reverse

from governance.dates.deadlines import deadlines_of
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts, referred_on
from governance.timetables.engine.slack import slack_of
from governance.timetables.picture.phases import phases_of
from governance.timetables.picture.shapes import DEADLINES


def marked(timetable: dict, stages: list[StageFacts], settings: Settings, starts_on: date | None = None) -> dict:
    """The timetable of a Record with ``deadlines`` and ``slack`` at each stage that is still open, and around them
    ``phases``, the plan's first day and the council's ``quiet`` days.

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
        deadlines = _deadlines(facts[record["id"]], facts.values(), settings)
        url = reverse("governance:stage", args=[record["id"]])
        stages.append({**record, "deadlines": deadlines, "slack": words, "url": url})
    quiet = [
        {
            "kind": each.kind.value,
            "name": each.name,
            "first": each.starts_on.isoformat(),
            "last": each.ends_on.isoformat(),
        }
        for each in settings.quiet_periods
    ]
    around = {"phases": phases_of(list(facts.values()), settings), "quiet": quiet}
    return {**timetable, "stages": stages, **around, "starts_on": starts_on.isoformat() if starts_on else ""}


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
