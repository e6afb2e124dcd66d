"""Building a timetable on its pages: what is suggested, what is made, what is refused."""

from datetime import date

import pytest
from django.urls import reverse

from governance.models import Meeting, Timetable
from partnerships.access import Role
from tests.factories import (
    make_body,
    make_meeting,
    make_plan,
    make_user,
)
from tests.governance.pages import page, send

pytestmark = [pytest.mark.django_db, pytest.mark.both("lists")]


def test_build_suggests_meetings_that_leave_time_for_the_next_papers(client):
    paper = make_plan().paper
    council = paper.partnership.lead_councils.get()
    clerk = make_user(Role.CLERK, council)
    board = make_body(partnership=paper.partnership, kind="partnership_board", name="Partnership")
    cabinet = make_body(council)
    make_meeting(board, date(2031, 3, 3))
    too_soon, in_time = make_meeting(cabinet, date(2031, 3, 10)), make_meeting(cabinet, date(2031, 3, 18))
    question = {"council": str(council.pk), "route": "addendum", "not_before": "2031-03-01"}

    response = page(client, clerk, "build", paper.key, **question)

    suggested = [row.suggested for row in response.context["form"].rows]
    assert suggested[1] == f"m{in_time.pk}" != f"m{too_soon.pk}"


def test_build_makes_the_timetable_of_what_was_chosen(client):
    paper = make_plan().paper
    council = paper.partnership.lead_councils.get()
    clerk = make_user(Role.CLERK, council)
    cabinet = make_body(council)
    meeting = make_meeting(cabinet, date(2031, 3, 18))
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("governance:build", args=[paper.key])
    question = f"?council={council.pk}&route=addendum&not_before=2031-03-01"

    response = client.post(
        url + question,
        {
            "stop-0": "none", "stop-0-role": "recommend", "stop-0-title": "",
            "stop-1": f"m{meeting.pk}", "stop-1-role": "decide", "stop-1-title": "Adopts",
        },
    )  # fmt: skip

    made = Timetable.objects.get(paper=paper)
    assert response.url == made.get_absolute_url()
    stage = made.stages.get()
    assert (stage.body, stage.role, stage.title, stage.day) == (cabinet, "decide", "Adopts", date(2031, 3, 18))


def planning(client, **question):
    """The second page of building, for a plan that goes to Cabinet and Full Council."""
    paper = make_plan().paper
    council = paper.partnership.lead_councils.get()
    board = make_body(partnership=paper.partnership, kind="partnership_board", name="Partnership")
    committee = make_body(council, "committee", name="Community Committee")
    full = make_body(council, "full_council", name="Council")
    for body, days in ((board, (3, 24)), (committee, (10, 31)), (full, (19, 27))):
        for n, day in enumerate(days):
            make_meeting(body, date(2031, 3 + n * (body == full), day))
    question = {"council": str(council.pk), "route": "committee-system", "not_before": "2031-03-01", **question}
    if "final" in question:
        question["final"] = str(Meeting.objects.get(on=question["final"], body__name=question["to"]).pk)
    return page(client, make_user(Role.CLERK, council), "build", paper.key, **question)


def test_build_plans_backwards_from_the_meeting_that_decides(client):
    response = planning(client, final="2031-04-27", to="Council")

    rows = response.context["form"].rows
    chosen = [str(Meeting.objects.get(pk=row.suggested[1:]).on) for row in rows]
    assert chosen == ["2031-03-03", "2031-03-31", "2031-04-27"]
    assert "Planned backwards" in response.content.decode()


def test_build_plans_forwards_to_the_earliest_meeting(client):
    rows = planning(client).context["form"].rows

    assert [str(row.slot.on) for row in rows] == ["2031-03-03", "2031-03-31", "2031-04-27"]


def test_build_says_where_there_is_no_way_and_offers_the_nearest_day(client):
    response = planning(client, final="2031-03-19", to="Council", not_before="2031-03-12")

    assert response.context["plan"].no_way.sentence == (
        "Partnership has no meeting in the calendar between Wednesday 12 March 2031 and Wednesday 19 March 2031. The "
        "nearest day that would do is Council on Sunday 27 April 2031."
    )
    council_day = Meeting.objects.get(on="2031-04-27")
    assert f"final={council_day.pk}" in response.context["instead"]
    assert response.context["form"].rows[0].suggested.startswith("b")


def test_build_refuses_a_final_meeting_of_a_body_that_does_not_decide_on_this_route(client):
    response = planning(client, final="2031-04-27", to="Council", route="addendum")

    assert response.context["form"].errors["final"] == [
        "On this route Cabinet or executive decides: choose one of its meetings, or none."
    ]


def test_build_is_not_for_an_officer(client):
    paper = make_plan().paper

    assert page(client, make_user(Role.OFFICER, paper.partnership), "build", paper.key).status_code == 403


def test_keep_route_offers_it_for_the_next_plan(client, timetable, clerk):
    send(client, clerk, "keep_route", timetable.pk, name="Our way", description="For every plan.")

    paper = make_plan(timetable.paper.partnership).paper
    form = page(client, clerk, "build", paper.key).context["form"]

    assert form.fields["route"].choices[0][1] == "Our way: For every plan."
