"""A table of HTML as one of Word: rows that head it repeated on each page, columns as wide as their words ask for."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell

from plans.office.html_tables import PlacedCell, TableOfHtml
from plans.office.word_out.parts import element

HEAD_COLOUR = "E8EEF1"
SMALLER = Pt(10)
NARROWEST = Cm(1.7)
#: More letters in one column than this make it no wider.
MOST_LETTERS = 60


def write_table(found: TableOfHtml, flow, place) -> None:
    table = place.add_table(rows=len(found.rows), cols=found.columns)
    table.style = flow.document.styles["Table Grid"]
    table.autofit = False
    cells = [[_Cell(tc, table) for tc in row._tr.tc_lst] for row in table.rows]
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if number < found.head_rows:
            properties.append(element("w:tblHeader"))
    _say_what_it_is(found, table)
    _size(found, table, cells, flow.width)
    for cell in found.places:
        _write_cell(found, flow, cell, cells)
    if place is flow.document:  # a cell does so itself
        place.add_paragraph().paragraph_format.space_after = Pt(4)


def _say_what_it_is(found: TableOfHtml, table) -> None:
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    heads = any(cell.is_heading for cell in found.places if cell.row >= found.head_rows and cell.column == 0)
    for name, value in (("firstRow", bool(found.head_rows)), ("firstColumn", heads), ("noHBand", True)):
        look.set(qn(f"w:{name}"), "1" if value else "0")
    if found.caption:
        properties.append(element("w:tblCaption", val=found.caption[:250]))


def _size(found: TableOfHtml, table, cells, width: int) -> None:
    wanted = _letters(found)
    room = width - NARROWEST * found.columns
    for column, letters in enumerate(wanted):
        share = NARROWEST + max(room, 0) * letters // sum(wanted)
        table.columns[column].width = share
        for row in cells:
            row[column].width = share


def _letters(found: TableOfHtml) -> list[int]:
    """How many letters each column asks for: about its longest cell, within bounds."""
    wanted = [1] * found.columns
    for cell in found.places:
        if cell.columns == 1:
            letters = min(len(" ".join(cell.element.text_content().split())), MOST_LETTERS)
            wanted[cell.column] = max(wanted[cell.column], letters)
    return wanted


def _write_cell(found: TableOfHtml, flow, given: PlacedCell, cells) -> None:
    cell = cells[given.row][given.column]
    if given.rows > 1 or given.columns > 1:
        cell = cell.merge(cells[given.row + given.rows - 1][given.column + given.columns - 1])
    flow.cell(given.element, cell, is_heading=given.is_heading)
    first = cell.paragraphs[0]
    if len(cell.paragraphs) > 1 and not first.text:
        first._p.getparent().remove(first._p)
    if given.row < found.head_rows:
        cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=HEAD_COLOUR))
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)
        if given.is_figure:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for run in paragraph.runs:
            run.font.size = SMALLER
