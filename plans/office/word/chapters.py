"""The HTML of a Word text cut into chapters, each of them a list of texts, tables and pictures. Pure."""

import re
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from html import escape

from lxml.html import HtmlElement

from plans.document.fragments import parsed, tag_of, written
from plans.document.richtext import sanitise, words_of
from plans.document.schemas import HEADING, HTML
from plans.office.word.grids import MOST_CELL, Grid, goes_on, grid_of, longest, row_as_text, without_title, words_in
from plans.office.word.leavings import LeavingList
from plans.office.word.notes import addresses_in, note_marks, notes_in

CHAPTER_LEVELS = ("h1", "h2")
MOST_COLUMNS, MOST_ROWS = 20, 500
#: What many type as ordinary text beside a table or picture: “Table 3.1: Recorded crime”, “Figure 2 – The wards”.
_NUMBERED = r"{} [A-Z]?\d+(?:\.\d+)*[a-z]? ?[:.–—-] ?\S.*"
_OF_TABLE = re.compile(_NUMBERED.format("table"), re.IGNORECASE)
_OF_PICTURE = re.compile(_NUMBERED.format("(?:figure|fig[.]?|map|chart|picture|photo|image|diagram)"), re.IGNORECASE)
MOST_CAPTION = 300


@dataclass
class WordPart:
    """A text (``html``), a table (``rows`` of which ``heads`` are heads) or a picture (``name`` of its part)."""

    sort: str
    html: str = ""
    rows: list[list[str]] = field(default_factory=list)
    heads: int = 0
    caption: str = ""
    name: str = ""
    alt: str = ""

    @property
    def words(self) -> str:
        cells = "\n".join(cell for row in self.rows for cell in row)
        return "\n".join([words_of(self.html), self.caption, cells, self.alt])


@dataclass
class WordChapter:
    heading: str
    level: int
    is_guess: bool = False
    parts: list[WordPart] = field(default_factory=list)

    @property
    def words(self) -> str:
        return "\n".join([self.heading, *(part.words for part in self.parts)])

    def as_data(self) -> dict:
        return asdict(self)


