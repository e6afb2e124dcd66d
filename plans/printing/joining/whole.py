"""One PDF of whole files, one after the other under one sequence of page numbers: the pack of a meeting.

The first is drawn for it, with the contents; each of the others was drawn or given once and stays what it is. A file
that may not be shown is left out from the beginning: a sheet stands in its place and bears the numbers of its pages.
"""

import io
import string
from collections.abc import Sequence
from dataclasses import dataclass

from plans.printing.joining.bookmarks import add_bookmark
from plans.printing.joining.elements import notes
from plans.printing.joining.names import destinations, make_names_its_own, names_of, store_names
from plans.printing.joining.pages import Foot
from plans.printing.joining.tags import graft_tags, ids_of, store_ids
from plans.printing.joining.untagged import is_tagged, tag_pages

CLAIMS = ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance")
#: What links of the contents begin with: ``<a href="pack:p3">`` leads to the first page of the file with that key.
LEADS_TO = "pack:"


@dataclass(frozen=True)
class Whole:
    """A file of a joined PDF. ``stands_for``: how many numbers a sheet bears, where it is there for another file;
    ``numbered``: how many the pages bear already, where they have theirs and stay as they are."""

    key: str
    title: str  # in bookmarks and tags
    foot: str  # before the number at the foot of each page
    content: bytes
    is_drawn: bool = True
    stands_for: int = 0
    numbered: int = 0


def joined(
    front: bytes, files: Sequence[Whole], *, font: bytes, front_foot: str = "", first: int = 1, front_numbers: int = 0
) -> bytes:
    """The drawn front with all files behind it, numbered from ``first``; the same files give the same bytes.

    ``front_numbers``: how many numbers a front may take that was drawn anew, since those of all papers stay; what it
    has beyond them is 2a, 2b. It claims to keep to PDF/UA where the portal drew every page of it.
    """
    import pikepdf  # only where a PDF is made

    with pikepdf.open(io.BytesIO(front)) as pdf:
        foot, labels, names, ids = Foot(pdf, font), {0: (first, "")}, destinations(pdf), ids_of(pdf)
        own = list(pdf.pages)[: front_numbers or None]
        number = _number(own, foot, front_foot, first)
        _letter(list(pdf.pages)[len(own) :], foot, number - 1, labels, begins=len(own))
        for file in files:
            begins = len(pdf.pages)
            labels[begins] = (number, "")
            added, own_labels = _append(pdf, file, names, ids)
            names[file.key] = pikepdf.Array([added[0].obj, pikepdf.Name.Fit])
            if file.numbered:
                labels |= {begins + at: found for at, found in own_labels.items()}
                number += file.numbered
            elif file.stands_for:
                words = span(number, number + file.stands_for - 1)
                foot.number(added[0], _words(file.foot, f"Pages {words}" if "–" in words else f"Page {words}"))
                number += file.stands_for
                labels[begins] = (None, words)
            else:
                number = _number(added, foot, file.foot, number, title="" if file.is_drawn else file.title)
        store_names(pdf, names)
        store_ids(pdf, ids)
        _lead(pdf, names)
        _label(pdf, labels)
        if not all(file.is_drawn for file in files):
            claim_nothing(pdf)
        written = io.BytesIO()
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return written.getvalue()


def numbered(file: Whole, number: int, *, font: bytes) -> bytes:
    """A file by itself, with the numbers from ``number`` on and the words that its pages bear in a joined PDF."""
    import pikepdf  # only where a PDF is made

    with pikepdf.open(io.BytesIO(file.content)) as pdf:
        if not is_tagged(pdf):
            tag_pages(pdf, title=file.title)
        _number(pdf.pages, Foot(pdf, font), file.foot, number, title="" if file.is_drawn else file.title)
        _label(pdf, {0: (number, "")})
        if not file.is_drawn:
            claim_nothing(pdf)
        written = io.BytesIO()
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return written.getvalue()


def span(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)


def _append(pdf, file, names: dict, ids: dict) -> tuple[list, dict]:
    """Its pages and, where they are numbered, how; names of destinations and identifiers of cells are added to those
    that are to be written. The file is let go of at once: its elements take more room than its pages."""
    import pikepdf

    with pikepdf.open(io.BytesIO(file.content)) as source:
        if not is_tagged(source):
            tag_pages(source, title=file.title)
        make_names_its_own(source, f"{file.key}.")
        begins = len(pdf.pages)
        for page in source.pages:
            pdf.pages.append(page)
        added = [pdf.pages[at] for at in range(begins, len(pdf.pages))]
        ids |= graft_tags(pdf, source, added, title=file.title, prefix=f"{file.key}.")
        names |= names_of(pdf, source)
        add_bookmark(pdf, source, title=file.title, page=added[0])
        return added, _labels_of(source) if file.numbered else {}


def _number(pages, foot, words, number, *, title="") -> int:
    """``title`` is that of a file of another maker, whose pages get a strip."""
    for page in pages:
        if title:
            foot.stamp(page, title, _words(words, f"Page {number}"))
        else:
            foot.number(page, _words(words, f"Page {number}"))
        number += 1
    return number


def _letter(pages, foot, number, labels, *, begins):
    """Pages between two numbers."""
    for at, page in enumerate(pages):
        words = f"{number}{string.ascii_lowercase[at]}"
        foot.number(page, f"Page {words}")
        labels[begins + at] = (None, words)


def _labels_of(source) -> dict:
    """By the place of the page from which they hold: the number, or the words."""
    import pikepdf

    tree = pikepdf.NumberTree(source.Root.PageLabels)
    return {
        int(at): (int(shown.get("/St", 1)) if "/S" in shown else None, str(shown.get("/P", "")))
        for at, shown in tree.items()
    }


def _words(*words) -> str:
    return " · ".join(filter(None, words))


def _lead(pdf, keys):
    """Links of the front become links inside the file."""
    import pikepdf

    for page in pdf.pages:
        for note in notes(page):
            address = str(note.get("/A", {}).get("/URI", ""))
            if address.removeprefix(LEADS_TO) in keys and address.startswith(LEADS_TO):
                del note["/A"]
                note.Dest = pikepdf.String(address.removeprefix(LEADS_TO))


def _label(pdf, labels):
    """What readers of PDFs show as page numbers is what stands on the pages."""
    import pikepdf

    flat = pikepdf.Array()
    for at, (start, words) in sorted(labels.items()):
        shown = {"S": pikepdf.Name.D, "St": start} if start else {"P": pikepdf.String(words)}
        flat.extend([at, pikepdf.Dictionary(**shown)])
    pdf.Root.PageLabels = pikepdf.Dictionary(Nums=flat)


def claim_nothing(pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
        for claim in CLAIMS:
            if claim in meta:
                del meta[claim]
