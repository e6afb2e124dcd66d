"""What reading a workbook row by row does not tell, out of a sheet's markup: merged cells, what is hidden, formulas
without a kept value. Pure."""

from dataclasses import dataclass, field
from zipfile import ZipFile

from lxml import etree
from openpyxl.utils import range_boundaries

MOST_COLUMNS = 60
MOST_MERGES = 5_000
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class SheetMarks:
    """What stands about cells in the sheet's own markup."""

    merges: list[tuple[int, int, int, int]] = field(default_factory=list)  # first and last row, first and last column
    hidden: set[int] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)  # those without a kept value
    filled: set[int] = field(default_factory=set)  # rows with a value: a sheet may be coloured to its last row
    hidden_columns: set[int] = field(default_factory=set)
    links: dict[str, str] = field(default_factory=dict)  # the addresses of cells → the relations under which they lead


def marks_in(archive: ZipFile, path: str) -> SheetMarks:
    """Of the sheet in this part of the package."""
    marks, number = SheetMarks(), 0
    tags = tuple(f"{_MAIN}{name}" for name in ("mergeCell", "row", "col", "hyperlink"))
    parsing = etree.iterparse(archive.open(path), events=("end",), tag=tags, no_network=True, load_dtd=False)
    for _, element in parsing:
        if element.tag == tags[0]:
            first_column, first, last_column, last = range_boundaries(element.get("ref"))
            if len(marks.merges) < MOST_MERGES and None not in (first, last, first_column, last_column):
                marks.merges.append((first, last, first_column, last_column))
        elif element.tag == tags[3]:
            marks.links[element.get("ref") or "A1"] = element.get(RELATION) or ""
        elif element.tag == tags[2]:
            if element.get("hidden") in ("1", "true"):
                last = min(int(element.get("max")), MOST_COLUMNS)
                marks.hidden_columns.update(range(int(element.get("min")), last + 1))
        else:
            number = int(element.get("r") or number + 1)
            _mark_row(element, number, marks)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return marks


def _mark_row(element, number: int, marks: SheetMarks) -> None:
    if element.get("hidden") in ("1", "true"):
        marks.hidden.add(number)
    for cell in element:
        if len(cell):
            marks.filled.add(number)
        if cell.find(f"{_MAIN}f") is not None and not (cell.findtext(f"{_MAIN}v") or ""):
            column, row, _, _ = range_boundaries(cell.get("r") or "A1")
            marks.formulas.add((row, column))
