"""The picture of a timetable: a record's timetable → SVG and table rows. Pure: no ORM, no clock, no inline style.

Each stage is a row: when its papers had to be public, when it meets or met, and the earlier dates that slipped. The
same function draws the wide picture (page and PDF) and the narrow one (small screens).
"""

from datetime import date

from django.utils.safestring import SafeString

from governance.dates.outcomes import OutcomeKind
from governance.dates.stages import StageState
from governance.timetables.picture import drawing as timeline_picture
from governance.timetables.picture.drawn import Around, Mark, NamedDays
from governance.timetables.picture.minuted import minuted, short
from governance.timetables.picture.shapes import UNKNOWN
from partnerships.days.partial import span
from partnerships.wording import and_words


def timeline_svg(timetable: dict, *, today: date | None = None, public=True, layout="wide", name="") -> SafeString:
    """The picture of one timetable of a Record (``stages.record``). ``today`` draws the line of a day; without it
    the picture is the same for ever. ``name`` keeps two pictures of one timetable apart on a page."""
    stages = [_placed(stage) for stage in timetable["stages"]]
    whose = f" of {timetable['council']}" if timetable["council"] else ""
    title = f"Approval timetable{whose}: {len(stages)} stages"
    return timeline_picture.draw(
        stages, title, " ".join(sentences(timetable)), layout, today, name, around=_around(timetable)
    )


def timeline_rows(timetable: dict) -> list[dict]:
    """The table beside the picture: one row for each stage, every gap named."""
    return [
        {
            "body": stage["body"],
            "role": stage["role_label"],
            "title": stage["title"],
            "date": _date_words(stage),
            "slipped": [f"{earlier['words']}" for earlier in stage["slipped"]],
            "adjourned": [_adjourned_words(each) for each in _sat_before(stage)],
            "reason": (stage["date"] or {}).get("reason", ""),
            "source": (stage["date"] or {}).get("source", ""),
            "publish_by": _publish_words(stage),
            "publish_why": stage["publish_by"]["reason"] if stage["publish_by"] else "",
            "outcome": stage["outcome"]["label"] if stage["outcome"] else stage["state_label"],
            "deadlines": [
                {"words": f"{short(each['on'])}: {each['label'].lower()}", "reason": each["reason"]}
                for each in stage.get("deadlines", ())
            ],
            "slack": stage.get("slack"),
            "latest": short(stage["slack"]["latest"]) if stage.get("slack") else "",
            "colour": stage["outcome"]["colour"] if stage["outcome"] else stage["colour"],
            "resolution": stage["outcome"]["resolution"] if stage["outcome"] else "",
            "further": [*_further(stage["outcome"] or {}), *_followed(stage)],
            "version": stage["version"],
        }
        for stage in timetable["stages"]
    ]


def sentences(timetable: dict) -> list[str]:
    """The picture in words, for those who do not see it."""
    found = []
    for stage in timetable["stages"]:
        parts = [*(_adjourned_words(each) for each in _sat_before(stage)), _date_words(stage)]
        if stage["slipped"]:
            parts.append("planned before for " + and_words(earlier["words"] for earlier in stage["slipped"]))
        parts.append((stage["outcome"]["label"] if stage["outcome"] else stage["state_label"]).lower())
        if stage.get("slack"):
            parts.append(f"latest date {short(stage['slack']['latest'])}, slack {stage['slack']['words']}")
        found.append(f"{stage['body']} ({stage['role_label'].lower()}): {', '.join(parts)}.")
    return found


def _further(outcome: dict) -> list[str]:
    """What else is recorded of an outcome, each in words."""
    to, until = outcome.get("delegated_to"), outcome.get("delegated_until")
    whom = outcome.get("delegated_with")
    told = (f"to the {to}" if to else "", f"in consultation with the {whom}" if whom else "")
    delegated = " ".join(filter(None, (*told, f"until {short(until)}" if until else "")))
    quorum = {True: "there was one", False: "there was none"}.get(outcome.get("was_quorate"))
    told = {
        "Reasons: ": outcome.get("reasons"),
        "Alternatives considered and rejected: ": outcome.get("alternatives"),
        "Quorum: ": quorum,
        "Conditions: ": outcome.get("conditions"),
        "Final amendments delegated ": delegated,
        "Votes: ": outcome.get("votes"),
        "Moved by ": outcome.get("mover"),
        "Seconded by ": outcome.get("seconder"),
        "Minute ": outcome.get("minute_reference"),
        "Minutes: ": outcome.get("link"),
    }
    return [f"{words}{value}" for words, value in told.items() if value]


