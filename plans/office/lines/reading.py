"""Lines of one table as data of rows, each with what is wrong with it; nothing is written."""

import copy

from django.core.exceptions import ValidationError

from plans.office.lines import asides
from plans.office.lines.cells import CellWords, WordedRow, steps_in
from plans.office.lines.heads import (
    KEPT,
    KEY,
    NOTHING,
    PERIOD,
    REVISION,
    TableHeads,
    heads_below,
    main_of,
    period_in_head,
    words_for,
)
from plans.office.lines.keyed import is_key, keys_in, note_place, says_what_stands, take
from plans.office.lines.line import KeyedStep, ReadLine
from plans.office.lines.names import NUMBERED_PRIORITY, KnownNames, title_meant
from plans.office.lines.over import NamesOver
from plans.rows.columns import BodiesColumn, KeyColumn, Known, ServedColumn
from plans.rows.tables import RowTable

FREE_KEY = "00000000-0000-4000-8000-000000000000"


class TableReading:
    """Reads the rows of one table, one after the other."""

    def __init__(
        self, table: RowTable, heads: TableHeads, known: Known, names: KnownNames, *, sheet="", above="", standing=None
    ):
        self.table, self.heads, self.known, self.names, self.sheet = table, heads, known, names, sheet
        self.standing: dict[str, dict] = standing or {}  # the rows that the text has, by key
        self.columns = {column.name: column for column in table.columns}
        self.inner = {f"{table.nested.name}.{c.name}": c for c in table.nested.columns} if table.nested else {}
        self._beside_steps = set(self.inner) - {self._step_column()}
        #: The priority under which the lines stand.
        self.band = above or asides.priority_named_by(sheet, self.columns, known)
        self._priority: CellWords | None = None  # said by a line, and not again by those under it
        self.over = NamesOver(table, known)
        self.lines: list[ReadLine] = []
        self._words, self._columns = words_for(table), [*heads.columns]  # of all tables of the sheet
        self._title, self._heading = "", ""  # the heading stands over lines, and is no priority
        self.label = table.noun.label.lower()
        self._waiting: list[KeyedStep] = []

    def read(self, rows: list[WordedRow]) -> list[ReadLine]:
        above = [cell.words for row in rows[: self.heads.row] for cell in row.cells]
        self.band = next((words for words in above if NUMBERED_PRIORITY.match(words)), self.band)
        for row in rows[: self.heads.row]:
            self.over.takes([("", "", cell) for cell in row.cells if cell.words], self.heads)
        for row in rows[self.heads.row + 1 :]:
            self._row(row)
        for step in self._waiting:  # sorted to a place above their rows
            self._place(step)
        asides.keep_colours(self.lines, self._columns)
        if KEY not in self.heads.names:
            asides.ask_about_headings(self.lines, main_of(self.table), self.label)
        return self.lines

    def _row(self, row: WordedRow) -> None:
        if below := heads_below([cell.words for cell in row.cells], self.table, self.heads, self._words):
            self.heads, self._priority, self._heading = below, None, ""
            self._columns += below.columns
            return
        heads = [*self.heads.columns, *[("", NOTHING)] * len(row.cells)]  # what is behind the last head is not lost
        cells = [(held, head, cell) for (head, held), cell in zip(heads, row.cells, strict=False)]
        said = [each for each in cells if each[2].words or each[2].fault]
        if not said or asides.is_number_alone(said, main_of(self.table)):
            return
        filled = asides.whole(said, self.table)
        key = next((cell.words for held, _, cell in filled if held == KEY), "")
        if self.table.nested and is_key(key, "") and (keys := keys_in(key)):
            step = KeyedStep(*keys, row, filled)
            self._place(step) if self._line_of(step) else self._waiting.append(step)
            return
        if self.over.takes(filled, self.heads):
            return
        filled = self.over.put_into(filled)
        if asides.is_band(row, filled, self.heads, self.columns, self.known):
            self.band, self._priority, self._heading = filled[0][2].words, None, ""
            return
        if asides.is_heading(row, filled, self.heads, main_of(self.table)):
            self._heading = filled[0][2].words
            return
        title = next((cell.words for held, _, cell in filled if held == main_of(self.table)), "")
        steps = [cell for held, _, cell in filled if held == self._step_column()]
        if self.lines and asides.is_beside(filled, title, self.heads):
            words = " · ".join(cell.words for _, _, cell in filled)
            self.lines[-1].remarks.append(f"Row {row.number} under it is no {self.label}, and is kept: “{words}”.")
            return
        if self.lines and steps and title in ("", self._title) and not self._is_apart(filled):
            self._add_step(row, filled, steps[0])
        else:
            self._title = title
            self._add_line(row, filled)
            self.lines[-1].colours = {head: cell.colour for _, head, cell in cells if head and cell.colour}

    def _is_apart(self, filled) -> bool:
        """Of the same words, and another one all the same: a councillor of the same name."""
        said = next((cell.words for held, _, cell in filled if held and held == self.table.apart_by), "")
        return bool(said) and said.casefold() != self.lines[-1].item[self.table.apart_by].casefold()

    def _step_column(self) -> str:
        return f"{self.table.nested.name}.{self.table.nested.main}" if self.table.nested else " "

    def _add_line(self, row, filled) -> None:
        line = ReadLine(row.number, self.sheet, item=self.table.blank() | self.table.unsaid)
        self.lines.append(line)
        line.kept |= {asides.UNDER: self._heading} if self._heading else {}
        if above := self._priority_above(line, filled):
            filled = [*filled, ("priorities", "Priority", above)]
        self._put_all(line, filled)
        if not self._title and not line.faults:
            line.faults.append((f"row {row.number}", f"This line has no {self.label}."))
        self._name_what_is_missing(line, row)
        line.item["key"] = line.key if is_key(line.key, "") or line.key.lower() in self.standing else FREE_KEY
        if not line.faults:
            line.faults += [(f"row {row.number}", fault) for fault in self.table.noun.faults(line.item)]

    def _priority_above(self, line, filled) -> CellWords | None:
        """The priority of a line that says none: of the band above it, else of the line above it."""
        said = next((cell for held, _, cell in filled if held == "priorities"), None)
        if said or "priorities" not in self.columns or KEY in self.heads.names:
            self._priority = said
            return None
        if self.band:
            return CellWords(self.band, at=f"above row {line.number}")
        if self._priority:
            line.remarks.append(f"Its priority is that of {self._priority.at}, as its own cell is empty.")
        return self._priority

    def _put_all(self, line, filled) -> None:
        """What a cell says; where that is what stands there, what stands."""
        old = self.standing.get(next((cell.words for held, _, cell in filled if held == KEY), "").lower())
        empty = [(held, "", CellWords()) for held in self.heads.names - {held for held, _, _ in filled}] if old else []
        cells = [*asides.dated(asides.spanned(filled, self.table, self.columns), self.table, self.heads), *empty]
        for held, head, cell in sorted(cells, key=lambda each: each[0] in self._beside_steps):
            column = self.columns.get(held)
            if old and column and not cell.fault and says_what_stands(column, old, cell.words, self.known):
                line.names.add(held)
                take(line.item, old, column)
            elif cell.words or cell.fault:
                self._put(line, held, head, cell)

    def _name_what_is_missing(self, line, row) -> None:
        """Columns beside the main one that no line can be without, such as the year of a sum."""
        for column in self.columns.values():
            is_needed = getattr(getattr(column, "field", None), "required", False)
            if is_needed and column.name not in line.names and column.name != main_of(self.table):
                self._put_cell(line, line.item, column, column.label, CellWords(at=f"row {row.number}"))

    def _put(self, line, held, head, cell) -> None:
        if cell.fault:
            line.faults.append((cell.at, f"{head}: {cell.fault}"))
        elif held == KEY and (is_key(cell.words, head) or cell.words.lower() in self.standing):
            line.key = cell.words
        elif held == REVISION:
            line.revision = cell.words
        elif held in (KEPT, NOTHING, KEY):
            if not head:
                line.remarks.append(f"{cell.at}: “{cell.words}” stands under no head, and is kept with the file.")
            line.kept[head or cell.at] = "; ".join(filter(None, [line.kept.get(head or cell.at), cell.words]))
        elif held == self._step_column():
            self._put_steps(line, cell)
        elif held == PERIOD:
            self._put_period(line, head, cell)
        elif held in self.columns:
            line.names.add(held)
            self._put_cell(line, line.item, self.columns[held], head, cell)
        else:  # of an activity, in a line of the action
            self._put_in_step(line, line.item, held, head, cell)

    def _put_steps(self, line, cell) -> None:
        nested = self.table.nested
        line.names.add(nested.name)
        main = next(column for column in nested.columns if column.name == nested.main)
        parts = cell.words.split(nested.between) if nested.between else [cell.words]
        parts = [each for part in parts for each in main.several(part, self.known)]
        for words in (step for part in parts for step in steps_in(part)):
            line.item[nested.name].append(nested.blank())
            self._put_cell(line, line.item[nested.name][-1], main, main.label, CellWords(words, at=cell.at))

    def _put_period(self, line, head, cell) -> None:
        """One figure of a table with a column for each period."""
        nested, columns = self.table.nested, {column.name: column for column in self.table.nested.columns}
        if cell.words.lower().strip(" .") in asides.NO_FIGURE:
            line.kept[head] = cell.words
            return
        line.names.add(nested.name)
        line.item[nested.name].append(nested.blank())
        for name, words in zip(nested.by_period, (period_in_head(head), cell.words), strict=True):
            self._put_cell(line, line.item[nested.name][-1], columns[name], head, CellWords(words, at=cell.at))

    def _put_in_step(self, line, item, held, head, cell) -> None:
        steps, nested = item[self.table.nested.name], self.table.nested
        if len(steps) > 1 and nested.between:
            several = f"{head}: there are several here. Give each {nested.label} a line of its own, with the same name."
            line.faults.append((cell.at, several))
        elif steps:
            self._put_cell(line, steps[-1], self.inner[held], head, cell)
        elif nested.between:
            line.faults.append((cell.at, f"{head}: no {nested.label} is named beside it. Name it in each line."))
        else:
            line.kept[head] = cell.words

    def _put_cell(self, line, item, column, head, cell) -> None:
        words = cell.words
        if column.name == main_of(self.table) and column is self.columns[column.name] and self.table.nested:
            words, *steps = steps_in(words) or [""]
            if steps:
                self._put_steps(line, CellWords("\n".join(steps), at=cell.at))
        if column.name == "leads":
            words = self.names.in_lead(words)
        elif column.may_be_new and words:
            words = self.names.one(words)
        elif isinstance(column, BodiesColumn):
            words = self.names.in_bodies(words)
        elif isinstance(column, ServedColumn | KeyColumn) and column.name in ("priorities", "priority") and words:
            words = title_meant(words, list(self.known.titles(column.model).values()))
        try:
            column.put(item, words, self.known)
        except ValidationError as error:
            remark = asides.why_kept(column, head, cell.words, self.known, self.names)
            if remark is None:
                line.faults.append((cell.at, f"{head}: {asides.why_not(error, column, words, self.known, self.names)}"))
            else:
                line.kept[head] = cell.words
                line.remarks += [remark] if remark else []

    def _add_step(self, row, filled, cell) -> None:
        """A line under an action: one more of its activities, with a lead, a day and a cost of its own."""
        line, nested = self.lines[-1], self.table.nested
        self._put_steps(line, cell)
        step = line.item[nested.name][-1]
        for held, head, each in filled:
            own = next(
                (column for name, column in self.inner.items() if name.endswith(f".{held.rpartition('.')[2]}")), None
            )
            is_same = held in self.columns and self._says_the_same(line, held, each)
            if each.fault:
                line.faults.append((each.at, f"{head}: {each.fault}"))
            elif held in (KEPT, NOTHING):
                self._put(line, held, head, each)
            elif held in (KEY, REVISION):
                continue
            elif own is not None and own.name != nested.main and not is_same:
                self._put_cell(line, step, own, head, each)
            elif own is None and not is_same:
                line.kept[f"{head} of “{cell.words[:60]}”"] = each.words

    def _line_of(self, step: "KeyedStep") -> ReadLine | None:
        return next((line for line in self.lines if line.key.lower() == step.row_key), None)

    def _place(self, step: "KeyedStep") -> None:
        """A line inside a row that came from the portal: into its row, wherever it stands in the file."""
        nested, line, number = self.table.nested, self._line_of(step), step.row.number
        if line is None:
            missing = f"The {self.table.noun.label.lower()} of this {nested.label} is not in the file: clear this line."
            self.lines.append(
                ReadLine(number, self.sheet, item=self.table.blank(), faults=[(f"row {number}", missing)])
            )
            return
        note_place(line, number, self.lines)
        line.names.add(nested.name)
        said = {held.rpartition(".")[2]: (held, head, cell) for held, head, cell in step.filled}
        if nested.main not in said:
            return  # emptied: it goes
        standing = nested.keyed(self.standing.get(step.row_key, {nested.name: []}))
        place = next((at for at, (key, _) in enumerate(standing) if key == step.key), None)
        old = None if place is None else standing[place][1]
        item = self._unlike_those_before(line, copy.deepcopy(old)) if old else nested.blank()
        for column in nested.columns:
            held, head, cell = said.pop(column.name, ("", column.label, CellWords(at=f"row {number}")))
            if cell.fault:
                line.faults.append((cell.at, f"{head}: {cell.fault}"))
            elif not (old and says_what_stands(column, old, cell.words, self.known)):
                self._put_cell(line, item, column, head, cell)
        for held, head, cell in said.values():
            if held not in (KEY, REVISION):
                line.kept[f"{head} of row {number}"] = cell.words
        line.item[nested.name].append(item)
        line.places[id(item)] = place

    def _unlike_those_before(self, line, item) -> dict:
        """A line that was copied is one more, with a key of its own."""
        nested = self.table.nested
        before = [each.get("key") for each in line.item[nested.name] if id(each) in line.places]
        return item | {"key": nested.blank()["key"]} if nested.has_keys and item["key"] in before else item

    def _says_the_same(self, line, held, cell) -> bool:
        """A cell merged over several lines repeats what the action says already."""
        probe, tried, column = copy.deepcopy(line.item), ReadLine(0), self.columns[held]
        self._put_cell(tried, probe, column, "", cell)
        return not tried.faults and column.read(probe, self.known) == column.read(line.item, self.known)
