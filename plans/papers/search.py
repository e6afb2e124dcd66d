"""Search over what is public: names of partnerships, areas and councils, titles, and the text of public Versions."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from html import unescape
from operator import or_

from django.db.models import F, Q
from django.db.models.functions import Substr

from partnerships.models import Area, Partnership
from partnerships.named import named
from partnerships.spellings import pattern_of, wordings
from partnerships.wording import stretch_around
from plans.models import Plan, Version, WordIndex
from plans.papers.words_said import TextSieve, keep_words, standing_texts

_MARKUP = re.compile(r"<[^>]+>")
EXCERPT = 90
PAGE_LENGTH = 6
#: So many texts, which are long, are looked through in one question.
MOST_AT_ONCE = 160
#: So many characters of a text tell what most words stand in.
BEGINNING = 8_000
#: What a hit shows of its plan.
SHOWN = ("slug", "title", "paper", "partnership__name")
#: So many texts are listed in one sweep.
LISTED_AT_ONCE = 100
#: How a kept text looks (``plans.document.canonical``): a string, what may stand before one, and where chapters end.
QUOTED = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
BEFORE_STRINGS = ("[", "{", ",", ":")
AFTER_BLOCKS = '],"format":'
#: The first sign within a string that is not empty.
WRITTEN = re.compile(r'(?<=[\[{,:]")[^"]')
#: Strings that nobody wrote.
NOT_TEXT = tuple(
    f'"{name}":'
    for name in (
        "align", "change", "chart", "content_type", "designation", "direction", "key", "kind", "office", "replaces",
        "sha256", "state", "statutory_kind", "strand", "tie",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Hit:
    plan: Plan
    excerpt: str


@dataclass(frozen=True)
class HitPage:
    """Some of the hits; nobody counts them all, which would mean to look through every text."""

    hits: list[Hit]
    number: int
    has_next: bool

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1 if self.has_next else 0


def partnerships_named(words: str):
    """Partnerships whose name, area or lead council holds the words."""
    if not words:
        return Partnership.objects.all()
    areas = Area.objects.filter(_named("name", words)).order_by()
    councils = Partnership.lead_councils.through.objects.filter(_named("organisation__name", words))
    held = Q(pk__in=areas.values("partnership")) | Q(pk__in=councils.values("partnership"))
    return Partnership.objects.filter(_named("name", words) | held)


def _named(field: str, words: str) -> Q:
    return reduce(or_, (named(field, each) for each in wordings(words)))


def page_of_plans(words: str, number: int, *, within: list[int] | None = None) -> HitPage:
    """One page of the plans that say the words; of a number that is too high the last one. ``within``: of these
    partnerships alone."""
    found = plans_saying(words, limit=number * PAGE_LENGTH + 1, within=within)
    last = max(1, (len(found) + PAGE_LENGTH - 1) // PAGE_LENGTH)
    number = min(number, last)
    start = (number - 1) * PAGE_LENGTH
    return HitPage(found[start : start + PAGE_LENGTH], number, has_next=number < last)


def plans_saying(words: str, *, limit: int = PAGE_LENGTH, within: list[int] | None = None) -> list[Hit]:
    """Plans that stand and whose text holds the words, each with the first sentence-like stretch around them, however
    it spells them. Other words (“and” for “&”) are looked for where nobody wrote what is typed.

    The plans that began last are looked through first: what many plans say is found there, whatever their number. Of
    the others only those that may say it.
    """
    return next((hits for each in wordings(words) if (hits := _plans_saying(each, limit=limit, within=within))), [])


def _plans_saying(words: str, *, limit: int, within: list[int] | None) -> list[Hit]:
    if len(words) < 3:
        return []
    found: dict[Plan, Hit] = {}
    for texts in _a_few_then_more(TextSieve(words), limit):
        for plan, said in _saying(texts, pattern_of(words), within):
            found.setdefault(plan, Hit(plan, said))
        if len(found) >= limit:
            break
    return list(found.values())[:limit]


def _a_few_then_more(sieve: TextSieve, few: int) -> Iterator[list[int]]:
    """Texts that may say the words. Of the others nothing is asked before the newest few have been looked at."""
    few = min(few, MOST_AT_ONCE)
    newest = sieve.texts(newest=few)
    yield [text for text, may_say in newest.items() if may_say]
    if len(newest) == few:
        left = [text for text, may_say in sieve.texts().items() if may_say and text not in newest]
        yield from (left[start : start + MOST_AT_ONCE] for start in range(0, len(left), MOST_AT_ONCE))


def _saying(versions: list[int], pattern: str, within: list[int] | None) -> Iterator[tuple[Plan, str]]:
    """The plans of those Versions whose text says the words, in the same order, and what stands around them. The
    database sorts no long texts; of each the beginning is read, and the whole where that does not tell.
    """
    if not versions:
        return
    beginning = Substr("paper__versions__canonical", 1, BEGINNING)
    rows = Plan.objects.filter(paper__versions__in=versions, paper__versions__canonical__regex=pattern)
    rows = rows if within is None else rows.filter(partnership__in=within)
    rows = rows.annotate(version=F("paper__versions"), beginning=beginning).select_related("partnership")
    plans = {row.version: row for row in rows.only(*SHOWN).order_by()}
    said = {number: _stretch(plan.beginning, pattern) for number, plan in plans.items()}
    if untold := [number for number in said if not said[number]]:
        whole = Version.objects.filter(pk__in=untold).order_by().values_list("pk", "canonical")
        said |= {number: _stretch(canonical, pattern) for number, canonical in whole}
    yield from ((plans[number], said[number]) for number in versions if said.get(number))


def excerpt(canonical: str, words: str) -> str:
    """The words with some text around them, without markup; empty when they stand only in keys or markup.

    Looks at the strings of the text that hold the words, and at no others: a plan's text is long. The beginning of a
    text tells the same, or nothing.
    """
    return _stretch(canonical, pattern_of(words))


def _stretch(canonical: str, pattern: str) -> str:
    wanted = re.compile(pattern)
    for text in _texts_with(canonical, wanted):
        if match := wanted.search(text):
            return stretch_around(text, *match.span(), most=EXCERPT)
    return ""


def _texts_with(canonical: str, wanted: re.Pattern[str]) -> Iterator[str]:
    """What people wrote, where it holds what is wanted, one string after the other."""
    blocks, end = canonical[: canonical.rfind(AFTER_BLOCKS)], 0
    while match := wanted.search(blocks, end):
        opening = _quote_before(blocks, match.start())
        string = QUOTED.match(blocks, opening) if opening >= 0 else match
        if string is None or string.end() == len(blocks):
            return  # a beginning of a text ends within a string, or before it is known to be none but a key
        end = string.end()
        is_text = end >= match.end() and blocks[end : end + 1] != ":" and not blocks.endswith(NOT_TEXT, 0, opening)
        end = max(end, match.end())
        if is_text:
            yield " ".join(unescape(_MARKUP.sub(" ", json.loads(blocks[opening:end]))).split())


def _quote_before(text: str, at: int) -> int:
    """Where the string around this place begins; -1 where no string does."""
    while (at := text.rfind('"', 0, at)) >= 0 and text[at - 1 : at] not in BEFORE_STRINGS:
        pass
    return at


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """List the words of texts that stand since the last time, which are searched all the same until then; those that
    stand no more are taken off the list."""
    texts = standing_texts()
    WordIndex.objects.exclude(version__in=texts).delete()
    unlisted = [text for text, is_listed in texts.items() if not is_listed][:LISTED_AT_ONCE]
    for version in Version.objects.filter(pk__in=unlisted).iterator(chunk_size=10):
        keep_words(version, _texts_with(version.canonical, WRITTEN))
    return {"listed": len(unlisted)}
