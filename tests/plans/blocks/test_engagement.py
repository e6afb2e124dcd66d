"""Consultations, surveys and horizon scans: what is told of them, what is shown large, and what is drawn."""

from decimal import Decimal

import pytest

from plans.blocks.engagement.block import percentage
from plans.blocks.lists.block import EXPECTED_HEADINGS
from plans.document.highlights import BigNumber
from plans.document.kinds import kind_named
from tests.plans.blocks.test_blocks import DOCUMENT, sentences, survey


def held(start, end):
    return {"intro_html": "", "rounds": [{"kind": "event", "title": "Forum", "start": start, "end": end}]}


@pytest.mark.parametrize(
    ("start", "end", "is_told"),
    [
        ("2026-03-10", "2026-03-09", True),
        ("2026-03-10", "2026-03-10", False),
        ("2026-03-10", "2026-02", True),
        ("2026-03-10", "2026-03", False),
        ("2026-03-10", "2026", False),
        ("2026-03", "2026-03-01", False),
        ("2026-03", "2026-02-28", True),
        ("2026", "2025-12", True),
        ("2026", "2026-01", False),
        ("", "2026", False),
        ("2026", "", False),
    ],
)
def test_a_round_that_ends_before_it_begins_is_told_as_far_as_both_are_known(start, end, is_told):
    told = [f"“Forum” ends ({end}) before it begins ({start})."] if is_told else []

    assert sentences("consultation", held(start, end)) == told


@pytest.mark.parametrize(("kind", "label"), [("workshop", "Workshop"), ("of old", "of old")])
def test_a_round_is_called_by_its_kind(kind, label):
    block = {"data": {"rounds": [{"kind": kind, "title": "Forum"}]}}

    (shown,) = kind_named("consultation").context(block, DOCUMENT)["rounds"]
    assert (shown["kind_label"], shown["title"]) == (label, "Forum")


@pytest.mark.parametrize(
    ("value", "read"),
    [(56, Decimal(56)), ("5.50", Decimal("5.50")), (0, Decimal(0)), (None, None), ("some", None), ("", None)],
)
def test_a_share_is_a_number_where_it_is_one(value, read):
    assert percentage(value) == read


@pytest.mark.parametrize(
    ("percents", "sentence"),
    [
        ((50, 50), None),
        ((50, 49), "The answers to “Safer?” sum to 99 %, not to 100 %."),
        ((51, 50), None),
        ((33, 33, 33), None),
        ((34, 33, 31), "The answers to “Safer?” sum to 98 %, not to 100 %."),
        (("33.3", "33.3", "33.3"), None),
        (("33.3", "33.3", "32.4"), "The answers to “Safer?” sum to 99.0 %, not to 100 %."),
        (("33.3", "33.3", 33), "The answers to “Safer?” sum to 99.6 %, not to 100 %."),
        ((20,) * 4 + (3,) * 6, None),
        ((20,) * 4 + (3,) * 5 + (2,), "The answers to “Safer?” sum to 97 %, not to 100 %."),
        (("33.3", "33.3"), "The answers to “Safer?” sum to 66.6 %, not to 100 %."),
        ((100, None), None),
        ((99, None), None),
        ((100, 2, None), "The stated answers to “Safer?” sum to 102 %, not to 100 %."),
        ((None, None), None),
        ((0,), "The answers to “Safer?” sum to 0 %, not to 100 %."),
        ((), None),
    ],
)
def test_shares_of_a_question_are_a_hundred_together(percents, sentence):
    assert sentences("survey", survey(*percents)) == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    ("percents", "is_drawn"),
    [((56, 44), True), ((56, None, 5), True), ((56, None), False), ((0, 0), True), ((), False)],
)
def test_shares_are_drawn_where_two_are_stated(percents, is_drawn):
    (question,) = kind_named("survey").context({"key": "k", "data": survey(*percents)}, DOCUMENT)["questions"]

    assert bool(question["series"]) == is_drawn
    assert (question["id"], question["picture_id"]) == ("question-k-0", "chart-k-0")


def test_questions_of_one_survey_have_pictures_of_their_own():
    data = survey(56, 44)
    block = {"key": "k", "data": data | {"questions": data["questions"] * 2}}

    questions = kind_named("survey").context(block, DOCUMENT)["questions"]
    assert [each["picture_id"] for each in questions] == ["chart-k-0", "chart-k-1"]


@pytest.mark.parametrize(
    ("responses", "statements", "numbers"),
    [
        (None, [], []),
        (0, [], []),
        (1842, [], [BigNumber("1,842", "people answered", "Survey of 2026")]),
        (None, [("I feel safe", 61), ("At night", None), ("By day", "82.5")],
         [BigNumber("61%", "I feel safe"), BigNumber("82.5%", "By day")]),
        (9, [("I feel safe", 61)],
         [BigNumber("9", "people answered", "Survey of 2026"), BigNumber("61%", "I feel safe")]),
    ],
)  # fmt: skip
def test_what_a_survey_shows_large(responses, statements, numbers):
    said = [{"text": text, "percent": percent} for text, percent in statements]
    data = survey() | {"title": "Survey of 2026", "responses": responses, "statements": said}

    assert kind_named("survey").big_numbers(data) == numbers


def scan(*sections, expected=True):
    rest = EXPECTED_HEADINGS if expected else ()
    return {"sections": [{"heading": h, "items": [f"{h}: new"]} for h in rest]
            + [{"heading": heading, "items": items} for heading, items in sections]}  # fmt: skip


REPEATS, TWICE = "“{}” repeats “{}” word for word: one of the two may be a copying slip.", (
    "The heading “{}” stands more than once: put its items together."
)  # fmt: skip


@pytest.mark.parametrize(
    ("sections", "told"),
    [
        ([("Local", ["a"]), ("Other", ["b"])], []),
        ([("Local", ["a", "b"]), ("Other", [" a", "b "])], [REPEATS.format("Other", "Local")]),
        ([("Local", ["a", "b"]), ("Other", ["b", "a"])], []),
        ([("Local", ["a"]), (" local ", ["b"])], [TWICE.format("Local")]),
        ([("Local", ["a"]), ("Local", ["b"]), ("Local", ["c"])], [TWICE.format("Local")]),
        ([("Local", []), ("Other", [])], []),
        ([("Local", [""]), ("Other", [" "])], []),
    ],
    ids=["two", "the same items", "another order", "one heading twice", "three times", "empty", "blank"],
)
def test_a_scan_that_repeats_itself_is_told(sections, told):
    assert sentences("horizon_scan", scan(*sections)) == told


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        (0, []),
        (1, [f"The horizon scan has no heading {EXPECTED_HEADINGS[-1]}: add it, or say why there is nothing to say."]),
        (2, [f"The horizon scan has no headings {EXPECTED_HEADINGS[-2]} and {EXPECTED_HEADINGS[-1]}: add them, or say "
             "why there is nothing to say."]),
        (3, [f"The horizon scan has no headings {EXPECTED_HEADINGS[-3]}, {EXPECTED_HEADINGS[-2]} and "
             f"{EXPECTED_HEADINGS[-1]}: add them, or say why there is nothing to say."]),
    ],
)  # fmt: skip
def test_headings_that_a_scan_lacks_are_named(lacking, told):
    present = EXPECTED_HEADINGS[: len(EXPECTED_HEADINGS) - lacking]

    assert sentences("horizon_scan", scan(*((f" {h.upper()} ", [h]) for h in present), expected=False)) == told
