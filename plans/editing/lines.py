"""Lines of a table, saved one by one: a fault in one loses none of the others, and the answer says what became of each.

A line says of each changed cell what stood there when it was read (``was``) and what stands there ``now``: two people
who write in different cells of one row do not meet at all, and who writes in the same one is told what the other wrote.
"""

from copy import deepcopy

from django.core.exceptions import ValidationError

from partnerships.limits import sentences_of
from partnerships.verbs import Refused
from plans.document.schemas import KEY, faults, many, nullable, record, text
from plans.editing import verbs as editing
from plans.rows.columns import Column, FieldColumn, Known
from plans.rows.tables import Nested, RowTable, key_of_place

MOST = 500
LONGEST = 6_000
TRIES = 3
GONE = "This line was removed meanwhile. Put it back from the list, or write it again."
_CELLS = {
    "type": "object",
    "maxProperties": 40,
    "additionalProperties": record(was=text(LONGEST), now=text(LONGEST)),
}
_INNER = record(line=text(60), key=nullable(KEY), cells=_CELLS)
#: What a page may send: see ``lineOf`` in static/src/js/sheet-saving.js. ``fresh``: the key that a new row gets, chosen
#: by the page, so that what is sent again because its answer was lost is not written twice.
_LINE = record(
    line=text(60), key=nullable(KEY), fresh=nullable(KEY), after=nullable(KEY), cells=_CELLS, nested=many(_INNER)
)
SENT = record(reason=text(500), lines=many(_LINE, MOST))


def save_lines(table: RowTable, paper, lines: list[dict], *, by, reason: str) -> list[dict]:
    """Save each line for itself; what became of each, in their order."""
    items = {item["key"]: item for item in table.noun.all_data(paper)}
    known = Known(paper, list(items.values()))
    return [_saved(table, paper, _found(line, items), items, known, by=by, reason=reason) for line in lines]


def _found(line, items) -> dict:
    """The line with the key of its row, where that was written before."""
    return line | {"key": line["fresh"]} if line["fresh"] in items else line


def _saved(table, paper, line, items, known, *, by, reason) -> dict:
    """Written again from the newest state where somebody saved the row in between."""
    for last in (False, False, True):
        item = items.get(line["key"], table.blank()) if line["key"] else table.blank()
        if line["key"] and line["key"] not in items:
            return _answer(line, fault=GONE)
        stands = cells_of(table.columns, item, known)
        item, wrong, inner = _put(table, item, line, known)
        if wrong or any(each["faults"] for each in inner):
            return _answer(line, faults=wrong, inner=inner) | {"cells": stands}
        if remarks := faults(table.noun.schema(), {**item, "key": line["key"] or KEPT_FREE}):
            return _answer(line, fault=remarks[0])
        try:
            item = _written(table.noun, paper, line, item, by=by, reason=reason)
        except editing.Conflict as conflict:
            if last or conflict.theirs.removed_at:
                return _answer(line, fault=GONE if conflict.theirs.removed_at else str(conflict))
            items[line["key"]] = table.noun.data(conflict.theirs)
        except Refused as refused:
            return _answer(line, fault=" ".join(refused.reasons))
        else:
            items[item["key"]] = item
            inner = _as_saved(table.nested, item, inner, known)
            return _answer(line | {"key": item["key"]}, inner=inner) | {"cells": cells_of(table.columns, item, known)}
    raise AssertionError("The last try answers.")


#: A key for looking at data that have none yet.
KEPT_FREE = "00000000-0000-4000-8000-000000000000"


def _written(noun, paper, line, item, *, by, reason) -> dict:
    if line["key"]:
        row = noun.of(paper).get(key=line["key"])
        row.paper = paper
        editing.save(noun, row, item, by=by, revision=row.revision, reason=reason)
        return item
    if noun.model.objects.filter(paper=paper, key=line["fresh"]).exists():
        raise Refused([GONE])
    after = noun.of(paper).filter(key=line["after"]).first() if line["after"] else None
    row = editing.add(noun, paper, item, by=by, after=after, reason=reason, key=line["fresh"])
    return {**item, "key": str(row.key)}


