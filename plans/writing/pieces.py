"""What the page of writing shows of a text: its chapters as they read, its outline."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from plans.discussion.verbs import open_comments
from plans.document.chapter_names import chapter_names, names_in
from plans.document.compose import compose, compose_block
from plans.document.contents import Document
from plans.document.kinds import kind_named
from plans.document.render import anchor, heading_levels, render_block
from plans.editing.chapters import CHAPTERS, rows_url
from plans.editing.drafts import form_of
from plans.models import Block, Draft, Paper, Suggestion
from plans.suggesting.carrying import open_suggestions


@dataclass(frozen=True)
class OutlineLine:
    """One line of the outline."""

    key: str
    name: str
    level: int
    comments: int
    revision: int


@dataclass(frozen=True)
class ShownChapter:
    """One chapter as it reads, and where it is written."""

    block: Block
    name: str
    html: SafeString
    comments: int
    draft: Draft | None
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def kind(self):
        return kind_named(self.block.kind)

    @property
    def heading_id(self) -> str:
        return f"{anchor(str(self.block.key))}-heading" if self.block.heading else ""

    @property
    def is_empty(self) -> bool:
        return not self.kind.is_placement and self.kind.is_empty(self.block.data)

    @property
    def is_written_here(self) -> bool:
        return bool(self.kind.form_path)

    @property
    def rows_url(self) -> str:
        return rows_url(self.kind, self.block.paper)

    @cached_property
    def edit_url(self) -> str:
        """Its form. All its other pages lie below: on a long text it takes a third of the time to ask for each."""
        return CHAPTERS.url("edit", self.block)

    @property
    def place(self) -> str:
        """Where its parts of the page come from."""
        return f"{self.edit_url}write/"

    @property
    def suggest_place(self) -> str:
        return f"{self.place}suggest/"

    @property
    def suggest_url(self) -> str:
        return f"{self.edit_url}suggest/"

    @property
    def comments_url(self) -> str:
        return f"{self.edit_url}comments/"

    @property
    def history_url(self) -> str:
        return f"{self.edit_url}history/"

    @property
    def remove_url(self) -> str:
        return f"{self.edit_url}remove/"


def outline_of(paper: Paper, blocks=None, comments: dict[str, int] | None = None) -> list[OutlineLine]:
    """Every chapter in order."""
    comments = open_comments(paper) if comments is None else comments
    blocks = list(paper.blocks.placed() if blocks is None else blocks)
    names = chapter_names((str(block.key), block.heading, block.kind) for block in blocks)
    return [
        OutlineLine(
            str(block.key),
            names[str(block.key)],
            block.level,
            comments.get(str(block.key), 0),
            block.revision,
        )
        for block in blocks
    ]


def pieces_of(paper: Paper, user) -> tuple[list[ShownChapter], list[OutlineLine]]:
    """All chapters, and the outline of them."""
    placed = list(paper.blocks.placed())
    document, comments = compose(paper, placed), open_comments(paper)
    blocks = {str(block.key): block for block in placed}
    drafts, levels = newest_drafts(drafts_of(placed, user)), heading_levels(document)
    suggested, names = open_suggestions(paper), names_in(document["blocks"])
    pieces = [
        ShownChapter(
            blocks[each["key"]],
            names[each["key"]],
            render_block(each, document=document, level=levels[each["key"]]),
            comments.get(each["key"], 0),
            drafts.get(form_of(blocks[each["key"]])),
            suggested.get(each["key"], ()),
        )
        for each in document["blocks"]
    ]
    return pieces, outline_of(paper, blocks.values(), comments)


def piece_of(block: Block, comments: dict[str, int], drafts: dict[str, Draft]) -> ShownChapter:
    """One chapter; the rest of the text is read only where it shows something of it."""
    document = _alone(block) if kind_named(block.kind).stands_alone else compose(block.paper)
    each = next(each for each in document["blocks"] if each["key"] == str(block.key))
    html = render_block(each, document=document, level=heading_levels(document)[each["key"]])
    suggested = open_suggestions(block.paper, block_key=block.key).get(each["key"], ())
    name = names_in(document["blocks"])[each["key"]]
    return ShownChapter(block, name, html, comments.get(each["key"], 0), drafts.get(form_of(block)), suggested)


def _alone(block) -> Document:
    """A Document with the headings of all chapters and the content of one."""
    others = block.paper.blocks.placed().values_list("key", "kind", "level", "heading")
    blocks = [
        compose_block(block)
        if key == block.key
        else {"key": str(key), "kind": kind, "level": level, "heading": heading}
        for key, kind, level, heading in others
    ]
    return {"blocks": blocks}


def drafts_of(blocks, user) -> QuerySet[Draft]:
    """What the person typed into these chapters and did not save, the newest first."""
    kept = Draft.objects.filter(user=user, form__in=[form_of(block) for block in blocks])
    return kept.order_by("-saved_at", "-pk")


def newest_drafts(drafts: Iterable[Draft]) -> dict[str, Draft]:
    """The newest of each form; the newest first."""
    newest: dict[str, Draft] = {}
    for draft in drafts:
        newest.setdefault(draft.form, draft)
    return newest
