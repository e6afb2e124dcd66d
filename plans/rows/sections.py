"""A section: one placement block, seen as the page on which its rows are listed and edited."""

from dataclasses import dataclass

from django.urls import reverse

from plans.document.kinds import kind_named
from plans.models import Block
from plans.rows.noun import Noun

_NOUNS: dict[str, Noun] = {}


@dataclass(frozen=True)
class Section:
    """The kind of block, the page's path, the nouns whose rows it lists, and what an empty list says."""

    kind: str
    path: str
    nouns: tuple[Noun, ...]
    empty: str

    @property
    def url_name(self) -> str:
        return kind_named(self.kind).edit_url_name

    def url(self, paper) -> str:
        return reverse(self.url_name, args=[paper.key])

    def block_of(self, paper) -> Block | None:
        """The paper's block of this kind; None where it was not added or was removed."""
        block = Block.objects.filter(paper=paper, kind=self.kind).placed().first()
        if block:
            block.paper = paper
        return block

    def data_of(self, paper, block: Block | None) -> dict:
        """The composed data, also of rows that no block shows yet."""
        kind = kind_named(self.kind)
        return kind.compose(block or Block(paper=paper, kind=self.kind, data=kind.empty()))


def register_nouns(section: Section) -> None:
    """Make its rows known to what is done across a whole text."""
    _NOUNS.update({noun.name: noun for noun in section.nouns})


def known_nouns() -> list[Noun]:
    return list(_NOUNS.values())
