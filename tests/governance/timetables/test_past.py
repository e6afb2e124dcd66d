"""A way that was taken long ago is entered at once: what is known of it, and nothing that anybody has to do."""

from datetime import date

import pytest

from governance.desk.tasks import tasks_for
from governance.models import Stage
from governance.stages.dating import set_date
from governance.stages.lifecycle import correct_outcome
from governance.timetables.past import PastStep, enter_past_way
from partnerships.access import Role
from partnerships.verbs import Refused
from plans.papers import lifecycle as papers
from plans.papers.changing import correct_source
from plans.papers.record import record_of
from tests.days import today
from tests.factories import make_body, make_meeting, make_plan, make_user
from tests.governance.pages import page, said, send

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)


@pytest.fixture
def plan():
    return make_plan(starts_on=date(2023, 4, 1), ends_on=date(2026, 3, 31))


@pytest.fixture
def council(plan):
    return plan.partnership.lead_councils.get()


@pytest.fixture
def clerk(council):
    return make_user(Role.CLERK, council)


@pytest.fixture
def bodies(council):
    kinds = {"scrutiny": "Overview and Scrutiny", "executive": "Cabinet", "full_council": "Full Council"}
    return {kind: make_body(council, kind, name=name) for kind, name in kinds.items()}


@pytest.fixture
def way(bodies):
    return [
        PastStep(bodies["scrutiny"], "comments_made", "scrutinise", "2023-01"),
        PastStep(bodies["executive"], "recommended", "recommend", "2023", is_by=True),
        PastStep(bodies["full_council"], "adopted", "", "2023-02-22", minutes={"minute_reference": "47"}),
    ]


def test_plan_of_years_ago_is_adopted_on_the_day_of_its_meeting(plan, council, clerk, way):
    timetable = enter_past_way(plan.paper, by=clerk, council=council, steps=way, today=TODAY).timetable

    plan.paper.refresh_from_db()
    record = record_of(plan.paper, public=True)
    assert (record["status"], record["adoption"]["version"]) == ("Adopted by Full Council on 22 February 2023", 1)
    assert [(each["date"]["words"], each["outcome"]["label"]) for each in record["timetables"][0]["stages"]] == [
        ("January 2023", "Comments made"), ("by 2023", "Recommended"), ("22 February 2023", "Adopted"),
    ]  # fmt: skip
    assert [stage.version_id is None for stage in timetable.stages.in_order()] == [True, True, False]


def test_nothing_of_it_is_work(plan, council, clerk, way):
    enter_past_way(plan.paper, by=clerk, council=council, steps=way, today=TODAY)

    assert [task.title for task in tasks_for(clerk, today())] == []


def test_meeting_that_is_in_the_calendar_is_linked(plan, council, clerk, bodies):
    meeting = make_meeting(bodies["full_council"], date(2023, 2, 22))
    steps = [PastStep(bodies["full_council"], "adopted", on="2023-02-22")]

    made = enter_past_way(plan.paper, by=clerk, council=council, steps=steps, today=TODAY).timetable

    assert made.stages.get().dates.get().meeting == meeting


def test_meeting_that_was_adjourned_keeps_both_days(plan, council, clerk, bodies):
    first = make_meeting(bodies["full_council"], date(2023, 2, 22))
    steps = [PastStep(bodies["full_council"], "adopted", on="2023-03-01", first_on="2023-02-22")]

    stage = enter_past_way(plan.paper, by=clerk, council=council, steps=steps, today=TODAY).timetable.stages.get()

    (record,) = record_of(plan.paper, public=True)["timetables"][0]["stages"]
    assert [each["words"] for each in (*record["adjourned"], record["date"])] == ["22 February 2023", "1 March 2023"]
    assert (record["slipped"], record["publish_by"]["on"], stage.first_sat_on) == ([], "2023-02-14", first.on)
    assert plan.paper.adoptions.get().adopted_on == date(2023, 3, 1)


