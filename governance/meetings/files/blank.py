"""The sheet of meetings to fill in."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font

from plans.office.sheets import append_texts

GUIDE = "How to fill it in"
GUIDANCE = (
    "One meeting to a row, on the sheet “Meetings”.",
    "Date as 18/04/2027; time as 18:30, or empty where it is not known; place may be empty.",
    "Write “Cancelled” under Status for a meeting that does not take place.",
    "Times are those of London. Formulas are not calculated: type the values.",
)


def template(bodies: list[str], *, with_body: bool) -> bytes:
    """A workbook to fill in: the head row, and beside it how, with the names that may stand under it."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Meetings"
    head = ["Date", "Time", "Place", "Status"]
    sheet.append(["Committee or board", *head] if with_body else head)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column, width in zip("ABCDE", (44, 16, 10, 40, 14) if with_body else (16, 10, 40, 14, 10), strict=True):
        sheet.column_dimensions[column].width = width
    with_bodies = ["Under “Committee or board” one of these names:", *bodies]
    names = workbook.create_sheet(GUIDE)
    for line in (*GUIDANCE, *(with_bodies if with_body else [f"These are the meetings of {bodies[0]}."])):
        append_texts(names, [line])
    names.column_dimensions["A"].width = 90
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()
