"""Duties of partnerships that are overdue, or due within eight weeks, as things that people are reminded of.

The responsible post is that of those who record how duties are met, the officers; its organisation the partner leads of
the lead councils; then the administrators. An answer to scrutiny is left out: the desk's own
reminders tell of each.
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from governance.dates.checks import AHEAD
from governance.duties.checking import DutyStanding, State, check_duties
from governance.duties.gathering import facts_of, with_their_kind
from partnerships.access import Role
from partnerships.holders import Holders
from partnerships.mail.kinds import MailKind, register_mail_kind
from partnerships.mail.reminders import Remindable, register_reminders
from partnerships.models import Partnership, RoleAssignment

ONE_BY_ONE = "PJA-19-28"
KIND = MailKind(
    "duty", "Duties of the partnership", "What the law asks of the partnership, when it is due and overdue."
)


def register():
    register_mail_kind(KIND)
    register_reminders(duties)


def duties(on: date) -> Iterator[Remindable]:
    """Of partnerships in which somebody works: one held for the record alone has nobody to tell. What has one cause,
    such as a plan that ended, is one thing to do.
    """
    worked_in = Partnership.objects.filter(pk__in=RoleAssignment.objects.current().values("partnership"))
    partnerships = list(with_their_kind(worked_in).prefetch_related("lead_councils"))
    facts, holders, said = facts_of(partnerships), Holders(), set()
    for partnership in partnerships:
        for standing in check_duties(facts[partnership.pk], on):
            is_open = standing.state in (State.DUE, State.OVERDUE) and standing.due <= on + AHEAD
            cause = (partnership.pk, standing.sentence)
            if is_open and standing.duty.id != ONE_BY_ONE and cause not in said:
                said.add(cause)
                yield _to_meet(standing, partnership, holders)


def _to_meet(standing: DutyStanding, partnership: Partnership, holders: Holders) -> Remindable:
    duty, councils = standing.duty, [council.pk for council in partnership.lead_councils.all()]
    return Remindable(
        KIND.name,
        f"duty-{partnership.pk}-{duty.id}",
        duty.title,
        reverse("governance:duty", args=[partnership.slug, duty.slug]),
        due=standing.due,
        asked_on=standing.due - AHEAD,
        detail=f"{standing.sentence} {duty.advice} ({duty.source})",
        about=str(partnership),
        people=holders.at_partnership(Role.OFFICER, partnership.pk),
        organisation=holders.leads_of(councils, partnership.pk),
        administrators=holders.at_partnership(Role.ADMINISTRATOR, partnership.pk),
    )
