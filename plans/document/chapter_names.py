"""What lists call the chapters of a text: one without a heading goes by its kind. Pure."""

from collections import Counter
from collections.abc import Iterable

from plans.document.contents import DocumentBlock
from plans.document.kinds import kind_named


def chapter_names(chapters: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Key → name of chapters given as key, heading and kind, in order: no two are called the same.

    Three charts without a heading are Chart 1, Chart 2 and Chart 3; of two with one heading the second gets (2).
    """
    named = [(key, heading or kind_named(kind).label, bool(heading)) for key, heading, kind in chapters]
    there, met, names = Counter(name for _, name, _ in named), Counter[str](), {}
    for key, name, is_heading in named:
        met[name] += 1
        names[key] = _numbered(name, met[name], is_heading) if there[name] > 1 else name
    return names


def _numbered(name: str, number: int, is_heading: bool) -> str:
    if is_heading:
        return name if number == 1 else f"{name} ({number})"
    return f"{name} {number}"


def names_in(blocks: Iterable[DocumentBlock]) -> dict[str, str]:
    """The same of the blocks of a Document."""
    return chapter_names((block["key"], block["heading"], block["kind"]) for block in blocks)
