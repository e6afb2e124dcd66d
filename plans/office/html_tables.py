"""Tables of HTML as grids: which cell covers what, and which rows head the others. Pure."""

from dataclasses import dataclass, field

from lxml.html import HtmlElement

MOST_SPANNED = 100


@dataclass
class PlacedCell:
    """A cell of HTML and the cells of the grid that it covers."""

    element: HtmlElement
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def is_heading(self) -> bool:
        return self.element.tag == "th"

    @property
    def is_figure(self) -> bool:
        return "--numeric" in self.element.get("class", "")


@dataclass
class TableOfHtml:
    table: HtmlElement
    places: list[PlacedCell] = field(default_factory=list)
    head_rows: int = 0

    def __post_init__(self):
        caption = self.table.find("caption")
        self.caption = " ".join(caption.text_content().split()) if caption is not None else ""
        self.is_caption_seen = caption is not None and "visually-hidden" not in caption.get("class", "")
        self.rows = [row for row in self.table.iter("tr") if next(row.iterancestors("table")) is self.table]
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self.rows):
            self._place_row(number, row, taken)
        self.columns = max((place.column + place.columns for place in self.places), default=0)
        self.head_rows = self._count_head_rows()

    def _place_row(self, number: int, row: HtmlElement, taken: set) -> None:
        column = 0
        for cell in row.iterchildren("th", "td"):
            while (number, column) in taken:
                column += 1
            rows = min(_span(cell, "rowspan"), len(self.rows) - number)
            columns = _span(cell, "colspan")
            self.places.append(PlacedCell(cell, number, column, rows, columns))
            taken |= {(number + y, column + x) for y in range(rows) for x in range(columns)}
            column += columns

    def _count_head_rows(self) -> int:
        """Rows of a head; without one, the first row where all its cells are headings."""
        in_head = [row for row in self.rows if row.getparent().tag == "thead"]
        first = [place for place in self.places if place.row == 0]
        return len(in_head) or int(len(self.rows) > 1 and all(place.is_heading for place in first))


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name, "1")
    return min(max(int(value), 1), MOST_SPANNED) if value.isdecimal() else 1
