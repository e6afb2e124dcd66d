"""What WeasyPrint's tags lack for PDF/UA and PDF/A, put right in one pass over the drawn file.

Words in the margins become artifacts, so that no reader hears them on every page. The contents become a table of
contents, whose lines are one link each and whose dots nobody hears. Header cells say whether they head a row or a
column, and are listed by their names. Pictures say where they stand, links where they lead.
"""

import io
import re
from collections.abc import Mapping

from plans.printing.joining.elements import elements, listed, notes
from plans.printing.keeping import keep_for_long

MARK = re.compile(rb"/(\w+)\s*<</MCID (\d+)>>\s*BDC")
HEIGHT = re.compile(rb"1 0 0 -1 [-\d.]+ ([-\d.]+) Tm")
#: WeasyPrint measures in the pixels of CSS, from the top of the page.
POINTS = 0.75
HEADER = b"/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC"
FOOTER = b"/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC"
DOTS = b"/Artifact <</Type /Layout>> BDC"


def finished(drawn: bytes, words_of_links: Mapping[str, str]) -> bytes:
    """The drawn PDF with the structure that PDF/UA asks for; ``words_of_links`` by the names they lead to."""
    import pikepdf  # only where a PDF is made

    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        tree = pdf.Root.StructTreeRoot
        _make_contents(pdf, tree)
        found = list(elements(tree.K))
        _tell_what_heads(pdf, tree, found)
        _place_pictures(found)
        _part_marks(pdf, tree, found)
        _say_where_links_lead(pdf, words_of_links)
        keep_for_long(pdf)
        written = io.BytesIO()
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return written.getvalue()


def _is(kid, *names) -> bool:
    """Whether a kid of an element is one of these elements, and no mark or annotation."""
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and str(kid.get("/S", ""))[1:] in names


# --- The contents


def _make_contents(pdf, tree):
    """Lists whose items are links that hold links: the dots and the number behind a line of the contents."""
    for each in [each for each in elements(tree.K) if _is(each, "L") and _is_contents(each)]:
        _rename(each, "TOC")
        for item in each.K:
            _make_line(pdf, item)


def _is_contents(found):
    return all(any(_is(kid, "Link") for link in _links_of(item) for kid in link.K) for item in found.K)


def _links_of(item):
    return [kid for body in item.K if _is(body, "LBody") for kid in body.K if _is(kid, "Link")]


def _make_line(pdf, item):
    """An item of the contents: a reference, with one link, and the lines beneath it."""
    import pikepdf

    kids = [kid for body in item.K for kid in body.K]
    for link in kids:
        if _is(link, "Link"):
            _make_one_link(pdf, link)
    reference = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Reference, P=item)
    reference = pdf.make_indirect(reference)
    reference.K = pikepdf.Array([kid for kid in kids if _is(kid, "Link")])
    _rename(item, "TOCI")
    item.K = pikepdf.Array([reference, *(kid for kid in kids if not _is(kid, "Link"))])
    for kid in kids:
        kid.P = reference if _is(kid, "Link") else item


def _make_one_link(pdf, link):
    """Its own words, and the number of the link within it; the dots are those of the link within that."""
    import pikepdf

    number = next(kid for kid in link.K if _is(kid, "Link"))
    dots = next((kid for kid in number.K if _is(kid, "Link")), None)
    for inner in filter(None, (number, dots)):
        _take_annotations(link.Pg, inner)
    marks = pdf.Root.StructTreeRoot.ParentTree
    words = [kid for kid in number.K if isinstance(kid, int)]
    link.K = pikepdf.Array([*(kid for kid in link.K if not _is(kid, "Link")), *words])
    own = pikepdf.NumberTree(marks)[int(link.Pg.StructParents)]
    for mark in words:
        own[mark] = link


def _take_annotations(page, link):
    import pikepdf

    gone = {kid.Obj.objgen for kid in link.K if not isinstance(kid, int) and "/Obj" in kid}
    page.Annots = pikepdf.Array([note for note in page.Annots if note.objgen not in gone])


def _rename(element, name):
    import pikepdf

    element.S = pikepdf.Name(f"/{name}")


# --- Tables and pictures


def _tell_what_heads(pdf, tree, found):
    """WeasyPrint names the header cells of each cell; here each header says which way it heads."""
    import pikepdf

    names = {}
    for row in found:
        if not _is(row, "TR"):
            continue
        heads = [cell for cell in row.K if _is(cell, "TH")]
        own = {str(name) for cell in row.K if _is(cell, "TD") for name in cell.get("/A", {}).get("/Headers", [])}
        for cell in heads:
            name = str(cell.ID)
            cell.A.Scope = pikepdf.Name.Row if name in own else pikepdf.Name.Column
            names[name] = cell
    if names:
        flat = pikepdf.Array()
        for name in sorted(names, key=lambda name: name.encode()):
            flat.extend([pikepdf.String(name), names[name]])
        tree.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=flat))


def _place_pictures(found):
    """In points from the foot of the page, as PDF measures."""
    import pikepdf

    for picture in found:
        if _is(picture, "Figure") and "/BBox" in picture.get("/A", {}):
            left, top, right, bottom = (float(value) * POINTS for value in picture.A.BBox)
            height = float(picture.Pg.MediaBox[3])
            picture.A.BBox = pikepdf.Array([round(each, 2) for each in (left, height - bottom, right, height - top)])


def _say_where_links_lead(pdf, words):
    import pikepdf

    for page in pdf.pages:
        for note in notes(page):
            if said := words.get(str(note.get("/Dest", ""))):
                note.Contents = pikepdf.String(said)


# --- Marks on the pages


def _part_marks(pdf, tree, found):
    """Marks of elements outside the tree become artifacts; the others are numbered without gaps."""
    import pikepdf

    known = {each.objgen for each in found}
    taken = dict(pikepdf.NumberTree(tree.ParentTree).items())
    pages = {page.obj.objgen: (page, int(page.obj.StructParents)) for page in pdf.pages}
    numbers = {at: _numbers(taken[key], known) for at, (_, key) in pages.items()}
    for at, (page, key) in pages.items():
        _rewrite(pdf, page, numbers[at], taken[key])
        taken[key] = pikepdf.Array([taken[key][mark] for mark in numbers[at]])
    for element in found:
        if (own := numbers[element.Pg.objgen]) if "/Pg" in element else None:
            element.K = pikepdf.Array([own[kid] if isinstance(kid, int) else kid for kid in listed(element.get("/K"))])
    flat = pikepdf.Array()
    for key, parent in sorted(taken.items()):
        if isinstance(parent, pikepdf.Array) or parent.objgen in known:
            flat.extend([key, parent])
    tree.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=flat))


def _numbers(parents, known) -> dict[int, int]:
    """The marks that stay, with the numbers they get."""
    kept = [mark for mark, element in enumerate(parents) if element.objgen in known]
    return {mark: number for number, mark in enumerate(kept)}


def _rewrite(pdf, page, numbers, parents):
    """Only the beginnings of marks: letters are written as numbers, so that no word can look like one."""
    content = page.obj.Contents.read_bytes()
    middle = float(page.obj.MediaBox[3]) / POINTS / 2

    def begun(found):
        mark = int(found[2])
        if mark in numbers:
            return b"/%s <</MCID %d>> BDC" % (found[1], numbers[mark])
        if _is(parents[mark], "Link"):
            return DOTS
        height = HEIGHT.search(content, found.end())
        return FOOTER if height and float(height[1]) > middle else HEADER

    page.obj.Contents = pdf.make_stream(MARK.sub(begun, content))
