"""Every list to choose a body, a step or a meeting from tells two bodies of one name apart."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html

from governance.models import Stage, StageDate, Timetable
from governance.models.bodies import told_apart
from governance.stages.lifecycle import submit
from governance.stages.naming import stage_names
from partnerships.access import Role
from tests.days import in_weeks, today
from tests.factories import (
    make_body,
    make_council,
    make_meeting,
    make_partnership,
    make_plan,
    make_report,
    make_user,
)
from tests.governance.meetings.meeting_files import xlsx

pytestmark = pytest.mark.django_db


@pytest.fixture
def cabinets():
    """Three bodies called Cabinet: two councils' and, by the same name, the partnership's own."""
    partnership = make_partnership("Two Towns Partnership", council=make_council("Anyborough Council"))
    partnership.lead_councils.add(make_council("Otherham Council"))
    councils = partnership.lead_councils.order_by("name")
    owners = [{"council": each} for each in councils] + [{"partnership": partnership}]
    return [make_body(kind="executive", name="Cabinet", **owner) for owner in owners]


@pytest.fixture
def timetable(cabinets):
    """All three on one timetable, the first one twice, each with a meeting to come."""
    first, second, own = cabinets
    timetable = Timetable.objects.create(paper=make_plan(own.partnership).paper, council=first.council)
    by = make_user(Role.SITE_ADMINISTRATOR)
    for step, body in enumerate((own, first, second, first), start=1):
        stage = Stage.objects.create(
            timetable=timetable, step=step, body=body, role="recommend" if step < 4 else "decide"
        )
        meeting = make_meeting(body, in_weeks(20) + timedelta(weeks=step // 4))
        StageDate.objects.create(stage=stage, standing="planned", meeting=meeting, said_by=by)
    return timetable


@pytest.fixture
def site(client):
    user = make_user(Role.SITE_ADMINISTRATOR)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


def lists_of(response):
    """What each list of a page offers: selects, groups of buttons, and lists of links to choose from."""
    page = html.fromstring(response.content.decode())
    selects = [[words(each) for each in select.iter("option")] for select in page.iter("select")]
    groups = [[words(label) for label in group.xpath(".//label")] for group in page.xpath("//fieldset")]
    links = [[words(each) for each in group.xpath(".//li")] for group in page.xpath("//*[@class='csp-choice']//ul")]
    return [offered for offered in (*selects, *groups, *links) if offered]


def words(element):
    return " ".join(element.text_content().split())


def ambiguous(response):
    return [
        offered
        for offered in lists_of(response)
        if any(number > 1 for number in Counter(offered).values()) or offered.count("Cabinet") > 0
    ]


PAGES = {
    "a route": lambda timetable: reverse("governance:build", args=[make_plan(timetable.paper.partnership).paper.key]),
    "a step more": lambda timetable: reverse("governance:stage_create", args=[timetable.pk]),
    "a step's place": lambda timetable: reverse("governance:stage_facts", args=[timetable.stages.first().pk]),
    "a step's date": lambda timetable: reverse("governance:stage_date", args=[timetable.stages.first().pk]),
    "the rest": lambda timetable: reverse("governance:plan_rest", args=[timetable.pk]),
    "a report": lambda timetable: reverse("governance:report_create", args=[timetable.pk]),
    "a report's version": lambda timetable: reverse("governance:report_freeze", args=[make_report(timetable).pk]),
    "deferring": lambda timetable: reverse("governance:stage_defer", args=[timetable.stages.first().pk]),
    "the desk": lambda timetable: reverse("governance:desk"),
    "a body": lambda timetable: reverse("governance:body_create"),
}


@pytest.mark.parametrize("name", PAGES)
def test_no_list_offers_the_same_words_twice(name, client, site, timetable):
    response = client.get(PAGES[name](timetable))

    assert response.status_code == 200
    assert ambiguous(response) == []


def test_the_steps_of_a_route_tell_the_meetings_of_two_bodies_apart(client, site, timetable):
    paper = make_plan(timetable.paper.partnership).paper
    asked = {"council": timetable.council.pk, "route": "district", "not_before": today().isoformat()}

    response = client.get(reverse("governance:build", args=[paper.key]), asked)

    assert [group["row"].label for group in response.context["groups"]].count("Cabinet or executive") == 1
    assert ambiguous(response) == []


def test_a_title_of_a_file_is_mapped_to_a_body_with_its_council(client, site, timetable, cabinets):
    sheet = xlsx(["Body", "Date"], ["The Executive Group", in_weeks(20)])

    response = client.post(
        reverse("governance:council_import", args=[timetable.council.slug]),
        {"file": SimpleUploadedFile("meetings.xlsx", sheet)},
    )

    (field,) = response.context["form"].title_fields()
    assert [label for _, label in field.field.choices][1:] == [
        "Cabinet, Anyborough Council", "Cabinet, Two Towns Partnership",
    ]  # fmt: skip


def test_the_bodies_that_saw_a_text_are_told_apart(client, site, timetable):
    first, second = timetable.stages.order_by("step")[:2]
    for stage in (first, second):
        submit(stage, by=site)

    assert ambiguous(client.get(reverse("governance:stage_changes", args=[second.pk]))) == []


def test_a_name_that_stands_once_stands_alone(cabinets):
    council = make_body(cabinets[0].council, "full_council", name="Full Council")

    assert list(told_apart([cabinets[0], council]).values()) == ["Cabinet", "Full Council"]
    assert list(told_apart(cabinets).values()) == [
        "Cabinet, Anyborough Council", "Cabinet, Otherham Council", "Cabinet, Two Towns Partnership",
    ]  # fmt: skip


def test_a_body_that_comes_twice_is_told_by_its_step(timetable):
    stages = timetable.stages.order_by("step")

    assert list(stage_names([stages[1], stages[3]]).values()) == ["Cabinet, step 2", "Cabinet, step 4"]