def _followed(stage: dict) -> list[str]:
    """What went before the outcome and what followed it, where the Record tells it."""
    notice, call_in, answer = (stage.get(name) for name in ("notice", "call_in", "answer"))
    told = [f"Notice given {short(notice['on'])}: {notice['label']}"] if notice else []
    told += [f"Called in {short(call_in['on'])} by {call_in['by']}: {call_in['label'].lower()}"] if call_in else []
    told += [f"Answer of the {answer['by'] or 'Leader'}, {short(answer['on'])}: {answer['label']}"] if answer else []
    for each in stage.get("amendments", ()):
        why = f": {each['why']}" if each["why"] else ""
        told.append(f"Amendment {each['number']} by {each['moved_by']}: {each['text']} ({each['label'].lower()}{why})")
    for each in stage.get("conditions", ()):
        met = f"met {short(each['met_on'])}" if each["met_on"] else "met" if each["is_met"] else "not met yet"
        told.append(f"Condition {each['number']}: {each['text']} ({met})")
    return [*told, *minuted(stage)]


def _date_words(stage):
    words = (stage["date"] or {}).get("words")
    if any(each["on"] == (stage["date"] or {}).get("on") for each in stage.get("adjourned", ())):
        return f"{words}, adjourned"
    if not words:
        is_over = stage["state"] == StageState.DECIDED or stage.get("is_retold")
        return "date not recorded" if is_over else "date not known yet"
    return words


def _sat_before(stage):
    """The sittings that were adjourned, before the one that stands."""
    return [each for each in stage.get("adjourned", ()) if each["on"] != stage["date"]["on"]]


def _adjourned_words(sitting):
    return f"met {sitting['words']} and adjourned"


def _publish_words(stage):
    """Without a day nothing is known of its notice, nor that none is asked for; nor where the route was brought in."""
    if stage["publish_by"]:
        return short(stage["publish_by"]["on"]) + (" (worked out)" if stage["publish_by"].get("is_worked_out") else "")
    if stage.get("is_retold"):
        return "not recorded"
    if len((stage["date"] or {"on": ""})["on"]) == len("2027-03-16"):
        return "no notice asked for"
    return "not recorded" if stage["state"] == StageState.DECIDED else "not known yet"


def _around(timetable: dict) -> Around:
    """What stands behind the rows, where the Record tells it (pictures of the workspace)."""
    phases, quiet = (
        tuple(NamedDays(each[name], _day(each["first"]), _day(each["last"])) for each in timetable.get(kind, ()))
        for kind, name in (("phases", "label"), ("quiet", "kind"))
    )
    return Around(phases, quiet, _day(timetable.get("starts_on", "")))


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


def _placed(stage: dict) -> Mark:
    """What the picture needs of a stage, its partial dates as spans of days."""
    current, outcome = stage["date"] or {"on": "", "is_by": False}, stage["outcome"]
    is_gap = outcome and not OutcomeKind(outcome["kind"]).means.is_recorded  # held, and what it decided is not known
    sat = _sat_before(stage)
    dates = [*(short(each["on"]) for each in stage["slipped"]), *(f"{short(each['on'])} (adjourned)" for each in sat)]
    if current["on"]:
        dates.append(("by " if current["is_by"] else "") + short(current["on"]))
    return Mark(
        number=stage.get("step", 0),
        url=stage.get("url", ""),
        body=stage["body"],
        role=stage["role_label"].lower() + (" (optional)" if stage["is_optional"] else ""),
        state=UNKNOWN if is_gap else stage["state"],
        days=span(current["on"]),
        words=" → ".join(dates) if current["on"] else _date_words(stage),
        slipped=tuple(found[0] for each in stage["slipped"] if (found := span(each["on"]))),
        sat=tuple(found[0] for each in sat if (found := span(each["on"]))),
        publish_by=date.fromisoformat(stage["publish_by"]["on"]) if stage["publish_by"] else None,
        is_worked_out=bool(stage.get("is_retold")),
        deadlines=tuple((each["what"], date.fromisoformat(each["on"])) for each in stage.get("deadlines", ())),
        latest=date.fromisoformat(stage["slack"]["latest"]) if stage.get("slack") else None,
    )
