"""Atom feeds of decisions: of all partnerships, and of one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from governance.feeds.decisions_atom import public_decisions, tag
from partnerships.access import public
from partnerships.models import Partnership
from partnerships.site_address import full_address


@public
def all_decisions(request):
    return _feed(request, "all", "Decisions on community safety plans", "/", public_decisions())


@public
def partnership_decisions(request, slug):
    partnership = get_object_or_404(Partnership, slug=slug)
    title = f"Decisions on the plans of {partnership.name}"
    return _feed(request, slug, title, partnership.get_absolute_url(), public_decisions(partnership))


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
