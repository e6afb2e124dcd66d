"""Places on committees that no account holds: vacant ones, and those of people without an e-mail address."""

import uuid
from collections import Counter

from governance.models import Appointment, Body
from governance.seats.appointing import appoint, take_away
from governance.seats.placing import committees_of, data_of, filled, in_order

_SPACE = uuid.UUID("5a5a4f0e-3c1c-4b6f-9a57-3f1d0c6d3c11")
#: What sheets write where a seat has nobody.
VACANT = {
    "vacancy", "vacant", "vacant seat", "vacant place", "vacant position", "vacant post", "seat vacant", "unfilled",
    "to be appointed", "tba", "to be confirmed", "tbc",
}  # fmt: skip


def key_of(said: str) -> str:
    """The key of a line: that of an e-mail address, so that it is the same for a person and an invitation."""
    return str(uuid.uuid5(_SPACE, said.casefold()))


def is_vacant(item) -> bool:
    return not item.get("email") and _plain(item.get("name", "")) in VACANT


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("(", " ").replace(")", " ").split())


def holder_of(item) -> str:
    """As the place names it; nothing for a vacant one."""
    return "" if is_vacant(item) else " ".join(item["name"].split())


def becomes(item) -> str:
    """What becomes of a line that is new."""
    if item["email"]:
        return "is invited"
    return "nobody holds it" if is_vacant(item) else "named without an account: gets no mail and no pack"


def known_already(item) -> str:
    return f"“{item['name']}” stands here with an e-mail address: enter it, so that nobody stands on the list twice."


def held_items(bodies: dict[str, Body]) -> list[dict]:
    """One line for each name, and one for all vacant seats."""
    found: dict[str, list[dict]] = {}
    rows = Appointment.objects.filter(body__in=bodies.values(), user=None).select_related("body")
    for row in rows.order_by("held_by", "pk"):
        found.setdefault(row.held_by, []).append(data_of(row))
    return [
        {"key": key_of(f"named {name}"), "name": name or Appointment.VACANT, "email": "", "has_account": False,
         "places": in_order(places, bodies)}
        for name, places in found.items()
    ]  # fmt: skip


def hold(council, name: str, places: list[dict], *, by, reason: str) -> None:
    """The places held under this name from now on; without a name those that are vacant. Call inside a verb."""
    bodies = committees_of(council)
    standing = list(
        Appointment.objects.filter(body__in=bodies.values(), user=None, held_by=name).select_related("body")
    )
    wanted = Counter(map(_frozen, places))
    free = []
    for row in standing:
        if wanted[_frozen(data_of(row))]:
            wanted[_frozen(data_of(row))] -= 1
        else:
            free.append(row)
    for each in (dict(frozen) for frozen, number in wanted.items() for _ in range(number)):
        row = next((row for row in free if row.body.slug == each["body"]), None)
        if row:
            free.remove(row)
        row = row or Appointment(body=bodies[each["body"]], held_by=name)
        appoint(filled(row, each, reason), by=by)
    for row in free:
        row._change_reason = reason
        take_away(row, by=by)


def _frozen(place: dict) -> tuple:
    return tuple(sorted(place.items()))
