"""A council's own routes: copied, changed step by step, removed; and the pages that do it."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from governance.models import RouteTemplate
from governance.timetables.own_routes import by_step, change_route, copy_route, remove_route
from governance.timetables.routes import READY, BodyStep, Route, templates_for
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from tests.factories import make_council, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("json")]
DISTRICT = READY[0]


@pytest.fixture
def council():
    return make_council()


@pytest.fixture
def clerk(council, client):
    user = make_user(Role.CLERK, council)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


@pytest.fixture
def template(council, clerk):
    return copy_route(council, DISTRICT, by=clerk, name="Ours")


def steps_of(template):
    return templates_for(template.council)[f"own-{template.pk}"].steps


def posted(steps, **fields):
    data = {"steps-TOTAL_FORMS": len(steps), "steps-INITIAL_FORMS": 0, "name": "Ours", "description": "", **fields}
    for n, values in enumerate(steps):
        data |= {f"steps-{n}-{name}": value for name, value in values.items()}
    return data


def test_a_copy_has_the_steps_of_the_ready_route_and_is_offered_first(council, template):
    assert steps_of(template) == DISTRICT.steps
    assert next(iter(templates_for(council))) == f"own-{template.pk}"


def test_the_same_name_is_refused(council, clerk, template):
    with pytest.raises(ValidationError) as refused:
        copy_route(council, DISTRICT, by=clerk, name="Ours")

    assert refused.value.messages == ["The council has a route with this name already."]


def test_only_those_who_manage_the_council_change_its_routes(council, template):
    stranger = make_user(Role.CLERK, make_council())

    for verb in (
        lambda: copy_route(council, DISTRICT, by=stranger, name="Theirs"),
        lambda: change_route(template, by=stranger, name="Theirs", description="", steps=[{"step": 1}]),
        lambda: remove_route(template, by=stranger),
    ):
        with pytest.raises(Refused) as refused:
            verb()
        assert refused.value.reasons == ["Your roles do not let you change its routes."]


STEP = {"step": 1, "body_kind": "executive", "role": "decide"}


def test_steps_are_written_in_their_order_and_the_rest_goes(template, clerk):
    change_route(template, by=clerk, name="Ours", description="", steps=[
        STEP | {"step": 3}, STEP | {"step": 1, "role": "advise"}, STEP | {"step": 2, "role": "advise"},
    ])  # fmt: skip
    three = [(step.step, step.position, step.role) for step in template.steps.all()]
    change_route(template, by=clerk, name="Ours", description="Short.", steps=[STEP])

    assert three == [(1, 0, "advise"), (2, 1, "advise"), (3, 2, "decide")]
    assert [(step.step, step.role) for step in template.steps.all()] == [(1, "decide")]
    assert AuditEntry.objects.about(template).first().details == {"steps": 1}


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [([], "A route has at least one step."),
     ([STEP | {"is_optional": True}], "Who decides cannot be left out: it is not optional.")],
)  # fmt: skip
def test_a_route_has_a_step_and_whoever_decides_stands(template, clerk, steps, sentence):
    with pytest.raises(Refused) as refusal:
        change_route(template, by=clerk, name="Ours", description="", steps=steps)

    assert refusal.value.reasons == [sentence]


def test_bodies_at_one_step_stand_together():
    steps = (
        BodyStep(2, "executive", "recommend"),
        BodyStep(1, "scrutiny", "scrutinise"),
        BodyStep(1, "advisory", "advise"),
    )

    found = by_step(Route("r", "Route", "", steps))

    assert found == [(1, [steps[1], steps[2]]), (2, [steps[0]])]


def test_the_page_changes_every_field_of_the_steps(client, clerk, template):
    rows = [
        {"step": 2, "body_kind": "full_council", "role": "decide", "title": "Adopts", "gap_days": 5},
        {"step": 1, "body_kind": "scrutiny", "role": "scrutinise", "is_optional": "on", "consultation_weeks": 6},
        {"step": 1, "body_kind": "advisory", "role": "advise"},
        {"step": 3, "body_kind": "executive", "role": "note", "DELETE": "on"},
    ]

    response = client.post(reverse("governance:route_edit", args=[template.pk]), posted(rows, name="Shorter"))

    assert response.url == reverse("governance:routes", args=[template.council.slug])
    template.refresh_from_db()
    assert (template.name, steps_of(template)) == (
        "Shorter",
        (
            BodyStep(1, "scrutiny", "scrutinise", "", True, 0, 6),
            BodyStep(1, "advisory", "advise"),
            BodyStep(2, "full_council", "decide", "Adopts", False, 5, 0),
        ),
    )
    assert AuditEntry.objects.about(template).first().event == "route changed"


def test_a_route_without_steps_is_refused_and_what_was_typed_stays(client, clerk, template):
    response = client.post(reverse("governance:route_edit", args=[template.pk]), posted([], name="Empty"))

    assert response.context["form"].non_field_errors() == ["A route has at least one step."]
    assert response.context["form"]["name"].value() == "Empty"
    assert len(steps_of(template)) == len(DISTRICT.steps)


def test_a_step_out_of_range_says_so_at_its_field(client, clerk, template):
    rows = [{"step": 0, "body_kind": "scrutiny", "role": "scrutinise", "gap_days": 300}]

    formset = client.post(reverse("governance:route_edit", args=[template.pk]), posted(rows)).context["formset"]

    assert set(formset.forms[0].errors) == {"step", "gap_days"}


def test_the_copy_page_makes_a_route_under_a_free_name(client, clerk, council):
    url = reverse("governance:route_copy", args=[council.slug, "addendum"])
    client.post(url, {"name": "Our addendum"})

    again = client.post(url, {"name": "Our addendum"})

    assert [route.name for route in RouteTemplate.objects.all()] == ["Our addendum"]
    assert again.context["form"].errors["name"] == ["The council has a route with this name already."]
    assert client.get(reverse("governance:route_copy", args=[council.slug, "none"])).status_code == 404


def test_a_removed_route_is_no_longer_offered_and_is_in_the_audit(client, clerk, template):
    client.post(reverse("governance:route_remove", args=[template.pk]))

    assert not RouteTemplate.objects.exists()
    assert AuditEntry.objects.filter(event="route removed").get().details == {"name": "Ours"}
