"""Search over what is public: names of partnerships, areas and councils, titles, and the text of public Versions."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from partnerships.models import Partnership
from plans.models import Plan, Version
from plans.papers.words_said import NOT_LISTED, keep_words, may_say, standing_texts

_MARKUP = re.compile(r"<[^>]+>")
EXCERPT = 90
MOST = 20
#: So many texts, which are long, are looked through in one question.
MOST_AT_ONCE = 160
#: What a hit shows of its plan.
SHOWN = ("slug", "title", "partnership__name")
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

    The plans that began last are looked through first, a few and then ever more at once, until there are enough: what
    many plans say is found in the first few, whatever their number.
    """
    if len(words) < 3:
        return []
    waiting = [number for number, *_ in standing_texts(may_say(words))]
    found: dict[Plan, Hit] = {}
    at_once = limit
    while waiting and len(found) < limit:
        chunk, waiting = waiting[:at_once], waiting[at_once:]
        for version in _saying(chunk, words):
            said = "" if version.paper.plan in found else excerpt(version.canonical, words)
            if said:
                found[version.paper.plan] = Hit(version.paper.plan, said)
        at_once = min(4 * at_once, MOST_AT_ONCE)
    return list(found.values())[:limit]


def _saying(versions: list[int], words: str) -> list[Version]:
    """Those of the versions whose text holds the words, in the same order; the database sorts no long texts."""
    rows = Version.objects.filter(pk__in=versions, canonical__icontains=_as_kept(words))
    rows = rows.select_related("paper__plan__partnership").only(
        "canonical", *(f"paper__plan__{name}" for name in SHOWN)
    )
    found = {version.pk: version for version in rows.order_by()}
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
    unlisted = [number for number, *_ in standing_texts(NOT_LISTED)[:LISTED_AT_ONCE]]
    for version in Version.objects.filter(pk__in=unlisted).iterator(chunk_size=10):
        keep_words(version, _texts_with(version.canonical, WRITTEN))
    return {"listed": len(unlisted)}
