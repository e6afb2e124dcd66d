"""The page that answers "are we on time?", and the picture with deadlines and slack that only the workspace sees."""

import pytest
from django.urls import reverse

from governance.models import Timetable, settings_of
from governance.stages.record import timetable_record
from governance.timetables.picture.marks import marked
from governance.timetables.picture.timeline import sentences, timeline_rows, timeline_svg
from governance.timetables.stage_facts import facts_of
from partnerships.access import Role
from plans.papers.record import record_of
from tests.days import in_days
from tests.factories import make_council, make_partnership, make_plan, make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def timetable():
    return make_timetable(start=in_days(28))


def page_of(paper):
    return reverse("governance:paper_on_time", args=[paper.key])


def test_page_answers_for_each_deciding_council(client, timetable):
    paper = timetable.paper
    second = make_council(name="Otherborough Council")
    paper.partnership.lead_councils.add(second)
    make_timetable(paper, council=second, start=in_days(-12))
    client.force_login(make_user(Role.OFFICER, paper.partnership))

    answers = client.get(page_of(paper)).context["answers"]

    assert [(each["timetable"].council.name, each["verdict"].words) for each in answers] == [
        ("Anyborough Council", "No, the adoption day does not hold"),  # adopted after the plan of 2026 began
        ("Otherborough Council", "No, the adoption day does not hold"),
    ]
    overdue = " ".join(late.words for late in answers[1]["verdict"].overdue)
    assert "from Democratic services, Otherborough Council" in overdue


def test_page_without_a_timetable_says_that_it_cannot_be_told_and_who_builds_one(client):
    paper = make_plan().paper
    officer, clerk = (
        make_user(Role.OFFICER, paper.partnership),
        make_user(Role.CLERK, paper.partnership.lead_councils.get()),
    )

    words = []
    for user in (officer, clerk):
        client.force_login(user)
        words.append(client.get(page_of(paper)).content.decode())

    assert "The clerk builds it." in words[0]
    assert "Build its timetable" in words[1]


def test_stranger_does_not_find_the_page(client, timetable):
    client.force_login(make_user(Role.CLERK, make_partnership().lead_councils.get()))

    assert client.get(page_of(timetable.paper)).status_code == 404


# --- The picture -----------------------------------------------------------------------------------------------


def picture_data(timetable, starts_on=None):
    found = Timetable.objects.with_stages().get(pk=timetable.pk)
    settings = settings_of(found.council)
    return marked(timetable_record(found, public=False, settings=settings), facts_of(found), settings, starts_on)


def test_marks_stand_in_picture_table_and_sentences(timetable):
    data = picture_data(timetable)
    svg, row = timeline_svg(data), timeline_rows(data)[2]

    for words in ("comments due", "draft to those who sign", "final report", "slack, up to the latest date"):
        assert words in svg
    assert [each["words"].split(": ")[1] for each in row["deadlines"]] == [
        "comments on the draft", "draft to those who sign it", "final report to democratic services",
    ]  # fmt: skip
    assert row["slack"]["words"] in sentences(data)[2]
    assert "style=" not in svg


def test_every_day_in_the_table_says_why(client, timetable):
    client.force_login(make_user(Role.CLERK, timetable.council))

    [answer] = client.get(page_of(timetable.paper)).context["answers"]

    row = timeline_rows(picture_data(timetable))[2]
    assert all(" working days before " in each["reason"] for each in row["deadlines"])
    assert row["publish_why"].startswith("five clear working days before ")
    dues = [line.following for line in answer["lines"] if line.following and line.following.due]
    assert [due.what.value for due in dues if not due.reason] == []


def test_date_past_the_latest_is_hatched_and_named(timetable):
    data = picture_data(timetable, starts_on=in_days(28))

    assert "past the latest date" in timeline_svg(data)
    assert timeline_rows(data)[3]["slack"]["words"].endswith("too late")


@pytest.mark.parametrize("layout", ["wide", "narrow"])
def test_every_layout_draws_one_slack_for_each_stage_that_has_one(timetable, layout):
    data = picture_data(timetable)

    bars = timeline_svg(data, layout=layout).count('fill="#bfe3d0"')

    assert bars == sum(bool(stage["slack"]) for stage in data["stages"]) + 1  # and one in the legend


def test_public_and_full_records_know_nothing_of_deadlines_and_slack(timetable):
    for record in (record_of(timetable.paper, public=True), record_of(timetable.paper, public=False)):
        [found] = record["timetables"]
        assert all("deadlines" not in stage and "slack" not in stage for stage in found["stages"])
        assert "comments due" not in record["timeline_html"]
        assert "Latest date and slack" not in record["timeline_html"]
