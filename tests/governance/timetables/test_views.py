"""Pages of a timetable: a stage more, and its route kept for the next plan."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from governance.models import RouteTemplate, Stage
from partnerships.access import Role
from tests.factories import make_body, make_council, make_plan, make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def timetable():
    return make_timetable()


@pytest.fixture
def clerk(client, timetable):
    user = make_user(Role.CLERK, timetable.council)
    client.force_login(user)
    return user


def address(name, *args):
    return reverse(f"governance:{name}", args=args)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def one_more(body, **more):
    return {"body": body.pk, "role": "note", "step": "5", "title": "For information", **more}


@pytest.fixture
def audit_committee(timetable):
    return make_body(timetable.council, "committee", name="Audit Committee")


def test_a_stage_more_is_asked_for_after_the_last_step(client, timetable, clerk):
    page = client.get(address("stage_create", timetable.pk))

    assert page.context["form"]["step"].value() == "5"
    assert (page.context["title"], page.context["caption"]) == ("Add a stage", "Safer Anyborough")
    assert page.context["back_url"] == timetable.get_absolute_url()


def test_a_stage_more_is_saved_with_what_it_is_for(client, timetable, clerk, audit_committee):
    response = client.post(address("stage_create", timetable.pk), one_more(audit_committee))

    stage = timetable.stages.get(body=audit_committee)
    assert (response.url, said(response)) == (
        timetable.get_absolute_url(), ["The stage is added. Say when it takes place."],
    )  # fmt: skip
    assert (stage.step, stage.position, stage.role, stage.title) == (5, 0, "note", "For information")
    assert (stage.state, stage.day) == (Stage.State.PLANNED, None)


def test_a_stage_more_of_a_taken_step_stands_beside_the_others(client, timetable, clerk, audit_committee):
    client.post(address("stage_create", timetable.pk), one_more(audit_committee, step="2"))

    stages = timetable.stages.filter(step=2).order_by("position")
    assert [stage.body.name for stage in stages] == ["Overview and Scrutiny", "Audit Committee"]


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("body", "Choose the committee or board."),
        ("role", "Choose the role."),
        ("step", "Enter the step."),
    ],
)
def test_a_stage_more_that_lacks_something_is_refused(field, asked, client, timetable, clerk, audit_committee):
    typed = one_more(audit_committee) | {field: ""}

    form = client.post(address("stage_create", timetable.pk), typed).context["form"]

    assert form.errors == {field: [asked]}
    assert form["title"].value() == "For information"
    assert timetable.stages.count() == 4


def test_a_stage_more_at_a_body_of_another_council_is_refused(client, timetable, clerk):
    stranger = make_body(make_council("Elsewhere Council"), "committee", name="Elsewhere Committee")

    form = client.post(address("stage_create", timetable.pk), one_more(stranger)).context["form"]

    assert list(form.errors) == ["body"]
    assert (form["step"].value(), form["role"].value()) == ("5", "note")
    assert timetable.stages.count() == 4


def test_a_stage_more_is_not_for_a_member(client, timetable, audit_committee):
    client.force_login(make_user(Role.MEMBER, timetable.council))

    response = client.post(address("stage_create", timetable.pk), one_more(audit_committee))

    assert response.status_code == 403
    assert timetable.stages.count() == 4


def test_a_route_is_offered_to_be_kept_under_the_name_it_has(client, timetable, clerk):
    page = client.get(address("keep_route", timetable.pk))

    form = page.context["form"]
    assert (form["name"].value(), form["description"].value()) == ("District with an executive", None)
    assert page.context["back_url"] == timetable.get_absolute_url()


def test_a_route_is_kept_with_its_words_and_said_so(client, timetable, clerk):
    response = client.post(address("keep_route", timetable.pk), {"name": "Our way", "description": "For every plan."})

    route = RouteTemplate.objects.get()
    assert (route.name, route.description, route.council) == ("Our way", "For every plan.", timetable.council)
    assert said(response) == ["The route is kept: it is offered when the next timetable is built."]
    assert response.url == timetable.get_absolute_url()


def test_a_route_without_a_name_is_not_kept_and_its_description_stays(client, timetable, clerk):
    response = client.post(address("keep_route", timetable.pk), {"name": "", "description": "For every plan."})

    form = response.context["form"]
    assert form.errors == {"name": ["Enter the name of the route."]}
    assert form["description"].value() == "For every plan."
    assert RouteTemplate.objects.count() == 0


def test_a_second_route_of_one_name_is_refused_on_the_page(client, timetable, clerk):
    RouteTemplate.objects.create(council=timetable.council, name="Our way")

    form = client.post(address("keep_route", timetable.pk), {"name": "Our way"}).context["form"]

    assert form.non_field_errors() == ["The council has a route with this name already."]
    assert form["name"].value() == "Our way"
    assert RouteTemplate.objects.count() == 1


def test_a_route_is_not_kept_by_an_officer_of_the_partnership(client, timetable):
    client.force_login(make_user(Role.OFFICER, timetable.paper.partnership))

    response = client.post(address("keep_route", timetable.pk), {"name": "Our way"})

    assert response.status_code == 403
    assert RouteTemplate.objects.count() == 0


def test_the_list_offers_a_draft_that_has_no_timetable(client, timetable, clerk):
    plan = make_plan(timetable.paper.partnership, title="Safer still")

    context = client.get(address("timetables")).context

    assert [row.record.timetable for row in context["timetables"].rows] == [timetable]
    assert context["without"] == [plan.paper]


def test_a_member_of_the_council_is_offered_no_draft_to_plan(client, timetable):
    make_plan(timetable.paper.partnership, title="Safer still")
    client.force_login(make_user(Role.MEMBER, timetable.council))

    assert client.get(address("timetables")).context["without"] == []


def test_the_timetables_of_one_text_say_that_no_council_is_missing(client, timetable, clerk):
    context = client.get(address("paper_timetables", timetable.paper.key)).context

    assert [row.record.timetable for row in context["timetables"].rows] == [timetable]
    assert (list(context["missing"]), context["may_build"]) == ([], True)


def test_the_first_timetable_of_a_text_is_offered_and_no_second_one_missed(client, timetable, clerk):
    paper = make_plan(timetable.paper.partnership, title="Safer still").paper

    context = client.get(address("paper_timetables", paper.key)).context

    assert len(context["timetables"].rows) == 0
    assert (list(context["missing"]), context["may_build"]) == ([], True)
