"""What the portal knows already of the groups of a partnership, with which a structure chart is begun.

Rooms above tell theirs: ``register(source)`` with a function of the partnership and the name of the group at its head.
"""

from collections.abc import Callable, Iterator
from itertools import chain

from partnerships.models import Partnership
from plans.blocks.structure.tree import REPORTS
from plans.document.schemas import Data

Source = Callable[[Partnership, str], Iterator[Data]]
_SOURCES: list[Source] = []
FEWEST = 2


def register(source: Source) -> None:
    if source not in _SOURCES:
        _SOURCES.append(source)


def group(name: str, *, under: str = "", tie: str = REPORTS, lead: str = "", does: str = "") -> Data:
    return {"name": name, "under": under, "tie": tie, "lead": lead, "does": does}


def known_groups(partnership: Partnership) -> list[Data]:
    """A county's group above its districts', the partnership, and what is told of below; none of one group alone."""
    over = [group(partnership.county_parent.name)] if partnership.county_parent else []
    own = group(partnership.name, under=over[0]["name"] if over else "")
    told = chain.from_iterable(source(partnership, own["name"]) for source in _SOURCES)
    found = {each["name"]: each for each in (*over, own, *told)}
    return list(found.values()) if len(found) >= FEWEST else []
