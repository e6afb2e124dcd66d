"""A partnership's boards, their meetings and seats, and the offices at its organisations, as all that is taken out."""

from collections.abc import Iterator
from functools import partial

from governance.models import Body, Meeting, Seat, SeatTurn
from partnerships.models import Partnership
from plans.taking_out.contents import TakenFile, register_taken_of_partnership
from plans.taking_out.row_sheets import sheet_of, workbook_of


def register():
    register_taken_of_partnership(taken_of)


def taken_of(partnership: Partnership, *, with_drafts: bool) -> Iterator[TakenFile]:
    if with_drafts and (partnership.bodies.exists() or partnership.offices.exists()):
        content = partial(boards_workbook, partnership)
        yield TakenFile("The partnership", "partnership/boards.xlsx", "Boards, meetings and seats, Excel", content)


def boards_workbook(partnership: Partnership) -> bytes | None:
    bodies = Body.objects.filter(partnership=partnership)
    seats = Seat.objects.filter(body__in=bodies) | Seat.objects.filter(partnership=partnership)
    technical = ("uid", "sequence", "source_uid", "moved_from", "first_sitting", "changed_at")
    return workbook_of(
        f"{partnership.name}: boards",
        partnership.name,
        [
            sheet_of("Boards", bodies, without=("council", "slug")),
            sheet_of("Meetings", Meeting.objects.filter(body__in=bodies, successor=None), without=technical),
            sheet_of("Seats", seats),
            sheet_of("Who held them", SeatTurn.objects.filter(seat__in=seats)),
        ],
    )
