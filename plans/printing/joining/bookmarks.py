"""Bookmarks of a file that is put into another hang under one that leads to it."""

from plans.printing.joining.names import bookmarks


def hang_bookmarks(pdf, source, *, behind) -> None:
    """Closed at first: a reader opens what it wants."""
    parent = _bookmark_of(pdf, behind)
    if parent is not None:
        _hang(pdf, source, parent)


def add_bookmark(pdf, source, *, title: str, page) -> None:
    """A further one at the end, that leads to the first page of a file, with the file's own under it."""
    import pikepdf

    if "/Outlines" not in pdf.Root:
        pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
    outlines = pdf.Root.Outlines
    item = pdf.make_indirect(
        pikepdf.Dictionary(
            Title=pikepdf.String(title), Parent=outlines, Dest=pikepdf.Array([page.obj, pikepdf.Name.Fit])
        )
    )
    if "/Last" in outlines:
        item.Prev, outlines.Last.Next = outlines.Last, item
    else:
        outlines.First = item
    outlines.Last = item
    outlines.Count = int(outlines.get("/Count", 0)) + 1
    _hang(pdf, source, item)


def _hang(pdf, source, parent):
    given = source.Root.get("/Outlines", {})
    if "/First" not in given:
        return
    copied = pdf.copy_foreign(given if given.is_indirect else source.make_indirect(given))
    parent.First, parent.Last = copied.First, copied.Last
    item, count = copied.First, 0
    while item is not None:
        item.Parent, count = parent, count + 1
        item = item.get("/Next")
    parent.Count = -count


def _bookmark_of(pdf, page):
    """The first that leads to the page."""
    for item in bookmarks(pdf):
        target = item.get("/Dest", item.get("/A", {}).get("/D"))
        if target is not None and not isinstance(target, str) and _leads_to(target, page):
            return item
    return None


def _leads_to(target, page):
    import pikepdf

    return isinstance(target, pikepdf.Array) and target[0].objgen == page.obj.objgen
