"""A timetable's sheet that comes back: what nobody changed is no change, a new day goes through the page's verb."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from csp_portal.management.commands.fill_demo import FOLDER, read_fixture
from governance.models import Stage, Timetable
from governance.stages.dating import set_date
from governance.timetables.sheets import timetable_workbook
from governance.timetables.step_roster import STEPS
from partnerships.access import Role
from partnerships.models import User
from partnerships.verbs import Refused
from plans.interchange import import_plan
from plans.interchange.load import whole_file
from plans.models import Import
from plans.office.imports import sheets
from plans.office.lines.process import sheets_of
from tests.factories import make_plan, make_timetable, make_user

pytestmark = pytest.mark.django_db
FIXTURES = sorted(path.stem for path in FOLDER.glob("*.json") if path.stem != "demo-people")


@pytest.fixture
def timetable():
    return Timetable.objects.with_stages().get(pk=make_timetable().pk)


@pytest.fixture
def clerk(timetable):
    return make_user(Role.CLERK, timetable.council)


def sent(timetable, by, change=lambda rows: None):
    """The workbook of a timetable, its steps changed: ``rows`` are cells by the heads of their columns."""
    book = load_workbook(BytesIO(timetable_workbook(Timetable.objects.with_stages().get(pk=timetable.pk))))
    heads, *rows = book["Steps"].iter_rows()
    change([dict(zip([head.value for head in heads], row, strict=True)) for row in rows])
    out = BytesIO()
    book.save(out)
    paper = timetable.paper
    fields = {"partnership": paper.partnership, "paper": paper, "subject": "step", "uploaded_by": by}
    found = Import.of(out.getvalue(), name="t.xlsx", reading=sheets_of(out.getvalue()), **fields)
    found.save()
    return found


def put(at, **cells):
    def change(rows):
        for head, value in cells.items():
            rows[at][head.replace("_", " ")].value = value

    return change


def told(found):
    return [(line.deed.value, *(fault for _, fault in line.line.faults)) for line in sheets.plan_of(found).lines]


@pytest.mark.parametrize("name", FIXTURES)
def test_no_step_of_a_fixture_changes(name):
    fixture = whole_file(read_fixture(FOLDER / f"{name}.json"))
    fixture["record"]["plan"]["predecessor"] = None  # of another fixture
    by = User.objects.system("import")
    import_plan(fixture, by=by)

    for timetable in Timetable.objects.with_stages():
        found = sent(timetable, by)
        lines = sheets.plan_of(found).lines
        assert {line.deed.value for line in lines} == {"same"}
        assert [line.line.remarks for line in lines if line.line.remarks] == []


def test_a_new_day_takes_the_bodys_meeting_and_its_reason(timetable, clerk):
    stage = timetable.stages.in_order().first()
    meeting = stage.body.meetings.create(on="2027-03-09")
    change = put(0, Meets_on="09/03/2027", Reason_for_a_new_date="The room is taken")

    found = sent(timetable, clerk, change)
    (line, *_) = sheets.plan_of(found).lines
    assert (line.title, line.changes[0][0]) == (stage.body.name, "Meets on")
    sheets.bring_in(found, by=clerk)

    current = Stage.objects.get(pk=stage.pk).current_date
    assert (current.meeting, current.standing, current.reason) == (meeting, "revised", "The room is taken")
    assert {deed for deed, *_ in told(sent(timetable, clerk, change))} == {"same"}


def test_a_new_day_without_a_reason_is_wrong_and_nothing_comes_in(timetable, clerk):
    found = sent(timetable, clerk, put(0, Meets_on="09/03/2027"))

    assert told(found)[0] == (
        "wrong", "Say in the column “Reason for a new date” why the date is revised."
    )  # fmt: skip
    with pytest.raises(Refused):
        sheets.bring_in(found, by=clerk)


def test_a_day_without_a_meeting_is_kept_and_told_and_so_are_its_conflicts(timetable, clerk):
    found = sent(timetable, clerk, put(0, Meets_on="01/12/2030", Reason_for_a_new_date="Much later"))

    remarks = sheets.plan_of(found).lines
    said = [remark for line in remarks for remark in line.line.remarks]
    body = timetable.stages.in_order().first().body

    assert said[0] == f"No meeting of {body} is in the calendar on that day: the date alone is kept."
    assert any(remark.startswith("Conflict: ") for remark in said)


def test_what_is_told_stays_and_what_is_the_items_own_changes(timetable, clerk):
    stage = timetable.stages.in_order().first()
    found = sent(timetable, clerk, put(0, Key_decision="Yes", What_for="First reading", State="Decided"))

    line = sheets.plan_of(found).lines[0]
    sheets.bring_in(found, by=clerk)
    stage.refresh_from_db()

    assert line.line.remarks == ["“State” is only told here: “Planned” stays."]
    assert (stage.is_key_decision, stage.title, stage.state) == (True, "First reading", "planned")
    assert stage.dates.count() == 1


def test_a_step_that_was_dated_in_the_portal_since_is_not_written_over(timetable, clerk):
    stage = timetable.stages.in_order().first()
    found = sent(timetable, clerk, put(0, Meets_on="09/03/2027", Reason_for_a_new_date="The room is taken"))
    set_date(stage, by=clerk, stated="2027-04-01", reason="Somebody else was quicker")

    assert told(found)[0][1].startswith("Somebody changed this row in the portal since the file was made.")


def test_a_line_without_its_key_adds_no_step(timetable, clerk):
    assert told(sent(timetable, clerk, put(0, Key=None)))[0][1].startswith("The timetable has no such step.")


def test_taking_it_back_says_the_old_day_again(timetable, clerk):
    stage = timetable.stages.in_order().first()
    before = stage.current_date.on
    found = sent(timetable, clerk, put(0, Meets_on="09/03/2027", Reason_for_a_new_date="The room is taken"))
    sheets.bring_in(found, by=clerk)
    found.refresh_from_db()

    sheets.undo(found, by=clerk)

    dates = list(Stage.objects.get(pk=stage.pk).dates.all())
    assert [row.on for row in dates] == [before, "2027-03-09", before]
    assert dates[-1].reason == "t.xlsx was taken back"


def test_pages_lead_from_the_timetable_to_the_lines(timetable, clerk, client):
    client.force_login(clerk)
    choose = reverse("governance:steps_bring_in", args=[timetable.paper.key])
    assert choose in client.get(timetable.get_absolute_url()).text
    file = BytesIO(timetable_workbook(timetable))
    file.name = "t.xlsx"

    looked = client.post(choose, {"file": file})
    page = client.get(looked.url)

    assert page.context["report"].has_work is False
    assert "There is nothing to do: the file says what stands here." in page.text
    client.force_login(make_user(Role.OFFICER, timetable.paper.partnership))
    assert client.get(choose).status_code == client.get(looked.url).status_code == 403


def test_a_text_without_a_timetable_says_so(timetable, clerk):
    paper = make_plan(timetable.paper.partnership).paper

    reasons = STEPS.reasons_not_to_bring_in(paper, by=clerk, reason="A file")

    assert reasons == ["This text has no timetable yet: build it first."]
