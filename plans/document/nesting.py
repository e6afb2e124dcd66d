"""How deep the elements of rich text stand in each other. Parsers drop what is nested some 250 deep, without a word."""

from html.parser import HTMLParser

#: Deeper than people nest lists and tables, and far from where words would be lost.
DEEPEST = 60
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
#: Elements that end where the next of them begins.
ENDED_BY_THE_NEXT = {"p", "li", "td", "th", "tr", "dt", "dd", "option"}


class _Depth(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in VOID:
            return
        if tag in ENDED_BY_THE_NEXT and self.open and self.open[-1] == tag:
            self.open.pop()
        self.open.append(tag)
        self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def is_too_deep(value: str) -> bool:
    """Whether a page could lose words of this rich text because of how deep they stand."""
    if value.count("<") <= DEEPEST:
        return False
    reader = _Depth()
    reader.feed(value)
    return reader.deepest > DEEPEST
