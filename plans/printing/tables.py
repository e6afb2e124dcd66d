"""Tables on paper: heads that repeat, rows that are told under what they stand, and none that leaves the page.

How wide a table will be is estimated from its longest words before it is laid out; what does not fit is set smaller,
then put on a page turned on its side, then split into parts that repeat the first column. Works on WeasyPrint's tree.
"""

import copy
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

#: Millimetres between the margins of a page, and of one turned on its side.
UPRIGHT, TURNED = 170.0, 257.0
#: Of a cell: points of its type, millimetres of room beside its words.
USUAL, SMALL = (9.25, 4.6), (8.0, 2.6)
MM_OF_A_POINT = 0.3528
#: Widths of letters as parts of their height; what is not named is an ordinary letter.
NARROW, WIDE = set("ijltfrI.,:;|!'’()[]-/ "), set("mwMWQOGDHNU@%—&")
BOLD = 1.06
#: A word that is longer may be broken.
LONGEST_WORD = 24
#: Rows that are merged stay on one page when they are so few and say so little.
FEW_ROWS, FEW_LETTERS = 12, 900
#: A row that says more than this may stand alone on its page, and one that says far more may break inside.
HIGH_ROW, TALL_ROW = 160, 1400
BESIDE_THE_TABLE = 500
#: A table of so many rows, head included, goes in at most so many parts under each other before its page is turned.
SHORT_TABLE, MOST_PARTS = 14, 3


@dataclass(frozen=True)
class Cell:
    element: Element
    row: int
    column: int
    rows: int
    columns: int


