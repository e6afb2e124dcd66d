"""What stands beside the lines of a table: totals and notes under them, first days in a column of their own,
ratings that are only colours. Pure."""

import re
from dataclasses import replace

from django.core.exceptions import ValidationError

from partnerships.limits import sentences_of
from partnerships.wording import and_words
from plans.office.lines.cells import CellWords, WordedRow
from plans.office.lines.heads import BEGIN, FIRST, KEPT, KEY, NOTHING, TableHeads, main_of, word_and_period
from plans.office.lines.line import ReadLine
from plans.office.lines.names import NUMBERED_PRIORITY, KnownNames, title_meant
from plans.office.word.recognising import title_of_priority
from plans.rows.columns import BodiesColumn, several_of
from plans.rows.tables import RowTable

Filled = list[tuple[str, str, CellWords]]  # what the column holds, its head, the cell
#: Columns whose words are kept with the import where they name nothing that is known.
SOFT = ("indicators", "areas", "classes")
PRIORITIES = ("priorities", "priority")
#: What is kept of a heading over lines that names no priority.
UNDER = "Stands under"
#: What stands where there is no figure.
NO_FIGURE = {"-", "–", "—", "n/a", "na", "tbc", "nil return", "not available", "not known", ".."}
MOST_UNLIKELY = 3  # letters: a shorter name of a sheet begins many words
_REFERENCE = re.compile(r"[A-Za-z]{0,3}[ -]?\d[\d.-]*[a-z]?")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{3}")
_TOTAL = re.compile(r"(?:grand |overall |sub[- ]?)?totals?\W*", re.IGNORECASE)
_NOTE = re.compile(r"(?:key|notes?|nb|n\.b\.|source|legend|rag)\b.*|\*.*", re.IGNORECASE | re.DOTALL)


def is_beside(filled: Filled, title: str, heads: TableHeads) -> bool:
    """Whether a line is a total or a note, and no line of the table."""
    _, first, cell = filled[0]
    if _TOTAL.fullmatch(title or cell.words):
        return True
    is_first = first == heads.columns[_first(heads)][0]
    return not title and is_first and len(filled) == 1 and bool(_NOTE.fullmatch(cell.words))


def is_number_alone(filled: Filled, main: str) -> bool:
    """Whether a line is empty but for its number, as those are that wait in a template to be filled in."""
    held, _, cell = filled[0]
    is_number = not _LETTER.search(cell.words) or (held == "reference" and _REFERENCE.fullmatch(cell.words))
    return len(filled) == 1 and held in (main, "reference", NOTHING) and not cell.fault and bool(is_number)


def is_band(row: WordedRow, filled: Filled, heads: TableHeads, columns: dict, known) -> bool:
    """Whether a line with one text across several columns from the first, or alone in a cell, names the priority of
    what is under it."""
    words = {cell.words for _, _, cell in filled}
    if len(words) > 1 or len(heads.columns) < 3 or "priorities" not in columns:
        return False
    if len(filled) > 1:
        return bool(row.cells[_first(heads)].words)
    titles = list(known.titles(columns["priorities"].model).values())
    if filled[0][0] == "priorities" or NUMBERED_PRIORITY.match(*words):
        return True
    is_alone = is_heading(row, filled, heads, "title")
    if "priorities" in heads.names and not is_alone:
        return False
    return title_meant(*words, titles) in titles or (is_alone and not titles)


def priority_named_by(sheet: str, columns: dict, known) -> str:
    """The name of a sheet, where it is that of a priority; such a name is cut off at 31 letters."""
    if "priorities" not in columns or len(sheet) < MOST_UNLIKELY:
        return ""
    said = title_of_priority(sheet).casefold()
    titles = known.titles(columns["priorities"].model).values()
    is_one = any(title.casefold().startswith(said) for title in titles)
    return sheet if is_one or NUMBERED_PRIORITY.match(sheet) else ""


def is_heading(row: WordedRow, filled: Filled, heads: TableHeads, main: str) -> bool:
    """Whether words stand alone on a line, before its main column: over the lines under them."""
    held, _, cell = filled[0]
    at = next((at for at, each in enumerate(row.cells) if each.words), len(row.cells))
    is_before = at <= _first(heads) and held not in (main, KEY) and not cell.fault
    return is_before and len(filled) == 1 and bool(_WORD.search(cell.words)) and not _NOTE.fullmatch(cell.words)


