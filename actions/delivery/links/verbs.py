"""Links by which a contact answers without an account: made for a mail, passed on, revoked; only their hash is kept."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone

from actions.delivery.mail_kinds import REPORT
from actions.models import ReportingPeriod, ReturnLink
from partnerships.access import Permission, Role, not_allowed
from partnerships.braking import Limit, count, counted_as
from partnerships.history import acting_as
from partnerships.links import MadeLink
from partnerships.mail.kinds import DAILY, Choice, choose
from partnerships.mail.rows import write
from partnerships.models import (
    Organisation,
    PartnerContact,
    RoleAssignment,
    User,
    audit,
    digest_of,
    new_secret,
)
from partnerships.verbs import require, swap


@transaction.atomic
def make_link(period: ReportingPeriod, organisation: Organisation, person: User, *, by: User) -> MadeLink:
    """A link that holds until the period closes."""
    secret = new_secret()
    link = ReturnLink(
        digest=digest_of(secret), person=person, made_by=by, expires_on=period.last_day_to_report,
        period=period, organisation=organisation,
    )  # fmt: skip
    link._history_user = by
    link.save()
    return MadeLink(link, secret, "actions:link")


def is_open(link: ReturnLink, on: date) -> bool:
    """Whether it leads anywhere: neither revoked nor expired, and its period can still be written in."""
    period = link.period
    return link.is_valid(on) and period.is_asking and on <= period.last_day_to_report


@transaction.atomic
def use(link: ReturnLink):
    """Count that somebody went on from the link's page; a look at that page counts nothing."""
    ReturnLink.objects.filter(pk=link.pk).update(uses=F("uses") + 1, last_used_at=timezone.now())
    audit("report link used", link, by=link.person, partnership=link.period.paper.partnership)


@transaction.atomic
def revoke(link: ReturnLink, *, by: User):
    """It works at once no more."""
    reasons = not_allowed(by, Permission.MANAGE_PERIOD, link.period)
    require(reasons + (["This link was revoked already."] if link.revoked_at else []))
    now, place = {"revoked_at": timezone.now(), "revoked_by": by}, {"partnership": link.period.paper.partnership}
    swap(link, was={"revoked_at": None}, now=now, by=by, event="report link revoked", **place)


@transaction.atomic
def decline(link: ReturnLink):
    """“This is not for me”: all links of the person for the organisation stop, and the mail; the officer is told."""
    period, person, place = link.period, link.person, {"partnership": link.period.paper.partnership}
    now = {"revoked_at": timezone.now(), "revoked_by": person}
    own = {"person": person, "organisation": link.organisation, "period__calendar": period.calendar_id}
    for each in ReturnLink.objects.filter(revoked_at=None, **own):
        swap(each, was={"revoked_at": None}, now=now, by=person, event="report link declined", **place)
    for contact in PartnerContact.objects.current().filter(person=person, organisation=link.organisation, **place):
        _end(contact, by=person, reason="This is not for me")
    _tell_coordinators(
        link,
        thing=f"declined-{link.pk}",
        what="one of its contacts does not answer for it",
        text=f"{person} ({person.email}) says that the reports of {link.organisation} are not for them. Their links no "
        "longer work. Name another contact on the page “Who has reported”.\n",
    )


@transaction.atomic
def end_contact(contact: PartnerContact, period: ReportingPeriod, *, by: User):
    """Ask somebody no more: their links of the period stop too."""
    reasons = not_allowed(by, Permission.MANAGE_PERIOD, period)
    require(reasons + (["This contact has ended already."] if contact.ended_at else []))
    own = {"person": contact.person, "organisation": contact.organisation, "period": period}
    for link in ReturnLink.objects.filter(revoked_at=None, **own):
        link.period = period
        revoke(link, by=by)
    _end(contact, by=by)


def _end(contact, *, by, reason=""):
    now = {"ended_at": timezone.now(), "ended_by": by}
    place = {"partnership": contact.partnership, "reason": reason}
    swap(contact, was={"ended_at": None}, now=now, by=by, event="contact ended", **place)


SALT = "actions.delivery.links.verbs"
#: How often one link is passed on: more would be mail to a whole organisation.
PASSED_ON = Limit(10, timedelta(days=1))


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].lower()


@transaction.atomic
def pass_on(link: ReturnLink, *, name: str, email: str) -> PartnerContact:
    """“Not you?”: a colleague of the same domain becomes a contact and gets a link; the co-ordinator is told."""
    if domain_of(email) != domain_of(link.person.email):
        require([f"A link is passed on inside your organisation: enter an address at {domain_of(link.person.email)}."])
    if count([(counted_as(SALT, "passed on", str(link.pk)), PASSED_ON)]) is None:
        require(["This link was passed on often today. Ask whoever sent you the mail to add your colleagues."])
    period, organisation = link.period, link.organisation
    contact = add_contact(period.paper.partnership, organisation, name=name, email=email, by=link.person)
    _write_link(period, organisation, contact.person, by=link.person)
    audit("report link passed on", link, by=link.person, partnership=period.paper.partnership, to=email)
    _tell_coordinators(
        link,
        thing=f"passed-on-{link.pk}-{contact.pk}",
        what=f"the report for {period.name} was passed on",
        text=f"{link.person} passed the link of {link.organisation} on to {contact.person} ({contact.person.email}).\n",
    )
    return contact


@transaction.atomic
def add_contact(partnership, organisation: Organisation, *, name: str, email: str, by: User) -> PartnerContact:
    """Somebody without an account who answers for the organisation; known already: as they are."""
    with acting_as(by):
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            person = User.objects.create_user(email, name=name)
            choose(person, DAILY, Choice.NEVER, because="A contact without an account")
        place = {"partnership": partnership, "organisation": organisation, "person": person}
        known = PartnerContact.objects.current().filter(**place).first()
        return known or PartnerContact.objects.create(**place)


def _write_link(period, organisation, person, *, by):
    made = make_link(period, organisation, person, by=by)
    context = {"period": period, "organisation": organisation, "by": by, "address": made.address}
    write(
        person,
        kind=REPORT.name,
        key=f"report-link-{made.link.pk}",
        subject=f"{organisation}: report for {period.name} by {period.due_on:%A %-d %B}",
        text=render_to_string("actions/delivery/mail/passed_on.txt", context),
    )


def _tell_coordinators(link, *, thing: str, what: str, text: str):
    officers = RoleAssignment.objects.current().filter(role=Role.OFFICER, partnership=link.period.paper.partnership)
    for role in officers.select_related("user"):
        write(
            role.user,
            kind=REPORT.name,
            key=f"report-{thing}",
            subject=f"{link.organisation}: {what}",
            text=text,
        )
