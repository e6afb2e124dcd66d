"""Which words each public text says: the index of the search. It narrows; ``plans.papers.search`` reads what is left.

Words are runs of letters and figures in small letters without accents, so whatever stands in a text is made of parts of
its words.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import itemgetter

from django.db import transaction
from django.db.models import Q

from partnerships.spellings import HYPHENS, MOST_JOINED, folded, loose_gaps, parts_of, splits_of
from plans.models import Adoption, Paper, SaidWord, Version, WordIndex
from plans.models.said_words import LONGEST_WORD
from plans.papers.marks_said import Marks, Pair, marked, marks_of, may_say_all

_RUN = re.compile(r"\w+")
_COMPOUND = re.compile(rf"\w+(?:[{HYPHENS}]\w+)*")
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
    """Leaves out texts that cannot say the words, however they spell them."""

    def __init__(self, words: str):
        asked: dict[str, list[int]] = {}
        self.ways = [_Way(runs, is_whole, asked) for runs, is_whole in ways_of(words, asked)]

    @cached_property
    def may_say(self) -> set[int]:
        """The listed texts that may say the words, where the lists tell anything."""
        return set().union(*(way.saying() for way in self.ways))

    def texts(self, *, newest: int | None = None) -> dict[int, bool]:
        """Texts that stand, the newest first: number → whether it may say the words. One that nobody has listed may say
        anything; those that cannot are left out where few can."""
        if not all(way.tells for way in self.ways):
            return dict.fromkeys(standing_texts(newest=newest), True)
        if newest is not None and any(way.is_common for way in self.ways):  # a few lists are asked
            found = standing_texts(newest=newest)
            may_say = set().union(*(way.saying(among=found) for way in self.ways))
        else:
            may_say = self.may_say
            found = standing_texts(among=may_say if len(may_say) <= MOST_NAMED else None, newest=newest)
        return {text: text in may_say or not is_listed for text, is_listed in found.items()}


class _Way:
    """One way to write the words: no text says it without each of its words, or with none of two of them beside each
    other. The first is the end of a word, or ``is_whole``."""

    def __init__(self, runs: Sequence[str], is_whole: bool, asked: Mapping[str, list[int]]):
        self.pairs = _pairs_asked_for(runs, is_whole)
        self.words = [] if self.pairs else _words_asked_for(runs, asked)
        self.tells = bool(self.pairs or self.words)
        self.is_possible = all(self.pairs) and all(self.words)  # else one stands in no listed text at all

    @cached_property
    def is_common(self) -> bool:
        """Some words stand in every list. Pairs are, where most of the texts that were listed last have them."""
        if not self.is_possible or self.words:
            return self.is_possible
        newest = WordIndex.objects.order_by("-version")[:TRIED]
        return len(self._saying_pairs(newest)) > TRIED // 2

    def saying(self, *, among: Collection[int] | None = None) -> set[int]:
        """Listed texts that may say it."""
        if not self.is_possible:
            return set()
        if self.pairs:
            lists = WordIndex.objects.order_by()
            return self._saying_pairs(lists if among is None else lists.filter(version__in=among))
        rows = _SAID.objects.order_by() if among is None else _SAID.objects.filter(wordindex__in=among).order_by()
        rows = rows.values_list("wordindex", flat=True)
        return set.intersection(*(set(rows.filter(saidword__in=words).distinct()) for words in self.words))

    def _saying_pairs(self, lists) -> set[int]:
        # A few at a time: memory for all of them together takes longer to get than they take to look at.
        fields = lists.values_list("version", "neighbours").iterator(chunk_size=READ_AT_ONCE)
        return {text for text, field in fields if may_say_all(bytes(field), self.pairs)}


def ways_of(words: str, asked: dict[str, list[int]]) -> list[tuple[tuple[str, ...], bool]]:
    """The words as they are typed, with two of them as one, and with one of them as two of which a text says the first;
    of each whether it begins with a whole word. ``asked`` gets what the same question tells: run → words that hold it.
    """
    parts, typed = parts_of(words), runs_of(words)
    joined = [runs_of("".join(parts[:at] + parts[at + 1 :])) for at in loose_gaps(parts)]
    splits = [(at, *two) for at, run in enumerate(typed) if run.isalpha() for two in splits_of(run)]
    first_words = _said_of({first for _, first, _ in splits}, typed, asked) if splits else set()
    in_two = [
        ((*typed[:at], first, second, *typed[at + 1 :]), at == 0)
        for at, first, second in splits
        if first in first_words
    ]
    return [*((runs, False) for runs in dict.fromkeys([typed, *joined])), *in_two]


def _said_of(words: set[str], typed: Sequence[str], asked: dict[str, list[int]]) -> set[str]:
    """Those of the words that some text says."""
    holds, alone = Q(text__in=words), typed[0][:STEP] if len(typed) == 1 else ""
    holds |= Q(text__contains=alone) if alone else Q()
    rows = SaidWord.objects.filter(holds).order_by().values_list("text", "pk")[: MOST_WORDS + len(words) + 1]
    said = dict(rows)
    if alone:
        asked[alone] = [number for text, number in said.items() if alone in text]
    return words & said.keys()


def _words_asked_for(runs: Sequence[str], asked: Mapping[str, list[int]]) -> list[list[int]]:
    """For the longest runs the listed words that hold them, as numbers."""
    longest = sorted({run[:STEP] for run in runs if len(run) >= SHORTEST}, key=lambda run: (-len(run), run))
    found = [asked[run] if run in asked else _words_holding(run) for run in longest[:ASKED_FOR]]
    return [words for words in found if len(words) <= MOST_WORDS]


def _words_holding(run: str) -> list[int]:
    rows = SaidWord.objects.filter(text__contains=run).order_by()
    return list(rows.values_list("pk", flat=True)[: MOST_WORDS + 1])


def _pairs_asked_for(runs: Sequence[str], is_whole: bool) -> list[set[Marks]]:
    """For the longest runs beside each other the marks of all pairs of listed words that they may be parts of."""
    beside = [
        (left, right, at == 0 and not is_whole, at == len(runs) - 2) for at, (left, right) in enumerate(pairwise(runs))
    ]
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
    return tuple(_RUN.findall(folded(text)))


def words_of(texts: Iterable[str]) -> set[str]:
    return {piece for text in texts for word in {word for *_, word in _placed(text)} for piece in _pieces(word)}


def neighbours_of(texts: Iterable[str]) -> set[Pair]:
    """The words that stand beside each other, whatever signs stand between them; of long ones the nearest piece."""
    pairs = {pair for text in texts for pair in _beside(text)}
    return {([*_pieces(left)][-1], next(_pieces(right))) for left, right in pairs}


def _beside(text: str) -> Iterator[Pair]:
    ending: dict[int, list[str]] = {}
    for start, end, word in _placed(text):
        ending.setdefault(end, []).append(word)
        yield from ((before, word) for before in ending.get(start, ()))


def _placed(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word with the places before and after it; what is written with hyphens is known as one word, too."""
    place = 0
    for compound in _COMPOUND.findall(folded(text)):
        runs = _RUN.findall(compound)
        for at, run in enumerate(runs):
            yield place + at, place + at + 1, run
            for end in range(at + 2, min(len(runs), at + MOST_JOINED) + 1):
                if (word := "".join(runs[at:end])).isalpha():
                    yield place + at, place + end, word
        place += len(runs)


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
