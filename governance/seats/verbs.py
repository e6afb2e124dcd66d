"""Verbs about seats and offices, each with the posts that hold it in turn."""

from django.db import transaction

from governance.models import Seat, SeatTurn
from partnerships.access import not_allowed
from partnerships.history import acting_as
from partnerships.models import audit
from partnerships.verbs import require


@transaction.atomic
def save_seat(seat: Seat, turns: list[dict], *, by) -> Seat:
    """The seat with its turns in their order: rows that stay the same leave no history."""
    require(not_allowed(by, seat.permission, seat))
    event = "seat changed" if seat.pk else "seat added"
    with acting_as(by):
        _save(seat, turns)
    _audit(event, seat, by=by, turns=len(turns))
    return seat


def _save(seat, turns):
    seat.full_clean()
    seat.save()
    here = list(seat.turns.all())
    for position, values in enumerate(turns):
        turn = here[position] if position < len(here) else SeatTurn(seat=seat)
        wanted = {**values, "position": position}
        if turn.pk is None or any(getattr(turn, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(turn, name, value)
            turn.full_clean()
            turn.save()
    for turn in here[len(turns) :]:
        turn.delete()


@transaction.atomic
def remove_seat(seat: Seat, *, by, reason: str):
    """A seat that was entered in error. One that was given up has the last day of its last turn instead."""
    require(not_allowed(by, seat.permission, seat))
    _audit("seat removed", seat, by=by, reason=reason)
    seat._change_reason = reason
    with acting_as(by):
        seat.delete()


def _audit(event, seat, *, by, reason="", **details):
    council, partnership = (seat.body.council, seat.body.partnership) if seat.body else (None, seat.partnership)
    audit(event, seat, by=by, council=council, partnership=partnership, reason=reason, **details)
