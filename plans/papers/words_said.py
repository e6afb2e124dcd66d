"""Which words each public text says: the index of the search. It narrows; ``plans.papers.search`` reads what is left.

Words are runs of letters and figures in small letters, so whatever stands in a text is made of parts of its words.
"""

import re
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import F, Q, QuerySet

from plans.models import Adoption, Paper, SaidWord, Version, WordIndex
from plans.models.said_words import LONGEST_WORD

_RUN = re.compile(r"\w+")
#: Pieces of a long word begin so far apart: this much of it stands within one of them, wherever it begins.
STEP = LONGEST_WORD // 2
#: The longest words asked for narrow best; the shortest stand in every text.
ASKED_FOR, SHORTEST = 2, 3
_SAID = WordIndex.words.through


def standing_texts(wanted: Q) -> QuerySet:
    """The Versions of plans that stand, adopted or kept as they came, as rows of one number: the plan that began last
    first. ``wanted`` speaks of ``text``. Asked of the rows around: what a Version is of stands behind its long text.
    """
    adopted = Adoption.objects.standing().filter(paper__kind=Paper.Kind.PLAN)
    came = {"kind": Paper.Kind.PLAN, "state": Paper.State.NOT_RECORDED, "versions__publication__isnull": False}
    both = [
        adopted.annotate(text=F("version"), begun=F("paper__plan__starts_on"), number=F("version__number")),
        Paper.objects.filter(**came).annotate(
            text=F("versions"), begun=F("plan__starts_on"), number=F("versions__number")
        ),
    ]
    first, second = (rows.filter(wanted).order_by().values_list("text", "begun", "number") for rows in both)
    return first.union(second).order_by("-begun", "-number", "text")


NOT_LISTED = ~Q(text__in=WordIndex.objects.values("version"))


def may_say(words: str) -> Q:
    """Of texts: each part of the words stands in one of its words, or nobody has listed its words yet."""
    runs = sorted({run[:STEP] for run in _RUN.findall(words.casefold())}, key=lambda run: (-len(run), run))
    said = Q()
    for run in [run for run in runs if len(run) >= SHORTEST][:ASKED_FOR]:
        words_with_it = SaidWord.objects.filter(text__contains=run).order_by().values("pk")
        said &= Q(text__in=_SAID.objects.filter(saidword__in=words_with_it).values("wordindex"))
    return said | NOT_LISTED if said else Q()


def words_of(texts: Iterable[str]) -> set[str]:
    return {piece for text in texts for run in _RUN.findall(text.casefold()) for piece in _pieces(run)}


def _pieces(run: str) -> Iterator[str]:
    for start in range(0, max(len(run) - STEP, 1), STEP):
        yield run[start : start + LONGEST_WORD]


@transaction.atomic
def keep_words(version: Version, texts: Iterable[str]) -> None:
    """List what a Version says; a second worker that does the same at this moment changes nothing."""
    words = words_of(texts)
    SaidWord.objects.bulk_create([SaidWord(text=word) for word in sorted(words)], ignore_conflicts=True)
    numbers = SaidWord.objects.in_bulk(words, field_name="text").values()
    WordIndex.objects.bulk_create([WordIndex(version=version)], ignore_conflicts=True)
    said = [_SAID(wordindex_id=version.pk, saidword_id=word.pk) for word in numbers]
    _SAID.objects.bulk_create(said, ignore_conflicts=True)