def words_of_cell(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def is_head(element: Element) -> bool:
    return element.tag == "th"


def cells_of(rows: list[Element]) -> list[Cell]:
    """Every cell with its place, merged ones with all the places they take."""
    taken: set[tuple[int, int]] = set()
    found = []
    for number, row in enumerate(rows):
        column = 0
        for element in row:
            if element.tag not in ("td", "th"):
                continue
            while (number, column) in taken:
                column += 1
            across, down = _span(element, "colspan"), min(_span(element, "rowspan"), len(rows) - number)
            taken |= {(number + r, column + c) for r in range(down) for c in range(across)}
            found.append(Cell(element, number, column, down, across))
            column += across
    return found


def _span(element, name):
    value = element.get(name, "1")
    return max(int(value), 1) if value.isdigit() else 1


# --- How wide


def width_of_word(word: str, points: float) -> float:
    """Millimetres, about and rather too many."""
    ems = sum(0.3 if c in NARROW else 0.86 if c in WIDE else 0.62 if c.isupper() else 0.53 for c in word)
    return ems * points * MM_OF_A_POINT


def column_widths(cells: list[Cell], style: tuple[float, float]) -> list[float]:
    """The least width of each column: its longest word with the room beside it."""
    points, room = style
    widths = [room] * max((cell.column + cell.columns for cell in cells), default=0)
    for cell in cells:
        words = (word[:LONGEST_WORD] for word in words_of_cell(cell.element).split())
        longest = max((width_of_word(word, points) for word in words), default=0) + room
        needed = longest * (BOLD if is_head(cell.element) else 1) / cell.columns
        for column in range(cell.column, cell.column + cell.columns):
            widths[column] = max(widths[column], needed)
    return widths


def way_of(cells: list[Cell]) -> str:
    """How a table fits on paper: "", or "small", "parts" (small and split), "turned" (small) or "split" (turned too).

    A page turned on its side leaves the rest of the one before it empty: a short table is split on the page instead.
    """
    if sum(column_widths(cells, USUAL)) <= UPRIGHT:
        return ""
    small = sum(column_widths(cells, SMALL))
    if small <= UPRIGHT:
        return "small"
    if _is_short_and_plain(cells) and len(parts_of(cells, UPRIGHT)) <= MOST_PARTS:
        return "parts"
    return "turned" if small <= TURNED else "split"


def _is_short_and_plain(cells):
    rows = max((cell.row for cell in cells), default=0) + 1
    return rows <= SHORT_TABLE and all(cell.rows == cell.columns == 1 for cell in cells)


def parts_of(cells: list[Cell], width: float = TURNED) -> list[list[int]]:
    """The columns of each part of a table that is split, the first one in all of them, the others shared out."""
    first, *others = column_widths(cells, SMALL)
    room = width - first
    number = len(_filled(others, room))
    return [[0, *part] for part in _filled(others, min(room, sum(others) / number + max(others) / 2))]


def _filled(widths: list[float], room: float) -> list[list[int]]:
    """Columns from the second on in as many runs as the room asks for."""
    runs: list[list[int]] = []
    left = 0.0
    for column, width in enumerate(widths, start=1):
        if width > left:
            runs.append([])
            left = room
        runs[-1].append(column)
        left -= width
    return runs


# --- The table itself


def lay_out(table: Element, parents: dict[Element, Element]) -> None:
    """Change a table in place so that it prints well."""
    _give_a_head(table)
    rows = list(table.iter("tr"))
    cells = cells_of(rows)
    for row in rows:
        letters = sum(map(len, row.itertext()))
        if letters > HIGH_ROW:
            add_class(row, "high" if letters <= TALL_ROW else "high tall")
    for cell in cells:
        if any(len(word) > LONGEST_WORD for word in words_of_cell(cell.element).split()):
            add_class(cell.element, "long-words")
    for body in table.findall("tbody"):
        _tell_under_what(table, body)
    way = way_of(cells)
    if way:
        add_class(table, "small")
    if way in ("turned", "split"):
        _turn(_turned(table, parents), parents)
    if way == "parts":
        add_class(table, "short")
    if way in ("parts", "split"):
        _split(table, parents, cells, UPRIGHT if way == "parts" else TURNED)


def _give_a_head(table):
    """Rows of header cells (or of bold words alone) at the top become a head, which repeats on each page."""
    body = table.find("tbody")
    if table.find("thead") is not None or body is None:
        return
    rows, head = list(body.iter("tr")), []
    while len(head) < len(rows) and _is_heading_row(rows[len(head)]):
        head.append(rows[len(head)])
    if not head or len(head) == len(rows):
        return
    group = Element("thead")
    for row in head:
        body.remove(row)
        group.append(row)
        for cell in row:
            cell.tag = "th"
            cell.set("scope", "col")
    table.insert(list(table).index(body), group)


def _is_heading_row(row):
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    said = [cell for cell in cells if words_of_cell(cell)]
    return len(said) > 1 and all(is_head(cell) or _is_bold(cell) for cell in said)


def _is_bold(cell):
    bold = "".join("".join(element.itertext()) for element in cell.iter() if element.tag in ("strong", "b"))
    return bool(bold.strip()) and "".join(bold.split()) == "".join("".join(cell.itertext()).split())


def _tell_under_what(table, body):
    """Merged rows stay together when they are few; a tall merged cell is said again in each of its rows."""
    rows = list(body.iter("tr"))
    cells = cells_of(rows)
    tall = [cell for cell in cells if cell.rows > 1 and not _is_short(rows[cell.row : cell.row + cell.rows])]
    for cell in sorted(tall, key=lambda cell: cell.column):
        cell.element.attrib.pop("rowspan", None)
        for number in range(cell.row + 1, cell.row + cell.rows):
            _insert(rows[number], number, cell, cells)
    _keep_together(table, body, rows)


def _is_short(rows):
    return len(rows) <= FEW_ROWS and sum(len("".join(row.itertext()).strip()) for row in rows) <= FEW_LETTERS


def _insert(row, number, cell, cells):
    again = copy.deepcopy(cell.element)
    for part in again.iter():
        part.attrib.pop("id", None)
    add_class(again, "again")
    before = [each.element for each in cells if each.row == number and each.column < cell.column]
    copies = [element for element in row if "again" in element.get("class", "").split()]
    places = [list(row).index(element) for element in [*before, *copies] if element in list(row)]
    row.insert(max(places, default=-1) + 1, again)


def _keep_together(table, body, rows):
    """Each run of rows that are still merged in a body of its own."""
    ends = {}
    for cell in cells_of(rows):
        if cell.rows > 1:
            ends[cell.row] = max(ends.get(cell.row, 0), cell.row + cell.rows)
    if not ends:
        return
    at, place = 0, list(table).index(body)
    table.remove(body)
    while at < len(rows):
        end = at + 1
        row = at
        while row < end:
            end = max(end, ends.get(row, 0))
            row += 1
        group = Element("tbody", dict(body.attrib))
        group.extend(rows[at:end])
        if end - at > 1:
            add_class(group, "together")
        table.insert(place, group)
        at, place = end, place + 1


def _turned(table, parents):
    """What is turned on its side: the whole chapter where it holds little else, or the table with its frame."""
    frame = parents.get(table, table)
    frame = frame if "csp-table-scroll" in frame.get("class", "") else table
    block = frame
    while block in parents and "csp-block" not in block.get("class", "").split():
        block = parents[block]
    is_block = "csp-block" in block.get("class", "").split()
    letters = len("".join(block.itertext())) - len("".join(table.itertext()))
    alone = sum(1 for _ in block.iter("table")) == 1
    return block if is_block and alone and letters <= BESIDE_THE_TABLE else frame


def _turn(block, parents):
    add_class(block, "turned")
    beside = list(parents.get(block, ()))
    for notes in beside[beside.index(block) + 1 :][:1] if beside else []:
        if "csp-table-notes" in notes.get("class", "").split():
            add_class(notes, "turned")


def _split(table, parents, cells, width):
    """Parts beside each other on paper become parts under each other; merged cells cannot be split and are broken."""
    if any(cell.rows > 1 or cell.columns > 1 for cell in cells):
        add_class(table, "broken")
        return
    parent, parts = parents[table], parts_of(cells, width)
    place = list(parent).index(table)
    for number, columns in enumerate(parts, start=1):
        part = table if number == len(parts) else copy.deepcopy(table)
        for row in part.iter("tr"):
            for column, element in reversed(list(enumerate(list(row)))):
                if column not in columns:
                    row.remove(element)
        _say_which_part(part, number, len(parts))
        if part is not table:
            part.tail = None
            parent.insert(place, part)
            place += 1


def _say_which_part(part, number, parts):
    caption = part.find("caption")
    if caption is None:
        caption = Element("caption")
        part.insert(0, caption)
    for element in [part, *part.iter()]:
        if number > 1:
            element.attrib.pop("id", None)
    is_named = bool(words_of_cell(caption))
    SubElement(caption, "span").text = f" (part {number} of {parts})" if is_named else f"Part {number} of {parts}"


def add_class(element: Element, name: str) -> None:
    element.set("class", f"{element.get('class', '')} {name}".strip())
