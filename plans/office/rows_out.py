"""The rows of one table as a workbook that comes in again: the columns of the page, keys that nobody sees."""

from django.utils.module_loading import import_string

from plans.office.lines.keyed import KEY_HEAD, key_inside
from plans.office.workbooks import CellOut, HeadOut, SheetOut, workbook
from plans.rows.columns import Column, Known
from plans.rows.noun import Noun
from plans.rows.sections import known_nouns
from plans.rows.tables import RowTable

REVISION_HEAD = "Revision"
HIDDEN = [HeadOut(KEY_HEAD, is_hidden=True), HeadOut(REVISION_HEAD, is_hidden=True)]


def noun_with_a_table(name: str) -> Noun | None:
    return next((noun for noun in known_nouns() if noun.name == name and noun.table_path), None)


def sheet_of_rows(noun: Noun, paper) -> SheetOut:
    """A row on each line, and the lines inside it under it, as the page shows them. Before them stand the keys by which
    each is known again, and the revision by which it is seen that somebody changed the row meanwhile."""
    table: RowTable = import_string(noun.table_path)
    items = noun.all_data(paper)
    known = Known(paper, items)
    table, revisions = table.within(known), {str(row.key): str(row.revision) for row in noun.of(paper)}
    rows: list[list[CellOut]] = []
    for item in items:
        rows.append([item["key"], revisions.get(item["key"], ""), *_cells(table, table.columns, item, known)])
        for key, inner in table.nested.keyed(item) if table.nested else ():
            rows.append([key_inside(item["key"], key), "", *_cells(table, table.nested.columns, inner, known)])
    return SheetOut(noun.label_many, [*HIDDEN, *(_head(column, known) for column in table.heads)], rows)


def workbook_of_rows(noun: Noun, paper) -> bytes:
    sheet = sheet_of_rows(noun, paper)
    title = f"{paper.title}: {noun.label_many.lower()}"
    return workbook([sheet], title=title, author=paper.partnership.name, advice=_advice(noun, sheet))


def workbook_of_sheets(paper) -> bytes:
    """All rows of a text that have a table, a sheet for each."""
    sheets = [sheet_of_rows(noun, paper) for noun in known_nouns() if noun.table_path]
    return workbook(sheets, title=paper.title, author=paper.partnership.name)


def _head(column: Column, known: Known) -> HeadOut:
    return HeadOut(column.label, column.width, tuple(column.choices(known)), is_free=column.is_several)


def _cells(table: RowTable, columns: tuple[Column, ...], item: dict, known: Known) -> list[str]:
    said = {column.name: column.read(item, known) for column in columns}
    return [said.get(column.name, "") for column in table.heads]


def _advice(noun: Noun, sheet: SheetOut):
    table: RowTable = import_string(noun.table_path)
    yield f"Each line is {noun.article} {noun.label.lower()}. Lines may be sorted, changed and added."
    yield "However they are sorted, their order in the portal stays."
    if table.nested:
        name, inner = noun.label.lower(), f"{table.nested.article} {table.nested.label}"
        yield f"A line below {noun.article} {name}, with no {name} of its own, is {inner} of it."
    yield "Where several can be named, put semicolons between them."
    yield (
        "Columns A and B are hidden: they hold the key by which the portal knows a line again, and how often it was "
        "changed. Leave them empty in a new line."
    )
