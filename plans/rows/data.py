"""Between fields of rows and the plain data of a Document: days, keys, sums of money, organisations."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from partnerships.memberships.offered import days_to_come, offered
from partnerships.models import Organisation


def day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def key_or_none(value: str | None) -> UUID | None:
    return UUID(value) if value else None


def text_or_none(value) -> str | None:
    return str(value) if value else None


def money(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def pounds(value: Decimal | None) -> str | None:
    """Always two places: ``"106460.00"``."""
    return None if value is None else f"{value:.2f}"


def slug_of(organisation: Organisation | None) -> str | None:
    return organisation.slug if organisation else None


def named(organisation: Organisation | None) -> dict | None:
    return {"slug": organisation.slug, "name": organisation.name} if organisation else None


def titled(row: dict | None, titles: dict[str, str]) -> dict | None:
    """Another row as a Document names it: today's title where it is known, else the one kept beside the key."""
    return row and {"key": row["key"], "title": titles.get(row["key"], row["title"])}


def organisations_by_slug(slugs, names: dict[str, str] | None = None, *, by=None) -> dict:
    """The organisations of these slugs, by slug (None stays None); one that is new is made where its name is given.

    Raises Organisation.DoesNotExist for a slug that nobody knows and nobody names.
    """
    wanted = {slug for slug in slugs if slug} | set(names or {})
    found = {organisation.slug: organisation for organisation in Organisation.objects.filter(slug__in=wanted)}
    for slug in sorted(wanted - found.keys()):
        if not (names or {}).get(slug):
            raise Organisation.DoesNotExist(f"No organisation is known as {slug}.")
        found[slug] = Organisation(slug=slug, name=names[slug])
        found[slug]._history_user = by
        found[slug].save()
    return {None: None, **found}


def slugs_in(value) -> set[str]:
    """Slugs of the organisations that plain data name, however deep."""
    if isinstance(value, dict):
        slugs = {value[name] for name in ("slug", "organisation") if isinstance(value.get(name), str)}
        return slugs.union(*(slugs_in(part) for part in value.values()))
    if isinstance(value, list):
        return set().union(*(slugs_in(part) for part in value))
    return set()


def names_around(paper, slugs) -> dict[str, str]:
    """By slug, the names of all that ever sat at the paper's table, of the lead councils and of ``slugs``."""
    around = Q(memberships__partnership=paper.partnership_id) | Q(led_partnerships=paper.partnership_id)
    found = Organisation.objects.filter(around | Q(slug__in=slugs)).distinct()
    return dict(found.values_list("slug", "name"))


def offered_in(paper, slugs) -> list[tuple[Organisation, str]]:
    """Organisations that a row of the paper may name, each with its name as it is offered: those at the table in the
    days of the text that are still to come (of one that is over: in all of them), the lead councils, and ``slugs``.
    """
    named = Q(slug__in=slugs) | Q(pk__in=paper.partnership.lead_councils.values("pk"))
    return offered(paper.partnership, named=named, days=days_to_come(paper.period))
