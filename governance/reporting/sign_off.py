"""Asking for the sign-off of a report's heading, and answering. Only an explicit yes counts; silence never does.

A request is asked, then answered or taken back. Each verb is atomic, asks for the reasons why not, moves the row by
compare-and-swap and audits in the same transaction; the mail is a row of that transaction too.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from governance.dates.deadlines import FINAL_REPORT, PUBLICATION, SIGN_OFF, deadlines_of
from governance.models import Implication, SignOffRequest, Stage, settings_of
from governance.models.sign_offs import SIGNING_ROLES
from governance.reporting.standings import text_sha256
from partnerships.access import Permission, not_allowed
from partnerships.deputies.verbs import deputies_of, stood_in_for
from partnerships.mail import rows
from partnerships.models import RoleAssignment, User, audit
from partnerships.site_address import full_address
from partnerships.verbs import StaleState, change_if_same, require
from plans.models import Paper

A = SignOffRequest.Answer
KIND = "sign-off"
PAST = {A.SIGNED: "heading signed", A.COMMENTED: "heading signed with a comment", A.DECLINED: "sign-off declined"}


def open_requests(on: date):
    """Requests that wait for their answer on a day, with all that a reminder says, the soonest due first.

    ``due_on`` is the day (None: no day was given), ``post`` whom it was put to, ``responsible_for(request)`` who may
    answer. Requests about a text that was decided on or withdrawn are not waited for.
    """
    found = SignOffRequest.objects.open().filter(
        asked_at__date__lte=on, report__timetable__paper__in=Paper.objects.open()
    )
    return found.with_places().order_by("due_on", "pk")


def responsible_for(request: SignOffRequest) -> list[User]:
    """Who may answer: the person named and who stands in, else everybody who signs at the council."""
    if request.person_id is None:
        return list(signing_officers(request.report))
    return [request.person, *deputies_of(request.person, timezone.localdate())]


def signing_officers(report):
    """The people who sign at the report's council, by name; a partnership's own board has none."""
    council = report.timetable.council_id
    roles = RoleAssignment.objects.current().filter(role__in=SIGNING_ROLES, council__isnull=False, council=council)
    return User.objects.filter(is_active=True, is_system=False, pk__in=roles.values("user"))


def holder_of(post: str, people: list[User]) -> User | None:
    """The one person of these who holds a post, by the words of it; None where nobody does, or several."""
    wanted = post.strip().casefold()
    found = [person for person in people if wanted and wanted in (person.post.casefold(), person.name.casefold())]
    return found[0] if len(found) == 1 else None


def due_day(stage: Stage | None, today: date) -> date | None:
    """By when a heading is signed: the council's days before its papers are public, else the next step still ahead."""
    if stage is None or stage.day is None:
        return None
    settings = settings_of(stage.timetable.council)
    found = deadlines_of(stage.body.kind, stage.day, settings, noticed_on=stage.first_sat_on)
    days = {deadline.what: deadline.day for deadline in found}
    ahead = (days[what] for what in (SIGN_OFF, FINAL_REPORT, PUBLICATION) if what in days and days[what] >= today)
    return next(ahead, None)


# --- Reasons -------------------------------------------------------------------------------------------------


def reasons_not_to_ask(implication: Implication, *, by) -> list[str]:
    """Sentences why this heading cannot be put to anybody now; empty: it can."""
    if reasons := not_allowed(by, Permission.WRITE_REPORT, implication.report):
        return reasons
    if not implication.text.strip():
        return [f"Nothing is written under “{implication.heading}” yet: there is no text to sign."]
    return []


def reasons_not_to_answer(request: SignOffRequest, *, by) -> list[str]:
    """Sentences why this person cannot answer; empty: may."""
    if reasons := not_allowed(by, Permission.SIGN_OFF, request):
        return reasons
    if request.person_id and request.person_id != by.pk and not by.is_system and not _stands_in(request, by):
        return [f"This is asked of {request.person}: only that person answers."]
    return [] if request.is_open else [_closed(request)]


def _stands_in(request, by):
    return request.person in stood_in_for(by, timezone.localdate())


def reasons_not_to_take_back(request: SignOffRequest, *, by) -> list[str]:
    return not_allowed(by, Permission.WRITE_REPORT, request) or ([] if request.is_open else [_closed(request)])


