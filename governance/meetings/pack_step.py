"""What a clerk does next about the pack of a meeting, as the meeting's own page says it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.models import Meeting, Pack

FOLLOWS = "The pack is published. Papers that come late follow it in a supplement. It can be withdrawn on its own page."
BEING_MADE = "The pack is published and its PDF is being put together. A supplement can follow once it is there."
NOT_MADE = "Withdraw the pack on its page, put right what stood in the way, and publish it again."
OFF = "The papers of a meeting that does not take place stay public unless they are withdrawn."


@dataclass(frozen=True)
class PackStep:
    """``button`` leads to the page ``name``; ``has_page_beside``: and a second one to the page of the pack."""

    button: str
    name: str = "governance:pack_page"
    said: str = ""
    is_first: bool = True
    has_page_beside: bool = False


def pack_step(meeting: Meeting, packs: Sequence[Pack], *, was_withdrawn: bool, today: date) -> PackStep | None:
    """``packs``: the newest published ones. None where there is nothing to do."""
    if not meeting.is_standing:
        return PackStep("Open the page of the pack", said=OFF, is_first=False) if packs else None
    if not packs:
        return PackStep("Prepare the pack again" if was_withdrawn else "Prepare the pack")
    if any(pack.making == Pack.Making.FAILED for pack in packs):
        return PackStep("Open the page of the pack", said=NOT_MADE)
    if not all(pack.is_ready for pack in packs):
        return PackStep("See how far the pack is", said=BEING_MADE, is_first=False)
    is_first = meeting.on >= today and not meeting.is_adjourned
    return PackStep("Publish a supplement", "governance:supplement", FOLLOWS, is_first, has_page_beside=True)
