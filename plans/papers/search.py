"""Search over what is public: names of partnerships, areas and councils, titles, and the text of public Versions."""

import re
from dataclasses import dataclass

from django.db.models import Q

from partnerships.models import Partnership
from plans.models import Paper, Plan, Version

_MARKUP = re.compile(r"<[^>]+>")
EXCERPT = 90


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


def plans_saying(words: str, *, limit: int = 20) -> list[Hit]:
    """Plans that stand and whose text holds the words, each with the first sentence-like stretch around them."""
    if len(words) < 3:
        return []
    adopted = Q(adoptions__isnull=False, adoptions__undone_at=None)
    kept_as_it_came = Q(paper__state=Paper.State.NOT_RECORDED, publication__isnull=False)
    versions = (
        Version.objects.filter(adopted | kept_as_it_came, paper__kind="plan", canonical__icontains=words)
        .select_related("paper__plan__partnership")
        .order_by("-paper__plan__starts_on", "-number")
    )
    found = {version.paper.plan: version for version in reversed(versions[: limit * 2])}
    hits = (Hit(plan, excerpt(version.document, words)) for plan, version in reversed(found.items()))
    return [hit for hit in hits if hit.excerpt][:limit]


def excerpt(document: dict, words: str) -> str:
    """The words with some text around them, without markup; empty when they stand only in keys or markup."""
    for text in _texts(document["blocks"]):
        at = text.casefold().find(words.casefold())
        if at >= 0:
            start, end = max(0, at - EXCERPT), at + len(words) + EXCERPT
            return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
    return ""


def _texts(value, key=""):
    if isinstance(value, str):
        if key not in {"key", "kind", "sha256", "replaces"}:
            yield " ".join(_MARKUP.sub(" ", value).split())
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, key)
