"""What must hold of a joined PDF, both ways: marks on pages and elements find each other, links and headers land."""

import io

import pikepdf


def kids(element):
    value = element.get("/K")
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def structure(content: bytes, *, title: str | None = None, prefix: str = "", pages_before: int = 0) -> list:
    """Elements and marks in reading order: of a whole file, or of the part with this title."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: number - pages_before for number, page in enumerate(pdf.pages)}
        tree = pdf.Root.StructTreeRoot
        tops = kids(tree)
        if title is not None:
            tops = [part for part in kids(tops[0]) if str(part.get("/T", "")) == title]
        return [fact for top in tops for fact in _flat(top, numbers, prefix, 0)]


def _flat(element, numbers, prefix, depth):
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield (depth, str(kid.S), str(kid.get("/Alt", "")), *_names(kid, prefix))
            yield from _flat(kid, numbers, prefix, depth + 1)
        elif isinstance(kid, pikepdf.Dictionary):
            yield depth, str(kid.Type), numbers.get(kid.get("/Pg", element.get("/Pg")).objgen)
        else:
            yield depth, int(kid), numbers.get(element.Pg.objgen)


def _names(element, prefix):
    attributes = element.get("/A")
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes] if attributes is not None else []
    headers = [str(name).removeprefix(prefix) for each in listed for name in each.get("/Headers", [])]
    return str(element.get("/ID", "")).removeprefix(prefix), headers


def faults(content: bytes) -> list[str]:
    """Everything that does not agree."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tree = pdf.Root.StructTreeRoot
        found = dict(pikepdf.NumberTree(tree.ParentTree).items())
        marks = list(_marks(kids(tree)[0], None))
        numbers = [number for number, _, _ in marks]
        return [
            *[f"mark {number} of element {tag} leads elsewhere" for number, tag, at in marks if not at(found)],
            *[f"link {link} leads nowhere" for link in _lost_links(pdf)],
            *[f"header {name} is nowhere" for name in _lost_headers(tree)],
            *(["two pages have one number"] if _shared(pdf) else []),
            *([] if numbers else ["nothing is marked"]),
        ]


def _marks(element, page):
    page = element.get("/Pg", page)
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _marks(kid, page)
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            key = int(kid.Obj.StructParent)
            yield key, str(element.S), lambda found, key=key, own=element.objgen: found[key].objgen == own
        else:
            home, mark = (kid.get("/Pg", page), int(kid.MCID)) if isinstance(kid, pikepdf.Dictionary) else (page, kid)
            key = int(home.StructParents)
            yield key, str(element.S), _finds(key, mark, element.objgen)


def _finds(key, mark, own):
    return lambda found: key in found and len(found[key]) > mark and found[key][mark].objgen == own


def _lost_links(pdf):
    names = dict(pikepdf.NameTree(pdf.Root.Names.Dests).items())
    pages = {page.obj.objgen for page in pdf.pages}
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            target = note.get("/Dest", note.get("/A", {}).get("/D"))
            if isinstance(target, pikepdf.String):
                target = names.get(str(target))
            if "/Dest" in note and (target is None or target[0].objgen not in pages):
                yield str(note.Dest)


def _lost_headers(tree):
    elements = list(_all(kids(tree)[0]))
    ids = [str(each.ID) for each in elements if "/ID" in each]
    wanted = {name for each in elements for name in _names(each, "")[1]}
    return [*(wanted - set(ids)), *{name for name in ids if ids.count(name) > 1}]


def _all(element):
    yield element
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _all(kid)


def _shared(pdf):
    numbers = [int(page.obj.StructParents) for page in pdf.pages if "/StructParents" in page.obj]
    return len(numbers) != len(set(numbers))
