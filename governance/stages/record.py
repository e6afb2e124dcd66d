"""What governance adds to a paper's Record: its timetables, who still has to decide, and the picture of its way."""

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe

from governance.dates.notice import Settings
from governance.dates.stages import STILL_OPEN, StageRole
from governance.models import Stage, Timetable, settings_of
from governance.stages.decisions import adopting_stage
from governance.timetables.councils import councils_without_timetable
from governance.timetables.picture.timeline import timeline_rows, timeline_svg
from plans.papers.record import register_record_provider


def register():
    register_record_provider("governance", provide)


def provide(paper, *, public: bool) -> dict:
    """Timetables as plain data, with the picture for a PDF (``timeline_svg``) and for a page (``timeline_html``)."""
    rows = list(Timetable.objects.filter(paper=paper).order_by("pk").with_stages(with_reports=False))
    timetables = [timetable_record(row, public=public) for row in rows]
    return {
        "timetables": timetables,
        "deciding": _deciding(paper, rows, timetables),
        "timeline_svg": "".join(timeline_svg(each, name="pdf") for each in timetables if each["stages"]),
        "timeline_html": mark_safe("".join(timeline_html(each) for each in timetables)),
    }


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


def timetable_record(timetable: Timetable, *, public: bool, settings: Settings | None = None) -> dict:
    """One timetable as plain data. Read through ``with_stages()``; settings, unless given, cost four queries more."""
    settings = settings or settings_of(timetable.council)
    return {
        "id": timetable.pk,
        "council": timetable.council.name if timetable.council else "",
        "route": timetable.route,
        "stages": [stage_record(stage, settings, public=public) for stage in timetable.stages.all()],
    }


def stage_record(stage: Stage, settings, *, public: bool) -> dict:
    version = stage.version
    shown = version if version and (version.is_public or not public) else None
    # the public does not see that a text has been submitted before its papers are published
    state = Stage.State.PLANNED if public and stage.state == Stage.State.SUBMITTED else Stage.State(stage.state)
    publish = settings.publish_by(stage.body.kind, stage.day) if stage.day else None
    record = {
        "id": stage.pk,
        "step": stage.step,
        "body": stage.body.name_on(stage.day),
        "body_kind": stage.body.kind,
        "role": stage.role,
        "role_label": stage.get_role_display(),
        "title": stage.title,
        "is_optional": stage.is_optional,
        "state": state.value,
        "state_label": state.label,
        "colour": state.colour,
        **_dates(stage),
        "publish_by": publish and {"on": publish.day.isoformat(), "sentence": publish.sentence()},
        "version": shown.number if shown else None,
        "is_key_decision": stage.is_key_decision,
        "is_open_to_call_in": stage.is_open_to_call_in,
        "outcome": _outcome(stage.outcome),
    }
    if public:
        return record
    set_aside = [each for each in stage.outcomes.all() if not each.is_current]
    inside = [_outcome(each) | {"because": each.set_aside_because} for each in set_aside]
    return record | {"note": stage.note, "set_aside": inside}


def _dates(stage):
    dates = [_date(each) for each in stage.dates.all()]
    current = dates[-1] if dates else None
    slipped = [each for each in dates[:-1] if each["on"] and each["on"] != current["on"]]
    unique = list({each["on"]: each for each in slipped}.values())
    return {"date": current, "slipped": unique}


def _date(row):
    return {
        "on": row.on,
        "words": row.in_words,
        "standing": row.standing,
        "standing_label": row.get_standing_display(),
        "is_by": row.is_by,
        "is_confirmed": row.is_confirmed,
        "reason": row.reason,
    }


def _outcome(outcome):
    if outcome is None:
        return None
    names = ("kind", "resolution", "conditions", "votes", "mover", "seconder", "minute_reference", "link", "colour")
    until = outcome.delegated_until.isoformat() if outcome.delegated_until else ""
    delegated = {"delegated_to": outcome.delegated_to, "delegated_until": until}
    return {"label": outcome.get_kind_display(), **{name: getattr(outcome, name) for name in names}, **delegated}


def _deciding(paper, rows, timetables):
    """How many councils have adopted, and who decides next; None once the paper is adopted."""
    deciding = [(row, data) for row, data in zip(rows, timetables, strict=True) if _decides(data)]
    if not deciding or not paper.is_open:
        return None
    waiting = [data for row, data in deciding if not adopting_stage(row)]
    missing = councils_without_timetable(rows[0].paper, rows)
    ahead = [stage for data in waiting for stage in _decides(data) if stage["outcome"] is None]
    return {
        "adopted": len(deciding) - len(waiting),
        "of": len(deciding) + len(missing),
        "body": ahead[0]["body"] if ahead else "",
        "on": (ahead[0]["date"] or {"on": ""})["on"] if ahead else "",
    }


def _decides(timetable):
    return [stage for stage in timetable["stages"] if stage["role"] == StageRole.DECIDE]
