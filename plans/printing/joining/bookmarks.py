"""Bookmarks of an enclosed file hang under that of the page before it."""

from plans.printing.joining.names import bookmarks


def hang_bookmarks(pdf, source, *, behind) -> None:
    """Closed at first: a reader opens what it wants."""
    given = source.Root.get("/Outlines", {})
    parent = _bookmark_of(pdf, behind)
    if "/First" not in given or parent is None:
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
