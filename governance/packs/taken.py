"""Packs of meetings, among everything that a partnership takes out."""

from collections.abc import Iterator
from functools import partial

from django.db.models import Q

from governance.models import Pack, Supplement
from governance.models.packs import Variant
from partnerships.models import Partnership
from plans.taking_out.contents import TakenFile, register_taken_of_partnership, stored_file

HEADING = "Packs of meetings"


def register():
    register_taken_of_partnership(taken_of)


def taken_of(partnership: Partnership, *, with_drafts: bool) -> Iterator[TakenFile]:
    """Of its own boards what was published, with what is not for publication where that may be; of other bodies the
    open packs of meetings that had a text of the partnership before them."""
    for model in (Pack, Supplement):
        own = Q(meeting__body__partnership=partnership)
        here = own | Q(meeting__stage_dates__stage__timetable__paper__partnership=partnership)
        rows = model.objects.published().filter(here, making=model.Making.READY)
        rows = rows.filter(Q(variant=Variant.OPEN) | own) if with_drafts else rows.filter(variant=Variant.OPEN)
        for row in rows.distinct().select_related("meeting__body").order_by("meeting__on", "pk"):
            variant = "" if row.is_open else ", with what is not for publication"
            name = f"packs/{row.meeting.body.slug}/{row.meeting_id}-{row.filename}"
            yield TakenFile(HEADING, name, f"{row}{variant}, PDF", partial(stored_file, row.file.name))
