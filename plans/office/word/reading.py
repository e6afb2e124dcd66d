"""A Word file as plain data: chapters with what each becomes, and the list of what stays out. Pure.

Run by ``process`` in a child with limits; what it gives goes into JSON as it is.
"""

import re
from collections.abc import Callable

from plans.office.packages import NOT_WORD, Unreadable
from plans.office.word.changes import REJECTED, reverse_changes
from plans.office.word.chapters import Cutting
from plans.office.word.choosing import ABOUT
from plans.office.word.converting import as_html, fault_of_picture
from plans.office.word.coverage import missing
from plans.office.word.levels import settle_levels
from plans.office.word.lightening import lighten
from plans.office.word.markup import parsed, written
from plans.office.word.package import opened
from plans.office.word.tidying import tidy

_NUMBER_OF_TABLE = re.compile(r"^Table \d+: (?=\S)")
#: What is done one after the other, in the words of the page that waits for it.
STEPS = (
    "The file is looked through",
    "Headings, lists and tables are looked for",
    "The text is read",
    "Chapters are put together",
    "Every paragraph is accounted for",
)


def read_word(
    data: bytes, name: str = "", tell: Callable[[int], None] = lambda step: None, *, rejects: bool = False
) -> dict:
    """``title``, ``subtitle``, ``chapters``, ``left_out`` and how many ``paragraphs`` it has. Raises Unreadable.

    Every paragraph of the source is in the chapters or in the list: what would be in neither is put on the list.
    ``tell`` hears which of the ``STEPS`` begins; with ``rejects`` the text is as it was before its tracked changes.
    """
    tell(0)
    package = opened(data, name)
    try:
        if rejects:
            _reverse(package)
        told = _read(package, tell)
        for each in told["left_out"] if rejects else ():
            each["sort"] = REJECTED.get(each["sort"], each["sort"])
        return told
    except Unreadable:
        raise
    except Exception as error:  # a damaged file provokes whatever its reader stumbles over
        raise Unreadable(NOT_WORD) from error


def _reverse(package) -> None:
    for name in filter(None, [package.text, package.part_of("footnotes"), package.part_of("endnotes")]):
        root = parsed(package.parts[name])
        reverse_changes(root)
        package.parts[name] = written(root)


def _read(package, tell) -> dict:
    tell(1)
    faults = {each: fault for each, start in package.pictures.items() if (fault := fault_of_picture(start))}
    text = tidy(package)
    lighten(text.package)
    tell(2)
    root = as_html(text)
    settle_levels(root)
    tell(3)
    cutting = Cutting(text.leavings, text.guesses, faults)
    chapters = cutting.cut(root)
    tell(4)
    kept = "\n".join([cutting.title, cutting.subtitle, *(chapter.words for chapter in chapters)])
    for words in missing(text.pieces, kept, text.leavings.words):
        text.leavings.add("lost", words)
    if chapters and chapters[-1].heading == ABOUT:  # of a file that the portal made, which numbers its tables
        for part in (part for chapter in chapters for part in chapter.parts):
            part.caption = _NUMBER_OF_TABLE.sub("", part.caption)
    return {
        "title": cutting.title,
        "subtitle": cutting.subtitle,
        "chapters": [chapter.as_data() for chapter in chapters],
        "left_out": text.leavings.as_data(),
        "paragraphs": len(text.pieces),
    }
