"""Where a file names organisations, priorities and findings: read by the rules and by the export."""

from collections.abc import Iterator

from plans.document.kinds import known_kinds
from plans.document.pictures import picture_hashes
from plans.interchange.faults import join, walk

#: Keys under which a file names organisations: by slug, or with slug and name.
_BY_SLUG = ("organisation", "council", "lead_councils", "also_of")
_BY_NAME = (
    "organisation",
    "lead",
    "partners",
    "author",
    "council",
)  # ``lead`` in texts that were frozen in the first format


def documents(data: dict) -> Iterator[tuple[str, dict]]:
    """``(path, document)`` in the file's order: assessments, plan, years, addenda."""
    parts = data["documents"]
    for name in ("assessments", "plan", "years", "addenda"):
        if isinstance(parts[name], dict):
            yield f"documents.{name}", parts[name]
        else:
            for index, document in enumerate(parts[name]):
                yield f"documents.{name}[{index}]", document


def frozen_documents(data: dict) -> Iterator[tuple[str, dict]]:
    """``(path, document)`` of the versions whose text is not the text above."""
    for p, paper in enumerate(data["record"]["papers"]):
        for v, version in enumerate(paper["versions"]):
            if version["document"]:
                yield f"record.papers[{p}].versions[{v}].document", version["document"]


def known_blocks(path: str, document: dict) -> Iterator[tuple[str, dict]]:
    """``(path, block)`` of the blocks whose kind is known here; what others hold is their own affair."""
    kinds = known_kinds()
    for index, block in enumerate(document["blocks"]):
        if block["kind"] in kinds:
            yield join(path, "blocks", index), block


def unknown_kinds(path: str, document: dict) -> Iterator[tuple[str, str]]:
    """``(path, kind)`` of the blocks of a kind that is not known here."""
    kinds = known_kinds()
    for index, block in enumerate(document["blocks"]):
        if block["kind"] not in kinds:
            yield join(path, "blocks", index), block["kind"]


def organisations_named(value, path: str = "") -> Iterator[tuple[str, str, str | None]]:
    """``(path, slug, name or None)`` wherever plain data names an organisation."""
    for at, key, item in walk(value, path):
        if key in _BY_SLUG and isinstance(item, str) and item:
            yield at, item, None
        elif key in _BY_NAME and isinstance(item, dict) and item.keys() == {"slug", "name"}:
            yield at, item["slug"], item["name"]


def organisations_of_file(data: dict) -> Iterator[tuple[str, str, str | None]]:
    """Every organisation that a file names, in its documents, its frozen versions and its record."""
    for path, document in documents(data):
        yield from _of_document(path, document)
    for path, document in frozen_documents(data):  # what a body was called then is not held against the list
        yield from ((where, slug, None) for where, slug, _ in _of_document(path, document))
    for name, value in data["record"].items():
        if name not in ("organisations", "papers", "files"):
            yield from organisations_named(value, join("record", name))


def _of_document(path: str, document: dict):
    yield from organisations_named(document.get("identity"), join(path, "identity"))
    for index, block in enumerate(document["blocks"]):
        yield from organisations_named({"council": block.get("council")}, join(path, "blocks", index))
    for at, block in known_blocks(path, document):
        yield from organisations_named(block["data"], join(at, "data"))


def files_named(document: dict) -> set[str]:
    """SHA-256 of every file a document shows."""
    return {digest for _, block in known_blocks("", document) for digest in picture_hashes(block["data"])}


def rows_of(document: dict, kind: str, name: str) -> list[dict]:
    """The rows that a document's blocks of one kind hold under ``name`` (priorities, findings, …)."""
    return [row for block in document["blocks"] if block["kind"] == kind for row in block["data"].get(name, [])]
