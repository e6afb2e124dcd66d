"""Paragraph styles of a Word file: what level of heading each means, itself or by the style it is based on. Pure."""

import re
from dataclasses import dataclass

from plans.office.word.markup import is_on, value_of, w

BODY_LEVEL = 9  # Word's word for “no heading”


@dataclass(frozen=True)
class Style:
    name: str
    base: str | None
    outline: int | None
    is_bold: bool
    size: int = 0  # half points; 0: that of the style below it


def styles_in(root) -> dict[str, Style]:
    """By their identifiers."""
    return {style.get(w("styleId")): _style(style) for style in root.iter(w("style"))} if root is not None else {}


def _style(element) -> Style:
    outline = value_of(element, "pPr/outlineLvl")
    return Style(
        (value_of(element, "name") or "").lower(),
        value_of(element, "basedOn"),
        int(outline) if outline and outline.isdigit() else None,
        is_on(element, "rPr/b"),
        int(size) if (size := value_of(element, "rPr/sz") or "").isdigit() else 0,
    )


def chain_of(identifier: str | None, styles: dict[str, Style]) -> list[Style]:
    """The style and those it is based on."""
    chain = []
    while identifier in styles and styles[identifier] not in chain:
        chain.append(styles[identifier])
        identifier = chain[-1].base
    return chain


def level_of(identifier: str | None, styles: dict[str, Style]) -> int | None:
    """0 for the highest heading; None for what is none."""
    for style in chain_of(identifier, styles):
        if style.outline is not None:
            return style.outline if style.outline < BODY_LEVEL else None
        if named := re.fullmatch(r"heading ([1-9])", style.name):
            return int(named[1]) - 1
    return None


def size_of(identifier: str | None, styles: dict[str, Style]) -> int:
    """Half points; 0 where no style of the chain says it."""
    return next((style.size for style in chain_of(identifier, styles) if style.size), 0)


def list_level_of(identifier: str | None, styles: dict[str, Style]) -> tuple[str, int] | None:
    """“List Bullet 3” is a bullet of the third level, whatever numbering it has: the sort and the level from 0."""
    for style in chain_of(identifier, styles):
        if named := re.fullmatch(r"list (bullet|number) ([2-5])", style.name):
            return named[1], int(named[2]) - 1
    return None


def is_named(identifier: str | None, styles: dict[str, Style], pattern: str) -> bool:
    return any(re.fullmatch(pattern, style.name) for style in chain_of(identifier, styles))
