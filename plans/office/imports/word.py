"""Bringing in a whole text from a Word file: into a new plan, or into an outline in which nobody has written yet."""

import uuid
import zipfile
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from partnerships.history import acting_as
from partnerships.models import audit
from partnerships.pictures import CONTENT_TYPES, drawn_anew
from partnerships.verbs import Refused, require
from plans.document.canonical import checksum
from plans.document.compose import compose
from plans.document.kinds import kind_named
from plans.document.summaries import typed_words
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.forms.councils import joint_councils
from plans.models import Attachment, Block, Import, Paper
from plans.office.imports.tables import lines_of_grid
from plans.office.imports.undone import not_there_to_undo
from plans.office.lines.line import ReadLine
from plans.office.word.chapters import WordPart
from plans.office.word.choosing import chapters_in
from plans.office.word.converting import MOST_PICTURE
from plans.office.word.coverage import missing
from plans.office.word.lists import lines_of, without_labels
from plans.office.word.making import Making, NewChapter
from plans.office.word.recognising import title_of_priority
from plans.papers.starting import start_plan
from plans.papers.taking_back import begun, edits_since, reasons_not_to_take_back, rows_around, take_back
from plans.papers.unwritten import is_outline

WRITTEN = "Chapters of this text are written already. A Word file comes into a new plan, or into an empty outline."


@dataclass
class BroughtIn:
    """What bringing in made, or would make: the Document, what found no place, and what cannot be kept as chosen."""

    paper: Paper
    document: dict
    lost: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    kept: list[dict] = field(default_factory=list)
    understood: list[str] = field(default_factory=list)  # lines that are no text: whose own a chapter is


def reasons_not_to_bring_in(paper: Paper, *, by) -> list[str]:
    """Why no Word file may come into this text; empty: allowed."""
    reasons = editing.reasons_not_to_edit(CHAPTERS, paper, by=by)
    if not reasons and not is_outline(paper, compose(paper)):
        reasons.append(WRITTEN)
    return reasons


def rehearse(found: Import, *, by, details: dict | None) -> BroughtIn:
    """What bringing in would make; nothing of it is kept."""
    with transaction.atomic():
        outcome = _carry_out(found, by=by, details=details, is_rehearsal=True)
        transaction.set_rollback(True)
    return outcome


@transaction.atomic
def bring_in(found: Import, *, by, details: dict | None = None) -> BroughtIn:
    """All chapters in one, or none of them. ``details`` (title, first and last day) are those of a new plan."""
    found = Import.objects.select_for_update().get(pk=found.pk)
    if not found.is_open:
        raise Refused(["This file was brought in already."])
    outcome = _carry_out(found, by=by, details=details, is_rehearsal=False)
    require(outcome.faults)
    audit("file brought in", outcome.paper, by=by, partnership=found.partnership, reason=found.reason)
    found.made["is_new"] = found.paper is None
    found.paper, found.state, found.kept = outcome.paper, Import.State.BROUGHT_IN, outcome.kept
    found.brought_in_by, found.brought_in_at = by, timezone.now()
    found.made |= {"checksum": checksum(outcome.document), "rows": rows_around([outcome.paper])}
    found.save()
    return outcome


def _carry_out(found, *, by, details, is_rehearsal) -> BroughtIn:
    paper = found.paper or start_plan(found.partnership, by=by, **details).paper
    require(reasons_not_to_bring_in(paper, by=by))
    councils = {} if paper.council else {each.name: each.slug for each in joint_councils(paper.partnership)}
    making = Making(chapters_in(found.reading), found.choices, councils)
    chapters = making.make()
    outcome = BroughtIn(paper, {}, understood=making.understood)
    with acting_as(by, reason=found.reason):
        found.made["removed"] = _clear(paper, {chapter.kind for chapter in chapters}, by=by, reason=found.reason)
        found.made["added"] = _put(found, paper, chapters, outcome, by=by, is_rehearsal=is_rehearsal)
    outcome.document = compose(paper)
    outcome.lost = _lost(found, outcome)
    return outcome


