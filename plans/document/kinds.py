"""Kinds of block: a small class each, registered in ``AppConfig.ready`` by the room that owns its data.

A kind knows its schema, and how to compose, load, carry forward, check, edit, show and compare. An odd chapter is a
new arrangement of blocks, or one new small class here: never a new column on Plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from plans.document.contents import Document, DocumentBlock
from plans.document.highlights import BigNumber, Pillar, PillarAim
from plans.document.richtext import clean_by_schema, words_of
from plans.document.schemas import Data, Schema, faults
from plans.document.summaries import Counted, in_one_line, shortened, typed_words
from plans.document.unknown import as_rich_text

if TYPE_CHECKING:  # a kind is handed rows and reads what it needs of them; this module needs none
    from django.forms import BaseForm

    from partnerships.models import User
    from plans.models import Block, Paper

_KINDS: dict[str, BlockKind] = {}
#: Kinds that nobody writes or brings in: they are composed and shown.
_COMPOSED: dict[str, BlockKind] = {}
Kind = TypeVar("Kind", bound="BlockKind")


@dataclass(frozen=True)
class CheckWarning:
    """A finding of a check: the rule it comes from, where, and a sentence a person can act on."""

    rule: str
    where: str
    sentence: str


class BlockKind:
    """Base class; a text kind keeps its content in ``block.data``, a placement kind shows its room's rows."""

    name = ""
    label = ""
    help = ""
    #: Paper kinds in which an officer may add this block.
    papers: tuple[str, ...] = ("plan", "year", "addendum", "assessment")
    #: JSON Schema (draft 2020-12) of the block's ``data`` in a Document.
    schema: Schema = {"type": "object"}
    #: True when the rows of a room are shown; ``block.data`` then holds options only.
    is_placement = False
    #: True when a paper has this block once at most (its rows hang on the paper, not on the block).
    is_once = False
    #: Blocks load in this order within a paper (priorities before the actions that name them).
    load_order = 50
    #: Dotted path of the form that edits ``block.data`` (see ``plans.forms``); empty for placements edited on
    #: their own pages.
    form_path = ""
    #: True when its form takes a file, which belongs to the paper as soon as it is sent.
    takes_files = False
    #: URL name of the page that edits a placement's rows; reversed with the block's paper key.
    edit_url_name: str | None = None
    #: The sheet whose lines can come in as entries of its list, if there is one.
    sheet_name = ""
    #: What is edited there, as “Edit the …” says it.
    rows_name = ""
    #: Lists of its data whose entries a field tells apart, beside their key: name → (field, what several are called).
    told_apart: dict[str, tuple[str, str]] = {}
    #: Lists of its data that the one-line summary counts: name → (one, many).
    counted: Counted = {}

    @property
    def template(self) -> str:
        return f"blocks/{self.name}.html"

    @property
    def form_class(self) -> type[BaseForm] | None:
        """The form that edits ``block.data``, imported when asked for; None for placements."""
        found: type[BaseForm] | None = import_string(self.form_path) if self.form_path else None
        return found

    @property
    def can_be_suggested(self) -> bool:
        """Whether somebody who does not write the text can say in its form how the block should read."""
        return bool(self.form_path) and not self.is_placement and not self.takes_files

    @property
    def stands_alone(self) -> bool:
        """Whether it reads the same without the rest of its Document."""
        return not self.is_placement and type(self).context is BlockKind.context

    def empty(self) -> Data:
        """Options or content of a fresh block."""
        return {}

    def begin(self, paper: Paper) -> Data:
        """Options or content of a block that somebody adds to a paper: with what the portal knows already."""
        return self.empty()

    def summary(self, data: Data) -> str:
        """What the list of a paper's blocks shows of composed data; empty when nothing has been written yet."""
        return in_one_line(data, self.counted)

    def is_empty(self, data: Data) -> bool:
        """Nobody has written anything into composed data yet: what a fresh block holds by itself does not count."""
        return not self.summary(data) or (bool(data) and set(typed_words(data)) <= set(typed_words(self.empty())))

    def compose(self, block: Block) -> Data:
        """The block's content as plain data; a placement reads its rows here and nowhere else."""
        data: Data = block.data
        return data

    def load(self, block: Block, data: Data, *, by: User | None) -> None:
        """Turn a Document's data back into the (unsaved) block's data and, for a placement, into rows."""
        block.data = self.clean(data)

    def carry_forward(self, source: Block, target: Block, *, by: User | None) -> None:
        """Give ``target`` (a block of the successor's paper, same key) what should be kept of ``source``."""
        self.load(target, self.compose(source), by=by)

    def clean(self, data: Data) -> Data:
        """Data made safe to store: rich text sanitised, strings normalised."""
        return clean_by_schema(data, self.schema)

    def faults(self, data: Data) -> list[str]:
        """What in ``data`` breaks the schema, each with its path; empty: nothing."""
        return faults(self.schema, data)

    @property
    def shows_others(self) -> bool:
        """Rows that do not hang on the paper, such as seats of the partnership: there before anybody writes."""
        return self.is_placement and not self.is_once

    def councils(self, data: Data) -> list[dict[str, str]]:
        """Councils of a joint partnership of which something in composed data is their own, by slug and name."""
        return []

    def of_council(self, data: Data, slug: str, hidden: set[str]) -> tuple[Data, set[str]]:
        """Composed data without what is another council's own, and the keys of the rows that go. ``hidden``: keys of
        rows of other blocks that went before."""
        return data, set()

    def titles_held(self, data: Data) -> dict[str, str]:
        """Titles, by key, of the rows in composed data that rows of other blocks name by key."""
        return {}

    def titles_named(self, data: Data) -> dict[str, str]:
        """Titles, by key, of rows of other blocks that composed data name with key and title."""
        return {}

    def check(self, data: Data, document: Document) -> list[CheckWarning]:
        """Warnings (never refusals) about composed data, such as sums that do not add up."""
        return []

    def big_numbers(self, data: Data) -> list[BigNumber]:
        """Figures in composed data that are worth a page before the text."""
        return []

    def pillars(self, data: Data) -> list[Pillar]:
        """What the plan is built on."""
        return []

    def serves(self, data: Data, document: Document) -> list[str]:
        """Keys of the pillars under which its rows stand, in their order, where they are of another text too."""
        return []

    def aims(self, data: Data) -> list[PillarAim]:
        """What is to be reached."""
        return []

    def themes(self, data: Data) -> list[str]:
        """What cuts across every pillar."""
        return []

    def context(self, block: DocumentBlock, document: Document) -> Data:
        """More for the template: what is worked out of a Document's block (a chart's table, words for codes)."""
        return {}

    def render(
        self,
        block: DocumentBlock,
        *,
        document: Document,
        medium: str = "page",
        record: Data | None = None,
        heading_level: int = 3,
    ) -> str:
        """HTML of a Document's block, without its own heading (``plans.document.render`` writes that).

        ``medium`` is ``page``, ``pdf`` or ``compare``; headings inside begin at ``heading_level``.
        """
        return render_to_string(
            self.template,
            {
                "block": block,
                "data": block["data"],
                "document": document,
                "medium": medium,
                "record": record or {},
                "heading_level": heading_level,
                **self.context(block, document),
            },
        )


class UnknownKind(BlockKind):
    """A kind that this installation does not know: kept as it is, and shown plainly."""

    label = "Other content"

    def __init__(self, name: str):
        self.name = name

    @property
    def template(self) -> str:
        return "blocks/unknown.html"

    def summary(self, data: Data) -> str:
        return shortened(words_of(as_rich_text(data)))


def register(kind_class: type[Kind]) -> type[Kind]:
    """Class decorator: make one kind known by its name."""
    kind = kind_class()
    _KINDS[kind.name] = kind
    return kind_class


def register_composed(kind_class: type[Kind]) -> type[Kind]:
    """Class decorator: make known a kind that is composed from rows alone, and in no text that people write."""
    kind = kind_class()
    _COMPOSED[kind.name] = kind
    return kind_class


def kind_named(name: str) -> BlockKind:
    return _KINDS.get(name) or _COMPOSED.get(name) or UnknownKind(name)


def composed_kinds() -> list[BlockKind]:
    return list(_COMPOSED.values())


def known_kinds() -> dict[str, BlockKind]:
    """Those that a text can be written with."""
    return dict(sorted(_KINDS.items()))
