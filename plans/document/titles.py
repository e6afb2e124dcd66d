"""What keys in a Document are called: titles of the rows that its blocks hold, and of those that they name."""

from plans.document.contents import Document
from plans.document.kinds import kind_named


def titles_in(document: Document) -> dict[str, str]:
    """Titles by key, in the order of the Document; a row that stands in it goes before one that is only named."""
    blocks = [(kind_named(block["kind"]), block["data"]) for block in document.get("blocks", [])]
    titles: dict[str, str] = {}
    for kind, data in blocks:
        titles |= kind.titles_held(data)
    for kind, data in blocks:
        titles |= {key: title for key, title in kind.titles_named(data).items() if key not in titles}
    return titles
