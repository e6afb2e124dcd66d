"""Rows made equal to data: what is new, changed, kept or gone, its order, and what history tells of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.funding.noun import LINES
from actions.models import Allocation, FundingLine
from partnerships.access import Role
from partnerships.models import Organisation
from plans.editing.verbs import Conflict, save
from plans.rows.data import organisations_by_slug
from tests.actions.data import line
from tests.factories import make_organisation, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(blocks=()).paper


@pytest.fixture
def by(paper):
    return make_user(Role.OFFICER, paper.partnership)


def key(number):
    return f"00000000-0000-4000-8000-{number:012}"


def funder(number, name="PCC", *spent, **fields):
    allocations = [{"purpose": purpose, "amount": amount, "priority": None} for purpose, amount in spent]
    return line(name, key=key(number), allocations=allocations, **fields)


def told(row):
    """What the history tells of a row, the newest first."""
    return [
        (record.history_user, record.history_change_reason, [each["amount"] for each in data["allocations"]])
        for record, data in LINES.history(row)
    ]


def test_a_change_of_a_part_alone_is_a_change_of_the_row(paper, by):
    other = make_user()
    LINES.load(paper, [funder(1, "PCC", ("Wardens", "5.00"))], by=by)
    LINES.load(paper, [funder(1, "PCC", ("Wardens", "7.00"))], by=other, reason="Sheet")

    row = FundingLine.objects.get()
    assert (row.revision, told(row)) == (2, [(other, "Sheet", ["7.00"]), (by, None, ["5.00"])])


@pytest.mark.parametrize(
    ("parts", "amounts"),
    [
        ([("Wardens", "5.00"), ("Lights", "3.00")], ["5.00", "3.00"]),
        ([], []),
        ([("Lights", "5.00")], ["5.00"]),
    ],
    ids=["one more", "none any more", "for another purpose"],
)
def test_whoever_has_a_row_open_is_told_of_a_change_of_its_parts(parts, amounts, paper, by):
    LINES.load(paper, [funder(1, "PCC", ("Wardens", "5.00"))], by=by)
    opened = FundingLine.objects.get()
    LINES.load(paper, [funder(1, "PCC", *parts)], by=by)

    with pytest.raises(Conflict):
        save(LINES, opened, funder(1, "Police", ("Wardens", "5.00")), by=by, revision=opened.revision)
    assert [each["amount"] for each in LINES.data(opened)["allocations"]] == amounts


def test_data_that_say_the_same_leave_no_trace(paper, by):
    data = [funder(1, "PCC", ("Wardens", "5.00"), ("Lights", "3.00")), funder(2, "Council")]
    for _ in range(2):
        LINES.load(paper, data, by=by)

    assert list(FundingLine.objects.values_list("revision", flat=True)) == [1, 1]
    assert (FundingLine.history.count(), Allocation.history.count()) == (2, 2)


def test_of_two_rows_only_the_one_that_changed_is_written(paper, by):
    LINES.load(paper, [funder(1, "PCC", ("Wardens", "5.00")), funder(2, "Council")], by=by)
    LINES.load(paper, [funder(1, "PCC", ("Wardens", "5.00")), funder(2, "District Council")], by=by)

    assert list(FundingLine.objects.order_by("position").values_list("funder", "revision")) == [
        ("PCC", 1), ("District Council", 2),
    ]  # fmt: skip


def test_a_row_that_changes_with_its_parts_is_written_once(paper, by):
    LINES.load(paper, [funder(1, "PCC", ("Wardens", "5.00"))], by=by)
    LINES.load(paper, [funder(1, "Police", ("Wardens", "7.00"))], by=by)

    assert (FundingLine.objects.get().revision, FundingLine.history.count()) == (2, 2)


def test_rows_get_the_order_of_the_data_and_one_that_goes_is_kept(paper, by):
    LINES.load(paper, [funder(1, "A"), funder(2, "B"), funder(3, "C")], by=by)
    LINES.load(paper, [funder(3, "C"), funder(4, "D"), funder(1, "A")], by=by, reason="Sorted")

    assert [item["funder"] for item in LINES.all_data(paper)] == ["C", "D", "A"]
    gone = FundingLine.objects.removed().get()
    assert (gone.funder, gone.removed_by, gone.position, gone.history.first().history_change_reason) == (
        "B", by, 1, "Sorted",
    )  # fmt: skip


def test_a_row_that_comes_back_is_the_same_row(paper, by):
    LINES.load(paper, [funder(1, "A", ("Wardens", "5.00"))], by=by)
    LINES.load(paper, [], by=by)
    removed = FundingLine.objects.get()
    LINES.load(paper, [funder(1, "A", ("Wardens", "5.00"))], by=by)

    back = FundingLine.objects.get()
    assert (back.pk, back.removed_at, back.removed_by, back.revision) == (removed.pk, None, None, 2)
    assert back.allocations.get() == removed.allocations.get()


def test_a_row_that_is_gone_is_not_removed_again(paper, by):
    for _ in range(2):
        LINES.load(paper, [funder(1, "A")], by=by)
        LINES.load(paper, [], by=by)
        LINES.load(paper, [], by=make_user())

    gone = FundingLine.objects.get()
    assert (gone.removed_by, FundingLine.history.count()) == (by, 4)


def test_rows_of_another_paper_stay(paper, by):
    other = make_plan(blocks=()).paper
    LINES.load(other, [funder(1, "A")], by=by)
    LINES.load(paper, [funder(1, "B")], by=by)
    LINES.load(paper, [], by=by)

    assert [item["funder"] for item in LINES.all_data(other)] == ["A"]


def test_a_text_is_told_as_it_stood_at_any_moment(paper, by):
    moments = []
    for data in ([funder(1, "A", ("Wardens", "5.00"))], [funder(1, "A", ("Wardens", "7.00")), funder(2, "B")], []):
        LINES.load(paper, data, by=by)
        moments.append(timezone.now())

    told = [[(item["funder"], [each["amount"] for each in item["allocations"]]) for item in LINES.data_at(paper, at)]
            for at in moments]  # fmt: skip
    assert told == [[("A", ["5.00"])], [("A", ["7.00"]), ("B", [])], []]
    assert LINES.data_at(paper, moments[0] - timedelta(minutes=1)) == []


def test_an_organisation_that_nobody_knows_or_names_is_refused(paper, by):
    with pytest.raises(Organisation.DoesNotExist, match="No organisation is known as nobody"):
        LINES.load(paper, [funder(1, organisation="nobody")], by=by)


def test_an_organisation_that_is_named_is_made_once():
    by, known = make_user(), make_organisation("Police", slug="police")
    found = organisations_by_slug(["police", None, ""], {"fire": "Fire Service", "police": "Kent Police"}, by=by)

    made = Organisation.objects.get(slug="fire")
    assert (found, known.name, made.history.get().history_user) == (
        {None: None, "police": known, "fire": made}, "Police", by,
    )  # fmt: skip
