"""Names of destinations inside a PDF.

Each maker counts from one, so names of two files are equal for certain, and a link or a header would lead into the
other file. A prefix makes them the file's own.
"""

from collections.abc import Iterator

from plans.printing.joining.elements import notes


def make_names_its_own(pdf, prefix: str) -> None:
    """In place; a link whose destination is nowhere in the file leads nowhere any more."""
    known = destinations(pdf)
    for page in pdf.pages:
        for note in notes(page):
            _rename_target(note, "/Dest", known, prefix)
            if note.get("/A", {}).get("/S") == "/GoTo":
                _rename_target(note.A, "/D", known, prefix)
    for item in bookmarks(pdf):
        _rename_target(item, "/Dest", known, prefix)
        if item.get("/A", {}).get("/S") == "/GoTo":
            _rename_target(item.A, "/D", known, prefix)
    store_names(pdf, {f"{prefix}{name}": target for name, target in known.items()})


def names_of(pdf, source) -> dict:
    """The source's destinations, once its pages are in the PDF."""
    import pikepdf

    copied = pdf.copy_foreign(source.Root.Names.Dests)
    return dict(pikepdf.NameTree(copied).items())


def destinations(pdf) -> dict:
    """Name → where it leads, of the way of today and of that of PDF 1.1."""
    import pikepdf

    tree = pdf.Root.get("/Names", {}).get("/Dests")
    found = dict(pikepdf.NameTree(tree).items()) if tree is not None else {}
    found |= {str(name)[1:]: target for name, target in pdf.Root.get("/Dests", {}).items()}
    return {name: target.D if isinstance(target, pikepdf.Dictionary) else target for name, target in found.items()}


def store_names(pdf, targets: dict) -> None:
    """All at once: each writing sorts them anew."""
    import pikepdf

    flat = pikepdf.Array()
    for name in sorted(targets, key=lambda name: name.encode()):
        flat.extend([pikepdf.String(name), targets[name]])
    tree = pdf.make_indirect(pikepdf.Dictionary(Names=flat))
    pdf.Root.Names = pikepdf.Dictionary(Dests=tree)
    if "/Dests" in pdf.Root:
        del pdf.Root["/Dests"]


def _rename_target(holder, key, known, prefix):
    import pikepdf

    target = holder.get(key)
    if not isinstance(target, pikepdf.String | pikepdf.Name):
        return
    name = str(target).removeprefix("/") if isinstance(target, pikepdf.Name) else str(target)
    if name in known:
        holder[key] = pikepdf.String(f"{prefix}{name}")
    else:
        del holder[key]


def bookmarks(pdf) -> Iterator:
    """All bookmarks, in whatever depth."""
    first = pdf.Root.get("/Outlines", {}).get("/First")
    waiting = [first] if first is not None else []
    while waiting:
        item = waiting.pop()
        yield item
        waiting += [item[key] for key in ("/Next", "/First") if key in item]
