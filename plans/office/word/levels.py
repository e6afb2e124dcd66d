"""Levels of headings in the converted text: the highest that it has becomes the chapters. Pure."""

import re

from lxml.html import HtmlElement

from plans.document.fragments import tag_of
from plans.office.word.headings import LONGEST_GUESS, NUMBERED

_NAME_OF_A_PLAN = re.compile(r"\b(?:plan|strategy)\b.*\b20\d\d", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def settle_levels(root: HtmlElement) -> None:
    """One heading above all others is the title of the text, if it has no other, or a line before them that names a
    plan; the next level makes the chapters."""
    headings = [each for each in root if tag_of(each) in _HEADINGS and each.text_content().strip()]
    _call_title(root)
    if not headings:
        return
    first, *others = headings
    has_title = any(each.get("class") == "title" and each.text_content().strip() for each in root)
    if not has_title and len(others) > 1 and _stands_above(first, others) and not _has_text(first):
        first.tag = "p"
        first.set("class", "title")
        headings = others
    lift = min(int(tag_of(each)[1]) for each in headings) - 1
    for each in headings:
        each.tag = f"h{int(tag_of(each)[1]) - lift}"


def _call_title(root) -> None:
    """A short line on the first page, before any heading, with the name of a plan and its years."""
    for each in root:
        words = " ".join(each.text_content().split())
        if tag_of(each) in _HEADINGS or each.get("class") == "title":
            return
        if tag_of(each) == "p" and len(words) <= LONGEST_GUESS and _NAME_OF_A_PLAN.search(words) and words[-1:] != ".":
            each.set("class", "title")
            return


def _stands_above(first, others) -> bool:
    """Higher than all others, or without a number where they have one, or the name of a plan with its years."""
    if _NAME_OF_A_PLAN.search(first.text_content()):
        return all(tag_of(each) >= tag_of(first) for each in others)
    numbered = [bool(NUMBERED.match(each.text_content().strip())) for each in (first, *others)]
    return all(tag_of(each) > tag_of(first) for each in others) or (not numbered[0] and all(numbered[1:]))


def _has_text(heading) -> bool:
    """Whether words stand under a heading before the next one."""
    following = heading.getnext()
    while following is not None and tag_of(following) not in _HEADINGS:
        if following.text_content().strip():
            return True
        following = following.getnext()
    return False