def _clear(paper, kinds, *, by, reason) -> list[str]:
    """Take the outline out, in which nobody has written; what is filled by the partnership itself stays, if no chapter
    of its kind comes in."""
    removed = []
    for block in CHAPTERS.of(paper):
        block.paper = paper
        kind = kind_named(block.kind)
        if block.kind in kinds or kind.is_empty(kind.compose(block)):
            editing.remove(CHAPTERS, block, by=by, reason=reason)
            removed.append(str(block.key))
    return removed


def _put(found, paper, chapters: list[NewChapter], outcome, *, by, is_rehearsal) -> list[str]:
    standing = list(CHAPTERS.of(paper))
    councils = {each.slug: each for each in joint_councils(paper.partnership)}
    blocks = [
        Block(
            paper=paper, kind=each.kind, heading=each.heading[:200], level=each.level, position=at,
            council=councils.get(each.council),
        )
        for at, each in enumerate(chapters)
    ]  # fmt: skip
    pairs = sorted(zip(blocks, chapters, strict=True), key=lambda pair: kind_named(pair[0].kind).load_order)
    with found.file.open("rb") as file, zipfile.ZipFile(file) as parts:
        for block, chapter in pairs:
            _fill(block, chapter, outcome, None if is_rehearsal else parts, by=by)
            block._history_user, block._change_reason = by, found.reason
            block.save()
    for at, block in enumerate(standing, len(blocks)):
        Block.objects.filter(pk=block.pk).update(position=at)
    return [str(block.key) for block in blocks]


def _fill(block, chapter, outcome, parts, *, by) -> None:
    kind = kind_named(block.kind)
    if block.kind == "membership":
        block.data = {**kind.empty(), **kind.clean({"intro_html": "", **chapter.data})}
        return
    data = with_defaults(kind.schema, chapter.data)
    if block.kind == "image":
        data |= _picture(block.paper, chapter.data, parts, outcome, by=by)
    if chapter.tables:
        data["actions"] = _actions(block.paper, chapter, outcome)
    faults = kind.faults(kind.clean(data))
    if faults:
        outcome.faults += [
            f"“{chapter.heading or kind.label}” cannot be kept as {kind.label.lower()}: {f}" for f in faults
        ]
        block.data = kind.empty()
    else:
        kind.load(block, data, by=by)


def _actions(paper, chapter, outcome) -> list[dict]:
    """The actions of a chapter's tables. A cell that cannot be read is named, and stays out; its line comes in."""
    lines: list[ReadLine] = []
    for number, table in enumerate(chapter.tables, 1):
        place = f"{chapter.heading}, table {number}" if len(chapter.tables) > 1 else chapter.heading
        lines += lines_of_grid(paper, table, place=place)
    for line in lines:
        told = [*(f"{at}: {fault}" for at, fault in line.faults), *line.remarks]
        if told or line.kept:
            outcome.kept.append({"sheet": line.sheet, "line": line.number, "told": told, "kept": line.kept})
    return [{**line.item, "key": str(uuid.uuid4())} for line in lines if line.item.get("title")]


def _picture(paper, data, parts, outcome, *, by) -> dict:
    name = data["name"].rpartition("/")[2]
    if parts is None:
        return {"name": name, "sha256": "", "content_type": ""}
    try:
        content, kind = drawn_anew(BytesIO(parts.read(data["name"])), most_pixels=MOST_PICTURE)
    except (ValidationError, KeyError):
        outcome.kept.append({"sheet": "", "line": 0, "told": [f"The picture {name} cannot be read."], "kept": {}})
        return {"name": name, "sha256": "", "content_type": ""}
    kept = Attachment.store(paper, content=content, name=name, content_type=CONTENT_TYPES[kind], by=by)
    return {"name": kept.name, "sha256": kept.sha256, "content_type": kept.content_type}


