"""A block in one line: what the list of a paper's blocks shows of each. Pure functions of composed data."""

from collections.abc import Mapping

from plans.document.richtext import words_of
from plans.document.schemas import Data

LONGEST = 220
#: List in a block's data → (one, many).
Counted = Mapping[str, tuple[str, str]]


def in_one_line(data: Data, counted: Counted) -> str:
    """Title or post, how much there is, and how the text begins: at most about 220 characters."""
    counts = ", ".join(number(len(data[name]), *words) for name, words in counted.items() if data.get(name))
    text = words_of(data.get("html") or data.get("intro_html") or "") or data.get("summary", "")
    parts = [data.get("title", "") or data.get("post", ""), counts.capitalize(), text]
    return shortened(". ".join(str(part) for part in parts if part))


def typed_words(value: object, name: str = "") -> list[str]:
    """Every text in plain data, in its order, that is more than white space; rich text (``name``: of the key that holds
    it) without its tags."""
    if isinstance(value, str):
        words = words_of(value) if name.endswith("html") else value
        return [words] if words.strip() else []
    if isinstance(value, dict):
        return [words for name, part in value.items() for words in typed_words(part, name)]
    return [words for part in value for words in typed_words(part, name)] if isinstance(value, list) else []


def number(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def shortened(words: str) -> str:
    """Cut at a word's end, with an ellipsis."""
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rsplit(" ", 1)[0].rstrip(",;.:") + " …"
