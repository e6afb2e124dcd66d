"""Boards and committees with which a structure chart is begun: the partnership's own, and the one that looks at it."""

from collections.abc import Iterator

from django.utils import timezone

from governance.dates.bodies import BodyKind
from governance.models import Body
from partnerships.models import Partnership
from plans.blocks.structure import known
from plans.blocks.structure.tree import WORKS
from plans.document.schemas import Data

LOOKS_AT_IT = "Looks at the partnership’s work at least once a year, as the council’s crime and disorder committee."


def register():
    known.register(boards)


def boards(partnership: Partnership, at_its_head: str) -> Iterator[Data]:
    """The partnership's board with its other groups beneath it; the scrutiny committee of a council that has one."""
    bodies = Body.objects.open_to(partnership).meeting_on(timezone.localdate()).order_by("name")
    own = [body for body in bodies if body.partnership_id == partnership.pk]
    head = [body for body in own if body.kind == BodyKind.PARTNERSHIP_BOARD]
    above = head[0].name if len(head) == 1 else at_its_head
    for body in sorted(own, key=lambda body: body not in head):
        yield known.group(body.name, under=at_its_head if body in head else above)
    scrutiny = [body for body in bodies if body.kind == BodyKind.SCRUTINY and body.council_id]
    if len(scrutiny) == 1:
        yield known.group(scrutiny[0].name, under=above, tie=WORKS, does=LOOKS_AT_IT)
