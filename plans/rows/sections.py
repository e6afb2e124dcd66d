"""A section: one placement block, seen as the page on which its rows are listed and edited."""

from dataclasses import dataclass

from django.urls import reverse

from partnerships.access import Permission
from plans.document.kinds import kind_named
from plans.models import Block
from plans.rows.noun import Noun


@dataclass(frozen=True)
class Section:
    """The kind of block, the page's name and path, the nouns whose rows it lists, and what an empty list says."""

    kind: str
    url_name: str
    path: str
    nouns: tuple[Noun, ...]
    empty: str
    permission: Permission = Permission.EDIT_PAPER

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


_SECTIONS: dict[str, Section] = {}


def register_section(section: Section) -> Section:
    _SECTIONS[section.kind] = section
    return section


def section_of(noun: Noun) -> Section:
    return _SECTIONS[noun.section]