def _closed(request):
    if request.withdrawn_at:
        return "This request was taken back: nothing is asked any more."
    if request.answered_at:
        return f"This was answered already: {request.get_answer_display().lower()}, by {request.answered_as}."
    return "The heading was removed from the report: there is nothing left to sign."


# --- Verbs ---------------------------------------------------------------------------------------------------


@transaction.atomic
def ask(implication: Implication, *, by, post: str, person=None, due_on=None, stage=None) -> SignOffRequest:
    """Put one heading to a post, and write to whoever is to answer. One that was open is taken back for it."""
    require(reasons_not_to_ask(implication, by=by))
    require([] if post.strip() else ["Say which post is asked to sign."])
    for earlier in SignOffRequest.objects.open().filter(implication=implication):
        _swap(earlier, by=by, withdrawn_at=timezone.now(), withdrawn_by=by)
    request = SignOffRequest(
        report=implication.report, implication=implication, heading=implication.heading, stage=stage,
        post=post.strip(), person=person, due_on=due_on, asked_by=by,
    )  # fmt: skip
    request.full_clean()
    request.save()
    _audit("sign-off asked for", request, by=by, post=request.post, due_on=due_on and due_on.isoformat())
    for each in responsible_for(request):
        _write(request, to=each)
    return request


@transaction.atomic
def ask_again(earlier: SignOffRequest, *, by, stage: Stage | None) -> SignOffRequest:
    """Put a heading whose text has changed, or that was declined, to the same post and person once more."""
    require([] if earlier.implication_id else ["The heading was removed from the report."])
    due_on = due_day(stage, timezone.localdate())
    return ask(earlier.implication, by=by, post=earlier.post, person=earlier.person, due_on=due_on, stage=stage)


@transaction.atomic
def answer(request: SignOffRequest, *, by, answer: str, comment: str = "", read: str) -> SignOffRequest:
    """Sign a heading, sign it with a comment, or decline with a reason. ``read`` is the hash of the text on the page:
    a text that was changed meanwhile is not signed unread."""
    require(reasons_not_to_answer(request, by=by))
    heading, text = request.implication.heading, request.implication.text
    if read != text_sha256(heading, text):
        raise StaleState(f"The text under “{heading}”")
    comment = comment.strip()
    require(["Say what the comment is, or why it is declined."] if answer != A.SIGNED and not comment else [])
    _swap(
        request, by=by, reason=comment, answer=answer, comment=comment, signed_text=text, signed_sha256=read,
        answered_as=request.post, answered_at=timezone.now(), answered_by=by,
    )  # fmt: skip
    _audit(PAST[answer], request, by=by, reason=comment, sha256=read)
    return request


@transaction.atomic
def take_back(request: SignOffRequest, *, by) -> SignOffRequest:
    """Ask no more: what was asked stays on record."""
    require(reasons_not_to_take_back(request, by=by))
    _swap(request, by=by, withdrawn_at=timezone.now(), withdrawn_by=by)
    _audit("sign-off no longer asked for", request, by=by)
    return request


def give_to(request: SignOffRequest, *, to: User, by, reason: str) -> None:
    """Another person answers; who was asked and who handed it on stands in the history."""
    _swap(request, by=by, reason=reason, person=to)
    _audit("sign-off handed on", request, by=by, reason=reason)
    _write(request, to=to)


def _swap(request, *, by, reason="", **values):
    """Compare-and-swap from open, with history. Call inside a transaction."""
    stale = StaleState(f"The request to sign “{request.heading}”")
    change_if_same(request, was=SignOffRequest.OPEN, now=values, by=by, reason=reason, stale=stale)


def _audit(event, request, *, by, reason="", **details):
    timetable = request.report.timetable
    place = {"partnership": timetable.paper.partnership, "council": timetable.council}
    audit(event, request, by=by, reason=reason, heading=request.heading, **place, **details)


def _write(request, *, to):
    due = f" by {date_format(request.due_on, 'l j F Y')}" if request.due_on else ""
    lines = [
        f"You are asked to sign “{request.heading}” of the report “{request.report.title}”{due}, as {request.post}.",
        f"The page shows this heading and nothing else:\n{full_address(request.get_absolute_url())}",
        "You can sign, sign with a comment, or decline and say why. Saying nothing is not a sign-off.",
    ]
    rows.write(
        to, kind=KIND, key=f"{KIND} {request.pk}", subject=f"To sign: {request.heading}", text="\n\n".join(lines)
    )
