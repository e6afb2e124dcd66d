"""What stands beside the lines of a table: totals, notes, halves of names, first days, ratings by colour."""

import pytest

from actions.action_plan.table import TABLE as ACTIONS
from plans.office.imports.tables import table_of
from plans.office.lines.asides import (
    ask_about_headings,
    dated,
    is_beside,
    is_heading,
    is_number_alone,
    keep_colours,
    spanned,
    whole,
)
from plans.office.lines.cells import CellWords, WordedRow
from plans.office.lines.heads import BEGIN, FIRST, KEPT, TableHeads, main_of
from plans.office.lines.line import ReadLine
from plans.office.rosters.contacts import CONTACTS
from priorities.indicators.table import TABLE as INDICATORS

HEADS = TableHeads(0, (("", ""), ("Ref", "reference"), ("Action", "title"), ("Cost", "cost")))


def cells(*filled):
    """What columns hold: their name, their head and the words."""
    return [(held, head, CellWords(words)) for held, head, words in filled]


def said(filled):
    return [(held, head, cell.words) for held, head, cell in filled]


@pytest.mark.parametrize(
    ("filled", "title", "is_aside"),
    [
        ([("title", "Action", "Total"), ("cost", "Cost", "500")], "Total", True),
        ([("title", "Action", "Grand total:"), ("cost", "Cost", "5")], "Grand total:", True),
        ([("title", "Action", "Sub-totals"), ("cost", "Cost", "5")], "Sub-totals", True),
        ([("title", "Action", "Total ban of fireworks")], "Total ban of fireworks", False),
        ([("reference", "Ref", "Total"), ("cost", "Cost", "5")], "", True),
        ([("reference", "Ref", "Key: G is good")], "", True),
        ([("reference", "Ref", "* provisional")], "", True),
        ([("reference", "Ref", "Notes\nof two lines")], "", True),
        ([("reference", "Ref", "Notebook")], "", False),
        ([("reference", "Ref", "Key: G"), ("cost", "Cost", "5")], "", False),
        ([("cost", "Cost", "Source: police")], "", False),
        ([("title", "Action", "Key workers’ homes")], "Key workers’ homes", False),
        ([("reference", "Ref", "1.1")], "", False),
    ],
)
def test_totals_and_notes_are_no_lines_of_the_table(filled, title, is_aside):
    assert is_beside(cells(*filled), title, HEADS) == is_aside


CONTACT_TABLE = table_of(CONTACTS)
NAME = main_of(CONTACT_TABLE)


@pytest.mark.parametrize(
    ("filled", "joined"),
    [
        ([(FIRST, "First name", "Ann"), (NAME, "Surname", "Lee")], [(NAME, "Surname", "Ann Lee")]),
        ([(FIRST, "First name", "Ann"), ("email", "E-mail", "a@b")], [("email", "E-mail", "a@b"), (NAME, "", "Ann")]),
        ([(NAME, "Surname", "Lee")], [(NAME, "Surname", "Lee")]),
    ],
    ids=["both halves", "the first alone", "the second alone"],
)
def test_a_name_in_two_columns_is_one(filled, joined):
    assert said(whole(cells(*filled), CONTACT_TABLE)) == joined


COLUMNS = {column.name: column for column in ACTIONS.columns}
WHEN = ACTIONS.begins[0]


@pytest.mark.parametrize(
    ("filled", "read"),
    [
        ([(WHEN, "End", "31/03/2028")], [(WHEN, "End", "31/03/2028")]),
        ([("title", "Action", "Ongoing"), (BEGIN, "Start", "soon"), (WHEN, "End", "Ongoing")],
         [("title", "Action", "Ongoing"), (KEPT, "Start", "soon"), (WHEN, "End", "Ongoing")]),
        ([(BEGIN, "Start", "soon")], [(KEPT, "Start", "soon")]),
    ],
    ids=["no first day", "what makes no span", "no last day"],
)  # fmt: skip
def test_a_first_day_that_makes_no_span_is_kept(filled, read):
    assert said(spanned(cells(*filled), ACTIONS, COLUMNS)) == read


