"""How the chapters of a paper are edited: each of them is a block, with the form of its kind."""

import copy

from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from partnerships.verbs import Refused
from plans.discussion.verbs import open_comments
from plans.document.compare import compare_blocks
from plans.document.compose import compose, compose_block
from plans.document.kinds import BlockKind, kind_named, known_kinds
from plans.document.render import render_block
from plans.forms.councils import said_of_council
from plans.models import Block, Paper
from plans.papers.outlines import piece_for
from plans.rows.edited import Edited

NAMES = ("heading", "level", "data")


def data_of(row) -> dict:
    """What a person edits of a chapter, or of one of its history rows; ``council_id`` where it is one council's own."""
    return {name: getattr(row, name) for name in NAMES} | said_of_council(row.council_id)


def kinds_to_add(paper: Paper) -> list[BlockKind]:
    """Kinds that this paper may have (once more, or again), by label."""
    present = set(paper.blocks.placed().values_list("kind", flat=True))
    kinds = [kind for kind in known_kinds().values() if paper.kind in kind.papers]
    return sorted((k for k in kinds if not (k.is_once and k.name in present)), key=lambda kind: kind.label)


def rows_url(kind, paper) -> str:
    """The page that edits a placement's rows; empty for kinds that keep all in their block."""
    if not kind.edit_url_name:
        return ""
    try:
        return reverse(kind.edit_url_name, args=[paper.key])
    except NoReverseMatch:  # a page that is not built yet
        return ""


class Chapters(Edited):
    name = "block"
    label = "Chapter"
    model = Block
    path = "blocks"
    anchor = "block"
    back_words = "Back to the chapters"
    kept_with = "its comments and its history"
    kept_where = "It stands under “Removed chapters” and can be put back."

    def new(self, paper, data):
        """An empty chapter of ``data["kind"]``, if the paper may have it; of what it has once only, the removed one."""
        kind = next((each for each in kinds_to_add(paper) if each.name == data["kind"]), None)
        if kind is None:
            raise Refused(["This text has such a part already, or cannot have one."])
        if kind.is_once and (removed := paper.blocks.removed().filter(kind=kind.name).first()):
            removed.paper = paper
            return removed
        return Block(paper=paper, data=kind.begin(paper))

    def data(self, row):
        return data_of(row)

    def put(self, row, data, *, by, reason, at):
        for name, value in {"council_id": None, **data}.items():
            setattr(row, name, value)
        row._history_user, row._change_reason, row._history_date = by, reason or None, at
        row.save()

    def history(self, row, **only):
        return [(record, self.data(record)) for record in row.history.filter(**only).select_related("history_user")]

    def schema(self, row):
        return {"properties": {"data": kind_named(row.kind).schema}}

    def form(self, row, posted=None, files=None, *, user, data=None):
        block = holding(row, data or {})
        return kind_named(row.kind).form_class(posted, files, block=block, paper=row.paper, user=user)

    def has_form(self, row):
        return bool(kind_named(row.kind).form_path)

    def shown(self, row, data=None):
        """As it reads in its paper; the rows of a placement are not told before they are saved."""
        if data and kind_named(row.kind).is_placement:
            return SafeString("")
        return render_block(compose_block(holding(row, data or {})), document=compose(row.paper), level=3)

    def difference(self, row, before, after):
        """A placement shows its rows as they are now, under its options of then."""
        change = compare_blocks(*(compose_block(holding(row, data)) for data in (before, after)))
        if not change.has_changes:
            return SafeString("")
        notes = render_to_string("plans/document/change_notes.html", {"notes": change.notes})
        return format_html('{}<div class="csp-sheet">{}</div>', notes, change.html)

    def list_title(self, paper):
        return "Chapters" if paper.kind == Paper.Kind.PLAN else ""

    def list_url(self, paper):
        return reverse("plans:paper", args=[paper.key])

    def has_rows_beside(self, row):
        return kind_named(row.kind).is_placement

    def composed(self, row):
        return kind_named(row.kind).compose(row)

    def asked_about(self, row):
        return SafeString("")

    def page(self, row):
        kind, piece = kind_named(row.kind), piece_for(row.paper.kind, row.kind, row.heading)
        count = open_comments(row.paper).get(str(row.key), 0)
        comments = f"{count} open comment{'' if count == 1 else 's'}" if count else "Comments"
        return {
            "lede": f"{kind.label}. {(piece and piece.why) or kind.help}",
            "prompt": piece.prompt if piece else "",
            "rows_url": rows_url(kind, row.paper),
            "rows_name": kind.rows_name,
            "links": [
                (comments, reverse("plans:comments", args=[row.paper.key, row.key])),
                ("History", self.url("history", row)),
                *([("Bring in a sheet", _sheet_url(row, kind))] if kind.sheet_name else []),
            ],
        }


def _sheet_url(row, kind) -> str:
    return reverse("plans:bring_in_sheet", args=[row.paper.key, kind.sheet_name])


def holding(block, values) -> Block:
    """An unsaved copy of a chapter that holds other values."""
    other = copy.copy(block)
    for name, value in ({"council_id": None, **values} if values else {}).items():
        setattr(other, name, value)
    return other


CHAPTERS = Chapters()
