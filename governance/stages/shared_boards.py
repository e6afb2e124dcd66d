"""Who meets once for all councils, a board of the partnership or a joint committee, counts on each timetable."""

from governance.models import Outcome, Stage
from governance.stages.dating import note_held
from governance.stages.transitions import move

#: What belongs to one row alone; all else of an outcome is told on each timetable.
OF_ITS_ROW = {
    "id", "stage", "recorded_by", "is_current", "replaces", "set_aside_at", "set_aside_by", "set_aside_because",
}  # fmt: skip


def same_item_elsewhere(stage: Stage) -> list[Stage]:
    """The open steps of the same text at the same meeting of the board, on the other councils' timetables."""
    if not stage.body.meets_for_several or (stage.is_deciding and stage.body.partnership_id):
        return []
    others = Stage.objects.still_open().with_facts().filter(body=stage.body_id, role=stage.role)
    others = others.filter(timetable__paper=stage.timetable.paper_id).exclude(timetable=stage.timetable_id)
    return [each for each in others.select_related("timetable__paper", "body") if _day(each) == _day(stage)]


def count_there(stages: list[Stage], outcome: Outcome, *, held: str, by, today):
    """Record on each of these what was recorded once. Call inside the verb's transaction."""
    for stage in stages:
        move("record_outcome", stage, by=by, kind=outcome.kind, changes={"version": outcome.stage.version})
        _add(stage, outcome, by=by)
        note_held(stage, held, by=by, today=today)


def recorded_with(outcome: Outcome) -> list[Outcome]:
    """The outcomes that stand on other timetables because this one was recorded."""
    same = {"kind": outcome.kind, "recorded_at": outcome.recorded_at, "stage__body": outcome.stage.body_id}
    found = Outcome.objects.filter(is_current=True, stage__timetable__paper=outcome.stage.timetable.paper_id, **same)
    return list(found.exclude(pk=outcome.pk).select_related("stage__timetable__paper", "stage__body"))


def correct_there(old: list[Outcome], outcome: Outcome, *, set_aside, by, reason: str):
    """The same correction for each of them; ``set_aside`` ends the old one."""
    for each in old:
        set_aside(each, by=by, because=reason)
        _add(each.stage, outcome, by=by, replaces=each)
        move("correct_outcome", each.stage, by=by, reason=reason, old=each.kind, new=outcome.kind)


def _add(stage, outcome, *, by, **more):
    told = (field.name for field in Outcome._meta.concrete_fields if field.name not in OF_ITS_ROW)
    row = Outcome(stage=stage, recorded_by=by, **{name: getattr(outcome, name) for name in told}, **more)
    row.full_clean()
    row.save()


def _day(stage):
    return stage.current_date.on if stage.current_date else ""
