"""The filter of the desk: what can be chosen, and what of the rows it leaves."""

from types import SimpleNamespace

import pytest

from governance.desk.due import LABELS, Due, What
from governance.desk.forms import DeskFilterForm


def board(pk, title="The plan", council="Anyborough Council", partnership="Anyborough CSP"):
    """A timetable as far as the filter looks at it; ``council`` empty: the partnership itself decides."""
    held = SimpleNamespace(name=council) if council else None
    paper = SimpleNamespace(title=title, partnership=SimpleNamespace(name=partnership))
    return SimpleNamespace(timetable=SimpleNamespace(pk=pk, council=held, council_id=council or None, paper=paper))


ONE = board(1)
TWO = board(2, "The next plan", "Elsewhere Council", "Elsewhere CSP")


def form(boards, **asked):
    return DeskFilterForm(asked or None, boards=boards)


def row(what, *, is_overdue=False):
    return Due(what, None, None, "", "", is_overdue=is_overdue)


def choices(boards, name):
    return [label for _, label in form(boards).fields[name].choices]


def test_one_timetable_offers_neither_council_nor_plan():
    assert list(form([ONE]).fields) == ["kind", "overdue"]


def test_plans_of_one_council_are_told_apart_by_their_partnership():
    boards = [ONE, board(2, "The next plan")]

    assert list(form(boards).fields) == ["plan", "kind", "overdue"]
    assert choices(boards, "plan") == [
        "Every plan", "The plan (Anyborough CSP)", "The next plan (Anyborough CSP)",
    ]  # fmt: skip


def test_plans_of_several_councils_are_told_apart_by_their_council():
    own = board(3, "Our own", council="")

    assert choices([ONE, TWO, own], "council") == ["Every council", "Anyborough Council", "Elsewhere Council"]
    assert choices([ONE, TWO, own], "plan")[1:] == [
        "The plan (Anyborough Council)", "The next plan (Elsewhere Council)", "Our own (Anyborough CSP)",
    ]  # fmt: skip


def test_every_kind_can_be_asked_for():
    assert choices([ONE], "kind") == ["Everything", *(LABELS[what] for what in What)]


def test_nothing_asked_for_shows_every_board_and_row():
    found, rows = form([ONE, TWO]), [row(What.DATE), row(What.MEETING)]

    assert found.wanted == {}
    assert [found.is_wanted(each.timetable) for each in (ONE, TWO)] == [True, True]
    assert found.narrowed(rows) == rows


@pytest.mark.parametrize("asked", [{"plan": "2"}, {"council": "Elsewhere Council"}, {"plan": "2", "council": ""}])
def test_a_plan_or_its_council_leaves_one_board(asked):
    found = form([ONE, TWO], **asked)

    assert [found.is_wanted(each.timetable) for each in (ONE, TWO)] == [False, True]


def test_a_plan_at_another_council_leaves_no_board():
    found = form([ONE, TWO], plan="1", council="Elsewhere Council")

    assert [found.is_wanted(each.timetable) for each in (ONE, TWO)] == [False, False]


def test_kind_and_what_is_overdue_narrow_together():
    rows = [row(What.DATE), row(What.DATE, is_overdue=True), row(What.REPORT, is_overdue=True)]

    assert form([ONE], kind="date").narrowed(rows) == rows[:2]
    assert form([ONE], overdue="on").narrowed(rows) == rows[1:]
    assert form([ONE], kind="date", overdue="on").narrowed(rows) == [rows[1]]


def test_what_is_not_there_is_not_asked_for():
    assert form([ONE, TWO], plan="9", overdue="on").wanted == {}
