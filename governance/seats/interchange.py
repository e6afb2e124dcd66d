"""Seats and offices in an interchange file's record: those on the bodies it names, and those at organisations."""

from django.db.models import Q

from governance.models import Seat, SeatTurn, Stage
from governance.timetables.body_names import BODY_NAME, bodies_in, bodies_of, names_in, names_of
from plans.document.schemas import KEY, PARTIAL_DATE, SLUG, TRUTH, choice, many, nullable, written
from plans.interchange import register_section
from plans.interchange.faults import brief, join
from plans.interchange.shapes import RowShape

SEAT = RowShape(
    Seat,
    {
        "key": KEY,
        "title": written(),
        "capacity": choice(*Seat.Capacity.values),
        "office": choice(*Seat.Office.values, default=""),
        "has_vote": nullable(TRUTH),
    },
)
TURN = RowShape(SeatTurn, {"held_by": written(), "starts_on": PARTIAL_DATE, "ends_on": PARTIAL_DATE})
_TURNS = many(TURN.schema(organisation=nullable(SLUG)), most=50)
SEATS = many(SEAT.schema(body=nullable(BODY_NAME), organisation=nullable(SLUG), turns=_TURNS), most=500)


def register():
    register_section("seats", export_seats, load_seats, SEATS, check_seats)


def export_seats(plan, papers) -> list[dict]:
    bodies = Stage.objects.filter(timetable__paper__in=papers).values("body")
    seats = Seat.objects.filter(Q(body__in=bodies) | Q(partnership=plan.partnership_id))
    names = names_of(bodies_of(plan, papers))
    return [_seat(seat, names) for seat in seats.with_turns()]


def _seat(seat, names) -> dict:
    """``names``: what the file calls its bodies, by their keys."""
    turns = [TURN.data(turn) | {"organisation": _slug(turn.organisation)} for turn in seat.turns.all()]
    place = {"body": names.get(seat.body_id), "organisation": _slug(seat.organisation)}
    return SEAT.data(seat) | place | {"turns": turns}


def _slug(row) -> str | None:
    return row.slug if row else None


def check_seats(seats, data, faults):
    bodies = names_in(data["record"]["bodies"])
    keys = [seat["key"] for seat in seats]
    for index, seat in enumerate(seats):
        path = f"record.seats[{index}]"
        if (seat["body"] is None) == (seat["organisation"] is None):
            faults.add(path, "A seat is on a committee or board, or an office at an organisation, and not both.")
        if seat["body"] is not None and seat["body"] not in bodies:
            faults.add(join(path, "body"), f"The file has no body {brief(seat['body'])}.")
        if keys.count(seat["key"]) > 1:
            faults.add(join(path, "key"), "This seat is given twice.")


def load_seats(seats, importing):
    """A seat that is here already must say the same."""
    bodies = bodies_in(importing)
    names = {body.pk: name for name, body in bodies.items()}
    for index, given in enumerate(seats):
        path = f"record.seats[{index}]"
        here = Seat.objects.with_turns().filter(key=given["key"]).first()
        if here:
            importing.same_or_fault(path, _seat(here, names), given)
            continue
        seat = importing.save(path, SEAT.row(given, **_place(given, bodies, importing)))
        for number, turn in enumerate(given["turns"] if seat.pk else ()):
            of = importing.organisation(turn["organisation"])
            importing.save(join(path, "turns", number), TURN.row(turn, seat=seat, position=number, organisation=of))


def _place(given, bodies, importing) -> dict:
    if given["organisation"]:
        return {"organisation": importing.organisation(given["organisation"]), "partnership": importing.partnership}
    return {"body": bodies[given["body"]]}
