"""What governance adds to a paper's Record: its timetables, who still has to decide, and the picture of its way."""

from datetime import date

from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe

from governance.dates.notice import Settings
from governance.dates.outcomes import OutcomeKind
from governance.dates.stages import STILL_OPEN
from governance.meetings.published import published_of_plan
from governance.models import Stage, StageDate, Timetable, settings_of
from governance.stages.as_at import as_at
from governance.stages.decisions import adopting_stage
from governance.stages.followed import LOADED, what_followed
from governance.timetables.councils import councils_without_timetable
from governance.timetables.picture.timeline import timeline_rows, timeline_svg
from partnerships.days.partial import span
from plans.models import Paper
from plans.papers.record import register_record_provider
from plans.papers.standing import state_on


def register():
    register_record_provider("governance", provide)


def provide(paper, *, public: bool, on: date) -> dict:
    """Timetables as plain data, with the picture for a PDF (``timeline_svg``) and for a page (``timeline_html``)."""
    rows = list(Timetable.objects.filter(paper=paper).order_by("pk").with_stages(with_reports=False))
    held = [stage for row in rows for stage in row.stages.all() if stage.outcome]
    prefetch_related_objects(held, *LOADED)
    timetables = [timetable_record(row, public=public, on=on, is_whole=True) for row in rows]
    was_given = any(stage["version"] for row in timetables for stage in row["stages"])
    return {
        "timetables": timetables,
        "meetings": published_of_plan(paper, on) if was_given else [],
        "notices": _notices(rows, timetables),
        "deciding": _deciding(paper, rows, timetables, on),
        "timeline_svg": "".join(timeline_svg(each, name="pdf") for each in timetables if each["stages"]),
        "timeline_html": mark_safe("".join(timeline_html(each) for each in timetables)),
    }


def _notices(rows, timetables):
    """Where the councils whose executive was given the text, or gave notice of the decision, show what they publish."""
    found = []
    for row, data in zip(rows, timetables, strict=True):
        at_executive = (stage for stage in data["stages"] if stage["body_kind"] == "executive")
        if row.council and any(stage["version"] or stage["notice"] for stage in at_executive):
            url = reverse("governance:public_notices", args=[row.council.slug])
            found.append({"council": row.council.name, "url": url})
    return found


def timeline_html(timetable: dict, *, today=None, name="page") -> str:
    """Picture and table of one timetable, as it stands on pages."""
    if not timetable["stages"]:
        return ""
    is_open = any(stage["state"] in STILL_OPEN for stage in timetable["stages"])
    today = (today or timezone.localdate()) if is_open else None
    context = {
        "timetable": timetable,
        "wide": timeline_svg(timetable, today=today, name=f"{name}-wide"),
        "narrow": timeline_svg(timetable, today=today, layout="narrow", name=f"{name}-narrow"),
        "rows": timeline_rows(timetable),
        "is_marked": any("slack" in stage for stage in timetable["stages"]),
        "id": f"timetable-{name}-{timetable['id']}",
    }
    return render_to_string("governance/timetables/timeline.html", context)


def timetable_record(
    timetable: Timetable, *, public: bool, settings: Settings | None = None, on: date | None = None, is_whole=False
) -> dict:
    """One timetable as plain data, as at a day (today when not given); ``is_whole``: with what followed its outcomes.

    Read through ``with_stages()``; settings, unless given, cost four queries more.
    """
    settings, on = settings or settings_of(timetable.council), on or timezone.localdate()
    return {
        "id": timetable.pk,
        "council": timetable.council.name if timetable.council else "",
        "route": timetable.route,
        "stages": [
            stage_record(stage, settings, public=public, on=on, is_whole=is_whole) for stage in timetable.stages.all()
        ],
    }


