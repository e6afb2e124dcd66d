"""One action of the log: what is to be done, how it stands, and closing it."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from governance.board_book import log
from governance.board_book.forms import BoardActionForm, TellForm
from governance.board_book.views import KEEP, board_meeting_of
from governance.confirming import confirm, posted
from governance.models import BoardAction, Body, Minutes
from partnerships.access import Permission, may, requires
from partnerships.reasons import ReasonForm


def action_of(user, *, pk):
    boards = Body.objects.managed_by(user)
    return get_object_or_404(BoardAction.objects.filter(body__in=boards).with_owner(), pk=pk)


@requires(KEEP, fetch=board_meeting_of)
def action_add(request, meeting):
    if not Minutes.objects.filter(meeting=meeting).exists():
        raise Http404
    row = BoardAction(meeting=meeting, body=meeting.body)
    form = BoardActionForm(posted(request), instance=row, initial={"minute": request.GET.get("minute")})
    return confirm(
        request, form, title="Add an action", caption=str(meeting), submit="Add the action",
        back=reverse("governance:minutes", args=[meeting.pk]),
        do=lambda form: log.add_action(meeting, by=request.user, **form.cleaned_data), done="The action is in the log.",
    )  # fmt: skip


@requires(Permission.VIEW_PAPERS, fetch=action_of)
def action(request, row):
    """What it is, and a form for how it stands, where the person may say so."""
    reasons = log.reasons_not_to_tell(row, by=request.user)
    form = TellForm(posted(request), instance=row)
    today = timezone.localdate()
    return confirm(
        request, form, template="governance/board_book/action.html", reasons=reasons, row=row, section="meetings",
        standing=row.standing_on(today), may_keep=may(request.user, KEEP, row),
        back=row.body.get_book_url(), done="How it stands is recorded.",
        do=lambda form: log.tell(row, by=request.user, on=today, **form.cleaned_data),
    )  # fmt: skip


@requires(KEEP, fetch=action_of)
def action_change(request, row):
    return confirm(
        request, BoardActionForm(posted(request), instance=row), title="Change the action", caption=str(row.body),
        submit="Save", back=row.get_absolute_url(), done="The action is changed.",
        reasons=[] if row.is_open else ["This action is closed."],
        do=lambda form: log.change_action(row, by=request.user, **form.cleaned_data),
    )  # fmt: skip


@requires(KEEP, fetch=action_of)
def action_open_again(request, row):
    return confirm(
        request, ReasonForm(posted(request)), title="Open the action again", caption=str(row), submit="Open it again",
        back=row.get_absolute_url(), reasons=[] if not row.is_open else ["This action is open."],
        do=lambda form: log.open_again(row, by=request.user, **form.cleaned_data), done="The action is open again.",
    )  # fmt: skip
