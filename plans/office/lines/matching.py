"""What each line of a file does to the rows that a text has: new, changed, the same, or wrong."""

import copy
import uuid
from dataclasses import dataclass, field
from enum import StrEnum

from plans.office.lines.heads import TableHeads, main_of
from plans.office.lines.keyed import in_their_order, take
from plans.office.lines.line import ReadLine
from plans.rows.tables import RowTable

CONFLICT = "Somebody changed this row in the portal since the file was made. Look at it there, then change it there."
ORDER_STAYS = "Its lines stand in another order here, as in a sheet that was sorted: their order in the portal stays."
TOLD = "“{}” is only told here: “{}” stays."


class LineDeed(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"

    @property
    def label(self) -> str:
        return {"new": "New", "changed": "Changed", "same": "No change", "wrong": "To correct"}[self]

    @property
    def colour(self) -> str:
        return {"new": "green", "changed": "blue", "same": "grey", "wrong": "red"}[self]


@dataclass
class PlannedLine:
    """A line, what it does, and the data that the row will have; ``changes`` are label, before, after."""

    line: ReadLine
    deed: LineDeed
    item: dict
    title: str = ""
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    summary: str = ""

    @property
    def is_work(self) -> bool:
        return self.deed in (LineDeed.NEW, LineDeed.CHANGED)


class Matching:
    """Finds the row of each line: by its key, else by its reference, else by its title."""

    def __init__(self, table: RowTable, heads_of: dict[str, TableHeads], items: list[dict], names, revisions):
        self.table, self.heads_of, self.names = table, heads_of, names
        self.revisions = revisions  # of the rows as they stand, by key
        self.by_key = {item["key"]: item for item in items}
        self._taken: dict[str, int] = {}

    def plan(self, lines: list[ReadLine]) -> list[PlannedLine]:
        return [self._plan(line) for line in lines]

    def _plan(self, line) -> PlannedLine:
        title = str(line.item.get(main_of(self.table)) or "")
        old = self._row_of(line)
        merged = self._merged(old, line) if old is not None and not line.faults else None
        if merged and merged != old and line.key and line.revision not in ("", str(self.revisions.get(old["key"], ""))):
            line.faults.append((f"row {line.number}", CONFLICT))
        new = merged or {**line.item, "key": str(uuid.uuid4())}
        if not line.faults:
            line.faults += [(f"row {line.number}", fault) for fault in self.table.noun.settle(old, new)]
        if line.faults:
            return PlannedLine(line, LineDeed.WRONG, line.item, title)
        if old is None:
            return PlannedLine(line, LineDeed.NEW, new, title, summary=self.table.noun.summary(new))
        changes = [(label, before, after) for (label, before), (_, after) in
                   zip(self._words(old), self._words(new), strict=True) if before != after]  # fmt: skip
        deed = LineDeed.CHANGED if new != old else LineDeed.SAME
        return PlannedLine(line, deed, new, title, changes)

    def _words(self, item):
        return self.table.noun.words(item, self.names)

    def _row_of(self, line) -> dict | None:
        """A key that stands twice is that of a line that was copied: the copy is a new row."""
        if line.key:
            found = self.by_key.get(line.key.lower())
            if found is None:
                line.faults.append((f"row {line.number}", "Its key belongs to no row of this text: clear the key."))
                return None
            if found["key"] in self._taken:
                line.remarks.append(f"It has the key of row {self._taken[found['key']]}: it becomes a row of its own.")
                return None
        else:
            found = self._alike(line.item)
        if found is not None:
            self._taken[found["key"]] = line.number
        return found

    def _alike(self, item) -> dict | None:
        free = [each for each in self.by_key.values() if each["key"] not in self._taken]
        noun = self.table.noun
        same = [each for each in free if noun.same_as(item) and noun.same_as(each) == noun.same_as(item)]
        if len(same) == 1 or not noun.is_known_by_title:
            return next(iter(same), None)
        main = main_of(self.table)
        title = " ".join(str(item.get(main) or "").casefold().split())
        same = [each for each in free if " ".join(str(each[main]).casefold().split()) == title]
        return same[0] if title and len(same) == 1 else None

    def _merged(self, old, line) -> dict:
        """The row with what the line says; a column that the file has and the line leaves empty is emptied only where
        the line names its row by key."""
        new = copy.deepcopy(old)
        said = set(line.names)
        if line.key:
            said |= {column.name for column in self.table.columns} & self.heads_of[line.sheet].names
        for column in self.table.columns:
            if column.is_told and column.name in line.names and not _same(line.item[column.name], old[column.name]):
                line.remarks.append(TOLD.format(column.label, old[column.name] or "nothing"))
            elif column.name in said and not column.is_told:
                take(new, line.item, column)
        nested = self.table.nested
        if nested and nested.name in line.names:
            new[nested.name] = _with_keys(old[nested.name], line, nested)
        return new


def _same(said: str, told: str) -> bool:
    return said.casefold() == told.casefold()


def _with_keys(old: list[dict], line: ReadLine, nested) -> list[dict]:
    """Lines inside a row: those that brought their keys as they read; others keep the key of the one with the same
    words, and what the file does not say of it stays. They keep their order: the sheet may be sorted."""
    main = next(getattr(each, "of", "") or each.name for each in nested.columns if each.name == nested.main)
    whole = line.places.keys()
    new = in_their_order(line.item[nested.name], line.places)
    if new != line.item[nested.name] and not line.is_scattered:
        line.remarks.append(ORDER_STAYS)
    named = {each[main] for each in new if id(each) in whole}
    standing = {each[main]: each for each in old if each[main] not in named}
    merged = []
    for each in new:
        before = None if id(each) in whole else standing.pop(each[main], None)
        filled = {name: value for name, value in each.items() if value not in ("", None, []) and name != "key"}
        merged.append({**before, **filled} if before else each)
    return merged