def stage_record(stage: Stage, settings, *, public: bool, on: date | None = None, is_whole=False) -> dict:
    """What is recorded of one stage, as at a day (today when not given).

    Where the text was brought in, what the portal counts out by its rules says that it is worked out.
    """
    on = on or timezone.localdate()
    then = as_at(stage, on, public=public)
    record = {
        "id": stage.pk,
        "step": stage.step,
        "body": stage.body.name_on(stage.day),
        "body_kind": stage.body.kind,
        "role": stage.role if stage.is_role_recorded else "",
        "role_label": stage.get_role_display(),
        "title": stage.title,
        "is_optional": stage.is_optional,
        **_state(then),
        **_dates(then.dates, on),
        "publish_by": _publish_by(stage, settings, then.noticed_on),
        "is_retold": stage.paper.is_retold,
        "version": then.version.number if then.version else None,
        "is_key_decision": stage.is_key_decision,
        "is_open_to_call_in": stage.is_open_to_call_in,
        "outcome": _outcome(then.outcome),
    }
    if is_whole:
        record |= what_followed(stage, on, has_outcome=then.outcome is not None)
    if public:
        return record
    set_aside = [each for each in stage.outcomes.all() if not each.is_current]
    inside = [_outcome(each) | {"because": each.set_aside_because} for each in set_aside]
    return record | {"note": stage.note, "set_aside": inside}


def _state(then) -> dict:
    """A stage whose outcome nobody recorded is not said to have been decided."""
    if then.outcome and not OutcomeKind(then.outcome.kind).means.is_recorded:
        return {"state": "not_recorded", "state_label": "Not recorded", "colour": "grey"}
    return {"state": then.state.value, "state_label": then.state.label, "colour": then.state.colour}


def _publish_by(stage, settings, day):
    counted = settings.publish_by(stage.body.kind, day) if day else None
    return counted and {
        "on": counted.day.isoformat(),
        "sentence": counted.sentence(),
        "reason": counted.reason,
        "is_worked_out": stage.paper.is_retold,
    }


def _dates(rows, on):
    dates = [_date(each, on) for each in rows]
    current = dates[-1] if dates else None
    earlier = {each["on"]: each for each in dates[:-1] if each["on"] and each["on"] != current["on"]}
    sat = {each["on"]: each for each in dates if each["standing"] == StageDate.Standing.ADJOURNED}
    slipped = [each for on, each in earlier.items() if on not in sat]
    return {"date": current, "slipped": slipped, "adjourned": list(sat.values())}


def _date(row, on):
    days = span(row.on)
    # a day that had still to come was no more than planned
    standing = row.Standing.PLANNED if row.is_held and days and days[1] > on else row.Standing(row.standing)
    return {
        "on": row.on,
        "words": row.in_words,
        "standing": standing.value,
        "standing_label": standing.label,
        "is_by": row.is_by,
        "is_confirmed": row.is_confirmed,
        "reason": row.reason,
        "source": row.source,
    }


def _outcome(outcome):
    if outcome is None:
        return None
    names = (
        "kind", "resolution", "reasons", "alternatives", "conditions", "votes", "mover", "seconder", "minute_reference",
        "link", "colour",
    )  # fmt: skip
    until = outcome.delegated_until.isoformat() if outcome.delegated_until else ""
    delegated = {"delegated_to": outcome.delegated_to, "delegated_with": outcome.delegated_with}
    delegated |= {"delegated_until": until, "was_quorate": outcome.was_quorate}
    return {"label": outcome.get_kind_display(), **{name: getattr(outcome, name) for name in names}, **delegated}


def _deciding(paper, rows, timetables, on):
    """How many councils have adopted, and who decides next; None once the paper is adopted."""
    deciding = [(row, data) for row, data in zip(rows, timetables, strict=True) if _decides(row, data)]
    if not deciding or state_on(paper, on) not in Paper.OPEN:
        return None
    waiting = [(row, data) for row, data in deciding if not _has_adopted(row, on)]
    missing = councils_without_timetable(rows[0].paper, rows)
    ahead = [stage for row, data in waiting for stage in _decides(row, data) if stage["outcome"] is None]
    return {
        "adopted": len(deciding) - len(waiting),
        "of": len(deciding) + len(missing),
        "body": ahead[0]["body"] if ahead else "",
        "on": (ahead[0]["date"] or {"on": ""})["on"] if ahead else "",
    }


def _has_adopted(row, on):
    stage = adopting_stage(row)
    return bool(stage and (stage.day is None or stage.day <= on))


def _decides(row, data):
    """What the Record says of the deciding stages, whether or not their role is recorded."""
    deciding = {stage.pk for stage in row.stages.all() if stage.is_deciding}
    return [stage for stage in data["stages"] if stage["id"] in deciding]
