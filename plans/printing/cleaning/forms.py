"""Forms in an uploaded PDF: what is filled in becomes part of the page, and keeps its place in the tags."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

INVISIBLE, HIDDEN, PRINT, NOT_SHOWN = 1, 2, 4, 32


def draw_forms(pdf) -> int:
    """Draw every field that would be printed into its page, and take the form away; how many were drawn."""
    if isinstance(pdf.Root.get("/AcroForm"), Dictionary):
        pdf.generate_appearance_streams()
    tags = _Tags(pdf.Root.get("/StructTreeRoot"))
    drawn = 0
    for page in pdf.pages:
        annotations, drawings = page.obj.get("/Annots"), []
        for widget in annotations if isinstance(annotations, Array) else ():
            if isinstance(widget, Dictionary) and widget.get("/Subtype") == Name.Widget:
                look = _look(widget)
                if look is not None:
                    drawn += 1
                    drawings.append(_drawing(page, widget, look, f"/CspField{drawn}", tags))
        if drawings:  # what the page left turned or moved is put back before: its own content stands between q and Q
            page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
            page.contents_add(pdf.make_stream(b"".join([b"\nQ\n", *drawings])))
    if "/AcroForm" in pdf.Root:
        del pdf.Root["/AcroForm"]
    return drawn


def _look(widget):
    """How a field looks in print: a form XObject, or None."""
    flags = int(widget.get("/F", 0))
    if not flags & PRINT or flags & (INVISIBLE | HIDDEN | NOT_SHOWN):
        return None
    look = widget.get("/AP", {}).get("/N")
    if isinstance(look, Dictionary):  # one for each state, such as ticked and not
        look = look.get(str(widget.get("/AS", "/Off")))
    if not isinstance(look, Stream) or "/BBox" not in look:
        return None
    look.Type, look.Subtype = Name.XObject, Name.Form
    return look


def _drawing(page, widget, look, name, tags) -> bytes:
    placed = page.calc_form_xobject_placement(
        look, Name(name), pikepdf.Rectangle(widget.Rect), invert_transformations=False, allow_expand=True
    )
    page.add_resource(look, Name.XObject, Name(name))
    mark = tags.mark(page.obj, widget)
    start = b"/Artifact BMC\n" if mark is None else b"/Form <</MCID %d>> BDC\n" % mark
    return start + placed + b"EMC\n"


class _Tags:
    """The tags of a file, if it has any: fields that are drawn keep the element that stood for them."""

    def __init__(self, root):
        parents = root.get("/ParentTree") if isinstance(root, Dictionary) else None
        self.root, self.parents = root, pikepdf.NumberTree(parents) if isinstance(parents, Dictionary) else None

    def mark(self, page, widget) -> int | None:
        """The number of the drawn field among the page's marks, tied to its element; None without one."""
        key = widget.get("/StructParent")
        element = self.parents.get(int(key)) if self.parents is not None and key is not None else None
        if not isinstance(element, Dictionary):
            return None
        marks = self._marks_of(page)
        marks.append(element)
        reference = Dictionary(Type=Name.MCR, Pg=page, MCID=len(marks) - 1)
        kids = list(element.K) if isinstance(element.get("/K"), Array) else [element.get("/K")]
        others = [kid for kid in kids if kid is not None and not (isinstance(kid, Dictionary) and "/Obj" in kid)]
        element.K = Array([*others, reference])
        return len(marks) - 1

    def _marks_of(self, page):
        key = page.get("/StructParents")
        marks = self.parents.get(int(key)) if key is not None else None
        if not isinstance(marks, Array):
            key = int(self.root.get("/ParentTreeNextKey", 0))
            key = max([key, *(known + 1 for known in self.parents)])
            self.root.ParentTreeNextKey, page.StructParents = key + 1, key
            self.parents[key] = marks = Array()
        return self.parents[int(page.StructParents)]
