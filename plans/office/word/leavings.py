"""The list of what of a Word file stays out of the text, or comes in otherwise than it stood there. Pure."""

from dataclasses import asdict, dataclass, field

#: Each sort: what it is called, and what becomes of it.
SORTS = {
    "deleted": ("Deleted with tracked changes", "left out, as if the deletion were accepted"),
    "moved": ("Moved with tracked changes", "left out here; it stands where it was moved to"),
    "deleted_row": ("Table row deleted with tracked changes", "left out"),
    "inserted": ("Added with tracked changes", "taken in, as if the addition were accepted"),
    "not_added": ("Added with tracked changes", "left out, as if the addition were rejected"),
    "not_deleted": ("Deleted with tracked changes", "kept, as if the deletion were rejected"),
    "not_moved": ("Moved with tracked changes", "left out here; it stands where it was before"),
    "row_not_added": ("Table row added with tracked changes", "left out"),
    "comment": ("Comment", "left out"),
    "hidden": ("Hidden text", "left out"),
    "contents": ("Table of contents", "left out: the portal writes its own"),
    "header": ("Header of the pages", "left out"),
    "footer": ("Footer of the pages", "left out"),
    "text_box": ("Text box", "taken in after the paragraph that it hangs on"),
    "chart": ("Chart", "left out: make one from a table, or paste it as a picture"),
    "diagram": ("Diagram or drawing", "left out: paste it as a picture"),
    "object": ("Embedded object", "left out"),
    "equation": ("Equation", "taken in as text"),
    "field": ("Form field", "left out"),
    "prompt": ("Form field that nobody filled in", "left out"),
    "inner_document": (
        "Another document inside this one",
        "left out: open the file in Word and save it there, which makes it part of the text, then send it again",
    ),
    "broken": ("Reference that leads to nothing", "taken in as it stands: put right what it should name"),
    "outside": ("Linked file", "not fetched: it is not stored in the Word file"),
    "link": ("Link", "its words are taken in, the address is left out: it is not a web or mail address"),
    "link_in_table": ("Link in a table", "its words are taken in, the address is left out: write it in the cell"),
    "picture": ("Picture", "left out: only PNG and JPEG pictures can be shown"),
    "large_picture": ("Picture", "left out: it is too large"),
    "without_words": ("Picture without alternative text", "taken in; say what it shows"),
    "colour": ("Coloured cells", "an empty one says its colour in words; the colours of others are left out"),
    "layout": ("Table used for layout", "taken in as text"),
    "inner_table": ("Table inside a table", "taken in after it"),
    "goes_on": ("Table that goes on", "its rows stand under those of the table before it"),
    "merged": ("Merged cells", "their words are repeated in each cell"),
    "wide": ("Table too large for a data table", "taken in as text"),
    "long_cells": ("Table with long cells", "offered as text: a cell of a data table holds 2,000 letters"),
    "lost": ("Not placed", "these words found no place"),
}


@dataclass(frozen=True)
class Leaving:
    sort: str
    words: str
    place: str = ""  # the heading under which it stood


@dataclass
class LeavingList:
    """What stays out, in the order in which it was met."""

    items: list[Leaving] = field(default_factory=list)

    def add(self, sort: str, words: str, place: str = "") -> None:
        words = " ".join(words.split())
        if words:
            self.items.append(Leaving(sort, words, " ".join(place.split())[:200]))

    @property
    def words(self) -> str:
        return "\n".join(item.words for item in self.items)

    def as_data(self) -> list[dict]:
        return [asdict(item) for item in self.items]
