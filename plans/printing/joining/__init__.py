"""Files put into a drawn PDF, such as the annexes of a pack: their pages, tags, links and bookmarks stay what they are.

Libraries that join PDFs drop the tags of all files but one, and let links of equal names jump into another file. Here
the names of each file are made its own (``names``), its structure hangs in the reading order where its pages stand
(``tags``), and its pages go on with the numbers of the file around them (``pages``). Nothing that was drawn is drawn
again, and equal files give equal bytes.
"""

import io
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from plans.printing.joining.bookmarks import hang_bookmarks
from plans.printing.joining.names import destinations, make_names_its_own, names_of, store_names
from plans.printing.joining.pages import Foot
from plans.printing.joining.tags import graft_tags, ids_of, store_ids
from plans.printing.joining.untagged import is_tagged, tag_pages
from plans.printing.joining.whole import Whole, claim_nothing, joined, numbered, span

__all__ = ["Enclosed", "Whole", "is_tagged", "is_tagged_file", "joined", "numbered", "span", "with_enclosed"]


@dataclass(frozen=True)
class Enclosed:
    """A file that goes behind one page of a drawn PDF."""

    behind: str  # the destination on that page; names of enclosed files begin with it
    title: str  # at the foot of its pages, beside their number, and in its tags
    content: bytes


def is_tagged_file(content: bytes) -> bool:
    """Whether a screen reader finds headings and tables in a PDF."""
    import pikepdf  # only where a PDF is looked at

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return is_tagged(pdf)


def with_enclosed(drawn: bytes, files: Sequence[Enclosed], *, font: bytes) -> bytes:
    """The drawn PDF with each file behind its page. ``font`` is a TrueType file for the words at the foot.

    Files that others made may lack what PDF/UA asks for, so the whole no longer claims to keep to it.
    """
    import pikepdf  # only where a PDF is made

    with ExitStack() as opened:  # sources are read until the whole is written
        pdf = opened.enter_context(pikepdf.open(io.BytesIO(drawn)))
        foot = Foot(pdf, font)
        for file in files:
            source = opened.enter_context(pikepdf.open(io.BytesIO(file.content)))
            _enclose(pdf, source, file, foot)
        claim_nothing(pdf)
        written = io.BytesIO()
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return written.getvalue()


def _enclose(pdf, source, file, foot):
    if not is_tagged(source):
        tag_pages(source, title=file.title)
    make_names_its_own(source, f"{file.behind}.")
    sheet = _page_of(pdf, file.behind)
    first = pdf.pages.index(sheet) + 1
    for number, page in enumerate(source.pages):
        pdf.pages.insert(first + number, page)
    added = [pdf.pages[first + number] for number in range(len(source.pages))]
    ids = graft_tags(pdf, source, added, behind=sheet, title=file.title, prefix=f"{file.behind}.")
    store_ids(pdf, ids_of(pdf) | ids)
    store_names(pdf, destinations(pdf) | names_of(pdf, source))
    hang_bookmarks(pdf, source, behind=sheet)
    for number, page in enumerate(added, start=first + 1):
        foot.stamp(page, file.title, f"Page {number}")


def _page_of(pdf, name):
    """The page on which a destination of the drawn PDF stands."""
    import pikepdf

    destination = pikepdf.NameTree(pdf.Root.Names.Dests)[name]
    return pikepdf.Page(destination[0])
