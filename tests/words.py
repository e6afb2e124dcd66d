"""Words that no page, mail, error, PDF or guide of ours shows: the councils' own stand there instead.

Words inside what people typed are theirs; words inside names of code, addresses and keys of files are no words.
"""

import json
import re
from html.parser import HTMLParser

from django.apps import apps
from django.db import models

#: What is not said → what is.
INSTEAD = {
    r"blocks?": "chapter; “part” for a placed table or list",
    r"edit(s|ing)? its (rows|introduction)": "Edit the actions, Edit the introduction",
    r"(annual )?layers?( of a year)?": "annual refresh, action plan for 2027/28",
    r"(un)?fr(eez|oz)\w+|freeze|froze": "make a version; version 4 was sent to …",
    r"pinn(ed|ing)|pins": "make a version",
    r"(what it )?rest(s|ed|ing)? on|name what it rests on": "based on",
    r"(un)?settl(e|es|ed|ing)": "resolve, resolved",
    r"get(s|ting)? in each other[’']s way": "date conflicts",
    r"what (was it|it was) given": "papers considered",
    r"set(s|ting)? (\S+ ){0,4}aside": "replaced by a correction; recorded in error; withdrawn; does not apply",
    r"what is to do": "what to do next",
    r"portal \((import|worker|scale)\)": "Imported; The portal",
    r"any two states": "two saved texts",
    r"plans and other texts": "plans",
    r"left alone": "not changed",
    r"other time or place": "time or place changed",
    r"role, key decision, call-in, note": "details of this step",
    r"(re)?editions?": "the report to Cabinet, version 2",
    r"legs?|stops (of|on) (a|the|its) route|(a|an|each|this|new|another|optional|no) stops?": "step, meeting",
    r"class(es)? of action|classed as": "type of action",
    r"the worker": "say what happens, not how",
    r"members? \(councillor\)": "councillor",
    r"this field is required": "Enter a reason; what to enter, in the words of the label",
}
#: A word, not a piece of a name: ``block:123``, ``csp-block``, ``plans.block_forms``, ``block()`` are none.
_WORD = r"(?<![\w:./=#$&%{{-])(?:{})(?![\w:/=({{-]|\.\w)"
PATTERN = re.compile("|".join(_WORD.format(words) for words in INSTEAD), re.IGNORECASE)
#: Attributes that are read out or shown.
SHOWN = ("alt", "aria-label", "content", "placeholder", "title")
UNSEEN = ("script", "style", "code")
#: So many letters before or after a word tell where it comes from.
NEAR = 12


def unwanted(text: str, *, typed: str = "") -> list[str]:
    """Each unwanted word of a text with what stands around it, but for what stands so in ``typed`` as well."""
    text = " ".join(text.split())
    found = []
    for match in PATTERN.finditer(text):
        start, end = match.span()
        sides = (start >= NEAR and text[start - NEAR : end], end + NEAR <= len(text) and text[start : end + NEAR])
        if not any(side and side in typed for side in sides):
            found.append(text[max(start - 30, 0) : end + 30])
    return found


def typed_words() -> str:
    """What people typed: every stored text that holds such a word (choices are ours)."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField | models.JSONField) and not field.choices:
                values = model._default_manager.values_list(field.name, flat=True).distinct()
                found |= {words for value in values.iterator() if PATTERN.search(words := _plain(value))}
    return "\n".join(found)


def _plain(value) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words_of_page(words) if "<" in words else " ".join(words.split())


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.unseen = [], 0

    def handle_starttag(self, tag, attrs):
        self.words += [f" {value} " for name, value in attrs if name in SHOWN and value]
        self.unseen += tag in UNSEEN

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN

    def handle_data(self, data):
        if not self.unseen:
            self.words.append(data)


def words_of_page(html: str) -> str:
    """What a person reads or hears of a page."""
    reader = _Words()
    reader.feed(html)
    return " ".join("".join(reader.words).split())
