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


#: How it is told whose a text is: the one council of a joint partnership; of an assessment the other partnerships that
#: it is for, and who wrote it.
WHOSE = {"council": "Of", "also_covers": "Also for", "author": "Written by"}


def whose_rows(identity: Data, since: Data | None = None) -> list[tuple[str, str]]:
    """Whose a text is, where that is said; ``since``: the same told later, where the text itself does not say it."""
    told = [(name, identity.get(name), "") for name in WHOSE]
    told = [row if row[1] else (row[0], (since or {}).get(row[0]), " (told later)") for row in told]
    return [(WHOSE[name], f"{_names(said)}{later}") for name, said, later in told if said]


def _names(said: dict[str, str] | list[dict[str, str]]) -> str:
    return and_words(each["name"] for each in (said if isinstance(said, list) else [said]))


def whose_words(identity: Data, since: Data | None = None) -> list[str]:
    """The same as lines of a cover: ``Written by Kent County Council``."""
    return [f"{name} {words}" for name, words in whose_rows(identity, since)]


def find_block(document: Document, key: str) -> DocumentBlock | None:
    return next((block for block in document["blocks"] if block["key"] == key), None)