def ask_about_headings(lines: list[ReadLine], main: str, label: str) -> None:
    """Of lines with nothing but their main column among lines that say more: each may be a heading over those."""
    short = [line for line in lines if line.names <= {main} and not line.faults and not line.kept.keys() - {UNDER}]
    for line in short if 3 * len(short) <= len(lines) else ():
        line.remarks.append(f"Only its {label} is filled in. If it is a heading, take the row out of the file.")


def _first(heads: TableHeads) -> int:
    return next(at for at, (head, _) in enumerate(heads.columns) if head)


def spanned(filled: Filled, table: RowTable, columns: dict) -> Filled:
    """The first day that has a column of its own, together with the last; what makes no span is kept."""
    name = table.begins[0]
    begin = next((each for each in filled if each[0] == BEGIN), None)
    if begin is None:
        return filled
    _, head, cell = begin
    end = next((each for each in filled if each[0] == name), None)
    others = [each for each in filled if each not in (begin, end)]
    words = columns[name].between(cell.words, end[2].words if end else "")
    if not words or cell.fault or (end and end[2].fault):
        return [*others, (KEPT, head, cell), *([end] if end else [])]
    _, head, cell = end or begin
    return [*others, (name, head, replace(cell, words=words))]


def whole(filled: Filled, table: RowTable) -> Filled:
    """A name whose first half has a column of its own, as one."""
    first = next((cell for held, _, cell in filled if held == FIRST), None)
    if first is None:
        return filled
    main = main_of(table)
    others = [each for each in filled if each[0] != FIRST]
    if not any(held == main for held, _, _ in others):
        return [*others, (main, "", first)]
    return [(h, n, replace(c, words=f"{first.words} {c.words}") if h == main else c) for h, n, c in others]


def dated(filled: Filled, table: RowTable, heads: TableHeads) -> Filled:
    """With the periods that stand in heads of figures, where no column says them."""
    labels = [
        (label, head, CellWords(period, at=cell.at))
        for held, head, cell in filled
        if cell.words.lower() not in NO_FIGURE
        and (label := table.dated.get(held))
        and label not in heads.names
        and (period := word_and_period(head)[1])
    ]
    return [*filled, *labels]


def why_kept(column, head: str, words: str, known, names: KnownNames) -> str | None:
    """What is remarked where words that name nothing are kept with the file; None where they are a fault. Priorities of
    a plan that has none are told once, on the page on which the lines are shown."""
    if column.name in PRIORITIES and names.are_asked_about and not known.titles(column.model):
        names.wanted[words] = None
        return ""
    is_soft = column.name in SOFT
    return f"{head} “{words}” is kept with the import: the plan has none of this name." if is_soft else None


def why_not(error: ValidationError, column, words: str, known, names: KnownNames) -> str:
    """What is wrong with a cell; of names that can be asked about, in place of the list of all that are known."""
    if not (names.are_asked_about and isinstance(column, BodiesColumn)):
        return " ".join(sentences_of(error))
    bodies = known.organisations.values()
    here = {name.casefold() for name in bodies}
    unknown = [f"“{each}”" for each in several_of(words, bodies) if each.casefold() not in here]
    are = "are no organisations" if len(unknown) > 1 else "is no organisation"
    them = "them" if len(unknown) > 1 else "it"
    return (
        f"{and_words(unknown)} {are} of the partnership: say on the page which is meant, or take {them} out until an "
        f"administrator of the partnership has added {them}."
    )


def keep_colours(lines: list[ReadLine], columns: list[tuple[str, str]]) -> None:
    """Ratings that are told by colour. A column in which all lines wear the same tells nothing by it."""
    for head, held in dict.fromkeys(columns):
        worn = [line.colours.get(head, "") for line in lines]
        if held == KEPT or len(set(worn)) > 1:
            for line, colour in zip(lines, worn, strict=True):
                if colour and line.kept.get(head, "").casefold() != colour:
                    line.kept[head] = " ".join(filter(None, [line.kept.get(head), f"({colour})"]))
