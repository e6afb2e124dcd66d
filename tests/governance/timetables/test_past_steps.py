"""What a meeting of long ago comes to by its outcome and role, what its form refuses, and when none can be entered."""

from datetime import date

import pytest

from governance.models import Timetable
from governance.models.bodies import told_apart
from governance.timetables.past import PastStep, enter_past_way, reasons_not_to_enter
from governance.timetables.past_forms import PastStepForm, PastWayForm
from partnerships.access import Role
from tests.days import in_days
from tests.factories import make_body, make_council, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "role", "decides", "adopts", "state"),
    [
        ("adopted", "", True, True, "decided"),
        ("adopted_in_principle", "", True, True, "decided"),
        ("agreed", "decide", True, True, "decided"),
        ("agreed", "recommend", False, False, "decided"),
        ("approved_with_conditions", "advise", False, False, "decided"),
        ("rejected", "decide", True, False, "decided"),
        ("recommended", "recommend", False, False, "decided"),
        ("noted", "decide", True, False, "decided"),
        ("not_recorded", "", False, False, "decided"),
        ("deferred", "decide", True, False, "deferred"),
        ("withdrawn", "", False, False, "withdrawn"),
    ],
)
def test_an_outcome_adopts_where_the_body_decides(kind, role, decides, adopts, state):
    step = PastStep(None, kind, role)

    assert (step.decides, step.adopts, str(step.state)) == (decides, adopts, state)


@pytest.fixture
def paper():
    return make_plan().paper


@pytest.fixture
def council(paper):
    return paper.partnership.lead_councils.get()


@pytest.fixture
def clerk(council):
    return make_user(Role.CLERK, council)


@pytest.fixture
def cabinet(council):
    return make_body(council)


def reasons(paper, council, *steps, by):
    return reasons_not_to_enter(Timetable(paper=paper, council=council), list(steps), by=by, today=date(2026, 11, 28))


@pytest.mark.parametrize(
    ("days", "is_refused"),
    [
        ({"on": "2026-11-28"}, False),
        ({"on": "2026-11"}, False),
        ({"on": "2026"}, False),
        ({"on": ""}, False),
        ({"on": "2026-11-29"}, True),
        ({"on": "2026-12"}, True),
        ({"on": "2027"}, True),
        ({"on": "2026-11-01", "first_on": "2026-11-29"}, True),
    ],
)
def test_no_part_of_a_meeting_is_still_to_come(paper, council, clerk, cabinet, days, is_refused):
    found = reasons(paper, council, PastStep(cabinet, "noted", "note", **days), by=clerk)

    assert bool(found) is is_refused


def test_without_a_meeting_nothing_is_entered(paper, council, clerk):
    assert reasons(paper, council, by=clerk) == ["Choose at least one committee or board."]


def test_those_who_build_timetables_and_record_outcomes_enter_it(paper, council, cabinet):
    step = PastStep(cabinet, "noted", "note", "2020")
    people = {
        "clerk": make_user(Role.CLERK, council),
        "clerk elsewhere": make_user(Role.CLERK, make_council("Elsewhere Council")),
        "member": make_user(Role.MEMBER, council),
        "officer": make_user(Role.OFFICER, paper.partnership),
    }

    assert [name for name, by in people.items() if not reasons(paper, council, step, by=by)] == ["clerk"]


def test_a_text_that_was_withdrawn_is_adopted_by_no_meeting_of_long_ago(paper, council, clerk, cabinet):
    paper.state = "withdrawn"

    assert reasons(paper, council, PastStep(cabinet, "noted", "note", "2020"), by=clerk) == []
    assert len(reasons(paper, council, PastStep(cabinet, "adopted", "", "2020"), by=clerk)) == 1


def test_what_the_body_was_asked_to_do_is_recorded_as_far_as_it_is_known(paper, council, clerk, cabinet):
    steps = [
        PastStep(cabinet, "noted", "", "2020-01"),
        PastStep(cabinet, "noted", "advise", "2020-02"),
        PastStep(cabinet, "rejected", "decide", "2020-03"),
    ]

    made = enter_past_way(paper, by=clerk, council=council, steps=steps).timetable

    assert [(stage.role, stage.is_role_recorded) for stage in made.stages.in_order()] == [
        ("note", False), ("advise", True), ("decide", True),
    ]  # fmt: skip


# --- Forms ----------------------------------------------------------------------------------------------------


def form_of(paper, **typed):
    bodies = paper.partnership.lead_councils.get().bodies.all()
    typed = {"body": bodies.first().pk, "kind": "noted", **typed}
    return PastStepForm(typed, bodies=bodies, names=told_apart(bodies))


LATER = "It was adjourned to a later day: say above when it met again."


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {}),
        ({"on": "18/04/2017"}, {}),
        ({"on": "by 2017"}, {}),
        ({"on": "18/04/2017", "first_on": "11/04/2017"}, {}),
        ({"on": "April 2017", "first_on": "11/04/2017"}, {}),
        ({"on": "2017", "first_on": "April 2017"}, {}),
        ({"on": "18/04/2017", "first_on": "18/04/2017"}, {}),
        ({"on": "11/04/2017", "first_on": "18/04/2017"}, {"first_on": [LATER]}),
        ({"on": "March 2017", "first_on": "11/04/2017"}, {"first_on": [LATER]}),
        ({"first_on": "11/04/2017"}, {"first_on": [LATER]}),
        ({"kind": "adopted", "role": "decide"}, {}),
        ({"kind": "adopted", "role": ""}, {}),
        ({"kind": "adopted", "role": "advise"}, {"role": ["“Adopted” is what those do who decide."]}),
        ({"kind": "agreed", "role": "advise"}, {}),
        ({"link": "minutes"}, {"link": ["Enter an address of the web such as https://www.council.gov.uk/."]}),
    ],
)
def test_a_row_says_what_does_not_fit_together(paper, cabinet, typed, errors):
    assert form_of(paper, **typed).errors == errors


@pytest.mark.parametrize(("ahead", "is_refused"), [(0, False), (1, True)])
def test_a_row_is_of_a_meeting_that_is_over(paper, cabinet, ahead, is_refused):
    day = in_days(ahead)

    assert ("on" in form_of(paper, on=f"{day:%d/%m/%Y}").errors) is is_refused


def test_a_way_goes_into_a_timetable_that_is_there_or_becomes_one_of_its_own(paper, council, clerk):
    other = make_council("Otherham Council")
    paper.partnership.lead_councils.add(other)
    there = Timetable.objects.create(paper=paper, council=council)

    form = PastWayForm(paper=paper, by=clerk)
    chosen = []
    for key, _ in form.fields["council"].choices:
        form.cleaned_data = {"council": key}
        chosen.append(form.chosen())

    assert [name for _, name in form.fields["council"].choices] == [
        "Otherham Council", f"{paper.partnership} itself", f"{council}, into its timetable",
    ]  # fmt: skip
    assert chosen == [{"council": other}, {"council": None}, {"timetable": there}]


@pytest.mark.parametrize(("state", "is_asked"), [("drafting", True), ("adopted", False)])
def test_whether_it_was_adopted_is_asked_of_an_open_text(clerk, state, is_asked):
    paper = make_plan(make_partnership(), state=state).paper

    assert ("is_unrecorded" in PastWayForm(paper=paper, by=clerk).fields) is is_asked
