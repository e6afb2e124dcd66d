"""Grants as they are written: their rows stay the same rows; and what of them does not agree."""

from datetime import date
from decimal import Decimal

import pytest

from actions.delivery.money.reading import budgets_of, grants_of, years_of
from actions.delivery.money.verbs import plan_return, save_grant
from actions.models import Grant, ProjectBudget
from partnerships.models import AuditEntry
from partnerships.verbs import Refused, StaleState
from tests.actions.delivery.data import YearInForce
from tests.actions.delivery.money.data import GRANT, TERM, cell, instalment, make_budget, make_grant
from tests.factories import make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
D = Decimal
TODAY = date(2026, 10, 5)
YESTERDAY = date(2026, 10, 4)


@pytest.fixture
def year():
    return YearInForce()


def change(year, grant, **said):
    return save_grant(grant, by=year.officer, data=GRANT | said, revision=grant.revision)


def line_of(year, grant, on=TODAY):
    return next(each for each in grants_of(year.paper, budgets_of(year.paper), on) if each.grant == grant)


def test_cells_that_change_places_stay_the_same_rows(year):
    grant = make_grant(year, cells=[cell("2026/27", 100), cell("2027/28", 120), cell("2028/29", 90)])
    first, second, _ = grant.cells.all()

    change(year, grant, cells=[cell("2027/28", 120), cell("2026/27", 80), cell("2029/30", 70)])

    found = [(row.year, row.amount, row.pk in (first.pk, second.pk)) for row in grant.cells.all()]
    assert found == [("2027/28", D(120), True), ("2026/27", D(80), True), ("2029/30", D(70), False)]
    assert [(row.amount, row.history_user) for row in first.history.all()] == [
        (D(80), year.officer), (D(100), year.officer),
    ]  # fmt: skip


def test_what_is_said_no_more_goes_and_is_remembered(year):
    grant = make_grant(year, instalments=[instalment(10), instalment(20), instalment(30)])
    first, _, last = grant.instalments.all()

    change(year, grant, instalments=[instalment(10), instalment(25)])

    assert list(grant.instalments.values_list("amount", flat=True)) == [D(10), D(25)]
    assert [(row.history_type, row.history_user) for row in last.history.all()] == [
        ("-", year.officer), ("+", year.officer),
    ]  # fmt: skip
    assert first.history.count() == 1


def test_year_of_an_area_has_one_sum(year):
    cells = [cell("2026/27", 100, "North"), cell("2026/27", 50), cell("2026/27", 80, "North"), cell("2026/27", 1)]
    with pytest.raises(Refused) as refused:
        make_grant(year, cells=cells)

    assert refused.value.reasons == [
        "“2026/27, North” stands on two lines of the years and areas: put their sums on one.",
        "“2026/27” stands on two lines of the years and areas: put their sums on one.",
    ]
    assert Grant.objects.count() == 0


def test_of_two_who_change_a_grant_the_second_is_told(year):
    grant = make_grant(year)
    mine, theirs = Grant.objects.get(), Grant.objects.get()
    change(year, theirs, amount=D(50_000))

    with pytest.raises(StaleState):
        change(year, mine, amount=D(1))
    assert (Grant.objects.get().amount, Grant.objects.get().revision) == (D(50_000), 2)
    assert list(AuditEntry.objects.about(grant).order_by("pk").values_list("event", flat=True)) == [
        "grant added", "grant changed",
    ]  # fmt: skip


def test_officer_of_another_partnership_changes_no_grant(year):
    elsewhere = make_user("officer", make_partnership())
    with pytest.raises(Refused):
        save_grant(make_grant(year), by=elsewhere, data=GRANT, revision=1)


