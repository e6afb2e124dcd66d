"""The index of words narrows the search, and leaves out nothing that the search would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.models import Adoption, SaidWord, WordIndex
from plans.papers.search import plans_saying, sweep
from plans.papers.versions import freeze
from plans.papers.words_said import may_say, standing_texts, words_of
from tests.factories import make_plan, make_user
from tests.sizes import examples

django_db = [pytest.mark.django_db, pytest.mark.both("search")]


def adopt(says):
    plan, by = make_plan(blocks=(says,)), make_user()
    version = freeze(plan.paper, by=by, purpose="adoption")
    Adoption.objects.create(paper=plan.paper, version=version, recorded_by=by)
    return plan


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thefts of bicycles, and STRASSE Straße.", {"thefts", "of", "bicycles", "and", "strasse"}),
        ("2026/27: £1.10", {"2026", "27", "1", "10"}),
        ("x" * 60, {"x" * 60}),
        ("a" * 30 + "b" * 30 + "c" * 10, {"a" * 30 + "b" * 30, "b" * 30 + "c" * 10}),
        ("–", set()),
    ],
)
def test_words_are_runs_of_letters_and_figures(text, words):
    assert words_of([text]) == words


@given(st.text(min_size=1, max_size=200), st.data())
@examples(50)
def test_every_part_of_a_text_is_made_of_parts_of_its_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    part = text.casefold()[start : start + data.draw(st.integers(3, 40))]

    assert [run for run in words_of([part]) if not any(run[:30] in word for word in words_of([text]))] == []


class TestKept:
    pytestmark = django_db

    def test_what_is_found_is_the_same_before_and_after_words_are_listed(self):
        typed = [
            "lighthouse",
            "Lighthouses",
            "ighthou",
            "ht-house",
            "our old light",
            "light our",
            "1.10",
            "e — 1",
            "———",
            "zebra",
        ]
        for says in ("Our old lighthouse — 1.10", "Two light-houses", "Lighthouses"):
            adopt(says)
        before = [plans_saying(words) for words in typed]
        sweep(None)

        assert WordIndex.objects.count() == 3
        assert [len(hits) for hits in before] == [2, 1, 2, 1, 1, 0, 1, 1, 0, 0]
        assert [plans_saying(words) for words in typed] == before

    def test_a_word_in_no_listed_text_leaves_no_text_to_read(self):
        adopt("Harbour")
        sweep(None)

        left = [standing_texts(may_say(typed)).count() for typed in ("harb", "zebra", "harbour zebra")]
        assert left == [1, 0, 0]

    def test_only_texts_that_stand_are_listed_and_once(self):
        freeze(make_plan(blocks=("Draft",)).paper, by=make_user(), purpose="submission")
        plan = adopt("Harbour")

        assert [sweep(None), sweep(None)] == [{"listed": 1}, {"listed": 0}]
        assert [index.version.paper for index in WordIndex.objects.all()] == [plan.paper]
        assert SaidWord.objects.filter(text="draft").count() == 0

    def test_keys_and_markup_are_no_words(self):
        key = adopt("<p>Our <em>harbour</em></p>").paper.blocks.get().key
        sweep(None)

        assert not {"em", "html", "rich_text", str(key)[:8]} & set(SaidWord.objects.values_list("text", flat=True))
