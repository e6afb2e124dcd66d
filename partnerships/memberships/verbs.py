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


def _free_slug(name):
    wanted = slugify(name)[:70] or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(taken) + 3) if f"{wanted}-{n}" not in taken)
