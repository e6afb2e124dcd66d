"""Search over what is public: names of partnerships, areas and councils, titles, and the text of public Versions."""

import re
from dataclasses import dataclass

from django.db.models import Q

from partnerships.models import Partnership
from plans.models import Adoption, Plan

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
    """Adopted plans whose text holds the words, each with the first sentence-like stretch around them."""
    if len(words) < 3:
        return []
    adoptions = (
        Adoption.objects.standing()
        .filter(paper__kind="plan", version__canonical__icontains=words)
        .select_related("version", "paper__plan__partnership")
        .order_by("-paper__plan__starts_on")
    )
    hits = (Hit(a.paper.plan, excerpt(a.version.document, words)) for a in adoptions[: limit * 2])
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
