"""The look with which a text is drawn, as plain data for the inputs of its rendering, and the pictures it names."""

from datetime import date
from functools import partial

from django.utils import timezone

from partnerships.models import Membership, Partnership
from plans.models import LookPicture, PrintedLook, Rendering, Version
from plans.printing.assets import BASE, Asset, read_file

#: What a partnership that has chosen nothing gets.
USUAL = {
    "cover": "",
    "credit": "",
    "logos": [],
    "priority_colours": True,
    "big_numbers": True,
    "plan_on_a_page": True,
    "back_cover": True,
}


def look_of(partnership: Partnership, on: date | None = None) -> dict:
    """As it is chosen now, with the logos of those who sit at the table on a day."""
    kept = PrintedLook.objects.filter(partnership=partnership).select_related("cover").first()
    if kept is None:
        return dict(USUAL)
    seats = Membership.objects.in_force(on or timezone.localdate()).filter(partnership=partnership)
    logos = kept.logos.filter(organisation__in=seats.values("organisation")).select_related("organisation", "picture")
    return {
        "cover": kept.cover.sha256 if kept.cover else "",
        "credit": kept.cover_credit if kept.cover else "",
        "logos": [{"name": logo.organisation.name, "sha256": logo.picture.sha256} for logo in logos],
        "priority_colours": kept.has_priority_colours,
        "big_numbers": kept.has_big_numbers,
        "plan_on_a_page": kept.has_plan_on_a_page,
        "back_cover": kept.has_back_cover,
    }


def look_of_version(version: Version) -> dict | None:
    """That with which it was first drawn: a new cover is one for new texts. None: it was drawn before there were any
    looks, and stays as it is."""
    first = version.renderings.filter(kind=Rendering.Kind.VERSION).order_by("pk").only("inputs").first()
    if first is None:
        return look_of(version.paper.partnership)
    look: dict | None = first.inputs.get("look")
    return look


def look_assets(look: dict | None, partnership: Partnership) -> dict[str, Asset]:
    if not look:
        return {}
    named = [look["cover"], *(logo["sha256"] for logo in look["logos"])]
    kept = LookPicture.objects.filter(partnership=partnership, sha256__in=named)
    return {f"{BASE}look/{each.sha256}": Asset(partial(read_file, each.file), each.content_type) for each in kept}
