"""A timetable as Excel and CSV: what each sheet says, typed days, keys that lead from one sheet to the other."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from governance.models import Outcome, Stage, Timetable
from governance.timetables.sheets import taken_of, timetable_workbook
from partnerships.access import Role
from tests.factories import make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def timetable():
    timetable = make_timetable()
    board, _, cabinet, _ = timetable.stages.in_order()
    Stage.objects.filter(pk=cabinet.pk).update(is_key_decision=True)
    fields = {"kind": "recommended", "resolution": "=Recommended", "votes_for": 7, "recorded_by": make_user()}
    Outcome.objects.create(stage=board, **fields)
    return Timetable.objects.with_stages(with_work=True).get(pk=timetable.pk)


def rows_of(page):
    heads, *rows = page.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def sheet(timetable, name):
    """Of the workbook of a timetable that is read anew."""
    anew = Timetable.objects.with_stages(with_work=True).get(pk=timetable.pk)
    return rows_of(load_workbook(BytesIO(timetable_workbook(anew)))[name])


def test_each_noun_has_its_sheet_and_keys_lead_from_one_to_the_other(timetable):
    book = load_workbook(BytesIO(timetable_workbook(timetable)))

    names = ["Steps", "Committees", "Meetings", "Deadlines", "Outcomes", "How to fill it in", "Lists"]
    assert (book.sheetnames, book["Lists"].sheet_state) == (names, "hidden")
    assert [book[name].column_dimensions["A"].hidden for name in names[:-2]] == [True] * 5
    steps, outcomes = rows_of(book["Steps"]), rows_of(book["Outcomes"])
    assert [step["Key"] for step in steps] == [str(stage.pk) for stage in timetable.stages_with_facts()]
    assert [(each["Key"], each["Outcome"], each["Resolution"], each["Votes"]) for each in outcomes] == [
        (steps[0]["Key"], "Recommended", "=Recommended", "7 for"),
    ]  # fmt: skip
    assert {row["Key"] for row in rows_of(book["Deadlines"])} <= {step["Key"] for step in steps}


def test_days_are_days_and_roles_can_be_chosen(timetable):
    book = load_workbook(BytesIO(timetable_workbook(timetable)))

    stage = timetable.stages_with_facts()[0]
    assert rows_of(book["Steps"])[0]["Meets on"] == datetime.combine(stage.day, datetime.min.time())
    offered = {str(each.sqref)[0] for each in book["Steps"].data_validations.dataValidation}
    heads = [cell.value for cell in book["Steps"][1]]
    assert {heads["ABCDEFGHIJKLMNO".index(letter)] for letter in offered} == {
        "Role", "Date confirmed", "Key decision", "Open to call-in",
    }  # fmt: skip
    notice = next(row for row in rows_of(book["Deadlines"]) if row["What"] == "Notice of the key decision")
    assert (notice["Day"] < rows_of(book["Steps"])[2]["Meets on"], notice["Known from"]) == (True, "Worked out")


def test_the_steps_are_handed_out_as_csv_without_keys(client, timetable):
    client.force_login(make_user(Role.READER, timetable.paper.partnership))
    answer = client.get(reverse("governance:timetable_csv", args=[timetable.pk]))

    heads, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    first = dict(zip(heads, rows[0], strict=True))
    assert (heads[0], len(rows)) == ("Step", len(timetable.stages_with_facts()))
    assert date.fromisoformat(first["Meets on"]) == timetable.stages_with_facts()[0].day
    assert first["Resolution"] == "'=Recommended"


def test_papers_of_a_meeting_that_goes_on_later_are_those_of_its_first_day(timetable):
    scrutiny = timetable.stages.get(body__kind="scrutiny")
    before = [row for row in sheet(timetable, "Deadlines") if row["Key"] == str(scrutiny.pk)]
    scrutiny.dates.update(standing="adjourned")
    scrutiny.dates.create(standing="planned", stated_on="2027-03-30", said_by=make_user())

    assert [row for row in sheet(timetable, "Deadlines") if row["Key"] == str(scrutiny.pk)] == before
    (step,) = [row for row in sheet(timetable, "Steps") if row["Key"] == str(scrutiny.pk)]
    assert (step["Meets on"], step["Publish by"]) == (datetime(2027, 3, 30), datetime(2027, 1, 25))


def test_it_is_among_everything_that_is_taken_out(timetable):
    ((name, words, content),) = taken_of(timetable.paper)

    assert (name, words) == (f"timetable-{timetable.council.slug}.xlsx", f"{timetable}, Excel")
    assert content()[:2] == b"PK"