def test_meetings_take_their_places_in_a_timetable_that_is_there(plan, council, clerk, bodies):
    def step(kind, on):
        return PastStep(bodies[kind], "noted", "note", on)

    first = [step("scrutiny", "2023-02-01"), step("executive", "2023-03-01")]
    made = enter_past_way(plan.paper, by=clerk, council=council, steps=first, today=TODAY).timetable
    full = Stage.objects.create(timetable=made, step=3, body=bodies["full_council"], role="decide")

    more = [step("scrutiny", "2022-12"), step("scrutiny", "2023-02-15"), step("executive", "2023-03-20")]
    enter_past_way(plan.paper, by=clerk, timetable=made, steps=more, today=TODAY)

    stages = list(made.stages.in_order())
    assert [str(each.current_date) for each in stages[:-1]] == [
        "December 2022", "1 February 2023", "15 February 2023", "1 March 2023", "20 March 2023",
    ]  # fmt: skip
    assert (stages[-1], [each.step for each in stages]) == (full, [1, 2, 3, 4, 5, 6])


def test_who_is_still_to_decide_is_not_passed_over(plan, council, clerk, way):
    made = enter_past_way(plan.paper, by=clerk, council=council, steps=way[:1], today=TODAY).timetable
    Stage.objects.create(timetable=made, step=2, body=way[2].body, role="decide")

    with pytest.raises(Refused, match="Full Council is still to decide on this timetable: record there what it"):
        enter_past_way(plan.paper, by=clerk, timetable=made, steps=way[2:], today=TODAY)


def test_role_and_outcome_that_nobody_recorded_stay_gaps(plan, council, clerk, bodies):
    steps = [PastStep(bodies["executive"])]

    made = enter_past_way(plan.paper, by=clerk, council=council, steps=steps, today=TODAY).timetable

    stage = made.stages.get()
    assert (stage.get_role_display(), stage.outcome.get_kind_display(), stage.current_date) == (
        "Role not recorded", "Outcome not recorded", None,
    )  # fmt: skip
    assert plan.paper.state == "drafting"


def test_adopted_with_amendments_adopts_the_text_as_it_stands(plan, council, clerk, bodies):
    steps = [PastStep(bodies["full_council"], "adopted_with_amendments", "decide", "2023-02-22")]

    stage = enter_past_way(plan.paper, by=clerk, council=council, steps=steps, today=TODAY).timetable.stages.get()

    assert stage.amended_version == stage.version == plan.paper.adoptions.get().version


def test_deferral_is_followed_by_the_row_of_the_next_meeting(plan, council, clerk, bodies):
    full = bodies["full_council"]
    steps = [PastStep(full, "deferred", "decide", "2023-02"), PastStep(full, "adopted", "decide", "2023-03-08")]

    made = enter_past_way(plan.paper, by=clerk, council=council, steps=steps, today=TODAY).timetable

    assert [stage.state for stage in made.stages.in_order()] == ["deferred", "decided"]
    assert plan.paper.adoptions.get().adopted_on == date(2023, 3, 8)


@pytest.mark.parametrize(
    ("on", "is_by", "status"),
    [
        ("2023-02", False, "Adopted by Full Council in February 2023"),
        ("2023", False, "Adopted by Full Council in 2023"),
        ("2023", True, "Adopted by Full Council; date not recorded"),
        ("", False, "Adopted by Full Council; date not recorded"),
    ],
)
def test_adoption_is_dated_as_far_as_it_is_known(plan, council, clerk, bodies, on, is_by, status):
    steps = [PastStep(bodies["full_council"], "adopted", on=on, is_by=is_by)]

    enter_past_way(plan.paper, by=clerk, council=council, steps=steps, today=TODAY)

    plan.paper.refresh_from_db()
    assert record_of(plan.paper, public=True)["status"] == status


def test_day_that_is_found_later_takes_the_place_of_the_month(plan, council, clerk, bodies):
    steps = [PastStep(bodies["full_council"], "adopted", on="2023-02")]
    stage = enter_past_way(plan.paper, by=clerk, council=council, steps=steps, today=TODAY).timetable.stages.get()

    set_date(stage, by=clerk, stated="2023-02-22", reason="Minutes found.")

    adoption = plan.paper.adoptions.get()
    assert (adoption.adopted_on, adoption.adopted_in) == (date(2023, 2, 22), "")


def test_day_to_come_is_no_history(plan, council, clerk, bodies):
    steps = [PastStep(bodies["full_council"], "adopted", on="2026-12")]

    with pytest.raises(Refused, match="This day is still to come"):
        enter_past_way(plan.paper, by=clerk, council=council, steps=steps, today=TODAY)


