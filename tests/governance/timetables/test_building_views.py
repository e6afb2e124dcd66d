"""Building a timetable where the calendars are hard: what stands all the same, which other ways there are."""

from datetime import date

import pytest
from django.urls import reverse

from governance.models import Body, Meeting
from partnerships.access import Role
from tests.factories import make_body, make_meeting, make_plan, make_user

pytestmark = pytest.mark.django_db

MEETINGS = {"Partnership": ("2031-03-03",), "Community Committee": ("2031-03-31",), "Council": ("2031-04-27",)}


@pytest.fixture
def asked(client):
    """Asks for the second page of building, on the route of a council with committees."""
    paper = make_plan(starts_on="2035-04-01", ends_on="2038-03-31").paper
    council = paper.partnership.lead_councils.get()
    bodies = {
        "Partnership": make_body(partnership=paper.partnership, kind="partnership_board", name="Partnership"),
        "Community Committee": make_body(council, "committee", name="Community Committee"),
        "Council": make_body(council, "full_council", name="Council"),
    }
    client.force_login(make_user(Role.CLERK, council), backend="django.contrib.auth.backends.ModelBackend")

    def ask(meetings, final="", **question):
        for name, days in meetings.items():
            for day in days:
                make_meeting(bodies[name], date.fromisoformat(day))
        values = {"council": council.pk, "route": "committee-system", "not_before": "2031-03-01", **question}
        values = {name: value for name, value in values.items() if value is not None}
        values["final"] = Meeting.objects.get(on=final, body__name="Council").pk if final else ""
        return client.get(reverse("governance:build", args=[paper.key]), values)

    ask.council = council
    return ask


def suggested(response):
    keys = [row.suggested for row in response.context["form"].rows]
    return [str(Meeting.objects.get(pk=key[1:]).on) if key[0] == "m" else key[0] for key in keys]


def test_where_one_step_has_no_meeting_the_others_keep_theirs(asked):
    response = asked(MEETINGS | {"Community Committee": ()})

    assert suggested(response) == ["2031-03-03", "b", "2031-04-27"]
    assert "The other steps keep the meetings there are." in response.content.decode()


def test_the_days_by_which_papers_are_due_say_why(asked):
    groups = asked(MEETINGS).context["groups"]

    assert [group["whys"] for group in groups] == [
        [],
        [
            "Monday 31 March 2031: papers public by Friday 21 March 2031: five clear working days before Monday 31 "
            "March 2031, leaving out Saturday 22, Sunday 23, Saturday 29 and Sunday 30 March."
        ],
        [
            "Sunday 27 April 2031: papers public by Friday 18 April 2031: five clear working days before Sunday 27 "
            "April 2031, leaving out Saturday 19, Sunday 20 and Saturday 26 April."
        ],
    ]


def test_the_nearest_start_is_found_among_meetings_before_the_day_asked_for(asked):
    response = asked(MEETINGS, not_before="2031-03-10")

    assert response.context["plan"].no_way.nearest == date(2031, 3, 3)
    assert "not_before=2031-03-03" in response.context["instead"]


def test_the_nearest_decision_may_be_one_of_another_body_of_the_kind(asked):
    other = make_body(asked.council, "full_council", name="Extraordinary Council")
    late = make_meeting(other, date(2031, 4, 29))

    response = asked(MEETINGS | {"Council": ("2031-03-19",)}, final="2031-03-19")

    assert f"final={late.pk}" in response.context["instead"]


def test_a_decision_before_the_first_meeting_is_refused_at_its_field(asked):
    form = asked(MEETINGS, final="2031-04-27", not_before="2031-05-01").context["form"]

    assert form.errors["final"] == ["It is before the first meeting: choose a later one, or an earlier first meeting."]


def test_a_question_without_a_route_is_told_so(asked):
    form = asked(MEETINGS, route=None).context["form"]

    assert list(form.errors) == ["route"]


LONG = MEETINGS | {"Community Committee": ("2031-03-04", "2031-09-02"), "Council": ("2031-03-18", "2031-09-30")}


def test_a_view_that_costs_more_than_eight_weeks_is_given_up_and_both_ways_are_shown(asked):
    response = asked(LONG)

    assert suggested(response) == ["2031-03-03", "2031-03-04", "2031-03-18"]
    assert [way["words"] for way in response.context["others"]] == [
        "Keeping everything: decided on Tuesday 30 September 2031"
    ]


def test_the_other_way_is_planned_by_its_link(asked):
    response = asked(LONG, way="keeping")

    assert suggested(response) == ["2031-03-03", "2031-09-02", "2031-09-30"]
    assert [way["words"] for way in response.context["others"]] == [
        "Waiting no longer than the council does for any one thing: decided on Tuesday 18 March 2031, giving up a view "
        "in the papers of Community Committee"
    ]


@pytest.mark.parametrize(
    ("meetings", "suggestion", "url"),
    [
        (
            {"Partnership": ("2031-03-28",)},
            "Publish a supplement with that view, or choose a later meeting.",
            "#id_stop-1",
        ),
        (
            {"Community Committee": ()},
            "Add a meeting of Community Committee to the calendar.",
            "/workspace/bodies/{Community Committee}/meetings/new/",
        ),
    ],
)
def test_what_does_not_fit_leads_to_the_step_on_the_page_or_to_the_calendar(asked, meetings, suggestion, url):
    response = asked(MEETINGS | meetings)

    [advice] = response.context["advice"]
    link = url.format(**{body.name: body.pk for body in Body.objects.all()})
    assert (advice.suggestion, advice.suggestion.url) == (suggestion, link)
    assert f'<a class="govuk-link" href="{link}">{suggestion}</a>' in response.text


def test_phases_are_shown_with_their_days_before_the_way_is_taken(asked):
    response = asked(MEETINGS)

    phases = {phase.label: (phase.words, phase.is_too_late) for phase in response.context["phases"]}
    assert list(phases) == ["Drafting", "Consultation (6 weeks)", "Views and endorsement"]
    assert phases["Views and endorsement"] == ("Monday 3 March 2031 to Monday 31 March 2031", False)
    assert all(words in response.text for words, _ in phases.values())


def test_a_step_without_a_body_is_named_and_not_asked_about(asked):
    Body.objects.filter(kind="committee").delete()

    response = asked({name: days for name, days in MEETINGS.items() if name != "Community Committee"})

    assert [row.step.body_kind for row in response.context["form"].rows] == ["partnership_board", "full_council"]
    assert "Not planned, as there is no such committee or board: Committee." in response.text
    assert "Nobody on this route decides" not in response.text


def test_bodies_whose_calendars_are_empty_are_all_named_with_the_page_that_adds_meetings(asked):
    response = asked({"Partnership": ("2031-03-03",)})

    committee, council = Body.objects.get(name="Community Committee"), Body.objects.get(name="Council")
    assert response.context["not_meeting"] == [committee, council]
    links = [f'<a class="govuk-link" href="{body.get_absolute_url()}">{body.name}</a>' for body in (committee, council)]
    assert f"Without a meeting to choose from: {', '.join(links)}. Add their meetings" in response.text
    assert "Without a meeting to choose from" not in asked(MEETINGS).text


def test_a_way_on_which_nobody_decides_says_so(asked):
    Body.objects.filter(kind="full_council").delete()

    response = asked({name: days for name, days in MEETINGS.items() if name != "Council"})

    assert "Nobody on this route decides" in response.text
