"""Minutes of a partnership's boards and their logs of actions, among everything that is taken out."""

from collections.abc import Iterator
from functools import partial

from django.template.loader import render_to_string

from governance.board_book.document import html_of_minutes, printed, standing_document
from governance.dates.clear_days import spell
from governance.models import BoardAction, Minutes
from partnerships.models import Partnership
from plans.document.canonical import canonical
from plans.models import Rendering
from plans.taking_out.contents import TakenFile, register_taken_of_partnership, stored_file
from plans.taking_out.row_sheets import sheet_of, workbook_of


def register():
    register_taken_of_partnership(taken_of)


def taken_of(partnership: Partnership, *, with_drafts: bool) -> Iterator[TakenFile]:
    """Without drafts the minutes that everybody may read."""
    found = Minutes.objects.filter(meeting__body__partnership=partnership).order_by("meeting__on", "pk")
    for minutes in found.select_related("meeting__body__partnership") if with_drafts else found.public():
        yield from _of_minutes(minutes)
    for body in partnership.bodies.filter(board_actions__isnull=False).distinct() if with_drafts else ():
        name, log = f"boards/{body.slug}/actions.xlsx", partial(_log, body)
        yield TakenFile(str(body), name, "Log of actions, Excel", log)


def _of_minutes(minutes):
    meeting, document = minutes.meeting, standing_document(minutes)
    words = f"{printed(document, minutes)['title'].partition(':')[0]} of {spell(meeting.on)}"
    start = f"boards/{meeting.body.slug}/minutes-{meeting.on.isoformat()}-{meeting.pk}"
    yield TakenFile(str(meeting.body), f"{start}.html", words, partial(_page, minutes, document))
    yield TakenFile(str(meeting.body), f"{start}.json", f"{words}, data", lambda: canonical(document).encode())
    if rendering := _drawn(minutes, document):
        yield TakenFile(str(meeting.body), f"{start}.pdf", f"{words}, PDF", partial(stored_file, rendering.file.name))


def _page(minutes, document) -> bytes:
    context = {**printed(document, minutes), "html": html_of_minutes(document)}
    return render_to_string("governance/board_book/file.html", context).encode()


def _drawn(minutes, document) -> Rendering | None:
    """The PDF of the text as it stands, where somebody has asked for it."""
    told = {f"inputs__report__{name}": value for name, value in printed(document, minutes).items()}
    done = Rendering.objects.done().filter(kind=Rendering.Kind.MINUTES, partnership=minutes.meeting.body.partnership)
    return done.filter(**told).order_by("-pk").first()


def _log(body) -> bytes | None:
    rows = BoardAction.objects.filter(body=body).order_by("meeting__on", "pk")
    return workbook_of(f"{body}: log of actions", str(body.owner), [sheet_of("Actions", rows, without=("body",))])
