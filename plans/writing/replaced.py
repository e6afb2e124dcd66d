"""Find and replace across a whole text: its chapters, and the rows that they show."""

from dataclasses import dataclass, field

from plans.document.schemas import faults
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Paper
from plans.rows.edited import Edited
from plans.rows.sections import known_nouns
from plans.writing.replacing import FoundPlace, Replacing, Wanted


@dataclass(frozen=True)
class FoundRow:
    """A chapter or a row with the places found in it."""

    edited: Edited
    row: object
    places: list[FoundPlace]

    @property
    def id(self) -> str:
        return f"{self.edited.name}:{self.row.key}"

    @property
    def label(self) -> str:
        return self.edited.label

    @property
    def url(self) -> str:
        """Where it is written."""
        return self.edited.url("edit", self.row) if self.edited.has_form(self.row) else self.edited.place_of(self.row)

    def place_ids(self) -> list[tuple[str, FoundPlace]]:
        """Each place under an id of its own in the whole text."""
        return [(f"{self.id}{place.id}", place) for place in self.places]


@dataclass
class Replaced:
    """What became of it: places and rows that were changed, and sentences on those that were not."""

    places: int = 0
    rows: int = 0
    refused: list[str] = field(default_factory=list)


def found_in(paper: Paper, wanted: Wanted) -> list[FoundRow]:
    """Every place, chapters first, then the rows of each kind."""
    found = []
    for edited, row in _rows(paper):
        looking = Replacing(wanted)
        looking.of(edited.data(row), edited.schema(row))
        if looking.places:
            found.append(FoundRow(edited, row, looking.places))
    return found


def replace(paper: Paper, wanted: Wanted, ticked: set[str], revisions: dict[str, int], *, by, reason: str) -> Replaced:
    """Replace the ticked places, with one line in the history of each row.

    ``revisions``: by the id of each row, what it was when the places were shown; one saved since stays as it is.
    """
    done = Replaced()
    for found in found_in(paper, wanted):
        own = frozenset(place.id for key, place in found.place_ids() if key in ticked)
        if not own:
            continue
        data = Replacing(wanted, own).of(found.edited.data(found.row), found.edited.schema(found.row))
        if _is_too_long(found, data):
            done.refused.append(
                f"“{found.row}” would become too long, or lose a name that it needs: it stays as it was."
            )
            continue
        try:
            editing.save(found.edited, found.row, data, by=by, revision=revisions.get(found.id, 0), reason=reason)
        except editing.Conflict:
            done.refused.append(f"“{found.row}” was changed meanwhile: look at its places again.")
        else:
            done.places += len(own)
            done.rows += 1
    return done


def _is_too_long(found, data) -> bool:
    schema = found.edited.schema(found.row)
    known = set(faults(schema, found.edited.data(found.row)))
    heading = data.get("heading", "") if found.edited is CHAPTERS else ""
    return len(heading) > 200 or not set(faults(schema, data)) <= known


def _rows(paper):
    for block in CHAPTERS.of(paper):
        block.paper = paper
        yield CHAPTERS, block
    for noun in known_nouns():
        for row in noun.rows(paper):
            row.paper = paper
            yield noun, row
