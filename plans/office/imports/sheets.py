"""Bringing in the lines of a sheet: as rows of one section of a text, all or nothing, or those without faults."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from partnerships.history import acting_as
from partnerships.memberships.verbs import remove_organisation
from partnerships.models import Organisation, audit
from partnerships.verbs import Refused, StaleState, require
from plans.document.canonical import checksum
from plans.document.kinds import kind_named
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Import, RememberedWords
from plans.office.imports.remembering import remember, remembered
from plans.office.imports.tables import noun_named, table_of
from plans.office.imports.telling import hang_notes, told_of, told_of_marks, told_of_row
from plans.office.imports.undone import not_there_to_undo
from plans.office.lines.cells import CellWords, WordedRow
from plans.office.lines.heads import KEPT, KEY, TableHeads, heads_in, plain_head
from plans.office.lines.matching import LineDeed, Matching, PlannedLine
from plans.office.lines.names import names_known_to, plain
from plans.office.lines.reading import TableReading
from plans.office.rosters.roster import Roster
from plans.office.word.recognising import title_of_priority
from plans.papers.changing import reasons_not_to_change
from plans.papers.taking_back import edits_since
from plans.rows.columns import Known
from plans.rows.tables import RowTable

WRONG_LINES = "Some lines are wrong. Correct them in the file, or tick that the others are brought in without them."


@dataclass
class SheetPlan:
    """All lines of a file, what each does, and the columns of each sheet."""

    table: RowTable
    lines: list[PlannedLine] = field(default_factory=list)
    heads: dict[str, TableHeads] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)  # names of sheets without such lines
    met: list[str] = field(default_factory=list)  # words where organisations are named, that name none
    no_posts: set[str] = field(default_factory=set)  # of them those that stand where no post may
    wanted: list[str] = field(default_factory=list)  # priorities that lines name, of a plan that has none yet
    told: list[str] = field(default_factory=list)  # of the sheets, what no line says
    fingerprint: str = ""

    def of(self, deed: LineDeed) -> list[PlannedLine]:
        return [line for line in self.lines if line.deed == deed]

    @property
    def wrong(self) -> list[PlannedLine]:
        return self.of(LineDeed.WRONG)

    @property
    def has_work(self) -> bool:
        return any(line.is_work for line in self.lines)

    @property
    def tally(self) -> list[tuple[LineDeed, int]]:
        return [(deed, number) for deed in LineDeed if (number := len(self.of(deed)))]


def reasons_not_to_bring_in(noun, place, *, by, reason: str) -> list[str]:
    if isinstance(noun, Roster):
        return noun.reasons_not_to_bring_in(place, by=by, reason=reason)
    asked = editing.reasons_not_to_edit(noun, place, by=by)
    return asked or reasons_not_to_change(place, by=by, reason=reason)


def plan_of(found: Import) -> SheetPlan:
    """What the file would do to the text as it stands now, by what was chosen."""
    noun = noun_named(found.subject)
    table, place = table_of(noun), found.place
    items = noun.all_data(place)
    plan, standing = SheetPlan(table), {item["key"]: item for item in items}
    known = Known(found.paper, items, place=place)
    chosen = found.choices.get("columns", {})
    bodies = remembered(found.owner, RememberedWords.Sort.BODY) | found.choices.get("bodies", {})
    names = names_known_to(found.owner, {words: slug for words, slug in bodies.items() if slug})
    names.are_asked_about = True
    columns = remembered(found.owner, RememberedWords.Sort.COLUMN, noun.name)
    read = []
    for at, sheet in enumerate(found.reading["sheets"]):
        rows = [WordedRow(row["number"], [CellWords(**cell) for cell in row["cells"]]) for row in sheet["rows"]]
        heads = heads_in([[cell.words for cell in row.cells] for row in rows], table, columns | chosen.get(str(at), {}))
        if sheet["is_hidden"] or heads is None:
            plan.unread.append(sheet["name"])
            continue
        plan.heads[sheet["name"]] = heads
        reading = TableReading(table, heads, known, names, sheet=sheet["name"], standing=standing)
        lines = reading.read(rows)
        for line in lines:
            line.remarks += told_of_row(sheet, line.number)
        said = {*columns, *chosen.get(str(at), {}), *map(plain_head, reading.over.understood)}
        marks = told_of_marks(reading.over.understood)
        plan.told += [*told_of(sheet, heads, said), *marks, *hang_notes(sheet, lines)]
        read += lines
    read = noun.joined(read)
    revisions = {str(row.key): row.revision for row in noun.of(place)}
    called = noun.names(place, [*items, *(line.item for line in read)])
    plan.lines = noun.looked_at(place, Matching(table, plan.heads, items, called, revisions).plan(read))
    plan.met, plan.no_posts = noun.unknown_names(list(names.met)), names.no_posts
    plan.wanted = list(dict.fromkeys(map(title_of_priority, names.wanted)))
    plan.fingerprint = checksum({"items": items, "lines": [[line.deed, line.line.number] for line in plan.lines]})
    return plan


@transaction.atomic
def bring_in(found: Import, *, by, without_wrong: bool = False, seen: str = "", keep_columns: bool = True) -> SheetPlan:
    """Write the lines that are new or changed. ``seen`` is the fingerprint of what the person looked at."""
    found = Import.objects.select_for_update().get(pk=found.pk)
    noun, place = noun_named(found.subject), found.place
    if not found.is_open:
        raise Refused(["This file was brought in already."])
    require(reasons_not_to_bring_in(noun, place, by=by, reason=found.reason))
    plan = plan_of(found)
    if plan.wrong and not without_wrong:
        raise Refused([WRONG_LINES])
    if seen and seen != plan.fingerprint:
        raise StaleState("The text")
    before, named = noun.all_data(place), _nameable(noun, place)
    changed = {line.item["key"]: line.item for line in plan.of(LineDeed.CHANGED)}
    items = [changed.get(item["key"], item) for item in before] + [line.item for line in plan.of(LineDeed.NEW)]
    with acting_as(by, reason=found.reason):
        found.made["chapter"] = _chapter_for(noun, found.paper, by=by, reason=found.reason)
        noun.load(place, items, by=by, reason=found.reason)
    new = sorted(_nameable(noun, place) - named)
    found.made |= {"before": before, "organisations": new, "checksum": checksum({"items": noun.all_data(place)})}
    audit("file brought in", place, by=by, partnership=found.partnership, council=found.council, reason=found.reason)
    found.kept = _kept(plan)
    found.state, found.brought_in_by, found.brought_in_at = Import.State.BROUGHT_IN, by, timezone.now()
    found.save()
    if keep_columns:
        _remember(found, plan)
    return plan


def _nameable(noun, place) -> set[str]:
    """Slugs of the organisations that a list may name; rows of a text bring none of their own."""
    return set(noun.organisations_to_name(place)) if isinstance(noun, Roster) else set()


def _chapter_for(noun, paper, *, by, reason) -> str:
    """The rows need a chapter that shows them; its key where it is made now."""
    if not noun.section or paper.blocks.placed().filter(kind=noun.section).exists():
        return ""
    data = {"kind": noun.section, "heading": kind_named(noun.section).label}
    return str(editing.add(CHAPTERS, paper, data, by=by, reason=reason).key)


def _kept(plan) -> list[dict]:
    """Progress, colours and quarters, and the lines that stay out, with what is wrong with them."""
    return [
        {
            "sheet": each.line.sheet,
            "line": each.line.number,
            "told": [*(f"{at}: {fault}" for at, fault in each.line.faults), *each.line.remarks],
            "kept": each.line.kept,
        }
        for each in plan.lines
        if each.line.kept or each.line.faults or each.line.remarks
    ]


def _remember(found, plan) -> None:
    columns = {
        plain_head(head): held for heads in plan.heads.values() for head, held in heads.columns if head and held != KEY
    }
    remember(found.owner, RememberedWords.Sort.COLUMN, columns, plan.table.noun.name)
    bodies = {plain(words): slug for words, slug in found.choices.get("bodies", {}).items() if slug}
    remember(found.owner, RememberedWords.Sort.BODY, bodies)


def reasons_not_to_undo(found: Import, *, by) -> list[str]:
    if found.state != Import.State.BROUGHT_IN:
        return [not_there_to_undo(found)]
    noun = noun_named(found.subject)
    reasons = reasons_not_to_bring_in(noun, found.place, by=by, reason=found.reason)
    if not reasons and checksum({"items": noun.all_data(found.place)}) != found.made["checksum"]:
        reasons.append("Rows were changed since the file was brought in: remove what is not wanted by itself.")
        reasons += edits_since([found.paper] if found.paper else [], found.brought_in_at)
    return reasons


@transaction.atomic
def undo(found: Import, *, by) -> None:
    """Make the rows again what they were before; none may have been changed since. Organisations that are only there
    because of the file go, where nothing else has come to use them."""
    found = Import.objects.select_for_update().get(pk=found.pk)
    require(reasons_not_to_undo(found, by=by))
    reason = f"{found.name} was taken back"
    with acting_as(by, reason=reason):
        noun_named(found.subject).load(found.place, found.made["before"], by=by, reason=reason)
        for block in Block.objects.placed().filter(paper=found.paper, key=found.made["chapter"] or None):
            block.paper = found.paper
            editing.remove(CHAPTERS, block, by=by, reason=reason)
        for organisation in Organisation.objects.filter(slug__in=found.made.get("organisations", [])):
            remove_organisation(organisation, found.partnership, by=by, reason=reason)
    found.state, found.undone_by, found.undone_at = Import.State.UNDONE, by, timezone.now()
    found.save()
    audit("import taken back", found.place, by=by, partnership=found.partnership, council=found.council, reason=reason)


#: What a column can be that is none of the table's.
ASIDE = {KEPT: "Kept with the file (progress, colours, quarters)", KEY: "The portal’s key"}