# --- A text whose status nobody recorded -------------------------------------------------------------------------


@pytest.fixture
def unrecorded(plan, council, clerk, bodies):
    """A retold text that stands, whose Full Council is known to have met."""
    admin = make_user(Role.ADMINISTRATOR, plan.partnership)
    correct_source(plan.paper, source="Report to Cabinet, 2 February 2023", note="", by=admin, reason="Found.")
    steps = [PastStep(bodies["full_council"], role="decide", on="2023-02-22")]
    enter_past_way(plan.paper, by=clerk, council=council, steps=steps, is_unrecorded=True, today=TODAY)
    plan.paper.refresh_from_db()
    return plan.paper


def test_text_stands_where_nobody_recorded_whether_it_was_adopted(unrecorded):
    assert record_of(unrecorded, public=True)["status"] == "Whether and when it was adopted is not recorded"
    assert unrecorded.versions.public().get().frozen_for == "Report to Cabinet, 2 February 2023"


def test_minutes_that_are_found_later_adopt_it(unrecorded, clerk):
    stage = unrecorded.timetables.get().stages.get()

    correct_outcome(stage, by=clerk, reason="Minutes found.", kind="adopted")

    unrecorded.refresh_from_db()
    assert record_of(unrecorded, public=True)["status"] == "Adopted by Full Council on 22 February 2023"
    assert unrecorded.adoptions.get().version == unrecorded.versions.get()


def test_text_without_a_source_is_not_left_unrecorded(plan, clerk):
    assert papers.reasons_not_to_leave_unrecorded(plan.paper, by=clerk) == [
        f"Say first which document “{plan.paper.title}” retells, on its page “Source”."
    ]


# --- The page ----------------------------------------------------------------------------------------------------


def rows(*steps):
    data = {"steps-TOTAL_FORMS": "10", "steps-INITIAL_FORMS": "0"}
    data |= {f"steps-{number}-kind": "not_recorded" for number in range(10)}
    return data | {f"steps-{number}-{name}": value for number, step in enumerate(steps) for name, value in step.items()}


def test_page_enters_three_meetings_in_one_form(client, plan, council, clerk, bodies):
    steps = [
        {"body": bodies["scrutiny"].pk, "kind": "noted", "role": "scrutinise", "on": "January 2023"},
        {"body": bodies["executive"].pk, "kind": "recommended", "role": "recommend", "on": "by March 2023"},
        {"body": bodies["full_council"].pk, "kind": "adopted", "on": "22/02/2023"},
    ]

    response = send(client, clerk, "past_way", plan.paper.key, council=council.pk, **rows(*steps))

    assert said(response) == ["The way it took is entered. Each step has its whole record, to be added to."]
    stages = plan.paper.timetables.get().stages.in_order()
    assert [stage.current_date.in_words for stage in stages] == ["January 2023", "by March 2023", "22 February 2023"]


def test_page_says_what_does_not_go_together(client, plan, council, clerk, bodies):
    step = {"body": bodies["scrutiny"].pk, "kind": "adopted", "role": "note", "on": "2099"}

    response = send(client, clerk, "past_way", plan.paper.key, council=council.pk, is_unrecorded="on", **rows(step))

    assert response.context["formset"].errors[0] == {
        "on": ["This day is still to come: only meetings that are over are entered here."],
        "role": ["“Adopted” is what those do who decide."],
    }
    assert "is_unrecorded" in response.context["form"].errors


def test_page_offers_the_timetable_that_is_there(client, plan, council, clerk, bodies, way):
    made = enter_past_way(plan.paper, by=clerk, council=council, steps=way, today=TODAY).timetable
    offered = page(client, clerk, "past_way", plan.paper.key).context["form"].fields["council"].choices

    row = {"body": bodies["scrutiny"].pk, "kind": "noted", "on": "2022"}
    send(client, clerk, "past_way", plan.paper.key, council=f"timetable-{made.pk}", **rows(row))

    assert offered[-1] == (f"timetable-{made.pk}", f"{council}, into its timetable")
    assert [str(stage.current_date) for stage in made.stages.in_order()][:2] == ["2022", "January 2023"]
