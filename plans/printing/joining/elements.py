"""Walking what PDFs are made of."""

from collections.abc import Iterator


def listed(value) -> list:
    """PDF writes one kid alone and several in an array."""
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def elements(top) -> Iterator:
    """All structure elements under a value of ``/K``, itself included."""
    import pikepdf

    waiting = listed(top)
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Dictionary) and "/S" in each:
            yield each
            waiting += listed(each.get("/K"))


def notes(page) -> list:
    """Annotations of a page: links, after an upload was cleaned."""
    return listed(page.obj.get("/Annots"))


def parts_of_resources(page) -> Iterator:
    """The forms and pictures that a page draws, those inside others too, each once."""
    seen, waiting = set(), [page.obj.get("/Resources")]
    while waiting:
        resources = waiting.pop()
        for drawn in (resources.get("/XObject", {}) if resources is not None else {}).values():
            if drawn.objgen not in seen:
                seen.add(drawn.objgen)
                yield drawn
                waiting.append(drawn.get("/Resources"))
