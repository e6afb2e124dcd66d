"""How many people live in the area, among the figures with which its map is begun."""

from collections.abc import Iterator

from partnerships.models import Partnership
from plans.blocks.maps import known
from plans.document.schemas import Data
from priorities.population.reading import years_of_people


def register():
    known.register(people)


def people(partnership: Partnership) -> Iterator[Data]:
    newest = next((each for each in years_of_people(partnership) if each.whole), None)
    if newest:
        yield known.fact(newest.people, f"people live here (middle of {newest.year})")
