"""The papers of an item, in the order in which they stand in a pack: report, what has changed, the text, annexes.

Each is drawn once, or was given as a file; asking for the same drawing again finds the one that is there.
"""

from dataclasses import dataclass, field

from django.template.loader import render_to_string

from governance.models import PackPart, ReportEdition, Stage
from governance.packs.agenda import Item
from governance.packs.asked_for import places_of, resolved_between
from governance.reporting.pdf import want_edition_part
from governance.reporting.withheld import annex_key
from plans.document.compare import compare
from plans.document.passages import passages
from plans.models import Attachment, Rendering
from plans.printing.joining import is_tagged_file
from plans.printing.renderings import want_part_of_version, want_part_report

K = PackPart.Kind


@dataclass(frozen=True)
class ItemPaper:
    """One paper: drawn by the portal (``rendering``), or given (``source`` in the store)."""

    key: str  # what an exemption calls it
    kind: str
    title: str
    rendering: Rendering | None = None
    edition: ReportEdition | None = None
    source: str = ""
    sha256: str = ""
    pages: int | None = None
    is_tagged: bool = True
    written_for: int | None = None  # the item of the agenda

    @property
    def may_be_closed(self) -> bool:
        """By itself. The text of a plan is published, unless its item is closed as a whole."""
        return self.kind not in (K.PLAN, K.CHANGES)

    @property
    def page_words(self) -> str:
        """Nothing before it is drawn."""
        pages = self.pages or (self.rendering and self.rendering.pages)
        return f"{pages} page{'s' if pages > 1 else ''}" if pages else ""

    @property
    def part_fields(self) -> dict:
        tags = PackPart.Tags.YES if self.is_tagged else PackPart.Tags.COARSE
        return {
            "kind": self.kind, "title": self.title, "rendering": self.rendering, "edition": self.edition,
            "source": self.source, "source_sha256": self.sha256, "pages": self.pages, "tags": tags,
        }  # fmt: skip


@dataclass(frozen=True)
class Contents:
    """An item with its papers, and what the clerk should know of it."""

    item: Item
    papers: list[ItemPaper] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)

    def is_one_sheet(self, *, is_open: bool) -> bool:
        """Closed as a whole: one sheet stands for all its papers, so that not even their number is told."""
        return bool(is_open and self.papers and self.item.closed_whole)

    def parts(self, *, is_open: bool) -> int:
        return 1 if self.is_one_sheet(is_open=is_open) else len(self.papers)


def contents_of(items: list[Item], *, by) -> list[Contents]:
    """With their drawings asked for."""
    return [_of_item(item, by=by) for item in items]


def _of_item(item, *, by):
    if item.standing:
        return Contents(item, list(item.standing.papers(by)))
    if item.stage:
        return _of_step(item, by=by)
    return _of_period(item, by=by) if item.row.version_id else _from_outside(item)


def _of_period(item, *, by):
    """The board's report of a period that closed."""
    version = item.row.version
    part = want_part_of_version(version, by=by)
    return Contents(item, [ItemPaper("performance", K.PAPER, version.document["title"], part)])


def _from_outside(item):
    row = item.row
    if row.rendering:
        return Contents(item, [ItemPaper("paper", K.PAPER, row.title, row.rendering, written_for=row.pk)])
    paper = ItemPaper(
        "paper", K.PAPER, row.title, source=row.file.name, sha256=row.sha256, pages=row.pages, is_tagged=row.is_tagged
    )
    return Contents(item, [paper])


def _of_step(item, *, by):
    stage = item.stage
    if stage.version_id is None:
        lacks = [f"Item {item.number}: the text of “{stage.paper.title}” is not submitted to this meeting yet."]
        return Contents(item, lacks=lacks)
    papers, edition = [], given_edition(item)
    if edition:
        title = f"Report: {edition.document['report']['title']}"
        papers.append(ItemPaper("report", K.REPORT, title, want_edition_part(edition, by=by), edition))
    if changes := _changes(stage, by=by):
        papers.append(ItemPaper("changes", K.CHANGES, "What has changed in the text", changes))
    text = want_part_of_version(stage.version, by=by)
    papers.append(ItemPaper("text", K.PLAN, f"{stage.paper.title}, version {stage.version.number}", text))
    papers += _annexes(stage, edition) if edition else []
    return Contents(item, papers)


def given_edition(item: Item) -> ReportEdition | None:
    """What went public with the step's papers; before that, and where it is not for publication, the newest."""
    stage = item.stage
    editions = stage.editions.select_related("report__timetable__paper__partnership").order_by("-number")
    if stage.state == Stage.State.SUBMITTED or item.why_closed("report"):
        return editions.first()
    return editions.filter(publication__isnull=False).first()


def _annexes(stage, edition):
    for annex in edition.document["report"]["annexes"]:
        if "file" not in annex:
            continue
        kept = Attachment.objects.get(paper=stage.paper, sha256=annex["file"]["sha256"])
        with kept.file.open("rb") as file:
            is_tagged = is_tagged_file(file.read())
        yield ItemPaper(
            annex_key(kept.sha256), K.ANNEX, f"{annex['label']}: {annex['title']}", source=kept.file.name,
            sha256=kept.sha256, pages=annex["pages"], is_tagged=is_tagged,
        )  # fmt: skip


def _changes(stage, *, by):
    """Against the last version that is public: its words are shown too. None where no body had one before."""
    before = stage.before_with_version(only_public=True)
    if before is None:
        return None
    comparison = compare(before.version.document, stage.version.document)
    context = {
        "before": before, "comparison": comparison, "places": places_of(comparison, stage, before),
        "resolved": resolved_between(stage, before),
        "passages": [
            {"label": each.label, "heading": each.heading, "text": passages(each.printed)}
            for each in comparison.changes
        ],
    }  # fmt: skip
    return want_part_report(
        stage.paper, by=by, title="What has changed in the text", caption=f"Since {before.body.name} saw it",
        html=render_to_string("governance/packs/table_of_changes.html", context),
        made=stage.version.frozen_at.date().isoformat(),
    )  # fmt: skip
