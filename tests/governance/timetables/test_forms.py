"""Forms of a timetable: councils and routes to choose from, meetings that decide, stops, stages and routes kept."""

from datetime import timedelta

import pytest

from governance.models import RouteTemplate, settings_of
from governance.timetables.building import LEFT_OUT, Row
from governance.timetables.building_forms import RouteQuestionForm, StopsForm
from governance.timetables.forms import KeepRouteForm, NewStageForm
from governance.timetables.own_route_forms import CopyRouteForm, StepForm
from governance.timetables.routes import BodyStep
from tests.days import in_days, in_weeks
from tests.factories import make_body, make_council, make_meeting, make_plan, make_timetable

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan().paper


@pytest.fixture
def council(paper):
    return paper.partnership.lead_councils.get()


def asked(paper, **values):
    data = {"not_before": in_weeks(8).strftime("%d/%m/%Y"), "route": "district", **values}
    return RouteQuestionForm(data, paper=paper)


def stops(bodies, meetings=(), *, flags=None, **data):
    row = Row(0, BodyStep(1, "executive", "recommend"), bodies, list(meetings), None)
    return StopsForm(data, rows=[row], settings=settings_of(None), flags=flags or {})


def test_the_councils_that_lead_and_the_partnership_itself_may_decide(paper, council):
    form = RouteQuestionForm(paper=paper)

    assert form.fields["council"].choices == [
        (str(council.pk), council.name), ("none", f"{paper.partnership.name} itself"),
    ]  # fmt: skip


def test_a_council_with_a_timetable_is_not_asked_again(paper, council):
    make_timetable(paper)

    assert [key for key, _ in RouteQuestionForm(paper=paper).fields["council"].choices] == ["none"]


def test_each_council_that_leads_brings_its_own_routes(paper, council):
    other = make_council("Otherham Council")
    paper.partnership.lead_councils.add(other)
    rows = [RouteTemplate.objects.create(council=each, name="Ours", description="Short.") for each in (council, other)]
    mine, theirs = (f"own-{row.pk}" for row in rows)

    choices = dict(RouteQuestionForm(paper=paper).fields["route"].choices)
    taken = asked(paper, council=other.pk, route=theirs)
    refused = asked(paper, council=other.pk, route=mine)

    assert [choices[mine], choices[theirs]] == [f"Ours ({council}): Short.", "Ours (Otherham Council): Short."]
    assert taken.errors == {}
    assert refused.errors == {
        "route": [f"This is a route of {council}: choose a ready one, or one of Otherham Council."]
    }


def test_the_partnership_itself_may_go_the_way_of_a_council(paper, council):
    row = RouteTemplate.objects.create(council=council, name="Ours", description="Short.")
    form = asked(paper, council="none", route=f"own-{row.pk}")

    assert (form.errors, dict(form.fields["route"].choices)[f"own-{row.pk}"]) == ({}, "Ours: Short.")


def test_only_meetings_to_come_of_bodies_that_decide_on_some_route_are_offered(paper, council):
    full_council = make_body(council, "full_council", name="Full Council")
    make_meeting(full_council, in_days(-1))
    wanted = make_meeting(full_council, in_weeks(8))
    make_meeting(make_body(council, "scrutiny", name="Overview"), in_weeks(8))

    assert list(RouteQuestionForm(paper=paper).fields["final"].queryset) == [wanted]


def test_the_meeting_that_decides_is_one_of_the_body_that_decides_on_this_route(paper, council):
    cabinet = make_meeting(make_body(council), in_weeks(8))

    form = asked(paper, council=council.pk, final=cabinet.pk)

    assert form.errors["final"] == ["On this route Full Council decides: choose one of its meetings, or none."]


def test_a_meeting_of_another_lead_council_does_not_decide_here(paper, council):
    other = make_council("Otherham Council")
    paper.partnership.lead_councils.add(other)
    meeting = make_meeting(make_body(other, "full_council", name="Full Council"), in_weeks(8))

    form = asked(paper, council=council.pk, final=meeting.pk)

    assert form.errors["final"] == ["Full Council is a body of Otherham Council, which does not decide here."]


def test_a_joint_committee_decides_for_each_of_its_councils_and_no_council_for_the_partnership(paper, council):
    joint = make_body(make_council("Otherham Council"), "full_council", name="Joint Council")
    joint.also_of.add(council)
    paper.partnership.lead_councils.add(joint.council)
    meeting = make_meeting(joint, in_weeks(8))

    forms = [asked(paper, council=whose, final=meeting.pk) for whose in (council.pk, joint.council_id, "none")]

    refused = ["Joint Council is a body of Otherham Council, which does not decide here."]
    assert [form.errors.get("final") for form in forms] == [None, None, refused]


@pytest.mark.parametrize(("days", "is_refused"), [(-1, True), (0, False)])
def test_the_decision_may_be_on_the_first_day_of_all(paper, council, days, is_refused):
    meeting = make_meeting(make_body(council, "full_council", name="Full Council"), in_weeks(8) + timedelta(days=days))

    assert ("final" in asked(paper, council=council.pk, final=meeting.pk).errors) is is_refused


