"""What clerks, administrators and officers have to see to: of what is due at their desks, that which a verb settles
now."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from governance.dates.outcomes import kinds_that
from governance.desk.due import What
from governance.desk.whose import is_theirs
from governance.desk.workload import due_of, holds_anywhere, timetables_at_work, to_be_worked_on
from governance.models import Amendment, Outcome, Stage, Timetable, UndoRequest
from governance.stages.sending_back import was_sent_back_by
from partnerships.access import Permission, may
from partnerships.tasks import Task, register_tasks
from plans.models import Paper
from plans.models.papers import with_owner

#: Work on the text: for those who write it, or the post to which it was delegated.
ON_THE_TEXT = (What.TAKE_IN, What.DELEGATED)


def register():
    register_tasks(tasks_for)


def tasks_for(user, on: date) -> list[Task]:
    """Things due in the next eight weeks at the person's desk; adoptions that an administrator should undo."""
    return [*_stages(user, on), *_on_the_text(user, on), *_sent_back(user), *_undoing(user)]


def _own(user):
    """Timetables of the person's own councils and partnerships; a role over the whole site brings none."""
    own = Q(paper__partnership__in=user.partnership_ids()) | Q(paper__partnership__lead_councils__in=user.council_ids())
    return Timetable.objects.visible_to(user).filter(pk__in=Timetable.objects.filter(own).values("pk"))


def _stages(user, on):
    desk = timetables_at_work(user, on, among=_own(user))
    timetables = {each.pk: each for each in desk}
    for row in due_of(list(timetables.values()), on):
        if row.is_task and row.what not in ON_THE_TEXT and is_theirs(row, user, timetables[row.at.timetable]):
            yield Task(row.title, row.url, due=row.due, detail=row.paper)


def _on_the_text(user, on):
    """Amendments to take in, for the officers; those that were delegated, for the post, else for the officers too."""
    known = {each.pk: each for each in _with_text_work(user, on)}
    for row in due_of(list(known.values()), on) if known else ():
        if row.what in ON_THE_TEXT and is_theirs(row, user, known[row.at.timetable]):
            yield Task(row.title, row.url, due=row.due, detail=row.paper)


def _with_text_work(user, on):
    """The timetables on which accepted amendments are not said to be taken in, or amendments are delegated."""
    if not (user.post or holds_anywhere(user, {Permission.EDIT_PAPER})):
        return []
    amended = Amendment.objects.accepted().filter(taken_in_at=None)
    delegated = Outcome.objects.filter(is_current=True).exclude(delegated_to="", delegated_until=None)
    stages = Stage.objects.filter(Q(pk__in=amended.values("stage")) | Q(pk__in=delegated.values("stage")))
    return list(to_be_worked_on(_own(user).filter(pk__in=stages.values("timetable")), on))


def _sent_back(user):
    """Texts that a body sent back, for those who write them, until they are submitted again."""
    if not holds_anywhere(user, {Permission.EDIT_PAPER}):
        return
    stages = Stage.objects.filter(timetable__in=_own(user), timetable__paper__state=Paper.State.DRAFTING)
    back = Outcome.objects.filter(is_current=True, kind__in=kinds_that("sends_back"), stage__in=stages)
    back = back.select_related("stage__body", *with_owner("stage__timetable__paper")).order_by("-recorded_at", "-pk")
    for outcome in {each.stage.timetable.paper_id: each for each in reversed(back)}.values():
        paper = outcome.stage.paper
        if may(user, Permission.EDIT_PAPER, paper) and was_sent_back_by(outcome.stage):
            title = f"Change “{paper}” and submit it again"
            said = f"{outcome.get_kind_display()} by {outcome.stage.body.name}. {outcome.resolution}".strip()
            yield Task(title, reverse("plans:write", args=[paper.key]), detail=said, weight=5)


def _undoing(user):
    if not holds_anywhere(user, {Permission.MANAGE_PARTNERSHIP}):
        return
    asked = UndoRequest.objects.waiting().filter(stage__in=Stage.objects.visible_to(user))
    for request in asked.select_related("stage__timetable__paper__partnership", "stage__body"):
        if may(user, Permission.MANAGE_PARTNERSHIP, request):
            title = f"Agree or decline to undo the adoption by {request.stage.body.name}"
            yield Task(title, request.get_absolute_url(), detail=request.stage.paper.title, weight=5)
