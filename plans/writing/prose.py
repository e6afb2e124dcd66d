"""What of a chapter is read as sentences, line by line. Pure."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from plans.document.contents import DocumentBlock
from plans.document.fragments import parsed, tag_of
from plans.document.kinds import kind_named
from plans.document.richtext import sanitise
from plans.document.schemas import Json, Schema

#: A plain text that may be as long as this holds sentences; a shorter one is a name or a label.
SENTENCES = 300
LINES = {"p", "li", "ul", "ol", "h2", "h3", "h4", "h5", "table", "caption", "tr", "th", "td", "blockquote", "br", "hr"}


def rich_texts(block: DocumentBlock) -> list[HtmlElement]:
    """The rich texts of a chapter, each as a tree of its own."""
    return [
        parsed(sanitise(words)) for words, is_rich in _texts(block["data"], kind_named(block["kind"]).schema) if is_rich
    ]


def prose_of(block: DocumentBlock) -> list[str]:
    """Paragraphs and items of lists, without headings and tables."""
    lines = []
    for words, is_rich in _texts(block["data"], kind_named(block["kind"]).schema):
        root = parsed(sanitise(words)) if is_rich else None
        if root is None:
            lines += [" ".join(line.split()) for line in words.split("\n") if line.strip()]
            continue
        for element in list(root.iter("table", "h2", "h3", "h4", "h5")):
            element.drop_tree()
        lines += lines_in(root)
    return lines


def lines_in(root: HtmlElement) -> list[str]:
    """The words of a tree, each line that it shows apart. The tree is used up."""
    for element in list(root.iter()):
        element.text = (element.text or "").replace("\n", " ")
        element.tail = (element.tail or "").replace("\n", " ")
        if tag_of(element) in LINES:
            element.text, element.tail = f"\n{element.text}", f"\n{element.tail}"
    return [" ".join(line.split()) for line in root.text_content().split("\n") if line.strip()]


def _texts(value: Json, schema: Schema) -> Iterator[tuple[str, bool]]:
    """(words, whether they are rich text), by what the schema says of them."""
    branch = branch_of(schema)
    if isinstance(value, str):
        is_rich = branch.get("contentMediaType") == "text/html"
        if value and (is_rich or (branch.get("maxLength", 0) >= SENTENCES and "pattern" not in branch)):
            yield value, is_rich
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, branch.get("properties", {}).get(name, {}))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, branch.get("items", {}))


def branch_of(schema: Schema) -> Schema:
    """What a schema says of a value that is there."""
    if "properties" in schema:
        return schema
    return next((option for option in schema.get("anyOf", ()) if option.get("type") != "null"), schema)
