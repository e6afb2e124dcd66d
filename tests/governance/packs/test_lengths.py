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


@pytest.mark.parametrize(
    ("pages", "tight", "length", "found"), [(2, 2, 2, 2), (1, 1, 3, 3), (4, 3, 3, 3), (4, 2, 3, 3), (5, 4, 3, 4)]
)
def test_a_front_fills_the_numbers_that_stand_already(pages, tight, length, found):
    def draw(empty, is_tight):
        number = (tight if is_tight else pages) + empty
        return Drawn(bytes([number]), number)

    assert into_length(draw, length=length) == bytes([found])
