"""Atom feeds: decisions of all partnerships and of one; and all that a council or a partnership publishes."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from governance.feeds.decisions_atom import MOST, newest_of, pack_entries, public_decisions, tag
from governance.meetings.published_packs import packs_of_partnership
from governance.models import Pack, Variant
from partnerships.access import public
from partnerships.models import Organisation, Partnership
from partnerships.site_address import full_address


@public
def all_decisions(request):
    return _feed(request, "all", "Decisions on community safety plans", "/", public_decisions())


@public
def partnership_decisions(request, slug):
    partnership = get_object_or_404(Partnership, slug=slug)
    title = f"Decisions on the plans of {partnership.name}"
    return _feed(request, slug, title, partnership.get_absolute_url(), public_decisions(partnership))


@public
def partnership_publications(request, slug):
    partnership = get_object_or_404(Partnership, slug=slug)
    entries = newest_of(pack_entries(packs_of_partnership(partnership, AnonymousUser())), public_decisions(partnership))
    title = f"Agendas, papers and decisions: {partnership.name}"
    return _feed(request, f"publications/{slug}", title, partnership.get_absolute_url(), entries)


@public
def council_publications(request, slug):
    council = get_object_or_404(Organisation.objects.councils(), slug=slug)
    packs = Pack.objects.published().filter(meeting__body__council=council, variant=Variant.OPEN)
    packs = packs.select_related("meeting__body").order_by("-published_at", "pk")[:MOST]
    title, place = f"Agendas, papers and decisions: {council.name}", f"{reverse('governance:meetings')}?council={slug}"
    entries = newest_of(pack_entries(packs), public_decisions(council=council))
    return _feed(request, f"publications/council/{slug}", title, place, entries)


def _feed(request, name, title, path, entries) -> HttpResponse:
    """Django marks summaries as HTML, so plain words are escaped as HTML first."""
    feed = Atom1Feed(
        title=title, link=full_address(path), description="", language="en-GB", feed_url=full_address(request.path),
        author_name="Community Safety Plans", feed_guid=tag(name),
    )  # fmt: skip
    for entry in entries:
        feed.add_item(
            title=entry.title, link=full_address(entry.path), description=escape(entry.summary), unique_id=entry.id,
            pubdate=entry.published, updateddate=entry.updated,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
