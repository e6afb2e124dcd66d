"""Fronts whose numbers of pages follow from how long they are, or are given."""

import pytest

from governance.packs.lengths import Drawn, into_length, to_length


@pytest.mark.parametrize(
    ("pages", "least", "usual", "found", "asked"),
    [
        (2, 0, 2, 2, [(2, 0)]),
        (1, 0, 2, 1, [(2, 0), (1, 0)]),
        (3, 0, 2, 3, [(2, 0), (3, 0)]),
        (1, 3, 1, 3, [(3, 0), (3, 2)]),
        (3, 2, 2, 3, [(2, 0), (3, 0)]),
        (2, 2, 1, 2, [(2, 0)]),
        (2, 5, 2, 5, [(5, 0), (5, 3)]),
    ],
)
def test_a_front_is_drawn_until_it_knows_its_length(pages, least, usual, found, asked):
    told = []

    def draw(length, empty):
        told.append((length, empty))
        return Drawn(bytes([pages + empty]), pages + empty)

    assert (to_length(draw, least=least, usual=usual), told) == (bytes([found]), asked)


def test_a_front_that_grows_with_its_own_numbers_is_drawn_a_few_times_only():
    assert to_length(lambda length, empty: Drawn(bytes([length + 1]), length + 1), least=0, usual=2) == bytes([6])


def test_a_front_that_needs_another_page_once_some_are_empty_has_no_more_than_others():
    told = []

    def draw(length, empty):
        told.append((length, empty))
        pages = (2 if empty else 1) + empty
        return Drawn(bytes([pages]), pages)

    assert to_length(draw, least=3, usual=1) == bytes([3])
    assert told == [(3, 0), (3, 2), (4, 1), (3, 1)]


@pytest.mark.parametrize(
    ("pages", "tight", "length", "found", "asked"),
    [
        (2, 1, 2, 2, [(0, False)]),
        (1, 1, 3, 3, [(0, False), (2, False)]),
        (4, 3, 3, 3, [(0, False), (0, True)]),
        (4, 2, 3, 3, [(0, False), (0, True), (1, True)]),
        (5, 4, 3, 4, [(0, False), (0, True)]),
    ],
)
def test_a_front_fills_the_numbers_that_stand_already(pages, tight, length, found, asked):
    told = []

    def draw(empty, is_tight):
        told.append((empty, is_tight))
        number = (tight if is_tight else pages) + empty
        return Drawn(bytes([number]), number)

    assert (into_length(draw, length=length), told) == (bytes([found]), asked)
