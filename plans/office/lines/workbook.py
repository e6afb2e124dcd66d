"""Workbooks that go out: an empty one to fill in, and one that came in with what is wrong beside its lines."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from plans.office.sheets import append_texts
from plans.rows.tables import RowTable

WRONG = "What is wrong"
WIDTHS = {"narrow": 12, "usual": 24, "wide": 48}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_of(table: RowTable) -> bytes:
    """The heads of the table, those of lines inside a row behind them."""
    nested = [column for column in table.nested.columns if column.name == table.nested.main] if table.nested else []
    columns = [*table.columns, *nested]
    workbook = Workbook()
    page = workbook.active
    page.title = table.noun.label_many[:31]
    append_texts(page, [column.label for column in columns])
    for at, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(at)].width = WIDTHS[column.width]
        page.cell(1, at).font = Font(bold=True)
    page.freeze_panes = "A2"
    return _saved(workbook)


def with_what_is_wrong(sheets: list[dict], wrong: dict[tuple[str, int], list[str]]) -> bytes:
    """The sheets as they were read, each with a first column that says what is wrong with the line, if anything."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for number, sheet in enumerate(sheets, 1):
        page = workbook.create_sheet((sheet["name"] or f"Sheet {number}")[:31])
        page.column_dimensions["A"].width = WIDTHS["wide"]
        for row in sheet["rows"]:
            told = " ".join(wrong.get((sheet["name"], row["number"]), []))
            append_texts(page, [told, *(cell["words"] for cell in row["cells"])])
            if told:
                page.cell(page.max_row, 1).fill = PatternFill("solid", fgColor="FFF0D9")
        if page.max_row and any(key[0] == sheet["name"] for key in wrong):
            page.cell(1, 1).value = page.cell(1, 1).value or WRONG
    return _saved(workbook)


def _saved(workbook) -> bytes:
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()
