"""Organisations that the portal does not know yet, in the hands of those who keep a partnership's table."""

from django.db import transaction
from django.utils.text import slugify

from partnerships.models import Organisation, audit


@transaction.atomic
def add_organisation(organisation: Organisation, partnership, *, by) -> Organisation:
    """Save a new organisation under a slug of its own."""
    organisation.slug = _free_slug(organisation.name)
    organisation._history_user = by
    organisation.save()
    audit("organisation added", organisation, by=by, partnership=partnership)
    return organisation


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
