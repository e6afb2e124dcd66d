"""Organisations that the portal does not know yet, in the hands of those who keep a partnership's table."""

from django.db import transaction
from django.utils.text import slugify

from partnerships.models import Organisation, Partnership, audit
from partnerships.verbs import Refused, require, require_reason, swap
from partnerships.wording import and_words


@transaction.atomic
def add_organisation(organisation: Organisation, partnership, *, by) -> Organisation:
    """Save a new organisation under a slug of its own."""
    organisation.slug = _free_slug(organisation.name)
    organisation._history_user = by
    organisation.save()
    audit("organisation added", organisation, by=by, partnership=partnership)
    return organisation


#: What an organisation is called, and what it is.
CALLED = ("name", "short_name", "kind", "website")


def reasons_not_to_change(organisation: Organisation, partnership, *, by) -> list[str]:
    """An organisation is everybody's: who keeps one table changes what sits at no other."""
    if organisation.is_council:
        return [f"{organisation} is a council: a site administrator changes its name, under Set up the portal."]
    others = Partnership.objects.filter(memberships__organisation=organisation).exclude(pk=partnership.pk)
    named = list(others.distinct().order_by("name").values_list("name", flat=True))
    if named and not by.has_site_role():
        return [f"{organisation} sits at the table of {and_words(named)} too: a site administrator changes its name."]
    return []


@transaction.atomic
def change_organisation(organisation: Organisation, partnership, *, now: dict, reason: str, by) -> None:
    """Give an organisation another name, for one: what leads and partners are called follows, adopted texts stay."""
    require_reason(reason, "Say why: the reason is kept in the history.")
    require(reasons_not_to_change(organisation, partnership, by=by))
    others = Organisation.objects.exclude(pk=organisation.pk)
    if others.filter(name__iexact=now["name"]).exists():
        raise Refused([f"The portal knows another organisation called {now['name']} already."])
    was = {name: getattr(organisation, name) for name in CALLED}
    event = "organisation changed"
    swap(organisation, was=was, now=now, by=by, event=event, partnership=partnership, reason=reason, before=was["name"])


@transaction.atomic
def remove_organisation(organisation: Organisation, partnership, *, by, reason: str) -> bool:
    """Take an organisation out again that nothing in the portal uses; False where something does, and it stays."""
    if is_used(organisation):
        return False
    audit("organisation removed", organisation, by=by, partnership=partnership, reason=reason)
    organisation._history_user, organisation._change_reason = by, reason
    organisation.delete()
    return True


def is_used(organisation: Organisation) -> bool:
    """Whether any row names it; what rows once said is history, and does not count."""
    relations = [each for each in Organisation._meta.get_fields(include_hidden=True) if each.auto_created]
    rows = [each for each in relations if each.is_relation and not each.related_model.__name__.startswith("Historical")]
    return any(each.related_model._base_manager.filter(**{each.field.name: organisation}).exists() for each in rows)


def _free_slug(name):
    wanted = slugify(name)[:70] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(taken) + 3) if f"{wanted}-{n}" not in taken)
