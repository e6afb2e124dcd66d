"""What a resolution says of words in quotation marks, done to the text: replace, leave out, insert. Pure.

Only what can be meant in one way is done: the words stand once in the chapter, and every instruction is carried out.
Anything else is left to the officer who writes it in.
"""

import re
from html import escape

from plans.document.schemas import Data

_WORDS = r"(?:the words? )?[“\"]([^“”\"]{1,1000})[”\"]"
_LEAVE_OUT = rf"(?:delete|strike out|omit|leave out|remove) {_WORDS}(?: and (?:insert|substitute) {_WORDS})?"
_REPLACE = rf"replace {_WORDS} (?:with|by) {_WORDS}"
_SUBSTITUTE = rf"substitute {_WORDS} for {_WORDS}"
_AFTER = rf"after {_WORDS},? (?:insert|add) {_WORDS}"
_INSERT = rf"(?:insert|add) {_WORDS} after {_WORDS}"
_INSTRUCTION = re.compile("|".join([_LEAVE_OUT, _REPLACE, _SUBSTITUTE, _AFTER, _INSERT]), re.IGNORECASE)


def reworded(item: Data, words: str) -> Data | None:
    """A chapter as the words ask for; None where they do not say it word by word."""
    html, changes = item["data"].get("html"), instructions(words)
    if not isinstance(html, str) or not changes:
        return None
    for old, new in changes:
        done = _done(html, escape(old, quote=False), escape(new, quote=False))
        if done is None:
            return None
        html = done
    return {**item, "data": {**item["data"], "html": html}}


def instructions(words: str) -> list[tuple[str, str]]:
    """What stands in the text, and what shall stand in its place."""
    return [_change(*match.groups()) for match in _INSTRUCTION.finditer(" ".join(words.split()))]


def _change(out, instead, old, new, put, for_this, after, behind, more, end) -> tuple[str, str]:
    """The words in quotation marks, in the order of the ways to say it; of one of these alone there are any."""
    if out:
        return out, instead or ""
    if put:
        return for_this, put
    if after or end:
        return after or end, f"{after or end} {behind or more}"
    return old, new


def _done(html: str, old: str, new: str) -> str | None:
    """None unless the words stand once, and outside of tags."""
    space = "" if new else " ?"  # words that go take the space before them along
    words = re.sub("['’]", "['’]", re.escape(old))  # a word processor bends them
    wanted = re.compile(rf"{space}(?<!\w){words}(?!\w)(?![^<>]*>)")
    return wanted.sub(lambda _: new, html) if len(wanted.findall(html)) == 1 else None
