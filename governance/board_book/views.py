"""Pages of a board's book: its meetings with their minutes and the log of actions, and the minutes of one meeting."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_POST

from governance.board_book import verbs
from governance.board_book.document import (
    html_of_minutes,
    standing_document,
    want_edition_pdf,
    want_minutes_pdf,
)
from governance.board_book.forms import ApproveForm
from governance.board_book.log import log_of
from governance.board_book.writing import ATTENDANCE, TEXT, WritingRows
from governance.confirming import ConfirmForm, confirm, posted
from governance.models import Body, Meeting, Minutes
from partnerships.access import Permission, may, public, requires
from partnerships.frame import tell_refusal
from partnerships.models import User
from partnerships.verbs import Refused
from plans.models import Rendering
from plans.printing.response import pdf_response, stored_pdf

KEEP = Permission.KEEP_BOARD_BOOK


def board_of(user, *, pk):
    """Of a partnership in which the person has a place; the book is read inside it alone."""
    boards = Body.objects.managed_by(user).filter(partnership__isnull=False)
    return get_object_or_404(boards.select_related("partnership"), pk=pk)


def board_meeting_of(user, *, pk):
    boards = Body.objects.managed_by(user).filter(partnership__isnull=False)
    return get_object_or_404(Meeting.objects.filter(body__in=boards).select_related("body__partnership"), pk=pk)


def minutes_of(user, *, pk):
    return get_object_or_404(
        Minutes.objects.select_related("meeting__body__partnership", "approving"), meeting=board_meeting_of(user, pk=pk)
    )


@requires(Permission.VIEW_PAPERS, fetch=board_of)
@require_GET
def book(request, body):
    today = timezone.localdate()
    held = body.meetings.standing().filter(on__lte=today, first_sitting=None).order_by("-on").select_related("minutes")
    log = log_of(body, today)
    context = {
        "body": body,
        "section": "meetings",
        "meetings": [(meeting, getattr(meeting, "minutes", None)) for meeting in held],
        "open": [(row, row.standing_on(today)) for row in log if row.is_open],
        "closed": [(row, row.standing_on(today)) for row in log if not row.is_open],
        "may_keep": may(request.user, KEEP, body),
    }
    return render(request, "governance/board_book/book.html", context)


@requires(Permission.VIEW_PAPERS, fetch=minutes_of)
@require_GET
def minutes(request, found):
    today, may_write = timezone.localdate(), not verbs.reasons_not_to_write(found, by=request.user)
    context = {
        "minutes": found,
        "meeting": found.meeting,
        "section": "meetings",
        "text": html_of_minutes(standing_document(found)),
        "editions": found.editions.all(),
        "actions": [(row, row.standing_on(today)) for row in found.meeting.board_actions.with_owner()],
        "may_write": may_write,
        "taken_out": verbs.taken_out(found) if may_write else [],
        "may_approve": not verbs.reasons_not_to_approve(found, by=request.user),
        "may_publish": not verbs.reasons_not_to_publish_minutes(found, by=request.user),
        "may_keep": may(request.user, KEEP, found),
    }
    return render(request, "governance/board_book/minutes.html", context)


@requires(KEEP, fetch=board_meeting_of)
@require_POST
def begin(request, meeting):
    try:
        found = verbs.begin(meeting, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("governance:board_book", meeting.body_id)
    messages.success(request, "The minutes are drafted from what was recorded. Say who was there next.")
    return redirect("governance:minutes_attendance", found.meeting_id)


@requires(KEEP, fetch=minutes_of)
@require_POST
def fill(request, found):
    """What was recorded since; or, where that is asked for, what was drafted and taken out."""
    again = "again" in request.POST
    try:
        added = verbs.add_recorded(found, by=request.user, again=again)
    except Refused as refused:
        tell_refusal(request, refused)
    else:
        number = "1 minute was" if added == 1 else f"{added} minutes were"
        said = f"{number} {'put back' if again else 'added from the record'}."
        messages.success(request, said if added else "Nothing was recorded since.")
    return redirect(found)


@requires(KEEP, fetch=minutes_of)
def attendance(request, found):
    return WritingRows(request, found, ATTENDANCE).answer()


@requires(KEEP, fetch=minutes_of)
def write(request, found):
    return WritingRows(request, found, TEXT).answer()


@requires(KEEP, fetch=minutes_of)
def send_round(request, found):
    return confirm(
        request, ConfirmForm(posted(request)), title="Send the draft round", caption=str(found.meeting),
        submit="Send it round", lede="Who speaks for an organisation of the board, and the partnership’s officers, get "
        "a mail that leads to the draft. The text as it stands now is kept.",
        back=found.get_absolute_url(), reasons=verbs.reasons_not_to_write(found, by=request.user),
        do=lambda form: verbs.send_round(found, by=request.user), done="The draft is sent round.",
    )  # fmt: skip


@requires(KEEP, fetch=minutes_of)
def approve(request, found):
    form = ApproveForm(posted(request), meetings=verbs.approving_meetings(found))
    return confirm(
        request, form, title="Record the approval", caption=str(found), submit="Record the approval",
        lede="From then on the minutes stay as they are.", back=found.get_absolute_url(),
        reasons=verbs.reasons_not_to_approve(found, by=request.user),
        do=lambda form: verbs.approve(found, by=request.user, **form.cleaned_data), done="The minutes are approved.",
    )  # fmt: skip


@requires(KEEP, fetch=minutes_of)
def publish(request, found):
    return confirm(
        request, ConfirmForm(posted(request)), title="Publish the minutes", caption=str(found), submit="Publish them",
        lede="Anybody can read and download them, on the meeting’s page. They name posts and organisations; see to it "
        "that nothing in them is for the board alone.",
        back=found.get_absolute_url(), reasons=verbs.reasons_not_to_publish_minutes(found, by=request.user),
        do=lambda form: verbs.publish_minutes(found, by=request.user), done="The minutes are public.",
    )  # fmt: skip


@requires(Permission.VIEW_PAPERS, fetch=minutes_of)
@require_GET
def minutes_pdf(request, found):
    return pdf_response(request, want_minutes_pdf(found, by=request.user), f"{name_of(found)}.pdf")


@requires(Permission.VIEW_PAPERS, fetch=minutes_of)
@require_GET
def edition_pdf(request, found, number):
    """A draft as it was sent round."""
    edition = get_object_or_404(found.editions, number=number)
    return pdf_response(request, want_edition_pdf(edition, by=request.user), f"{name_of(found)}-{number}.pdf")


def name_of(found: Minutes) -> str:
    """ "community-safety-partnership-board-2026-09-01-minutes" """
    meeting = found.meeting
    return f"{slugify(meeting.body.name_on(meeting.on))[:100]}-{meeting.on.isoformat()}-minutes"


# --- What everybody may read, once it is published -------------------------------------------------------------


@public
@require_GET
def public_minutes(request, pk):
    found = _public(pk)
    context = {
        "minutes": found, "meeting": found.meeting, "section": "meetings", "name": name_of(found),
        "text": html_of_minutes(standing_document(found)),
    }  # fmt: skip
    return render(request, "governance/board_book/public.html", context)


@public
@require_GET
def public_minutes_pdf(request, pk, name):
    found = _public(pk)
    if name != name_of(found):
        raise Http404
    rendering = want_minutes_pdf(found, by=User.objects.system("worker"))
    if rendering.state != Rendering.State.DONE:
        return pdf_response(request, rendering, f"{name}.pdf")
    return stored_pdf(request, rendering.file.name, rendering.sha256, f"{name}.pdf", is_public=True)


def _public(pk):
    return get_object_or_404(Minutes.objects.public().select_related("meeting__body__partnership"), meeting=pk)
