"""Kinds of block: a small class each, registered in ``AppConfig.ready`` by the room that owns its data.

A kind knows its schema, and how to compose, load, carry forward, check, edit, show and compare. An odd chapter is a
new arrangement of blocks, or one new small class here: never a new column on Plan.
"""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.module_loading import import_string

from plans.document.richtext import clean_by_schema
from plans.document.schemas import faults

_KINDS: dict[str, "BlockKind"] = {}


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
    papers = ("plan", "year", "addendum", "assessment")
    #: JSON Schema (draft 2020-12) of the block's ``data`` in a Document.
    schema: dict = {"type": "object"}
    #: True when the rows of a room are shown; ``block.data`` then holds options only.
    is_placement = False
    #: True when a paper has this block once at most (its rows hang on the paper, not on the block).
    is_once = False
    #: Blocks load in this order within a paper (priorities before the actions that name them).
    load_order = 50
    #: Dotted path of the form that edits ``block.data`` (see ``plans.forms``); empty for placements edited on
    #: their own pages.
    form_path = ""
    #: URL name of the page that edits a placement's rows; reversed with the block's paper key.
    edit_url_name = None
    #: What is edited there, as “Edit the …” says it.
    rows_name = ""

    @property
    def template(self):
        return f"blocks/{self.name}.html"

    @property
    def form_class(self):
        """The form that edits ``block.data``, imported when asked for; None for placements."""
        return import_string(self.form_path) if self.form_path else None

    def empty(self) -> dict:
        """Options or content of a fresh block."""
        return {}

    def compose(self, block) -> dict:
        """The block's content as plain data; a placement reads its rows here and nowhere else."""
        return block.data

    def load(self, block, data: dict, *, by) -> None:
        """Turn a Document's data back into the (unsaved) block's data and, for a placement, into rows."""
        block.data = self.clean(data)

    def carry_forward(self, source, target, *, by) -> None:
        """Give ``target`` (a block of the successor's paper, same key) what should be kept of ``source``."""
        self.load(target, self.compose(source), by=by)

    def clean(self, data: dict) -> dict:
        """Data made safe to store: rich text sanitised, strings normalised."""
        return clean_by_schema(data, self.schema)

    def faults(self, data: dict) -> list[str]:
        """What in ``data`` breaks the schema, each with its path; empty: nothing."""
        return faults(self.schema, data)

    def titles_held(self, data: dict) -> dict[str, str]:
        """Titles, by key, of the rows in composed data that rows of other blocks name by key."""
        return {}

    def titles_named(self, data: dict) -> dict[str, str]:
        """Titles, by key, of rows of other blocks that composed data name with key and title."""
        return {}

    def check(self, data: dict, document: dict) -> list[CheckWarning]:
        """Warnings (never refusals) about composed data, such as sums that do not add up."""
        return []

    def context(self, block: dict, document: dict) -> dict:
        """More for the template: what is worked out of a Document's block (a chart's table, words for codes)."""
        return {}

    def render(
        self,
        block: dict,
        *,
        document: dict,
        medium: str = "page",
        record: dict | None = None,
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

    def __init__(self, name):
        self.name = name

    @property
    def template(self):
        return "blocks/unknown.html"


def register(kind_class):
    """Class decorator: make one kind known by its name."""
    kind = kind_class()
    _KINDS[kind.name] = kind
    return kind_class


def kind_named(name: str) -> BlockKind:
    return _KINDS.get(name) or UnknownKind(name)


def known_kinds() -> dict[str, BlockKind]:
    return dict(sorted(_KINDS.items()))
