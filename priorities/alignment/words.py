"""What the template of the alignment shows, worked out of a Document."""


def matrix(aims: list[dict]) -> dict:
    """The alignment of aims and partners as a table: the longer side runs down, so that it fits a page.

    ``head`` is the words of the columns; each row is ``(words, cells)``; a cell is a list of contributions.
    """
    partners = list(dict.fromkeys(entry["partner"] for aim in aims for entry in aim["entries"]))
    cells: dict[tuple[int, str], list[str]] = {}
    for at, aim in enumerate(aims):
        for entry in aim["entries"]:
            cells[at, entry["partner"]] = [*cells.get((at, entry["partner"]), []), *entry["contributions"]]
    titles = [aim["title"] for aim in aims]
    if len(partners) >= len(aims):
        rows = [(partner, [cells.get((at, partner), []) for at in range(len(aims))]) for partner in partners]
        return {"corner": "Partner", "head": titles, "rows": rows}
    rows = [(title, [cells.get((at, partner), []) for partner in partners]) for at, title in enumerate(titles)]
    return {"corner": "Aim", "head": partners, "rows": rows}
