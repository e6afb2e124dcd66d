"""Links by which a contact gives figures without an account: made for a mail, stopped by who got it."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from partnerships.access import Role
from partnerships.links import MadeLink
from partnerships.mail.kinds import Choice, choose
from partnerships.mail.rows import write
from partnerships.models import (
    Organisation,
    PartnerContact,
    Partnership,
    RoleAssignment,
    User,
    audit,
    digest_of,
    new_secret,
)
from partnerships.verbs import swap
from priorities.measures.mail_kinds import KIND
from priorities.models import FigureLink


@transaction.atomic
def make_link(partnership: Partnership, organisation: Organisation, person: User, *, until: date) -> MadeLink:
    """By the portal itself, for the mail that asks."""
    secret, by = new_secret(), User.objects.system("worker")
    place = {"partnership": partnership, "organisation": organisation}
    link = FigureLink(digest=digest_of(secret), person=person, made_by=by, expires_on=until, **place)
    link._history_user = by
    link.save()
    return MadeLink(link, secret, "priorities:figures_link")


def is_open(link: FigureLink, on: date) -> bool:
    """Neither revoked nor expired, and its person still answers for the organisation."""
    own = {"partnership": link.partnership_id, "organisation": link.organisation_id, "person": link.person_id}
    return link.is_valid(on) and PartnerContact.objects.current().filter(**own).exists()


@transaction.atomic
def use(link: FigureLink):
    """Count that somebody went on from the link's page; a look at that page counts nothing."""
    FigureLink.objects.filter(pk=link.pk).update(uses=F("uses") + 1, last_used_at=timezone.now())
    audit("figure link used", link, by=link.person, partnership=link.partnership)


@transaction.atomic
def decline(link: FigureLink):
    """“This is not for me”: the person's links for these figures stop, and the mail; the officers are told.

    Whoever answers for the organisation's actions goes on doing so.
    """
    person, place = link.person, {"partnership": link.partnership}
    now = {"revoked_at": timezone.now(), "revoked_by": person}
    own = {"person": person, "organisation": link.organisation, "partnership": link.partnership}
    for each in FigureLink.objects.filter(revoked_at=None, **own):
        swap(each, was={"revoked_at": None}, now=now, by=person, event="figure link declined", **place)
    choose(person, KIND.name, Choice.NEVER, because="This is not for me")
    officers = RoleAssignment.objects.current().filter(role=Role.OFFICER, partnership=link.partnership)
    for role in officers.select_related("user"):
        write(
            role.user,
            kind=KIND.name,
            key=f"figures-declined-{link.pk}",
            subject=f"{link.organisation}: one of its contacts does not give its figures",
            text=f"{person} ({person.email}) says that the figures of {link.organisation} are not for them, and is "
            "no longer asked for them. Name another contact on the page “Who has reported”, or enter them yourself.\n",
        )
