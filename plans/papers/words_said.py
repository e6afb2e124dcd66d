"""Which words each public text says: the index of the search. It narrows; ``plans.papers.search`` reads what is left.

Words are runs of letters and figures in small letters, so whatever stands in a text is made of parts of its words.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from django.db import transaction
from django.db.models import Q

from plans.models import Adoption, Paper, SaidWord, Version, WordIndex
from plans.models.said_words import LONGEST_WORD
from plans.papers.marks_said import Marks, Pair, marked, marks_of, may_say_all

_RUN = re.compile(r"\w+")
#: Pieces of a long word begin so far apart: this much of it stands within one of them, wherever it begins.
STEP = LONGEST_WORD // 2
#: The longest words asked for narrow best; the shortest stand in every text.
ASKED_FOR, SHORTEST = 2, 3
#: Runs that may be parts of more words or pairs than these narrow too little.
MOST_WORDS, MOST_PAIRS = 500, 40
#: More texts than these take longer to name in a question than all lists of words take to look at.
MOST_NAMED = 50
#: What most of so many lists have, most lists have.
TRIED = 6
#: So many lists are read at once.
READ_AT_ONCE = 20
_SAID = WordIndex.words.through


def standing_texts(*, among: Collection[int] | None = None, newest: int | None = None) -> dict[int, bool]:
    """The Versions of plans that stand, adopted or kept as they came, the plan that began last first: number → whether
    its words are listed.

    ``among``: only these, and those that nobody has listed yet; ``newest``: no more than so many.
    """
    adopted = Adoption.objects.standing().filter(paper__kind=Paper.Kind.PLAN)
    came = Paper.objects.filter(
        kind=Paper.Kind.PLAN, state=Paper.State.NOT_RECORDED, versions__publication__isnull=False
    )
    if among is not None:
        adopted = adopted.filter(Q(version__in=among) | Q(version__word_index=None))
        came = came.filter(Q(versions__in=among) | Q(versions__word_index=None))
    # Asked of the rows around: what a Version is of stands behind its long text.
    of_adopted = ("paper__plan__starts_on", "version__number", "version", "version__word_index")
    of_came = ("plan__starts_on", "versions__number", "versions", "versions__word_index")
    rows = {*_in_order(adopted, of_adopted, newest), *_in_order(came, of_came, newest)}
    in_order = sorted(sorted(rows, key=itemgetter(2)), key=itemgetter(0, 1), reverse=True)
    return {text: index is not None for _, _, text, index in in_order[:newest]}


def _in_order(rows, columns: tuple[str, ...], newest: int | None):
    """Sorted by the database only where it then tells a few of many."""
    begun, number, text, _ = columns
    return rows.order_by(*(() if newest is None else (f"-{begun}", f"-{number}", text))).values_list(*columns)[:newest]


class TextSieve:
    """Leaves out texts that cannot say the words: without one of them, or without two of them beside each other."""

    def __init__(self, words: str):
        runs = runs_of(words)
        self.pairs = _pairs_asked_for(runs)
        self.words = [] if self.pairs else _words_asked_for(runs)

    @cached_property
    def may_say(self) -> set[int]:
        """The listed texts that may say the words, where the lists tell anything."""
        if not (all(self.pairs) and all(self.words)):  # one stands in no listed text at all
            return set()
        if self.pairs:
            return self._saying_pairs(WordIndex.objects.order_by())
        return self._saying_words(_SAID.objects.all())

    def _saying_pairs(self, lists) -> set[int]:
        # A few at a time: memory for all of them together takes longer to get than they take to look at.
        fields = lists.values_list("version", "neighbours").iterator(chunk_size=READ_AT_ONCE)
        return {text for text, field in fields if may_say_all(bytes(field), self.pairs)}

    def _pairs_are_common(self) -> bool:
        """Whether most of the texts that were listed last have them."""
        newest = WordIndex.objects.order_by("-version")[:TRIED]
        return bool(self.pairs) and all(self.pairs) and len(self._saying_pairs(newest)) > TRIED // 2

    def _saying_words(self, rows) -> set[int]:
        rows = rows.order_by().values_list("wordindex", flat=True)
        return set.intersection(*(set(rows.filter(saidword__in=words).distinct()) for words in self.words))

    def texts(self, *, newest: int | None = None) -> dict[int, bool]:
        """Texts that stand, the newest first: number → whether it may say the words. One that nobody has listed may say
        anything; those that cannot are left out where few can."""
        if not (self.pairs or self.words):
            return dict.fromkeys(standing_texts(newest=newest), True)
        if self.words and all(self.words) and newest is not None:  # some words stand in every list: a few are asked
            found = standing_texts(newest=newest)
            may_say = self._saying_words(_SAID.objects.filter(wordindex__in=found))
        elif newest is not None and self._pairs_are_common():
            found = standing_texts(newest=newest)
            may_say = self._saying_pairs(WordIndex.objects.filter(version__in=found).order_by())
        else:
            may_say = self.may_say
            found = standing_texts(among=may_say if len(may_say) <= MOST_NAMED else None, newest=newest)
        return {text: text in may_say or not is_listed for text, is_listed in found.items()}


def _words_asked_for(runs: Sequence[str]) -> list[list[int]]:
    """For the longest runs the listed words that hold them, as numbers."""
    longest = sorted({run[:STEP] for run in runs if len(run) >= SHORTEST}, key=lambda run: (-len(run), run))
    found = [
        list(SaidWord.objects.filter(text__contains=run).order_by().values_list("pk", flat=True)[: MOST_WORDS + 1])
        for run in longest[:ASKED_FOR]
    ]
    return [words for words in found if len(words) <= MOST_WORDS]


def _pairs_asked_for(runs: Sequence[str]) -> list[set[Marks]]:
    """For the longest runs beside each other the marks of all pairs of listed words that they may be parts of."""
    beside = [(left, right, at == 0, at == len(runs) - 2) for at, (left, right) in enumerate(pairwise(runs))]
    longest = sorted(beside, key=lambda each: -len(each[0] + each[1]))[:ASKED_FOR]
    found = [_pairs_of_listed(*each) for each in longest]
    return [{marks_of(pair) for pair in pairs} for pairs in found if len(pairs) <= MOST_PAIRS]


def _pairs_of_listed(left: str, right: str, is_first: bool, is_last: bool) -> list[Pair]:
    """The first of the runs typed may be the end of a word, the last one a beginning; long words are in pieces."""
    ends = {"text__endswith": left[-STEP:]} if is_first or len(left) > STEP else {"text": left}
    begins = {"text__startswith": right[:STEP]} if is_last or len(right) > STEP else {"text": right}
    before, after = (
        list(SaidWord.objects.filter(**part).order_by().values_list("text", flat=True)[: MOST_PAIRS + 1])
        for part in (ends, begins)
    )
    return [(one, other) for one in before for other in after]


def runs_of(text: str) -> tuple[str, ...]:
    return tuple(_RUN.findall(text.casefold()))


def words_of(texts: Iterable[str]) -> set[str]:
    return {piece for text in texts for run in runs_of(text) for piece in _pieces(run)}


def neighbours_of(texts: Iterable[str]) -> set[Pair]:
    """The words that stand beside each other, whatever signs stand between them; of long ones the nearest piece."""
    pairs = {pair for text in texts for pair in pairwise(runs_of(text))}
    return {([*_pieces(left)][-1], next(_pieces(right))) for left, right in pairs}


def _pieces(run: str) -> Iterator[str]:
    for start in range(0, max(len(run) - STEP, 1), STEP):
        yield run[start : start + LONGEST_WORD]


@transaction.atomic
def keep_words(version: Version, texts: Iterable[str]) -> None:
    """List what a Version says; a second worker that does the same at this moment changes nothing."""
    texts = list(texts)
    words = words_of(texts)
    SaidWord.objects.bulk_create([SaidWord(text=word) for word in sorted(words)], ignore_conflicts=True)
    numbers = SaidWord.objects.in_bulk(words, field_name="text").values()
    index = WordIndex(version=version, neighbours=marked(neighbours_of(texts)))
    WordIndex.objects.bulk_create([index], ignore_conflicts=True)
    said = [_SAID(wordindex_id=version.pk, saidword_id=word.pk) for word in numbers]
    _SAID.objects.bulk_create(said, ignore_conflicts=True)
