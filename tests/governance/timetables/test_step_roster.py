"""A timetable's sheet that comes back: what nobody changed is no change, a new day goes through the page's verb."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from csp_portal.management.commands.fill_demo import FOLDER, read_fixture
from governance.models import Stage, Timetable
from governance.stages.dating import set_date
from governance.stages.lifecycle import record_outcome
from governance.timetables.sheets import timetable_workbook
from governance.timetables.step_roster import STEPS, step_data
from partnerships.access import Role
from partnerships.models import AuditEntry, User
from partnerships.verbs import Refused
from plans.interchange import import_plan
from plans.interchange.load import whole_file
from plans.models import Import
from plans.office.imports import sheets
from plans.office.lines.process import sheets_of
from tests.factories import make_council, make_plan, make_timetable, make_user
from tests.governance.stages.test_lifecycle import put_in

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
    assert sheets.plan_of(found).lines[0].line.remarks == []
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


def first_line(timetable, by, **cells):
    return sheets.plan_of(sent(timetable, by, put(0, **cells))).lines[0]


def refused(line):
    return [fault for _, fault in line.line.faults]


def test_a_new_day_alone_leaves_the_item_as_it_was(timetable, clerk):
    found = sent(timetable, clerk, put(0, Meets_on="09/03/2027", Reason_for_a_new_date="The room is taken"))

    sheets.bring_in(found, by=clerk)

    stage = timetable.stages.in_order().first()
    assert [entry.event for entry in AuditEntry.objects.about(stage)] == ["date set"]
    assert [other.dates.count() for other in timetable.stages.in_order()] == [2, 1, 1, 1]


def test_of_a_day_that_stays_nothing_is_said(timetable, clerk):
    timetable.stages.in_order().first().dates.update(meeting=None, stated_on="2027-01-12")

    line = first_line(timetable, clerk, What_for="First reading")

    assert (line.deed.value, line.line.remarks) == ("changed", [])


def test_a_month_or_a_last_day_looks_for_no_meeting(timetable, clerk):
    stage = timetable.stages.in_order().first()
    stage.body.meetings.create(on="2027-04-30")
    found = sent(timetable, clerk, put(0, Meets_on="by 30/04/2027", Reason_for_a_new_date="The room is taken"))

    remarks = [remark for remark in sheets.plan_of(found).lines[0].line.remarks if remark.startswith("No meeting")]
    sheets.bring_in(found, by=clerk)

    current = Stage.objects.get(pk=stage.pk).current_date
    assert (remarks, current.meeting, current.in_words) == ([], None, "by 30 April 2027")


def test_a_meeting_that_is_cancelled_is_not_taken_and_of_two_neither(timetable, clerk):
    body, reason = timetable.stages.in_order().first().body, {"Reason_for_a_new_date": "The room is taken"}
    body.meetings.create(on="2027-03-09", cancelled_at=timezone.now(), cancelled_by=clerk)
    body.meetings.create(on="2027-03-16", starts_at="09:00")
    body.meetings.create(on="2027-03-16", starts_at="18:00")

    cancelled, twice = (first_line(timetable, clerk, Meets_on=day, **reason) for day in ("09/03/2027", "16/03/2027"))

    assert cancelled.line.remarks[0].startswith(f"No meeting of {body} is in the calendar on that day")
    assert refused(twice) == [f"{body} meets twice on that day: choose the meeting on the page of the step."]
    assert (cancelled.deed.value, twice.deed.value) == ("changed", "wrong")


def test_a_date_is_confirmed_and_keeps_its_meeting_without_a_reason(timetable, clerk):
    stage = timetable.stages.in_order().first()
    meeting = stage.current_date.meeting
    stage.body.meetings.create(on=meeting.on, starts_at="18:00")  # that day alone names neither

    sheets.bring_in(sent(timetable, clerk, put(0, Date_confirmed="Yes")), by=clerk)

    current = Stage.objects.get(pk=stage.pk).current_date
    assert (current.meeting, current.is_confirmed, current.standing) == (meeting, True, "planned")
    open_again = first_line(timetable, clerk, Date_confirmed="No")
    assert (refused(open_again), open_again.deed.value) == ([], "changed")


def test_a_step_gets_its_first_day_without_a_reason_and_is_confirmed_with_one_only(timetable, clerk):
    timetable.stages.in_order().first().dates.all().delete()

    titled = first_line(timetable, clerk, What_for="First reading", Reason_for_a_new_date="There is none")
    confirmed = first_line(timetable, clerk, Date_confirmed="Yes")
    dated = first_line(timetable, clerk, Date_confirmed="Yes", Meets_on="09/03/2027")

    assert (refused(titled), [head for head, *_ in titled.changes]) == ([], ["What for"])
    assert refused(confirmed) == ["A date is confirmed once there is one."]
    assert (refused(dated), dated.deed.value) == ([], "changed")


def test_a_cell_that_is_emptied_keeps_the_role_and_takes_back_a_flag(timetable, clerk):
    stage = timetable.stages.in_order().first()
    Stage.objects.filter(pk=stage.pk).update(is_key_decision=True, is_open_to_call_in=True)
    emptied = {"Role": None, "Key decision": "No", "Open to call-in": None}

    sheets.bring_in(sent(timetable, clerk, put(0, **emptied)), by=clerk)
    now = Stage.objects.get(pk=stage.pk)

    assert (now.role, now.is_key_decision, now.is_open_to_call_in) == (stage.role, False, None)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"Role": "Notes"}, ["Its role is part of what was decided: correct the outcome instead."]),
        ({"Date_confirmed": "No"}, ["What was decided was held on its day, which stays confirmed."]),
        (
            {"Meets_on": "09/03/2099", "Reason_for_a_new_date": "Misread"},
            ["This day is still to come: an outcome is recorded after the meeting."],
        ),
        ({"Meets_on": "05/01/2026", "Reason_for_a_new_date": "Misread", "Key_decision": "Yes"}, []),
    ],
)
def test_of_what_was_decided_role_and_day_stay_what_they_were(cells, told, clerk):
    past = Timetable.objects.with_stages().get(pk=make_timetable(start=date(2026, 1, 12)).pk)
    site = make_user(Role.SITE_ADMINISTRATOR)
    stage = put_in(past.stages.in_order().first(), Stage.State.DECIDED, site)
    set_date(stage, by=site, meeting=stage.current_date.meeting)

    assert refused(first_line(past, site, **cells)) == told


def test_who_decides_is_not_optional(timetable, clerk):
    stage = timetable.stages.in_order().first()
    needed = first_line(timetable, clerk, Role="Decides")
    Stage.objects.filter(pk=stage.pk).update(is_optional=True)

    decides, notes = (first_line(timetable, clerk, Role=role) for role in ("Decides", "Notes"))

    assert refused(decides) == ["Who decides cannot be left out: it is not optional."]
    assert decides.deed.value == "wrong"
    assert (refused(needed), refused(notes), needed.deed.value, notes.deed.value) == ([], [], "changed", "changed")


def test_a_line_that_was_copied_is_refused_and_the_step_keeps_what_is_said_of_it(timetable, clerk):
    def change(rows):
        put(0, Meets_on="09/03/2027", Reason_for_a_new_date="The room is taken")(rows)
        for head, cell in rows[1].items():
            cell.value = rows[0][head].value

    step, copy, *_ = sheets.plan_of(sent(timetable, clerk, change)).lines

    assert (step.deed.value, copy.deed.value) == ("changed", "wrong")
    assert any(remark.startswith("No meeting of ") for remark in step.line.remarks)


def test_steps_of_another_councils_timetable_are_its_own(timetable, clerk):
    other = make_council("Other Council")
    timetable.paper.partnership.lead_councils.add(other)
    theirs = make_timetable(timetable.paper, council=other)
    found = sent(theirs, clerk, put(0, What_for="First reading"))

    with pytest.raises(Refused) as refusal:
        sheets.bring_in(found, by=clerk)

    assert refusal.value.reasons == ["Your roles do not let you build a timetable."]
    assert not Stage.objects.filter(title="First reading").exists()


def test_the_roster_leads_to_the_timetable_or_where_there_are_two_to_their_list(timetable):
    paper = timetable.paper
    one = (STEPS.list_url(paper), STEPS.addresses(paper)["empty_sheet"])
    make_timetable(paper, council=make_council("Other Council"))

    listed = reverse("governance:paper_timetables", args=[paper.key])
    assert one == (timetable.get_absolute_url(), reverse("governance:timetable_sheet", args=[timetable.pk]))
    assert (STEPS.list_url(paper), STEPS.addresses(paper)["empty_sheet"]) == (listed, listed)


def test_who_builds_no_timetable_brings_none_in(timetable):
    officer = make_user(Role.OFFICER, timetable.paper.partnership)

    reasons = STEPS.reasons_not_to_bring_in(timetable.paper, by=officer, reason="")

    assert reasons == ["Your roles do not let you build a timetable."]


def test_a_step_is_told_as_it_stands(timetable, clerk):
    stage = put_in(timetable.stages.in_order().get(body__kind="full_council"), Stage.State.SUBMITTED, clerk)
    Stage.objects.filter(pk=stage.pk).update(title="For decision", is_key_decision=False)

    assert step_data(Stage.objects.with_facts().get(pk=stage.pk)) == {
        "key": str(stage.pk), "step": "4", "body": "Full Council", "of": "Anyborough Council", "role": "decide",
        "title": "For decision", "meets_on": {"on": "2027-03-16", "is_by": False}, "is_confirmed": "no",
        "state": "Submitted", "publish_by": "08/03/2027", "version": "1", "is_key_decision": "no",
        "is_open_to_call_in": "", "outcome": "", "resolution": "", "reason": "",
    }  # fmt: skip


def test_a_step_that_was_decided_is_told_with_its_outcome_and_its_date_as_confirmed():
    site = make_user(Role.SITE_ADMINISTRATOR)
    past = make_timetable(start=date(2026, 1, 12))
    stage = put_in(past.stages.in_order().first(), Stage.State.PUBLISHED, site)
    record_outcome(stage, by=site, kind="supported", held="2026-01-12", resolution="That it be welcomed.")
    Stage.objects.filter(pk=stage.pk).update(is_role_recorded=False)

    told = step_data(Stage.objects.with_facts().get(pk=stage.pk))

    assert (told["role"], told["state"], told["is_confirmed"]) == ("", "Decided", "yes")
    assert (told["outcome"], told["resolution"]) == ("Supported", "That it be welcomed.")


@pytest.mark.parametrize(
    ("cells", "kept"),
    [({"Role": "Notes"}, ("note", True, "")), ({"What_for": "First reading"}, ("prepare", False, "First reading"))],
)
def test_what_an_item_is_changes_with_a_line_on_record(timetable, clerk, cells, kept):
    stage = timetable.stages.in_order().first()
    Stage.objects.filter(pk=stage.pk).update(is_role_recorded=False)

    sheets.bring_in(sent(timetable, clerk, put(0, **cells)), by=clerk)

    now, entry = Stage.objects.get(pk=stage.pk), AuditEntry.objects.about(stage).get()
    assert (now.role, now.is_role_recorded, now.title) == kept
    assert (entry.event, entry.by, entry.council) == ("stage changed", clerk, timetable.council)
    assert (entry.partnership, now.history.first().history_user) == (timetable.paper.partnership, clerk)
