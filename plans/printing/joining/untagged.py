"""Pages of a file without tags: their words are put into the reading order as they stand, one paragraph a page.

That is not what an author would have done, but a screen reader can read it, and nothing is claimed that is not so. A
page that draws no letters is a picture.
"""

from plans.printing.joining.elements import notes, parts_of_resources

MARKS, KEPT_MARK = {"BDC", "BMC", "MP", "DP", "EMC"}, "/OC"


def is_tagged(pdf) -> bool:
    marked = pdf.Root.get("/MarkInfo", {})
    has_tree = "/ParentTree" in pdf.Root.get("/StructTreeRoot", {}) and "/K" in pdf.Root.StructTreeRoot
    return has_tree and bool(marked.get("/Marked", False)) and not bool(marked.get("/Suspects", False))


def tag_pages(pdf, *, title: str) -> None:
    """A section for each page, with one paragraph (or picture) and its links."""
    import pikepdf

    tree = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=pikepdf.Array()))
    found = []
    for number, page in enumerate(pdf.pages, start=1):
        section = _element(pdf, "/Sect", tree)
        tree.K.append(section)
        _tag_content(pdf, page, section, f"{title}: page {number}, a picture without words", found)
        for note in notes(page):
            _tag_link(pdf, page, note, section, found)
    flat = pikepdf.Array()
    for number, elements in enumerate(found):
        flat.extend([number, elements])
    tree.ParentTree = pikepdf.Dictionary(Nums=flat)
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def _element(pdf, name, parent, **more):
    import pikepdf

    return pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name(name), P=parent, K=pikepdf.Array(), **more)
    )


def _tag_content(pdf, page, section, words, found):
    import pikepdf

    for drawn in parts_of_resources(page):
        for key in ("/StructParents", "/StructParent"):
            if key in drawn:
                del drawn[key]
    tag = "/P" if _has_letters(page) else "/Figure"
    more = {"Alt": pikepdf.String(words)} if tag == "/Figure" else {}
    element = _element(pdf, tag, section, Pg=page.obj, **more)
    element.K = 0
    section.K.append(element)
    page.obj.Contents = pdf.make_stream(
        f"q {tag} <</MCID 0>> BDC\n".encode() + pikepdf.unparse_content_stream(list(_without_marks(page))) + b"\nEMC Q"
    )
    page.obj.StructParents = len(found)
    found.append(pdf.make_indirect(pikepdf.Array([element])))


def _has_letters(page):
    resources = [page.obj.get("/Resources"), *(drawn.get("/Resources") for drawn in parts_of_resources(page))]
    return any(len(each.get("/Font", {})) for each in resources if each is not None)


def _without_marks(page):
    """All that is drawn; of the marks only those of layers."""
    import pikepdf

    kept = []
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            kept.append(name == "BDC" and instruction.operands[0] == KEPT_MARK)
        stays = name not in MARKS or (name in ("BDC", "EMC") and bool(kept) and kept[-1])
        if name == "EMC" and kept:
            kept.pop()
        if stays:
            yield instruction


def _tag_link(pdf, page, note, section, found):
    import pikepdf

    if not note.is_indirect:  # nothing can point at it
        return
    element = _element(pdf, "/Link", section, Pg=page.obj)
    element.K = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=note, Pg=page.obj)
    section.K.append(element)
    note.StructParent = len(found)
    found.append(element)
