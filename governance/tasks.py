"""What clerks and administrators have to see to, derived from the timetables under way."""

from datetime import date

from governance import checks
from governance.facts import stage_facts
from governance.models import Stage, Timetable, UndoRequest, settings_of
from partnerships.access import PERMISSIONS_OF_ROLE, Permission, may
from partnerships.tasks import Task, register_tasks

TITLES = {
    "date": "Set the date of {body}",
    "version": "Submit the text to {body}",
    "papers": "Publish the papers for {body}",
    "report": "Write the report for {body}",
    "outcome": "Record what {body} decided",
    "amended": "Adopt the amended text of {body}",
    "answer": "Record the answer to the decision of {body}",
    "notice": "Give notice of the key decision of {body}",
}
NEEDS = {
    "date": Permission.BUILD_TIMETABLE,
    "version": Permission.SUBMIT,
    "papers": Permission.PUBLISH,
    "report": Permission.WRITE_REPORT,
    "notice": Permission.PUBLISH,
}


def register():
    register_tasks(tasks_for)


def tasks_for(user, on: date) -> list[Task]:
    """Things due in the next eight weeks at the councils of a clerk; adoptions that an administrator should undo."""
    return [*_stages(user, on), *_undoing(user)]


def _stages(user, on):
    if not _builds_anywhere(user):
        return
    known = {}
    for timetable in Timetable.objects.visible_to(user).under_way().with_stages():
        if not may(user, Permission.BUILD_TIMETABLE, timetable):
            continue
        if timetable.council_id not in known:
            known[timetable.council_id] = settings_of(timetable.council)
        settings = known[timetable.council_id]
        for stage in timetable.stages_with_facts():
            yield from _of_stage(stage, settings, user, on)


def _builds_anywhere(user) -> bool:
    """Whether any role of the person builds timetables: without one, no timetable needs to be read."""
    held = (PERMISSIONS_OF_ROLE[role.role] for role in user.roles_held())
    return user.is_superuser or any(Permission.BUILD_TIMETABLE in permissions for permissions in held)


def _of_stage(stage, settings, user, on):
    for item in checks.missing(stage_facts(stage), settings, on):
        if item.what not in TITLES or (item.due and item.due > on + checks.AHEAD) or _is_old_gap(stage, item):
            continue
        if may(user, NEEDS.get(item.what, Permission.RECORD_OUTCOME), stage):
            title = TITLES[item.what].format(body=stage.body.name)
            yield Task(title, stage.get_absolute_url(), due=item.due, detail=stage.paper.title)


def _is_old_gap(stage, item):
    """A decided stage whose outcome is not recorded is shown on the timetable, and is nobody's task for ever."""
    return item.what == "outcome" and stage.state == Stage.State.DECIDED


def _undoing(user):
    asked = UndoRequest.objects.filter(settled_at=None, stage__in=Stage.objects.visible_to(user))
    for request in asked.select_related("stage__timetable__paper__partnership", "stage__body"):
        if may(user, Permission.MANAGE_PARTNERSHIP, request):
            title = f"Agree or decline to undo the adoption by {request.stage.body.name}"
            yield Task(title, request.get_absolute_url(), detail=request.stage.paper.title, weight=5)