def test_what_was_chosen_is_a_council_and_its_route(paper, council):
    form = asked(paper, council=council.pk)
    assert form.is_valid()

    chosen, route = form.chosen()

    assert (chosen, route.slug) == (council, "district")
    assert form.flags() == {"is_key": None, "is_open_to_call_in": None}


def test_the_partnership_itself_is_no_council(paper):
    form = asked(paper, council="none")

    assert (form.is_valid(), form.chosen()[0]) == (True, None)


def test_a_timetable_has_at_least_one_body(council):
    form = stops([make_body(council)], **{"stop-0": LEFT_OUT, "stop-0-role": "recommend"})

    assert form.non_field_errors() == ["Choose at least one committee or board."]


def test_a_stop_at_a_meeting_takes_its_body_role_and_words(council):
    cabinet = make_body(council)
    meeting = make_meeting(cabinet, in_weeks(8))
    data = {"stop-0": f"m{meeting.pk}", "stop-0-role": "decide", "stop-0-title": "For decision"}
    form = stops([cabinet], [meeting], flags={"is_key": True, "is_open_to_call_in": None}, **data)
    assert form.is_valid()

    (stop,) = form.stops()

    assert (stop.body, stop.meeting, stop.role, stop.title) == (cabinet, meeting, "decide", "For decision")
    assert (stop.is_key_decision, stop.is_open_to_call_in) == (True, None)


def test_a_stop_may_have_a_body_and_no_date_yet(council):
    board = make_body(council, "committee", name="Board")
    data = {"stop-0": f"b{board.pk}", "stop-0-role": "advise"}
    form = stops([board], flags={"is_key": True}, **data)
    assert form.is_valid()

    (stop,) = form.stops()

    assert (stop.body, stop.meeting, stop.is_key_decision) == (board, None, None)


def test_a_stage_more_is_offered_after_the_last_and_at_bodies_that_stand(paper):
    timetable = make_timetable(paper)
    make_body(timetable.council, "committee", name="Old Committee", is_disbanded=True)

    form = NewStageForm(timetable=timetable)

    assert form.fields["step"].initial == 5
    assert "Old Committee" not in [body.name for body in form.fields["body"].queryset]


@pytest.mark.parametrize("step", ["0", "100", "first"])
def test_a_step_is_a_number_up_to_99(step, paper):
    timetable = make_timetable(paper)
    body = timetable.stages.first().body

    assert list(NewStageForm({"body": body.pk, "role": "advise", "step": step}, timetable=timetable).errors) == ["step"]


def test_a_route_that_is_kept_has_a_name():
    assert KeepRouteForm({"name": " "}).errors == {"name": ["Enter the name of the route."]}


def test_two_routes_of_a_council_do_not_share_a_name(council):
    RouteTemplate.objects.create(council=council, name="Ours")

    again, elsewhere = (
        CopyRouteForm({"name": "Ours"}, instance=RouteTemplate(council=each))
        for each in (council, make_council("Otherham Council"))
    )

    assert again.errors == {"name": ["The council has a route with this name already."]}
    assert elsewhere.errors == {}


def test_empty_numbers_of_a_step_are_none():
    form = StepForm({"step": "1", "body_kind": "executive", "role": "decide"})

    assert (form.is_valid(), form.cleaned_data["gap_days"], form.cleaned_data["consultation_weeks"]) == (True, 0, 0)


def test_a_step_that_decides_cannot_be_optional():
    form = StepForm({"step": "1", "body_kind": "full_council", "role": "decide", "is_optional": "on"})

    assert form.errors["is_optional"] == ["Who decides cannot be left out: it is not optional."]


@pytest.mark.parametrize(
    ("role", "days", "refused"),
    [("scrutinise", 1, ["stop-0"]), ("scrutinise", 0, []), ("scrutinise", -1, []), ("note", 1, [])],
)
def test_no_view_is_given_after_the_decision(council, role, days, refused):
    scrutiny, cabinet = make_body(council, "scrutiny", name="Scrutiny"), make_body(council)
    meetings = [make_meeting(scrutiny, in_weeks(8) + timedelta(days=days)), make_meeting(cabinet, in_weeks(8))]
    rows = [
        Row(0, BodyStep(1, "scrutiny", role), [scrutiny], meetings[:1], None),
        Row(1, BodyStep(2, "executive", "decide"), [cabinet], meetings[1:], None),
    ]
    data = {
        "stop-0": f"m{meetings[0].pk}",
        "stop-0-role": role,
        "stop-1": f"m{meetings[1].pk}",
        "stop-1-role": "decide",
    }
    form = StopsForm(data, rows=rows, settings=settings_of(None), flags={})

    assert list(form.errors) == refused
    assert not refused or "choose an earlier meeting, or leave this step out" in form.errors["stop-0"][0]


def test_an_optional_stop_that_is_made_to_decide_is_optional_no_more(council):
    cabinet = make_body(council)
    row = Row(0, BodyStep(1, "executive", "recommend", is_optional=True), [cabinet], [], None)
    form = StopsForm(
        {"stop-0": f"b{cabinet.pk}", "stop-0-role": "decide"}, rows=[row], settings=settings_of(None), flags={}
    )

    assert form.is_valid()
    assert [stop.is_optional for stop in form.stops()] == [False]
