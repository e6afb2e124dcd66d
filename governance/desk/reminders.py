"""What this room reminds of: stages that lack something, headings to sign, answers to scrutiny, adoptions to be undone.

Who is told (``partnerships.mail.reminders`` says when each of the three is):

- the responsible post is whoever settles the thing: the clerks of the deciding council, the officers for a report and
  for amendments to take in, the post to which amendments were delegated, whoever was asked for a
  signature, the partnership's administrators for an undoing;
- its organisation: the people beside them who answer for the council in this partnership, that is its partner leads,
  and the officers (for a clerk) or the clerks (for an officer); for a signature the others who sign at the council,
  its clerks, and whoever asked for it;
- the partnership's administrators.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from django.urls import reverse
from django.utils import timezone

from governance.dates.checks import AHEAD
from governance.desk.due import Due, What
from governance.desk.posts import holders_of
from governance.desk.whose import is_theirs
from governance.desk.workload import due_of, to_be_worked_on
from governance.models import Recommendation, Timetable, UndoRequest
from governance.models.duty_table import ANSWERED_WITHIN
from governance.models.sign_offs import SIGNING_ROLES
from governance.reporting.sign_off import KIND as SIGN_OFF
from governance.reporting.sign_off import open_requests
from partnerships.access import Permission, Role, may
from partnerships.days.partial import span
from partnerships.holders import Holders
from partnerships.mail.kinds import MailKind, register_mail_kind
from partnerships.mail.reminders import AwaitedPage, Remindable, register_reminders
from plans.models import Paper
from plans.models.papers import with_owner
from plans.papers.record import words

#: A written answer to scrutiny is due within so many days (PJA-19).
#: What has waited longer is shown on its page, and nobody is written to.
A_YEAR = timedelta(days=366)
WRITTEN = frozenset({What.REPORT, What.TAKE_IN})
MOST_WORDS = 200

KINDS = (
    MailKind(
        "stage",
        "What meetings still need",
        "A date to set, a text to submit, amendments to take in, a report to write, papers to publish, the report of a "
        "period to put on the agenda, an outcome to record.",
    ),
    MailKind(
        SIGN_OFF,
        "Headings to sign",
        "A heading of a committee report is sent to your post, and is waiting for an answer.",
    ),
    MailKind(
        "recommendation", "Answers to scrutiny", "Recommendations to the partnership that are waiting for an answer."
    ),
    MailKind("undo", "Adoptions to be undone", "A clerk asks an administrator to undo an adoption recorded in error."),
)


def register():
    for kind in KINDS:
        register_mail_kind(kind)
    for source in (stages, sign_offs, recommendations, undoing):
        register_reminders(source)


# --- Stages that lack something --------------------------------------------------------------------------------


def stages(on: date) -> Iterator[Remindable]:
    """What a verb settles at a stage: overdue, due within eight weeks, or awaited without a day."""
    timetables = {each.pk: each for each in to_be_worked_on(Timetable.objects.all(), on)}
    holders = Holders()
    for row in due_of(list(timetables.values()), on):
        if row.is_task:
            yield to_settle(row, timetables[row.at.timetable], holders)


def to_settle(row: Due, timetable: Timetable, holders: Holders) -> Remindable:
    """One thing that a verb settles at a stage, with whoever is told of it."""
    partnership, councils = timetable.paper.partnership, _councils(timetable)
    clerks = holders.at_councils(Role.CLERK, councils)
    officers = holders.at_partnership(Role.OFFICER, partnership.pk)
    people = officers if row.what in WRITTEN else clerks
    if row.what == What.DELEGATED:
        people = tuple(holders_of(row.from_whom, timetable)) or officers
    awaited = replace(row, is_awaited=True)
    return Remindable(
        "stage",
        row.key,
        row.title,
        row.url,
        due=row.due,
        asked_on=_known_on(row),
        detail=_why(row),
        about=f"{row.paper}, {partnership}",
        people=people,
        organisation=(*holders.leads_of(councils, partnership.pk), *officers, *clerks),
        administrators=holders.at_partnership(Role.ADMINISTRATOR, partnership.pk),
        may_act=lambda user: is_theirs(row, user, timetable),
        awaited=AwaitedPage(awaited.title, awaited.url),
    )


def _why(row: Due) -> str:
    """What is missing and why by that day; once where the sentence says the reason itself."""
    reason = row.reason.partition(": ")[2]
    return row.sentence if reason and reason in row.sentence else " ".join(filter(None, [row.sentence, row.reason]))


def _councils(timetable) -> list[int]:
    """The deciding council; where the partnership itself decides, its lead councils, whose clerks record it."""
    if timetable.council_id:
        return [timetable.council_id]
    return [council.pk for council in timetable.paper.partnership.lead_councils.all()]


def _known_on(row: Due) -> date | None:
    """An outcome is asked for on the day after the meeting, everything else when it comes onto the clerk's desk."""
    if row.due is None:
        return None
    return row.due + timedelta(days=1) if row.what == What.OUTCOME else row.due - AHEAD


