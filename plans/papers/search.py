"""Search over what is public: names of partnerships, areas and councils, titles, and the text of public Versions."""

import json
import re
from dataclasses import dataclass

from django.db.models import Q

from partnerships.models import Partnership
from plans.models import Paper, Plan, Version

_MARKUP = re.compile(r"<[^>]+>")
EXCERPT = 90
MOST = 20
LAST_BEGUN = ("-paper__plan__starts_on", "-number", "pk")
#: How a kept text looks (``plans.document.canonical``): a string, what may stand before one, and where chapters end.
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
BEFORE_STRINGS = ("[", "{", ",", ":")
AFTER_BLOCKS = '],"format":'
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
    adopted = Q(adoptions__isnull=False, adoptions__undone_at=None)
    kept_as_it_came = Q(paper__state=Paper.State.NOT_RECORDED, publication__isnull=False)
    standing = Version.objects.filter(adopted | kept_as_it_came, paper__kind="plan")
    waiting = list(standing.order_by(*LAST_BEGUN).values_list("pk", flat=True))
    found: dict[Plan, Hit] = {}
    at_once = limit
    while waiting and len(found) < limit:
        chunk, waiting = waiting[:at_once], waiting[at_once:]
        for version in _saying(chunk, words):
            said = "" if version.paper.plan in found else excerpt(version.canonical, words)
            if said:
                found[version.paper.plan] = Hit(version.paper.plan, said)
        at_once *= 4
    return list(found.values())[:limit]


def _saying(versions: list[int], words: str):
    """Those of the versions whose text holds the words, the plan that began last first; their texts are long."""
    rows = Version.objects.filter(pk__in=versions, canonical__icontains=_as_kept(words))
    return rows.select_related("paper__plan__partnership").order_by(*LAST_BEGUN)[: MOST * 2]


def excerpt(canonical: str, words: str) -> str:
    """The words with some text around them, without markup; empty when they stand only in keys or markup.

    Looks at the strings of the text that hold the words, and at no others: a plan's text is long.
    """
    for text in _texts_with(canonical[: canonical.rfind(AFTER_BLOCKS)], words):
        at = text.casefold().find(words.casefold())
        if at >= 0:
            start, end = max(0, at - EXCERPT), at + len(words) + EXCERPT
            return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
    return ""


def _as_kept(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)[1:-1]


def _texts_with(blocks: str, words: str):
    """What people wrote, where it holds the words, one string after the other."""
    wanted, end = re.compile(re.escape(_as_kept(words)), re.IGNORECASE), 0
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
