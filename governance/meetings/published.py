"""What was published of meetings, for the pages of a plan and of a partnership: open packs, supplements and minutes."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse

from governance.dates.clear_days import spell
from governance.meetings.published_packs import of_partnership, of_plan
from governance.models import Meeting, Minutes, Pack, Supplement, Variant
from partnerships.models import Partnership
from plans.models import Paper


def published_of_plan(paper: Paper, on: date) -> list[dict]:
    """Of the meetings that were given the plan, the newest first, as everybody may know on a day."""
    return _told(Exists(_open_packs(on).filter(of_plan(paper))), on)


def published_of_partnership(partnership: Partnership, on: date) -> list[dict]:
    """Of its boards and of all meetings that were given one of its plans."""
    of_boards = _public_minutes(on).filter(meeting__body__partnership=partnership)
    return _told(Exists(_open_packs(on).filter(of_partnership(partnership))) | Exists(of_boards), on)


def _open_packs(on):
    """Of the meeting on whichever day it stood when they were published."""
    packs = Pack.objects.published().filter(meeting__uid=OuterRef("uid"), variant=Variant.OPEN)
    return packs.filter(published_at__date__lte=on)


def _public_minutes(on):
    return Minutes.objects.public().filter(meeting=OuterRef("pk"), published_at__date__lte=on)


def _told(which: Exists | Q, on) -> list[dict]:
    """In one question, with the former names of bodies in another."""
    newest = _open_packs(on).order_by("-meeting__sequence", "-edition")
    supplements = Supplement.objects.published().filter(meeting__uid=OuterRef("uid"), variant=Variant.OPEN)
    supplements = supplements.filter(published_at__date__lte=on).order_by().values("meeting__uid")
    rows = Meeting.objects.latest_of_each().filter(which).select_related("body").prefetch_related("body__former_names")
    rows = rows.annotate(
        pack_of=Subquery(newest.values("meeting")[:1]),
        pack_name=Subquery(newest.values("name")[:1]),
        pages=Subquery(newest.values("pages")[:1]),
        supplements_known=Subquery(supplements.annotate(known=Count("pk")).values("known")),
        has_minutes=Exists(_public_minutes(on)),
    )
    return [_meeting(row) for row in rows.order_by("-on", "pk")]


def _meeting(row) -> dict:
    return {
        "name": f"{row.body.name_on(row.on)}, {spell(row.on)}",
        "url": row.get_absolute_url(),
        "pack": reverse("governance:meeting_pack", args=[row.pack_of, row.pack_name]) if row.pack_name else "",
        "pages": row.pages,
        "supplements": row.supplements_known or 0,
        "minutes": reverse("governance:public_minutes", args=[row.pk]) if row.has_minutes else "",
    }