# --- Headings to sign ------------------------------------------------------------------------------------------


def sign_offs(on: date) -> Iterator[Remindable]:
    """Requests that wait for their answer. The verb has told of the asking in its own words, under the same key."""
    holders = Holders()
    for row in open_requests(on).select_related(*with_owner("report__timetable__paper")):
        paper, councils = row.report.paper, [row.report.timetable.council_id]
        signing = tuple(user for role in SIGNING_ROLES for user in holders.at_councils(role, councils))
        yield Remindable(
            SIGN_OFF,
            f"{SIGN_OFF} {row.pk}",
            f"Sign “{row.heading}” in “{row.report.title}”",
            row.get_absolute_url(),
            due=row.due_on,
            asked_on=timezone.localdate(row.asked_at),
            detail=f"It is asked of {row.post}. Saying nothing is not a sign-off.",
            about=f"{paper.title}, {paper.partnership}",
            people=(row.person,) if row.person else signing,
            organisation=(*signing, *holders.at_councils(Role.CLERK, councils), row.asked_by),
            administrators=holders.at_partnership(Role.ADMINISTRATOR, paper.partnership_id),
            may_act=partial(may, permission=Permission.SIGN_OFF, obj=row),
            awaited=AwaitedPage(f"“{row.heading}” in “{row.report.title}” to be signed", row.report.get_absolute_url()),
        )


# --- Answers to scrutiny ---------------------------------------------------------------------------------------


def recommendations(on: date) -> Iterator[Remindable]:
    """Recommendations without an answer; those of more than a year ago, and of texts long replaced, are left alone."""
    holders = Holders()
    waiting = Recommendation.objects.not_carried().unanswered().filter(response="")
    waiting = waiting.filter(paper__state__in=Paper.LIVE).prefetch_related("paper__partnership__lead_councils")
    for row in waiting.select_related(*with_owner("paper")):
        days = span(row.made_on)
        if days is None or (days[0] <= on and on - A_YEAR <= days[1]):
            yield _to_answer(row, days, holders)


def _to_answer(row, days, holders) -> Remindable:
    """``days``: first and last day of the date as it is recorded, or None."""
    partnership = row.paper.partnership
    councils = [council.pk for council in partnership.lead_councils.all()]
    law = f"A written answer is due within {ANSWERED_WITHIN.days} days"
    made = f" of {words(row.made_on)}" if days else ""
    return Remindable(
        "recommendation",
        f"recommendation-{row.key}",
        f"Answer the recommendation of {row.made_by or 'scrutiny'}",
        reverse("governance:scrutiny", args=[row.paper.key]),
        due=days[1] + ANSWERED_WITHIN if days else None,
        asked_on=days[0] if days else None,
        detail=f"“{_short(row.text)}” {law}{made} (Police and Justice Act 2006 s19).",
        about=f"{row.paper.title}, {partnership}",
        people=holders.at_partnership(Role.OFFICER, partnership.pk),
        organisation=holders.leads_of(councils, partnership.pk),
        administrators=holders.at_partnership(Role.ADMINISTRATOR, partnership.pk),
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MOST_WORDS else f"{text[:MOST_WORDS].rsplit(' ', 1)[0]} …"


# --- Adoptions to be undone ------------------------------------------------------------------------------------


def undoing(on: date) -> Iterator[Remindable]:
    """Requests that wait for an administrator; they have no day, so they are told once."""
    holders = Holders()
    asked = UndoRequest.objects.waiting().filter(asked_at__date__lte=on)
    for row in asked.select_related("stage__body", "asked_by", *with_owner("stage__timetable__paper")):
        paper = row.stage.paper
        yield Remindable(
            "undo",
            f"undo-{row.pk}",
            f"Agree or decline to undo the adoption by {row.stage.body.name}",
            row.get_absolute_url(),
            asked_on=timezone.localdate(row.asked_at),
            detail=f"{row.asked_by} asks for it: {row.reason}",
            about=f"{paper.title}, {paper.partnership}",
            people=holders.at_partnership(Role.ADMINISTRATOR, paper.partnership_id),
        )