def with_defaults(schema: dict, values):
    """Data with everything that a schema has a default for; a row without a key gets one."""
    options = schema.get("anyOf", [schema])
    schema = next((each for each in options if each.get("type") == "object" or "items" in each), schema)
    if isinstance(values, list):
        return [with_defaults(schema.get("items", {}), each) for each in values]
    if not isinstance(values, dict) or "properties" not in schema:
        return values
    filled = {}
    for name, inner in schema["properties"].items():
        if name in values:
            filled[name] = with_defaults(inner, values[name])
        elif "default" in inner:
            filled[name] = deepcopy(inner["default"])
        elif name == "key":
            filled[name] = str(uuid.uuid4())
    return {**values, **filled}


def _lost(found, outcome) -> list[str]:
    """Words of chapters that were to come in and are neither in the text nor in the list of what is kept beside it."""
    pieces = []
    chosen_chapters = zip(chapters_in(found.reading), found.choices["chapters"], strict=True)
    for at, (chapter, chosen) in enumerate(chosen_chapters):
        if chosen["becomes"] == "out":
            continue
        pieces.append(title_of_priority(chapter.heading) if chosen["becomes"] == "priority" else chapter.heading)
        for number, part in enumerate(chapter.parts):
            pieces += _pieces_of(part, found.choices["tables"].get(f"{at}.{number}", "table"))
    pieces = [piece for piece in pieces if piece.strip() and piece not in outcome.understood]
    return missing(pieces, "\n".join(typed_words(outcome.document)), "")


def _pieces_of(part: WordPart, becomes: str) -> list[str]:
    """What must be found again of a part. Of lines of actions every cell is accounted for where they are read; of
    lists the heads of columns are not kept."""
    if becomes in ("action_plan", "out") and part.sort == "table":
        return []
    first = 0 if becomes in ("table", "text") else part.heads
    cells = [line for row in part.rows[first:] for cell in row for line in cell.splitlines()]
    return [piece for line in lines_of(part.html) for piece in without_labels(line)] + cells


def reasons_not_to_undo(found: Import, *, by) -> list[str]:
    if found.state != Import.State.BROUGHT_IN:
        return [not_there_to_undo(found)]
    reasons = editing.reasons_not_to_edit(CHAPTERS, found.paper, by=by)
    if not reasons and checksum(compose(found.paper)) != found.made.get("checksum"):
        reasons.append("The text was changed since the file was brought in: remove what is not wanted by itself.")
        reasons += edits_since([found.paper], found.brought_in_at)
    if not reasons and _is_new(found):
        rows, since = found.made.get("rows"), found.brought_in_at
        reasons += reasons_not_to_take_back([found.paper], since=since, rows=rows, by=by)
    return reasons


def _is_new(found: Import) -> bool:
    """Whether its plan was made of it; of a file from before this was noted the history of the plan tells."""
    if "is_new" in found.made:
        return found.made["is_new"]
    text = Paper.objects.filter(pk=found.paper_id)
    return begun(text, since=found.uploaded_at, until=found.brought_in_at).exists()


@transaction.atomic
def undo(found: Import, *, by) -> None:
    """Take out again all that the file brought, and put the outline back; a plan that was made of it goes whole. The
    text must not have been changed."""
    found = Import.objects.select_for_update().get(pk=found.pk)
    require(reasons_not_to_undo(found, by=by))
    paper, reason = found.paper, f"{found.name} was taken back"
    if _is_new(found):
        take_back([paper], by=by, reason=reason)
    else:
        _put_the_outline_back(found, paper, by=by, reason=reason)
    found.state, found.undone_by, found.undone_at = Import.State.UNDONE, by, timezone.now()
    found.save()
    audit("import taken back", paper, by=by, partnership=found.partnership, reason=reason)


def _put_the_outline_back(found, paper, *, by, reason):
    with acting_as(by, reason=reason):
        for block in Block.objects.filter(paper=paper, key__in=found.made["added"]):
            block.paper = paper
            kind = kind_named(block.kind)
            if kind.is_placement and block.kind != "membership":
                kind.load(block, with_defaults(kind.schema, {}), by=by)
            editing.remove(CHAPTERS, block, by=by, reason=reason)
        for block in Block.objects.filter(paper=paper, key__in=found.made["removed"]).order_by("position"):
            block.paper = paper
            editing.put_back(CHAPTERS, block, by=by, reason=reason)
