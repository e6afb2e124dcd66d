"""Rows of one body that follow one another without a gap are one seat, held on: the table shows it once. Pure."""

from datetime import date, timedelta

SAME = ("statutory_kind", "designation", "has_vote")


def seats_of(members: list[dict]) -> list[dict]:
    """The members of composed data, each with the ``terms`` of its seat in their order (at least one); the seat's days
    are the first and the last of them, its words those of all."""
    seats: list[dict] = []
    for member in sorted(members, key=lambda each: each["from"] or ""):
        before = next((seat for seat in seats if _goes_on(seat, member)), None)
        if before is None:
            seats.append({**member, "terms": [member]})
            continue
        before["terms"].append(member)
        words = dict.fromkeys(filter(None, (term["text"] for term in before["terms"])))
        before |= {"to": member["to"], "office": member["office"], "text": "\n\n".join(words)}
    order = {member["key"]: at for at, member in enumerate(members)}
    return sorted(seats, key=lambda seat: min(order[term["key"]] for term in seat["terms"]))


def _goes_on(seat: dict, member: dict) -> bool:
    """Whether it begins on the day after the seat's last, or on that day, as the same body in the same standing."""
    if not (seat["to"] and member["from"]) or seat["organisation"]["slug"] != member["organisation"]["slug"]:
        return False
    ended, begins = date.fromisoformat(seat["to"]), date.fromisoformat(member["from"])
    return ended <= begins <= ended + timedelta(days=1) and all(seat[name] == member[name] for name in SAME)
