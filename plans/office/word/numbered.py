"""Paragraphs that Word numbers by its lists: how deep each stands, and where a list goes on that text had broken off.
Pure.

The converter begins each list with 1. So the number of one that goes on travels with its first words, between two signs
of nobody's alphabet, until it can stand where HTML has it.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from plans.office.word.markup import W_P, W_R, W_T, value_of, w

#: Lists of these count nothing.
_UNCOUNTED = ("bullet", "none")
_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
_NUMBER = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


@dataclass(frozen=True)
class CountedLevel:
    """One depth of a list: ``family`` are the lists that count on together, ``first`` is its first number, which it
    begins with once more where it ``begins_anew``."""

    family: str | None
    depth: int
    first: int
    begins_anew: bool


def counted_in(body, numbering) -> dict:
    """The paragraphs of the text with a number of their own, each with its depth from 0; ``numbering``: the root of the
    lists, or None where the file has none."""
    return {paragraph: level.depth for paragraph, level in _levels_in(body, numbering).items()}


def _levels_in(body, numbering) -> dict:
    levels = _known_levels(numbering) if numbering is not None else {}
    found = {paragraph: levels.get(_place_of(paragraph)) for paragraph in body.iterchildren(W_P)}
    return {paragraph: level for paragraph, level in found.items() if level}


def _place_of(paragraph) -> tuple[str | None, str]:
    return value_of(paragraph, "pPr/numPr/numId"), value_of(paragraph, "pPr/numPr/ilvl") or "0"


def _known_levels(numbering) -> dict[tuple[str | None, str], CountedLevel]:
    firsts: dict[str | None, dict[str, int]] = {}
    for each in numbering.iter(w("abstractNum")):
        counted = [level for level in each.iter(w("lvl")) if value_of(level, "numFmt") not in _UNCOUNTED]
        firsts[each.get(w("abstractNumId"))] = {
            level.get(w("ilvl")): _whole(value_of(level, "start"), 1)
            for level in counted
            if (level.get(w("ilvl")) or "").isdigit()
        }
    found = {}
    for each in numbering.iter(w("num")):
        family = value_of(each, "abstractNumId")
        own = {
            told.get(w("ilvl")): _whole(value_of(told, "startOverride"), 1)
            for told in each.findall(w("lvlOverride"))
            if told.find(w("startOverride")) is not None
        }
        for depth, first in firsts.get(family, {}).items():
            level = CountedLevel(family, int(depth), own.get(depth, first), depth in own)
            found[each.get(w("numId")), depth] = level
    return found


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdigit() else otherwise


def write_numbers(body, numbering, headings) -> None:
    """Put its number before the words of each paragraph that is not the first of its list. ``headings`` count too, and
    get none."""
    reached: dict[str | None, dict[int, int]] = defaultdict(dict)
    begun = set()
    for paragraph, level in _levels_in(body, numbering).items():
        numbers, place = reached[level.family], _place_of(paragraph)
        is_first = level.depth not in numbers or (level.begins_anew and place not in begun)
        begun.add(place)
        numbers[level.depth] = level.first if is_first else numbers[level.depth] + 1
        for deeper in [each for each in numbers if each > level.depth]:
            del numbers[deeper]
        if numbers[level.depth] > 1 and paragraph not in headings:
            run = etree.Element(W_R)
            etree.SubElement(run, W_T).text = f"{_OPEN}{numbers[level.depth]}{_CLOSE}"
            paragraph.find(w("pPr")).addnext(run)


def take_over_numbers(root: HtmlElement) -> None:
    """The numbers that travelled with words, where they begin a list."""
    for item in root.iter("li"):
        found, parent = _NUMBER.match("".join(item.itertext())), item.getparent()
        if found and parent is not None and parent.tag == "ol" and item.getprevious() is None:
            parent.set("start", found[1])
    for each in root.iter():
        each.text = _NUMBER.sub("", each.text) if each.text else each.text
        each.tail = _NUMBER.sub("", each.tail) if each.tail else each.tail