def test_a_first_and_a_last_day_are_one_span():
    ((held, head, words),) = said(spanned(cells((BEGIN, "Start", "01/04/2027"), (WHEN, "End", "31/03/2028")),
                                          ACTIONS, COLUMNS))  # fmt: skip

    assert (held, head) == (WHEN, "End")
    assert [day in words for day in ("01/04/2027", "31/03/2028")] == [True, True]


@pytest.mark.parametrize(
    ("words", "head", "labels"),
    [
        ("412", "Baseline 2024/25", ["2024/25"]),
        ("412", "Baseline", []),
        ("n/a", "Baseline 2024/25", []),
        ("TBC", "Baseline 2024/25", []),
        ("–", "Baseline 2024/25", []),
    ],
)
def test_the_period_in_the_head_of_a_figure_is_its_label(words, head, labels):
    heads = TableHeads(0, ((head, "baseline_value"),))
    found = dated(cells(("baseline_value", head, words)), INDICATORS, heads)

    assert [cell.words for _, _, cell in found[1:]] == labels


def test_a_label_that_has_a_column_of_its_own_is_not_told_twice():
    label = INDICATORS.dated["baseline_value"]
    heads = TableHeads(0, (("Baseline 2024/25", "baseline_value"), ("Baseline year", label)))

    assert len(dated(cells(("baseline_value", "Baseline 2024/25", "412")), INDICATORS, heads)) == 1


def worn(*colours, **kept):
    """Lines whose cells wear these colours."""
    return [ReadLine(at, colours={"RAG": word} if word else {}, kept=dict(kept)) for at, word in enumerate(colours)]


@pytest.mark.parametrize(
    ("colours", "held", "kept"),
    [
        (("red", "green", ""), "measure", ["(red)", "(green)", None]),
        (("red", "red"), "measure", [None, None]),
        (("red", "red"), KEPT, ["(red)", "(red)"]),
        (("red", ""), "measure", ["(red)", None]),
        (("", ""), KEPT, [None, None]),
    ],
)
def test_ratings_that_are_only_colours_are_kept_where_they_differ(colours, held, kept):
    lines = worn(*colours)
    keep_colours(lines, [("RAG", held)])

    assert [line.kept.get("RAG") for line in lines] == kept


@pytest.mark.parametrize(("typed", "kept"), [("Red", "Red"), ("On track", "On track (red)")])
def test_a_colour_is_told_beside_the_words_that_do_not_say_it(typed, kept):
    (line,) = worn("red", RAG=typed)
    keep_colours([line], [("RAG", KEPT)])

    assert line.kept == {"RAG": kept}


@pytest.mark.parametrize(
    ("said", "is_over_lines"),
    [
        (["", "Serious violence"], True),
        (["Serious violence"], True),
        (["", "1.1"], False),
        (["", "", "Serious violence"], False),
        (["", "Serious violence", "Patrols"], False),
        (["", "Notes: see below"], False),
    ],
)
def test_words_alone_before_the_action_stand_over_the_lines_under_them(said, is_over_lines):
    row = WordedRow(5, [CellWords(words) for words in said])
    filled = [(held, head, cell) for (head, held), cell in zip(HEADS.columns, row.cells, strict=False) if cell.words]

    assert is_heading(row, filled, HEADS, "title") == is_over_lines


def test_a_line_of_an_action_alone_among_others_may_be_a_heading_and_is_asked_about():
    lines = [ReadLine(number, names={"title", "leads"}) for number in (2, 3)] + [ReadLine(4, names={"title"})]
    ask_about_headings(lines, "title", "action")

    told = "Only its action is filled in. If it is a heading, take the row out of the file."
    assert [line.remarks for line in lines] == [[], [], [told]]


@pytest.mark.parametrize(
    ("filled", "is_empty"),
    [
        ([("reference", "Ref", "12.")], True),
        ([("title", "Action", "(4)")], True),
        ([("cost", "Cost", "500")], False),
        ([("reference", "Ref", "12"), ("cost", "Cost", "500")], False),
        ([("reference", "Ref", "AP1")], True),
        ([("title", "Action", "AP1")], False),
    ],
)
def test_a_line_with_nothing_but_its_number_waits_to_be_filled_in(filled, is_empty):
    assert is_number_alone(cells(*filled), "title") == is_empty