class Cutting:
    """Builds the chapters while the elements of the text pass by."""

    def __init__(self, leavings: LeavingList, guesses: set[str], faults_of_pictures: dict[str, str]):
        self.leavings, self.guesses, self.faults = leavings, guesses, faults_of_pictures
        self.chapters: list[WordChapter] = [WordChapter("", 1)]
        self.title = self.subtitle = ""
        self._text: list[str] = []
        self._notes: list[tuple[int, str]] = []

    def cut(self, root: HtmlElement) -> list[WordChapter]:
        notes = notes_in(root)
        for element in list(root):
            self._take(element, notes)
        self._end_chapter()
        self.chapters = [each for each in self.chapters if each.heading or each.parts]
        return self.chapters

    def _take(self, element, notes) -> None:
        tag, words = tag_of(element), " ".join(words_in(element).split())
        is_heading = tag in CHAPTER_LEVELS and 0 < len(words) <= HEADING
        if is_heading:
            self._end_chapter()
            self.chapters.append(WordChapter(words, int(tag[1]), words in self.guesses))
        self._notes += [(number, notes[number]) for number in note_marks(element) if number in notes]
        if tag == "table":
            self._take_table(element)
            return
        pictures = _taken_out(element)
        is_caption = element.get("class") == "caption" or (tag == "p" and _OF_PICTURE.fullmatch(words))
        if is_caption and self._is_caption_of_picture(words):
            return
        if words and not is_heading and not self._is_title(element.get("class"), words):
            self._text.append(written(element))
        for picture in pictures:
            self._take_picture(picture)

    def _is_title(self, style, words) -> bool:
        """The title and the line under it belong to the whole text; what else is styled so is text."""
        if style not in ("title", "subtitle") or len(self.chapters) > 1 or getattr(self, style):
            return False
        setattr(self, style, words)
        return True

    def _is_caption_of_picture(self, words) -> bool:
        """Words styled or written as a caption, right after a picture."""
        parts = self.chapters[-1].parts
        if self._text or not parts or parts[-1].sort != "picture" or parts[-1].caption:
            return False
        parts[-1].caption = words[:500]
        return True

    @property
    def _place(self) -> str:
        return self.chapters[-1].heading

    def _take_picture(self, picture) -> None:
        name, alt = picture.get("src"), " ".join((picture.get("alt") or "").split())[:1000]
        if fault := self.faults.get(name):
            self.leavings.add(fault, alt or name.rpartition("/")[2], self._place)
            return
        if not alt:
            self.leavings.add("without_words", name.rpartition("/")[2], self._place)
        self._end_text()
        self.chapters[-1].parts.append(WordPart("picture", name=name, alt=alt))

    def _take_table(self, table) -> None:
        pictures = _taken_out(table)
        inner = [each for each in table.iter("table") if each is not table and _is_outermost(each, table)]
        for each in inner:
            each.drop_tree()
        grid = grid_of(table)
        if inner:
            self.leavings.add("inner_table", f"{len(inner)} inside the table “{_beginning(grid)}”", self._place)
        for address in addresses_in(table):
            self.leavings.add("link_in_table", address, self._place)
        self._place_table(table, grid)
        for each in inner:
            self._take_table(each)
        for picture in pictures:
            self._take_picture(picture)

    def _place_table(self, table, grid: Grid) -> None:
        width = max(map(len, grid.rows), default=0)
        if not any(cell for row in grid.rows for cell in row):
            return
        if rows := self._rows_going_on(grid, width):
            self.leavings.add("goes_on", _beginning(grid), self._place)
            self.chapters[-1].parts[-1].rows += rows
        elif len(grid.rows) == 1 or width == 1:
            self.leavings.add("layout", _beginning(grid), self._place)
            self._text.append("".join(f"<p>{escape(line)}</p>" for row in grid.rows for cell in row for line in
                                      cell.splitlines()))  # fmt: skip
        elif width > MOST_COLUMNS or len(grid.rows) > MOST_ROWS:
            self.leavings.add("wide", _beginning(grid), self._place)
            self._text += map(row_as_text, grid.rows)
        else:
            grid, title = without_title(grid)
            if longest(grid.rows) > MOST_CELL:
                self.leavings.add("long_cells", _beginning(grid), self._place)
            if grid.merges:
                self.leavings.add("merged", f"in the table “{_beginning(grid)}”", self._place)
            caption = self._caption_before()
            if title and caption:
                self._text.append(f"<p>{escape(title)}</p>")
            caption = caption or title
            self._end_text()
            self.chapters[-1].parts.append(WordPart("table", rows=grid.rows, heads=max(grid.heads, 1), caption=caption))

    def _rows_going_on(self, grid: Grid, width: int) -> list[list[str]]:
        """The rows of a table right under another one, where it goes on with that: under the same heads, or with the
        next numbers in its first column."""
        parts = self.chapters[-1].parts
        last = parts[-1] if parts and not self._text else None
        if last is None or last.sort != "table" or len(last.rows[0]) != width:
            return []
        rows = grid.rows if goes_on(last.rows, grid) else []
        if grid.rows[: last.heads] == last.rows[: last.heads]:
            rows = grid.rows[last.heads :]
        return rows if len(last.rows) + len(rows) <= MOST_ROWS else []

    def _caption_before(self) -> str:
        last = self._text[-1] if self._text else ""
        words = words_of(last) if last.startswith("<p") else ""
        is_typed = len(words) <= MOST_CAPTION and _OF_TABLE.fullmatch(words)
        return words_of(self._text.pop())[:MOST_CAPTION] if 'class="caption"' in last or is_typed else ""

    def _end_text(self) -> None:
        html = sanitise("".join(self._text))
        self._text = []
        for piece in _in_lengths(html):
            self.chapters[-1].parts.append(WordPart("text", html=piece))

    def _end_chapter(self) -> None:
        """Notes stand at the end of the chapter that names them, under the numbers that they have there."""
        if self._notes:
            items = "".join(f'<ol start="{number}"><li>{html}</li></ol>' for number, html in self._notes)
            self._text.append(f"<h2>Notes</h2>{items}")
            self._notes = []
        self._end_text()


def _taken_out(element) -> list[HtmlElement]:
    """The pictures inside an element, out of it."""
    pictures = [deepcopy(each) for each in element.iter("img")]
    for each in list(element.iter("img")):
        each.drop_tree()
    return pictures


def _is_outermost(inner, table) -> bool:
    return next(each for each in inner.iterancestors("table")) is table


def _beginning(grid: Grid) -> str:
    words = " – ".join(dict.fromkeys(cell.replace("\n", " ") for cell in grid.rows[0] if cell))
    return words[:80] if grid.rows else ""


def _in_lengths(html: str) -> list[str]:
    """A text as it may be kept: at most so long, cut between its elements."""
    if len(html) <= HTML:
        return [html] if html else []
    pieces = [""]
    for element in map(written, parsed(html)):
        if len(pieces[-1]) + len(element) > HTML and pieces[-1]:
            pieces.append("")
        pieces[-1] += element
    return pieces