#: Terms, each with the warning that it gives on the fifth of October; none: it is kept.
TERMS = (
    ({"text": "Overdue", "due_on": YESTERDAY}, "“Overdue” was to be met by 4 October 2026."),
    ({"text": "Due today", "due_on": TODAY}, None),
    ({"text": "Met", "due_on": YESTERDAY, "met_on": YESTERDAY}, None),
    ({"text": "No day"}, None),
    ({"kind": "cap", "text": "No sum", "due_on": YESTERDAY}, "“No sum” was to be met by 4 October 2026."),
    (
        {"kind": "cap", "text": "Broken", "amount": D(44_000)},
        "“Broken”: what is left is £1,000 over the cap of £44,000.",
    ),
    ({"kind": "cap", "text": "Kept", "amount": D(45_000), "due_on": YESTERDAY}, None),
    ({"kind": "match", "text": "Half of it", "amount": D(10)}, None),
)


def test_terms_that_are_broken_or_overdue_are_warned_about(year):
    grant = make_grant(year, conditions=[TERM | said for said, _ in TERMS])
    assert line_of(year, grant).warnings == [warning for _, warning in TERMS if warning]


def test_cap_counts_its_own_grant_unless_it_says_otherwise(year):
    cap = {"kind": "cap", "amount": D(50_000)}
    own, wide = (TERM | cap | {"text": counts, "counts": counts} for counts in ("grant", "funder"))
    grant = make_grant(year, conditions=[own, wide])
    make_grant(year, stream="Cameras", amount=D(6_000))
    make_grant(year, funder="Home Office", amount=D(70_000))

    assert line_of(year, grant).warnings == ["“funder”: what is left is £1,000 over the cap of £50,000."]


def test_return_that_is_late_is_warned_about_from_the_day_after(year):
    grant = make_grant(year)
    plan_return(grant, by=year.officer, due_on=TODAY, covers_to=YESTERDAY)

    assert line_of(year, grant).warnings == []
    assert line_of(year, grant, date(2026, 10, 6)).warnings == [
        "The return that was due on 5 October 2026 is not sent."
    ]


def test_projects_of_all_texts_share_a_grant(year):
    grant, another = make_grant(year), make_plan(year.partnership, blocks=()).paper
    make_budget(year, grant, D(30_000), planned=())
    make_budget(year, grant, D(10_000), "Cameras", planned=())
    assert (line_of(year, grant).allocated, line_of(year, grant).unallocated) == (D(40_000), D(5_000))

    ProjectBudget.objects.create(paper=another, grant=grant, project="Next year", amount=D(7_500))

    line = line_of(year, grant)
    assert (line.allocated, line.unallocated, len(line.budgets)) == (D(47_500), D(0), 2)
    assert line.warnings == ["Its projects get £47,500: £2,500 more than the grant."]


def test_grant_without_a_sum_leaves_nothing_and_agrees_with_everything(year):
    grant = make_grant(year, amount=None, cells=[cell("2026/27", 10)])
    make_budget(year, grant, planned=())
    line = line_of(year, grant)
    assert (line.unallocated, line.left, line.warnings) == (D(0), D(0), [])


def test_grid_names_one_area_and_counts_several(year):
    plain = make_grant(year, funder="A")
    whole = make_grant(year, funder="B", cells=[cell("2027/28", 5), cell("2026/27", 3)])
    north = make_grant(year, funder="C", cells=[cell("2026/27", 7, "North")])
    both = make_grant(year, funder="D", cells=[cell("2028/29", 1, "South"), cell("2028/29", 2)])
    elsewhere = Grant.objects.create(partnership=make_partnership(), funder="Elsewhere")
    elsewhere.cells.create(year="2020/21", amount=1)
    lines = grants_of(year.paper, [], TODAY)
    years = years_of(lines)

    assert years == ["2026/27", "2027/28", "2028/29"]
    assert [(line.grant, [(row.area, row.sums) for row in line.rows(years)]) for line in lines] == [
        (plain, [("No years stated", [None, None, None])]),
        (whole, [("The whole area", [D(3), D(5), None])]),
        (north, [("North", [D(7), None, None])]),
        (both, [
            ("2 areas", [None, None, D(3)]), ("The whole area", [None, None, D(2)]), ("South", [None, None, D(1)]),
        ]),
    ]  # fmt: skip
