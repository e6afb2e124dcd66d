"""What clerks and administrators have to see to: of what is due at their desks, that which a verb settles now."""

from datetime import date

from governance.desk.due import What
from governance.desk.workload import due_of, holds_anywhere, timetables_at_work
from governance.models import Stage, UndoRequest
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


def register():
    register_tasks(tasks_for)


def tasks_for(user, on: date) -> list[Task]:
    """Things due in the next eight weeks at the councils of a clerk; adoptions that an administrator should undo."""
    return [*_stages(user, on), *_undoing(user)]


def _stages(user, on):
    timetables = {each.pk: each for each in timetables_at_work(user, on, {Permission.BUILD_TIMETABLE})}
    for row in due_of(list(timetables.values()), on):
        needed = NEEDS.get(row.what, Permission.RECORD_OUTCOME)
        if row.is_task and may(user, needed, timetables[row.at.timetable]):
            yield Task(row.title, row.url, due=row.due, detail=row.paper)


def _undoing(user):
    if not holds_anywhere(user, {Permission.MANAGE_PARTNERSHIP}):
        return
    asked = UndoRequest.objects.filter(settled_at=None, stage__in=Stage.objects.visible_to(user))
    for request in asked.select_related("stage__timetable__paper__partnership", "stage__body"):
        if may(user, Permission.MANAGE_PARTNERSHIP, request):
            title = f"Agree or decline to undo the adoption by {request.stage.body.name}"
            yield Task(title, request.get_absolute_url(), detail=request.stage.paper.title, weight=5)
