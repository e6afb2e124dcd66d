"""One PDF made safe: repaired, its forms drawn into its pages, cut down to what is allowed, written anew and proved."""

import io
from collections import Counter
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from plans.printing.cleaning import GIVEN_UP
from plans.printing.cleaning.counting import is_incomplete, too_much_of, too_much_written
from plans.printing.cleaning.forms import draw_forms
from plans.printing.cleaning.proof import dangers
from plans.printing.cleaning.pruning import Pruner, TooMuchInside, drop_empty_tags
from plans.printing.cleaning.unpacking import unpacks_to_too_much

#: A0 in points, with one to spare.
A0 = (2385, 3371)
INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
LOCKED = "The PDF asks for a password: nobody could read it. Save a copy without one, and send that."
DAMAGED = "The PDF is damaged. Open it, save it again under another name, and send that."
NO_PAGES = "The PDF has no pages. Choose the file that has the text in it."
MOVING_FORM = "The PDF is a form that is drawn by a program (XFA). Print it to a new PDF, and send that."
TOO_MUCH = (
    "A page or a picture in the PDF is far larger than the file: no reader could show it. Print it to a new PDF, and "
    "send that."
)
LOST = "links that led to no page of the web or of this file"
#: What people would miss of what lies on a page → its kinds.
MISSED = {
    ("comment", "comments"): "/Text /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline /Squiggly "
    "/StrikeOut /Stamp /Caret /Ink",
    ("film, sound or model", "films, sounds or models"): "/Sound /Movie /Screen /3D /RichMedia",
    ("attached file", "attached files"): "/FileAttachment",
}
NOT_SAFE = "The PDF holds something that cannot be taken out safely ({}). Print it to a new PDF, and send that."


class NotCleaned(Exception):
    """The file cannot be taken; the sentence says why and what to do."""


def clean(content: bytes, *, once_counted: Callable[[], object] = lambda: None) -> tuple[bytes, int, list[str]]:
    """The clean file, its number of pages, and what people should know of what was taken out.

    ``once_counted`` is called when the file is known to hold no more than can be looked at.
    """
    try:
        return _cleaned(content, once_counted)
    except NotCleaned:
        raise
    except pikepdf.PasswordError:
        raise NotCleaned(LOCKED) from None
    except (TooMuchInside, MemoryError) as error:
        raise NotCleaned(GIVEN_UP) from error
    except Exception as error:  # repaired files hold nulls in any place
        raise NotCleaned(DAMAGED) from error


def _cleaned(content, once_counted):
    if too_much := too_much_written(content):
        raise NotCleaned(too_much)
    with Pdf.open(io.BytesIO(content), inherit_page_attributes=False) as pdf:  # else it looks at every page
        if not isinstance(pdf.trailer.get("/Root"), Dictionary) or not isinstance(pdf.Root.get("/Pages"), Dictionary):
            raise NotCleaned(DAMAGED)
        remarks = list(_refuse_or_tell(pdf))
        once_counted()
        pages = [_own_page(page.obj) for page in pdf.pages]
        if fields := draw_forms(pdf):
            remarks.append(f"{fields} field{' was' if fields == 1 else 's were'} drawn into the page as filled in.")
        remarks += _only_links(pages)
        count = _flat_page_tree(pdf, pages)
        remarks += _prune(pdf, pages)
        _plain_trailer(pdf)
        safe = _written(pdf)
        if is_incomplete(pdf):
            raise NotCleaned(GIVEN_UP)
    if left := dangers(safe):
        raise NotCleaned(NOT_SAFE.format(", ".join(sorted(name[1:] for name in left))))
    return safe, count, remarks


def _refuse_or_tell(pdf):
    if too_much := too_much_of(pdf):
        raise NotCleaned(too_much)
    if is_incomplete(pdf):
        raise NotCleaned(GIVEN_UP)
    if not len(pdf.pages):
        raise NotCleaned(NO_PAGES)
    if unpacks_to_too_much(pdf):
        raise NotCleaned(TOO_MUCH)
    root, form = pdf.Root, pdf.Root.get("/AcroForm")
    if root.get("/NeedsRendering", False) is True:
        raise NotCleaned(MOVING_FORM)
    if pdf.is_encrypted:
        yield "Its protection against printing, copying or changing was taken off."
    if isinstance(form, Dictionary) and form.get("/SigFlags"):
        yield "A signature was taken out: it would no longer hold. Keep the signed original."
    if files := _count_files(root):
        yield _told(files, "file inside it", "files inside it")


def _count_files(root) -> int:
    names = root.get("/Names")
    held = names.get("/EmbeddedFiles") if isinstance(names, Dictionary) else None
    return len(pikepdf.NameTree(held)) if isinstance(held, Dictionary) else 0


