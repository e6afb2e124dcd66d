"""Documents as they are stored: rich text without scripts and styles, texts that both databases can keep."""

import re
from collections.abc import Iterator

from partnerships.wording import and_words
from plans.document.canonical import normalise
from plans.document.fragments import parsed, tag_of
from plans.document.kinds import kind_named
from plans.document.richtext import ALLOWED, FORBIDDEN, RENAMED
from plans.interchange import naming
from plans.interchange.faults import brief, differences

_PLAIN = {"div", "span", "font"}  # their words stay, and they say nothing else


def clean(data: dict) -> dict:
    """The whole file, cleaned; the file that was given stays as it is."""
    data = normalise(data)
    for _, document in (*naming.documents(data), *naming.frozen_documents(data)):
        for _, block in naming.known_blocks("", document):
            block["data"] = kind_named(block["kind"]).clean(block["data"])
    return data


def taken_out(given: dict, cleaned: dict) -> Iterator[tuple[str, str]]:
    """``(path, sentence)`` of every text out of which something was taken that no text of a plan may hold."""
    for path, ours, theirs in differences(cleaned, given):
        if not isinstance(ours, str) or not isinstance(theirs, str) or "<" not in theirs:
            continue
        gone = list(dict.fromkeys(_not_allowed(theirs)))
        if gone:
            were = "was" if len(gone) == 1 else "were"
            yield path, f"{and_words(gone)} {were} taken out: no text of a plan may hold that."


def _not_allowed(text: str) -> Iterator[str]:
    for element in parsed(text).iter():
        tag = tag_of(element)
        if tag in FORBIDDEN:
            yield f"{brief(f'<{tag}>')} with all inside it"
        elif tag and tag not in ALLOWED and tag not in RENAMED and tag not in _PLAIN:
            yield brief(f"<{tag}>")
        for name, value in element.items():
            if name.startswith("on"):
                yield f"the script in {brief(name)}"
            elif name in ("href", "src") and re.match(r"\s*(javascript|data|vbscript):", value, re.IGNORECASE):
                yield f"an address that begins {brief(value.split(':')[0].strip() + ':')}"
