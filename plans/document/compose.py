"""Rows → Document: the only place that reads rows for output.

A Document is plain data (dicts, lists, strings, integers, booleans, None): what a paper says, in order, each block
under a stable key. Status, outcomes and checksums are never inside; they are the Record. Everything shown, printed,
compared or exported is a pure function of a Document.
"""

import hashlib
import json
import unicodedata

from plans.document.kinds import kind_named
from plans.models import Block, Paper

FORMAT = 1


def compose(paper: Paper) -> dict:
    """The paper's content now, read from its rows, as one canonical Document."""
    start, end = paper.period
    blocks = Block.objects.filter(paper=paper).placed().select_related("paper__partnership")
    document = {
        "format": FORMAT,
        "key": str(paper.key),
        "kind": paper.kind,
        "title": paper.title,
        "language": "en-GB",
        "partnership": {"slug": paper.partnership.slug, "name": paper.partnership.name},
        "period": {"start": start.isoformat(), "end": end.isoformat()},
        "identity": _identity(paper),
        "rests_on": [_basis(basis) for basis in paper.bases.select_related("basis")],
        "blocks": [compose_block(block) for block in blocks],
    }
    return normalise(document)


def compose_block(block: Block) -> dict:
    """One block's content, with heading and level, under its key."""
    composed = {
        "key": str(block.key),
        "kind": block.kind,
        "level": block.level,
        "heading": block.heading,
        "data": kind_named(block.kind).compose(block),
    }
    if block.replaces:
        composed["replaces"] = str(block.replaces)
    return composed


def _identity(paper: Paper) -> dict:
    owner = paper.owner
    match paper.kind:
        case Paper.Kind.PLAN:
            return {"slug": owner.slug, "plan_kind": owner.kind}
        case Paper.Kind.YEAR:
            return {"plan": owner.plan.slug, "label": owner.label}
        case Paper.Kind.ADDENDUM:
            return {"plan": owner.plan.slug, "number": owner.number, "subject": owner.subject}
        case _:
            return {"slug": owner.slug}


def _basis(basis) -> dict:
    if basis.basis:
        return {"paper": str(basis.basis.key), "title": basis.basis.title, "note": basis.note}
    return {"reference": basis.reference, "note": basis.note}


def normalise(value):
    """Plain data in Unicode normal form C. Raises TypeError for a float: numbers with a point are strings."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): normalise(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [normalise(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    raise TypeError(f"A Document holds no {type(value).__name__}: write {value!r} as a string.")


def canonical(document: dict) -> str:
    """The one text of a Document: NFC, keys sorted, no spaces; its UTF-8 bytes are what is hashed."""
    return json.dumps(normalise(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def checksum(document: dict) -> str:
    """SHA-256 of the canonical text, in hexadecimal."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()


def amend(document: dict, addenda: list[dict]) -> dict:
    """The consolidated text: each addendum's blocks replace the blocks they name or are appended, in number order.

    An appended block carries ``"addendum": {"number", "title", "date"}``, and so does a replacement.
    """
    blocks = list(document["blocks"])
    for addendum in sorted(addenda, key=lambda a: a["identity"]["number"]):
        source = {
            "number": addendum["identity"]["number"],
            "title": addendum["title"],
            "date": addendum["period"]["start"],
        }
        for block in addendum["blocks"]:
            amended = {**block, "addendum": source}
            at = next((i for i, old in enumerate(blocks) if old["key"] == block.get("replaces")), None)
            if at is None:
                blocks.append(amended)
            else:
                blocks[at] = {**amended, "key": blocks[at]["key"], "level": blocks[at]["level"]}
    return {**document, "blocks": blocks}


def find_block(document: dict, key: str) -> dict | None:
    return next((block for block in document["blocks"] if block["key"] == key), None)