def _only_links(pages) -> list[str]:
    """Of all that lies on a page only links stay; what people would miss is told."""
    dropped: Counter[str] = Counter()
    for page in pages:
        found = page.get("/Annots")
        found = [each for each in found if isinstance(each, Dictionary)] if isinstance(found, Array) else []
        dropped.update(str(each.get("/Subtype")) for each in found)
        page.Annots = Array([each for each in found if each.get("/Subtype") == Name.Link])
    counted = {words: sum(dropped[each] for each in subtypes.split()) for words, subtypes in MISSED.items()}
    return [_told(count, *words) for words, count in counted.items() if count]


def _told(count, one, many) -> str:
    return f"1 {one} was taken out." if count == 1 else f"{count} {many} were taken out."


def _own_page(page):
    """A page with all that it inherits as its own, and boxes that make sense."""
    for key in INHERITED:
        above = page
        for _ in range(100):
            if key in page or not isinstance(above := above.get("/Parent"), Dictionary):
                break
            if key in above:
                page[key] = above[key]
    page.Type = Name.Page
    _sensible_boxes(page)
    return page


def _sensible_boxes(page):
    x0, y0, x1, y1 = _box(page.get("/MediaBox")) or (0, 0, 595, 842)
    if crop := _box(page.get("/CropBox")):
        a, b, c, d = max(crop[0], x0), max(crop[1], y0), min(crop[2], x1), min(crop[3], y1)
        if c - a > 1 and d - b > 1:
            x0, y0, x1, y1 = a, b, c, d
    page.MediaBox = page.CropBox = Array([x0, y0, x1, y1])
    turned = page.get("/Rotate", 0)
    page.Rotate = int(turned) % 360 if isinstance(turned, int) and turned % 90 == 0 else 0


def _box(box):
    """Left, foot, right and head, whichever corners were given; None for what is no box."""
    if not isinstance(box, Array) or len(box) != 4:
        return None
    x0, y0, x1, y1 = (float(each) for each in box)
    found = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return found if found[2] > found[0] and found[3] > found[1] else None


def _flat_page_tree(pdf, pages) -> int:
    """One node over all pages: what hung on the nodes between goes."""
    node = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array(pages), Count=len(pages)))
    for number, page in enumerate(pages, start=1):
        page.Parent = node
        unit = float(page.get("/UserUnit", 1))
        wide, high = sorted(float(page.MediaBox[at + 2] - page.MediaBox[at]) * unit for at in (0, 1))
        if wide > A0[0] or high > A0[1]:
            raise NotCleaned(f"Page {number} is larger than A0. Save it in a size that can be printed, and send that.")
    pdf.Root.Pages = node
    return len(pages)


def _prune(pdf, pages) -> list[str]:
    links = [link for page in pages for link in page.Annots]
    pruner = Pruner({page.objgen for page in pages}, {link.objgen for link in links if link.is_indirect})
    parents, node = [page.Parent for page in pages], pdf.Root.Pages
    for page in pages:
        pruner.prune(page, "content page")
    for page, parent in zip(pages, parents, strict=True):
        page.Parent = parent
    lost = _drop_links_to_nowhere(pages, pruner)
    pruner.prune(pdf.Root, "root")
    pdf.Root.Pages = node
    drop_empty_tags(pruner.unreferenced)
    told = [_told(lost, "link that led to no page of the web or of this file", LOST)] if lost else []
    if pruner.emptied:
        told.append("Drawings made of data outside the PDF, or by a program, were taken out: look at the pages.")
    return told


def _drop_links_to_nowhere(pages, pruner) -> int:
    lost = 0
    for page in pages:
        kept = [link for link in page.Annots if "/A" in link or "/Dest" in link]
        gone = [link for link in page.Annots if not ("/A" in link or "/Dest" in link)]
        pruner.links -= {link.objgen for link in gone}
        lost += len(gone)
        page.Annots = Array(kept)
        if not kept:
            del page["/Annots"]
    return lost


def _plain_trailer(pdf):
    """No author, maker or times, and nothing that anybody hung beside the document; its title stays."""
    info = pdf.trailer.get("/Info")
    title = str(info.get("/Title", "")) if isinstance(info, Dictionary) else ""
    for key in list(pdf.trailer.keys()):
        if key not in ("/Root", "/Size"):
            del pdf.trailer[key]
    if title:
        pdf.docinfo["/Title"] = title


def _written(pdf) -> bytes:
    """Always written whole: what is added to a file leaves its old bytes where they are."""
    for each in pdf.objects:
        if isinstance(each, Dictionary | Stream) and "/CIDSet" in each:
            del each["/CIDSet"]
    out = io.BytesIO()
    pdf.save(
        out,
        encryption=False,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()
