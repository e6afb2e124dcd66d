"""The index of words narrows the search, and leaves out nothing that the search would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.models import Adoption, SaidWord, WordIndex
from plans.papers.marks_said import marked, marks_of, may_say_all
from plans.papers.search import plans_saying, sweep
from plans.papers.versions import freeze
from plans.papers.words_said import TextSieve, neighbours_of, words_of
from tests.factories import make_plan, make_user
from tests.sizes import examples

django_db = [pytest.mark.django_db, pytest.mark.both("search")]


def adopt(says):
    plan, by = make_plan(blocks=(says,)), make_user()
    version = freeze(plan.paper, by=by, purpose="adoption")
    Adoption.objects.create(paper=plan.paper, version=version, recorded_by=by)
    return plan


def may_say(words):
    return [text for text, may_say in TextSieve(words).texts().items() if may_say]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thefts of bicycles, and STRASSE Straße.", {"thefts", "of", "bicycles", "and", "strasse"}),
        ("Penârlâg, CAFE\u0301", {"penarlag", "cafe"}),
        ("Anti-social night‑time", {"anti", "social", "antisocial", "night", "time", "nighttime"}),
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


@given(st.text(alphabet="ab- é_ß.", min_size=1, max_size=200), st.data())
@examples(50)
def test_runs_beside_each_other_are_parts_of_words_beside_each_other(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    part = text.casefold()[start : start + data.draw(st.integers(3, 80))]
    said = neighbours_of([text])

    lost = [
        (left, right)
        for left, right in neighbours_of([part])
        if not any(one.endswith(left[-30:]) and other.startswith(right[:30]) for one, other in said)
    ]
    assert lost == []


@given(st.sets(st.tuples(st.text(max_size=9), st.text(max_size=9)), max_size=300))
@examples(50)
def test_every_pair_that_was_marked_may_be_said(pairs):
    field = marked(pairs)

    assert [pair for pair in pairs if not may_say_all(field, [{marks_of(("no", "no")), marks_of(pair)}])] == []


def test_few_pairs_may_be_said_that_were_not_marked():
    field = marked({("community", str(number)) for number in range(5000)})

    assert sum(may_say_all(field, [{marks_of(("safety", str(number)))}]) for number in range(5000)) < 100


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
            "old lighthouse",
            "ouse 1",
            "light houses",
            "———",
            "zebra",
        ]
        for says in ("Our old lighthouse — 1.10", "Two light-houses", "Lighthouses"):
            adopt(says)
        before = [plans_saying(words) for words in typed]
        sweep(None)

        assert WordIndex.objects.count() == 3
        assert [len(hits) for hits in before] == [3, 2, 3, 3, 1, 0, 1, 1, 1, 0, 2, 0, 0]
        assert [plans_saying(words) for words in typed] == before
        left = [set(may_say(words)) for words in typed]
        found = [{hit.plan.paper.adoptions.get().version_id for hit in hits} for hits in before]
        assert [found[at] - left[at] for at in range(len(typed))] == [set()] * len(typed)

    def test_a_word_in_no_listed_text_leaves_no_text_to_read(self):
        adopt("Harbour")
        sweep(None)

        left = [len(may_say(typed)) for typed in ("harb", "zebra", "harbour zebra")]
        assert left == [1, 0, 0]

    @pytest.mark.parametrize(
        ("typed", "left"),
        [
            ("old harbour", 1),
            ("LD HARB", 1),
            ("harbour old", 0),
            ("our harbour", 1),
            ("harbour ur", 0),
            ("r – old ha", 1),
            ("x" * 70, 1),
            ("x" * 40 + " " + "y" * 40, 1),
        ],
    )
    def test_words_that_never_stand_beside_each_other_leave_no_text_to_read(self, typed, left):
        adopt(f"Our old harbour. Our harbours, {'x' * 70} {'y' * 70}")
        sweep(None)

        assert len(may_say(typed)) == left

    def test_a_text_that_nobody_listed_may_say_anything(self):
        plan = adopt("Old harbour")

        assert [len(may_say("harbour old")), len(may_say("zebra"))] == [1, 1]
        assert [hit.plan for hit in plans_saying("old harbour")] == [plan]

    def test_only_texts_that_stand_are_listed_and_once(self):
        freeze(make_plan(blocks=("Draft",)).paper, by=make_user(), purpose="submission")
        plan = adopt("Harbour")

        assert [sweep(None), sweep(None)] == [{"listed": 1}, {"listed": 0}]
        assert [index.version.paper for index in WordIndex.objects.all()] == [plan.paper]
        assert SaidWord.objects.filter(text="draft").count() == 0

    def test_a_text_that_stands_no_more_is_taken_off_the_list(self):
        still = adopt("Harbour")
        sweep(None)
        WordIndex.objects.create(version=freeze(still.paper, by=make_user(), purpose="submission"))
        sweep(None)

        assert [index.version.paper for index in WordIndex.objects.all()] == [still.paper]

    def test_keys_and_markup_are_no_words(self):
        key = adopt("<p>Our <em>harbour</em></p>").paper.blocks.get().key
        sweep(None)

        assert not {"em", "html", "rich_text", str(key)[:8]} & set(SaidWord.objects.values_list("text", flat=True))
