"""What a Document holds, and the addenda put into it. Pure.

A Document is plain data (dicts, lists, strings, integers, booleans, None): what a paper says, in order, each block
under a stable key. Status, outcomes and checksums are never inside; they are the Record. Everything shown, printed,
compared or exported is a pure function of a Document.
"""

from datetime import date
from typing import NotRequired, TypedDict

from partnerships.days.periods import period_words
from partnerships.wording import and_words
from plans.document.schemas import Data


class Span(TypedDict):
    """First and last day: ``2017-04-01``; of some texts nothing more than the years is recorded."""

    start: str
    end: str
    years_only: NotRequired[bool]


class AddendumNamed(TypedDict):
    """The addendum that brought a block."""

    number: int
    title: str
    date: str


class DocumentBlock(TypedDict):
    """``data`` as the schema of its kind has them; ``replaces``: the key of the block whose place it takes;
    ``council``: the one council of a joint partnership whose own chapter it is, by slug and name."""

    key: str
    kind: str
    level: int
    heading: str
    data: Data
    replaces: NotRequired[str]
    addendum: NotRequired[AddendumNamed]
    council: NotRequired[dict[str, str]]


class Foundation(TypedDict, total=False):
    """What a paper rests on: another paper of the portal by key and title, or anything else by ``reference``."""

    paper: str
    title: str
    reference: str
    note: str


class Document(TypedDict):
    """``identity``: what tells the paper from others of its kind (a slug, the number of an addendum)."""

    format: int
    key: str
    kind: str
    title: str
    language: str
    partnership: dict[str, str]
    period: Span
    identity: Data
    rests_on: list[Foundation]
    blocks: list[DocumentBlock]


def amend(document: Document, addenda: list[Document]) -> Document:
    """The consolidated text: each addendum's blocks replace the blocks they name or are appended, in number order.

    An appended block carries ``"addendum": {"number", "title", "date"}``, and so does a replacement.
    """
    blocks = list(document["blocks"])
    for addendum in sorted(addenda, key=_number):
        source: AddendumNamed = {
            "number": _number(addendum),
            "title": addendum["title"],
            "date": addendum["period"]["start"],
        }
        for block in addendum["blocks"]:
            amended: DocumentBlock = {**block, "addendum": source}
            at = next((i for i, old in enumerate(blocks) if old["key"] == block.get("replaces")), None)
            if at is None:
                blocks.append(amended)
            else:
                blocks[at] = {**amended, "key": blocks[at]["key"], "level": blocks[at]["level"]}
    return {**document, "blocks": blocks}


def _number(addendum: Document) -> int:
    number: int = addendum["identity"]["number"]
    return number


def span_words(span: Span) -> str:
    """A Document's period, as exactly as it is recorded."""
    start, end = date.fromisoformat(span["start"]), date.fromisoformat(span["end"])
    return period_words(start, end, years_only=span.get("years_only", False))


def whose_rows(identity: Data) -> list[tuple[str, str]]:
    """Whose a text is, where that is said: the one council of a joint partnership; of an assessment the other
    partnerships that it is for, and who wrote it."""
    others = and_words(each["name"] for each in identity.get("also_covers", []))
    author, council = (identity.get(name, {}).get("name", "") for name in ("author", "council"))
    return [row for row in (("Of", council), ("Also for", others), ("Written by", author)) if row[1]]


def whose_words(document: Document) -> list[str]:
    """The same as lines of a cover: ``Written by Kent County Council``."""
    return [f"{name} {words}" for name, words in whose_rows(document["identity"])]


def find_block(document: Document, key: str) -> DocumentBlock | None:
    return next((block for block in document["blocks"] if block["key"] == key), None)
