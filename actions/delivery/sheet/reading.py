"""A sheet that came back, line by line: what it changes, what cannot be read and where, what somebody changed since.
Nothing is written."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from openpyxl.utils import get_column_letter

from actions.delivery.asked import AskedAction
from actions.delivery.returns.forms import ReturnForm
from actions.delivery.scale import RatingScale
from actions.delivery.sheet.columns import columns_of
from actions.delivery.sheet.writing import GREY
from partnerships.limits import sentences_of
from plans.office.packages import Unreadable
from plans.office.rows_out import HIDDEN, KEY_HEAD, REVISION_HEAD
from plans.office.sheet_marks import MOST_COLUMNS

LOOKED_AT = 20  # rows among which the line of heads is
NOT_OURS = "The lines of this file have no keys. Send the workbook that you got here, filled in."
NOT_ASKED = "This is not an action that you are asked about."
TWICE = "This line is there twice."


@dataclass(frozen=True)
class CellFault:
    """What is wrong with a cell, where it stands, and what stands in it."""

    sheet: str
    row: int
    column: str
    value: str
    sentence: str


@dataclass
class AnswerLine:
    """One line: its action, the form with what it says, each change as (head, was, becomes)."""

    asked: AskedAction
    row: int
    data: dict
    changes: list[tuple[str, str, str]] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    is_overtaken: bool = False

    @property
    def key(self) -> str:
        return str(self.asked.action.key)


@dataclass
class ReadAnswers:
    lines: list[AnswerLine] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # what stands in the file and is kept nowhere

    @property
    def changed(self) -> list[AnswerLine]:
        return [line for line in self.lines if line.changes and not line.faults]

    @property
    def all_faults(self) -> list[CellFault]:
        return self.faults + [fault for line in self.lines for fault in line.faults]


def read_answers(sheets: list[dict], asked: list[AskedAction], scale: RatingScale) -> ReadAnswers:
    """``sheets``: as ``plans.office.lines.process`` tells them. Raises Unreadable where no sheet is one of ours."""
    ours = [(sheet, at) for sheet in sheets if (at := _row_of_heads(sheet)) is not None]
    if not ours:
        raise Unreadable(NOT_OURS)
    by_key, found, seen = {str(each.action.key): each for each in asked}, ReadAnswers(), set()
    for sheet, at in ours:
        heads, rows = _words(sheet["rows"][at]), sheet["rows"][at + 1 :]
        found.unread += unread_in(sheet, heads, rows, _known_heads(asked, scale))
        for row in rows:
            if not any(cell["words"] or cell["fault"] for cell in row["cells"]):
                continue
            cells = dict(zip(heads, row["cells"], strict=False))
            key = cells[KEY_HEAD]["words"].strip().lower() if KEY_HEAD in cells else ""
            if key not in by_key or key in seen:
                sentence = TWICE if key in seen else NOT_ASKED
                found.faults.append(CellFault(sheet["name"], row["number"], KEY_HEAD, key, sentence))
                continue
            seen.add(key)
            found.lines.append(_line(by_key[key], sheet["name"], row["number"], cells, scale))
    return found


def _row_of_heads(sheet) -> int | None:
    """Somebody may have put a title above them."""
    return next((at for at, row in enumerate(sheet["rows"][:LOOKED_AT]) if KEY_HEAD in _words(row)), None)


def _words(row) -> list[str]:
    return [cell["words"].strip() for cell in row["cells"]]


def _known_heads(asked: list[AskedAction], scale: RatingScale) -> set[str]:
    told = {head.label for head in (*HIDDEN, *GREY)}
    return told | {column.head for each in asked[:1] for column in columns_of(ReturnForm(asked=each, scale=scale))}


def unread_in(sheet: dict, heads: list[str], rows: list[dict], known: set[str]) -> list[str]:
    """Sentences about columns that somebody added or renamed, and about notes on cells: neither is an answer."""
    told = []
    for at, head in enumerate([*heads, *[""] * MOST_COLUMNS][:MOST_COLUMNS]):
        if head not in known and any(at < len(row["cells"]) and row["cells"][at]["words"] for row in rows):
            name = f"“{head}”" if head else get_column_letter(at + 1)
            told.append(f"The column {name} is none of this workbook. Write what it says under one of the others.")
    return told + [
        f"A note hangs on {note['at']} (“{note['words']}”). Write it in a cell if it is meant."
        for note in sheet.get("notes", ())
    ]


def _line(asked, sheet, number, cells, scale) -> AnswerLine:
    form = ReturnForm(asked=asked, scale=scale)
    line = AnswerLine(asked, number, data_of(form))
    for column in columns_of(form):
        cell = cells.get(column.head)
        was = column.words(form.initial.get(column.name))
        if cell is None or (not cell["fault"] and cell["words"] == was):
            continue
        try:
            if cell["fault"]:
                raise ValidationError(cell["fault"])
            line.data[form.add_prefix(column.name)] = column.value(cell["words"])
        except ValidationError as fault:
            line.faults.append(CellFault(sheet, number, column.head, cell["words"], sentences_of(fault)[0]))
        line.changes.append((column.head, was, cell["words"]))
    if line.changes:
        line.faults += _faults_of_form(line, sheet, scale, cells)
        shown = cells.get(REVISION_HEAD, {}).get("words", "")
        line.is_overtaken = shown != str(form.initial["revision"])
    return line


def _faults_of_form(line, sheet, scale, cells) -> list[CellFault]:
    """What the page itself would say, at the cell to which it belongs."""
    form = ReturnForm(line.data, asked=line.asked, scale=scale)
    heads, known = {column.name: column.head for column in columns_of(form)}, {each.column for each in line.faults}
    told = ((heads.get(name, ""), sentences) for name, sentences in form.errors.items())
    return [
        CellFault(sheet, line.row, head, cells.get(head, {}).get("words", ""), sentence)
        for head, sentences in told
        for sentence in sentences
        if head not in known
    ]


def data_of(form: ReturnForm) -> dict:
    """What the page would send if nothing were changed."""
    return {form.add_prefix(name): _sent(form.initial.get(name)) for name in form.fields if name != "file"}


def _sent(value):
    if value is None or value is False:
        return ""
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    return value if isinstance(value, list) else "on" if value is True else str(value)
