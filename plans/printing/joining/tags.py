"""The structure of one PDF grafted into that of another, where its pages stand in the reading order.

Pages must be in the PDF before the structure is copied: only then does the copy point at them. Numbers by which marks
on pages find their elements are moved up behind those that are taken.
"""

from plans.printing.joining.elements import elements, listed, notes, parts_of_resources

_PARENT = ("/StructParents", "/StructParent")


def graft_tags(pdf, source, added, *, behind=None, title: str, prefix: str) -> dict:
    """``added`` are the source's pages in the PDF; ``behind`` is the page after which they are read, else the last.

    Gives the identifiers of header cells, which begin with ``prefix``: ``store_ids`` writes those of all files at once.
    """
    import pikepdf

    tree = pdf.Root.StructTreeRoot
    given = source.Root.StructTreeRoot
    if not given.is_indirect:
        given = source.Root.StructTreeRoot = source.make_indirect(given)
    if "/IDTree" in given:  # of names that are no longer its own
        del given["/IDTree"]
    copied = pdf.copy_foreign(given)
    _move_numbers(pdf, tree, copied, added)
    _merge_roles(tree, copied, title)
    part = _as_part(pdf, copied, source, title)
    document, before = _place(tree, behind)
    part.P = document
    document.K.insert(before + 1, part)
    for name in ("/ClassMap",):
        if name in copied:
            tree[name] = pikepdf.Dictionary(dict(copied[name]) | dict(tree.get(name, {})))
    if "/Namespaces" in copied:
        tree.Namespaces = pikepdf.Array([*tree.get("/Namespaces", []), *copied.Namespaces])
    _take_layers(pdf, source)
    return _own_ids(part, prefix)


def _move_numbers(pdf, tree, copied, added):
    """Numbers of each file stand in a branch of their own, so that none is written twice."""
    import pikepdf

    branches = _branches(pdf, tree)
    first = int(tree.ParentTreeNextKey)
    for page in added:
        for each in (page.obj, *notes(page), *parts_of_resources(page)):
            for key in _PARENT:
                if key in each:
                    each[key] = int(each[key]) + first
    moved = {number + first: element for number, element in pikepdf.NumberTree(copied.ParentTree).items()}
    if moved:
        branches.append(_branch(pdf, moved))
        tree.ParentTreeNextKey = max(moved) + 1


def _branches(pdf, tree):
    import pikepdf

    if "/Kids" not in tree.ParentTree:
        taken = dict(pikepdf.NumberTree(tree.ParentTree).items())
        branches = [_branch(pdf, taken)] if taken else []
        tree.ParentTree = pikepdf.Dictionary(Kids=pikepdf.Array(branches))
        tree.ParentTreeNextKey = max([int(tree.get("/ParentTreeNextKey", 0)), *(number + 1 for number in taken)])
    return tree.ParentTree.Kids


def _branch(pdf, numbers: dict):
    import pikepdf

    flat = pikepdf.Array()
    for number, element in sorted(numbers.items()):
        flat.extend([number, element])
    limits = pikepdf.Array([min(numbers), max(numbers)])
    return pdf.make_indirect(pikepdf.Dictionary(Limits=limits, Nums=flat))


def _merge_roles(tree, copied, title):
    """Roles that both files use and mean differently are renamed; a role that leads to itself means nothing."""
    import pikepdf

    own, given = dict(tree.get("/RoleMap", {})), dict(copied.get("/RoleMap", {}))
    given = {role: meant for role, meant in given.items() if not _leads_to_itself(role, given)}
    renamed = {role: f"{role}-{len(own)}" for role, meant in given.items() if role in own and own[role] != meant}
    if renamed:
        for element in elements(copied.get("/K")):
            if str(element.S) in renamed:
                element.S = pikepdf.Name(renamed[str(element.S)])
    merged = own | {renamed.get(role, role): meant for role, meant in given.items()}
    if merged:
        tree.RoleMap = pikepdf.Dictionary(merged)


def _leads_to_itself(role, roles):
    seen = set()
    while role in roles and role not in seen:
        seen.add(role)
        role = str(roles[role])
    return role in seen


def _as_part(pdf, copied, source, title):
    """The source's one document, or all it has, as a part of this one."""
    import pikepdf

    kids = listed(copied.get("/K"))
    if len(kids) == 1 and kids[0].get("/S") == "/Document":
        part = kids[0]
        part.S = pikepdf.Name.Part
    else:
        part = pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Part, K=pikepdf.Array(kids))
        part = pdf.make_indirect(part)
        for kid in kids:
            kid.P = part
    part.T = pikepdf.String(title)
    language = str(source.Root.get("/Lang", ""))
    if language and language != str(pdf.Root.get("/Lang", "")):
        part.Lang = pikepdf.String(language)
    return part


def _place(tree, behind):
    """The document, and where in it the last element stands that is read on the page ``behind``.

    Words in the margins of a page are marked too, and hang beside the document.
    """
    import pikepdf

    document = listed(tree.K)[0]
    if behind is None:
        return document, len(document.K) - 1
    places = {kid.objgen: at for at, kid in enumerate(document.K)}
    on_page = pikepdf.NumberTree(tree.ParentTree)[int(behind.obj.StructParents)]
    return document, max(places.get(_under(document, element), -1) for element in on_page)


def _under(document, element):
    while "/P" in element and element.P.objgen != document.objgen:
        element = element.P
    return element.objgen


def _own_ids(part, prefix) -> dict:
    """Identifiers of header cells, and what names them, made the file's own."""
    import pikepdf

    found = {}
    for element in elements(part):
        if "/ID" in element:
            name = f"{prefix}{element.ID}"
            element.ID, found[name] = pikepdf.String(name), element
        for attributes in listed(element.get("/A")):
            if isinstance(attributes, pikepdf.Dictionary) and "/Headers" in attributes:
                attributes.Headers = pikepdf.Array([pikepdf.String(f"{prefix}{name}") for name in attributes.Headers])
    return found


def ids_of(pdf) -> dict:
    import pikepdf

    tree = pdf.Root.StructTreeRoot
    return dict(pikepdf.NameTree(tree.IDTree).items()) if "/IDTree" in tree else {}


def store_ids(pdf, ids: dict) -> None:
    """Header cells are found by their identifiers."""
    import pikepdf

    flat = pikepdf.Array()
    for name in sorted(ids, key=lambda name: name.encode()):
        flat.extend([pikepdf.String(name), ids[name]])
    if ids:
        pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=flat))


def _take_layers(pdf, source):
    """Layers that are hidden in the source stay hidden."""
    import pikepdf

    given = source.Root.get("/OCProperties")
    if given is None:
        return
    copied = pdf.copy_foreign(given if given.is_indirect else source.make_indirect(given))
    own = pdf.Root.get("/OCProperties", pikepdf.Dictionary(OCGs=pikepdf.Array(), D=pikepdf.Dictionary()))
    shown = {key: [*own.D.get(key, []), *copied.get("/D", {}).get(key, [])] for key in ("/Order", "/ON", "/OFF")}
    pdf.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array([*own.OCGs, *copied.OCGs]),
        D=pikepdf.Dictionary({key: pikepdf.Array(layers) for key, layers in shown.items()}),
    )
