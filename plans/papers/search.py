"""Search over what is public: names of partnerships, areas and councils, titles, and the text of public Versions."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q

from partnerships.models import Partnership
from plans.models import Plan, Version
from plans.papers.words_said import TextSieve, keep_words, standing_texts

_MARKUP = re.compile(r"<[^>]+>")
EXCERPT = 90
MOST = 20
#: So many texts, which are long, are looked through in one question.
MOST_AT_ONCE = 160
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
NOT_TEXT = ('"key":', '"kind":', '"sha256":', '"replaces":')


@dataclass(frozen=True)
class Hit:
    plan: Plan
    excerpt: str


def partnerships_named(words: str):
    """Partnerships whose name, area or lead council holds the words."""
    if not words:
        return Partnership.objects.all()
    return Partnership.objects.filter(
        Q(name__icontains=words) | Q(areas__name__icontains=words) | Q(lead_councils__name__icontains=words)
    ).distinct()


def plans_saying(words: str, *, limit: int = MOST) -> list[Hit]:
    """Plans that stand and whose text holds the words, each with the first sentence-like stretch around them.

    The plans that began last are looked through first: what many plans say is found there, whatever their number. Of
    the others only those that may say it.
    """
    if len(words) < 3:
        return []
    texts, sieve, found = standing_texts(), TextSieve(words), {}
    for some in _a_few_then_more(list(texts), limit):
        if len(found) < limit:
            for plan in _saying(sieve.left_of({text: texts[text] for text in some}), words):
                said = "" if plan in found else excerpt(plan.said, words)
                if said:
                    found[plan] = Hit(plan, said)
    return list(found.values())[:limit]


def _a_few_then_more(texts: list[int], few: int) -> Iterator[list[int]]:
    yield texts[:few]
    for start in range(few, len(texts), MOST_AT_ONCE):
        yield texts[start : start + MOST_AT_ONCE]


def _saying(versions: list[int], words: str) -> list[Plan]:
    """The plans of those Versions whose text holds the words, in the same order; the database sorts no long texts."""
    if not versions:
        return []
    text = {"paper__versions__in": versions, "paper__versions__canonical__icontains": _as_kept(words)}
    rows = Plan.objects.filter(**text).annotate(version=F("paper__versions"), said=F("paper__versions__canonical"))
    found = {row.version: row for row in rows.select_related("partnership").only(*SHOWN).order_by()}
    return [found[number] for number in versions if number in found]


def excerpt(canonical: str, words: str) -> str:
    """The words with some text around them, without markup; empty when they stand only in keys or markup.

    Looks at the strings of the text that hold the words, and at no others: a plan's text is long.
    """
    wanted = re.compile(re.escape(_as_kept(words)), re.IGNORECASE)
    for text in _texts_with(canonical, wanted):
        at = text.casefold().find(words.casefold())
        if at >= 0:
            start, end = max(0, at - EXCERPT), at + len(words) + EXCERPT
            return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
    return ""


def _as_kept(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)[1:-1]


def _texts_with(canonical: str, wanted: re.Pattern[str]) -> Iterator[str]:
    """What people wrote, where it holds what is wanted, one string after the other."""
    blocks, end = canonical[: canonical.rfind(AFTER_BLOCKS)], 0
    while match := wanted.search(blocks, end):
        opening = _quote_before(blocks, match.start())
        end = QUOTED.match(blocks, opening).end() if opening >= 0 else match.end()
        is_text = end >= match.end() and blocks[end : end + 1] != ":" and not blocks.endswith(NOT_TEXT, 0, opening)
        end = max(end, match.end())
        if is_text:
            yield " ".join(_MARKUP.sub(" ", json.loads(blocks[opening:end])).split())


def _quote_before(text: str, at: int) -> int:
    """Where the string around this place begins; -1 where no string does."""
    while (at := text.rfind('"', 0, at)) >= 0 and text[at - 1 : at] not in BEFORE_STRINGS:
        pass
    return at


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """List the words of texts that stand since the last time; until then they are searched all the same."""
    unlisted = [text for text, is_listed in standing_texts().items() if not is_listed][:LISTED_AT_ONCE]
    for version in Version.objects.filter(pk__in=unlisted).iterator(chunk_size=10):
        keep_words(version, _texts_with(version.canonical, WRITTEN))
    return {"listed": len(unlisted)}
