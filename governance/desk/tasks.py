"""What clerks and administrators have to see to: of what is due at their desks, that which a verb settles now."""

from datetime import date

from governance.desk.due import What
from governance.desk.posts import holders_of, is_post_of
from governance.desk.workload import due_of, holds_anywhere, timetables_at_work, to_be_worked_on
from governance.models import Outcome, Stage, Timetable, UndoRequest
from partnerships.access import Permission, may
from partnerships.tasks import Task, register_tasks

#: Who may settle what is due; whatever is not named here is settled with the outcome.
NEEDS = {
    What.DATE: Permission.BUILD_TIMETABLE,
    What.VERSION: Permission.SUBMIT,
    What.PUBLICATION: Permission.PUBLISH,
    What.REPORT: Permission.WRITE_REPORT,
    What.NOTICE: Permission.PUBLISH,
}
#: Work on the text: for those who write it, or the post to which it was delegated.
ON_THE_TEXT = (What.TAKE_IN, What.DELEGATED)


def register():
    register_tasks(tasks_for)


def tasks_for(user, on: date) -> list[Task]:
    """Things due in the next eight weeks at the councils of a clerk; adoptions that an administrator should undo."""
    return [*_stages(user, on), *_on_the_text(user, on), *_undoing(user)]


def _stages(user, on):
    timetables = {each.pk: each for each in timetables_at_work(user, on, {Permission.BUILD_TIMETABLE})}
    for row in due_of(list(timetables.values()), on):
        needed = NEEDS.get(row.what, Permission.RECORD_OUTCOME)
        if row.is_task and row.what not in ON_THE_TEXT and may(user, needed, timetables[row.at.timetable]):
            yield Task(row.title, row.url, due=row.due, detail=row.paper)


def _on_the_text(user, on):
    """Amendments to take in, for the officers; those that were delegated, for the post, else for the officers too."""
    writes = {each.pk: each for each in timetables_at_work(user, on, {Permission.EDIT_PAPER})}
    holds = {each.pk: each for each in _delegated_to(user, on)}
    known = list((writes | holds).values())
    for row in due_of(known, on) if known else ():
        whose = row.from_whom if row.what == What.DELEGATED and row.at.delegated.post else ""
        is_held = bool(whose) and is_post_of(user, whose)
        is_nobodys = row.at.timetable in writes and not (whose and holders_of(whose, writes[row.at.timetable]))
        if row.what in ON_THE_TEXT and (is_held or is_nobodys):
            yield Task(row.title, row.url, due=row.due, detail=row.paper)


def _delegated_to(user, on):
    """The timetables with amendments delegated to the post of this person."""
    if not user.post:
        return []
    held = Outcome.objects.filter(is_current=True, delegated_to__iexact=user.post)
    found = Timetable.objects.visible_to(user).filter(pk__in=held.values("stage__timetable"))
    return list(to_be_worked_on(found, on)) if held.exists() else []


def _undoing(user):
    if not holds_anywhere(user, {Permission.MANAGE_PARTNERSHIP}):
        return
    asked = UndoRequest.objects.filter(settled_at=None, stage__in=Stage.objects.visible_to(user))
    for request in asked.select_related("stage__timetable__paper__partnership", "stage__body"):
        if may(user, Permission.MANAGE_PARTNERSHIP, request):
            title = f"Agree or decline to undo the adoption by {request.stage.body.name}"
            yield Task(title, request.get_absolute_url(), detail=request.stage.paper.title, weight=5)
