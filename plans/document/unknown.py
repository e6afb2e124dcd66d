"""Content of a kind that this portal does not know, as rich text: every word, names before values. Pure."""

from html import escape

from plans.document.richtext import sanitise
from plans.document.schemas import Json

_WORDS = {None: "not stated", True: "yes", False: "no"}


def as_rich_text(value: Json) -> str:
    """Names and values as paragraphs and lists; what is rich text already stays that."""
    if isinstance(value, dict):
        return "".join(_named(name, inner) for name, inner in value.items())
    if isinstance(value, list):
        return f"<ul>{''.join(f'<li>{as_rich_text(item)}</li>' for item in value)}</ul>" if value else ""
    if isinstance(value, str):
        return sanitise(value) if holds_markup(value) else escape(value, quote=False)
    return _WORDS[value] if value is None or isinstance(value, bool) else str(value)


def holds_markup(value: str) -> bool:
    return value.lstrip().startswith("<") and ">" in value


def spoken(name: str) -> str:
    return name.replace("_", " ").removesuffix(" html").capitalize()


def _named(name: str, value: Json) -> str:
    if name == "html":  # the text itself, whatever it is called
        return as_rich_text(value)
    if isinstance(value, dict | list) or (isinstance(value, str) and holds_markup(value)):
        return f"<p><strong>{escape(spoken(name), quote=False)}</strong></p>{as_rich_text(value)}"
    return f"<p><strong>{escape(spoken(name), quote=False)}:</strong> {as_rich_text(value)}</p>"