def _put(table, item, line, known):
    """The data as the line makes them, the faults of its cells, and what became of the lines inside it."""
    item = dict(item)
    wrong = put_cells(table.columns, item, line["cells"], known, is_new=not line["key"])
    return item, wrong, _put_nested(table.nested, item, line["nested"], known) if table.nested else []


def put_cells(columns: tuple[Column, ...], item: dict, cells: dict, known: Known, *, is_new: bool) -> dict[str, str]:
    """Write the cells into the data; the fault of each that cannot be."""
    wrong = {}
    for column in columns:
        if column.name not in cells and not (is_new and _is_needed(column)):
            continue
        cell, stands = cells.get(column.name, {"was": "", "now": ""}), column.read(item, known)
        if not is_new and stands == cell["now"]:
            continue
        if not is_new and stands != cell["was"] and not says_the_same(column, item, cell["now"], known):
            wrong[column.name] = f"Somebody wrote “{stands}” here meanwhile. Write yours again to replace it."
            continue
        try:
            column.put(item, cell["now"], known)
        except ValidationError as error:
            wrong[column.name] = " ".join(sentences_of(error))
    return wrong


def says_the_same(column: Column, item: dict, text: str, known: Known) -> bool:
    """Whether the text, written into the cell, reads as the cell does already."""
    other = deepcopy(item)
    try:
        column.put(other, text, known)
    except ValidationError:
        return False
    return column.read(other, known) == column.read(item, known)


def _is_needed(column) -> bool:
    return isinstance(column, FieldColumn) and column.field.required


def _put_nested(nested: Nested, item: dict, lines: list[dict], known: Known) -> list[dict]:
    """Lines inside a row, in their order; those that others added since stay behind them."""
    standing = dict(nested.keyed(item))
    named = {line["key"]: standing.pop(line["key"], None) for line in lines if line["key"]}
    order, answers = [], []
    for line in lines:
        found = named[line["key"]] if line["key"] else _written_before(nested, line["cells"], standing, known)
        if line["key"] and found is None:
            answers.append({"line": line["line"], "key": "", "faults": {nested.main: GONE} if line["cells"] else {}})
            continue
        inner = dict(found or nested.blank())
        cells = line["cells"]
        if is_emptied(nested, inner, cells, known):
            continue
        wrong = put_cells(nested.columns, inner, cells, known, is_new=found is None)
        stand = cells_of(nested.columns, inner, known)
        key = inner["key"] if nested.has_keys else key_of_place(len(order))
        answers.append({"line": line["line"], "key": key, "faults": wrong, "cells": stand})
        order.append(inner)
    item[nested.name] = [*order, *standing.values()]
    return answers


def _written_before(nested: Nested, cells: dict, standing: dict, known: Known) -> dict | None:
    """Of the lines that the page does not know, one that says what this new one does: it was sent, and not answered."""
    columns = [column for column in nested.columns if column.name in cells]
    for key, inner in standing.items():
        if columns and all(says_the_same(each, inner, cells[each.name]["now"], known) for each in columns):
            return standing.pop(key)
    return None


def _as_saved(nested: Nested | None, item: dict, answers: list[dict], known: Known) -> list[dict]:
    saved = dict(nested.keyed(item)) if nested else {}
    return [
        answer | {"cells": cells_of(nested.columns, saved[answer["key"]], known)}
        for answer in answers
        if answer["key"] in saved
    ]


def is_emptied(nested: Nested, inner: dict, cells: dict, known: Known) -> bool:
    """Whether nothing is left of a line once its cells are written: it goes."""
    left = cells_of(nested.columns, inner, known) | {name: cell["now"].strip() for name, cell in cells.items()}
    return not any(left.values())


def cells_of(columns: tuple[Column, ...], item: dict, known: Known) -> dict[str, str]:
    return {column.name: column.read(item, known) for column in columns}


def _answer(line, *, fault: str = "", faults: dict | None = None, inner: list | None = None) -> dict:
    return {
        "line": line["line"],
        "key": line["key"] or "",
        "fault": fault,
        "faults": faults or {},
        "cells": {},
        "nested": inner or [],
    }
