"""Pages of what changed since a body saw the text: which text is chosen, and which bodies are offered."""

import pytest
from django.urls import reverse

from governance.models import Stage
from partnerships.access import Role
from tests.factories import make_timetable, make_user
from tests.governance.stages.test_lifecycle import put_in, stage_of

pytestmark = pytest.mark.django_db
PAGES = pytest.mark.parametrize("name", ["stage_changes", "stage_sheet"])


@pytest.fixture
def timetable():
    return make_timetable()


@pytest.fixture
def clerk(client, timetable):
    user = make_user(Role.CLERK, timetable.council)
    client.force_login(user)
    return user


@pytest.fixture
def stage(timetable, clerk):
    """Scrutiny was given version 1, the executive version 2; the draft is open still."""
    stage = put_in(stage_of(timetable, "scrutiny"), Stage.State.SUBMITTED, clerk)
    put_in(stage_of(timetable, "executive"), Stage.State.SUBMITTED, clerk)
    return stage


def shown(client, name, stage, **asked):
    return client.get(reverse(f"governance:{name}", args=[stage.pk]), asked).context


@PAGES
def test_both_pages_say_since_when_and_for_which_text(name, client, stage):
    context = shown(client, name, stage)

    assert context["title"] == "What changed since Overview and Scrutiny saw version 1"
    assert (context["stage"], context["paper"]) == (stage, stage.paper)


@PAGES
@pytest.mark.parametrize(("asked", "chosen"), [("1", "1"), ("2", "2"), ("draft", "draft")])
def test_the_text_that_was_asked_for_is_chosen(asked, chosen, name, client, stage):
    context = shown(client, name, stage, **{"with": asked})

    assert (context["target"].value, context["since"].target) == (chosen, context["target"])
    assert context["since"].is_draft is (chosen == "draft")


@PAGES
@pytest.mark.parametrize("asked", ["", "99", "version 1"])
def test_a_text_that_there_is_none_of_leaves_the_newest(asked, name, client, stage):
    context = shown(client, name, stage, **{"with": asked})

    assert [target.value for target in context["targets"]] == ["draft", "2", "1"]
    assert context["target"] == context["targets"][0]


def test_every_body_that_was_given_a_text_is_offered_in_order(client, stage):
    bodies = shown(client, "stage_changes", stage)["bodies"]

    assert [each["name"] for each in bodies] == ["Overview and Scrutiny", "Cabinet"]


def test_a_later_body_is_not_compared_with_what_was_before_it(client, timetable, stage):
    later = stage_of(timetable, "executive")

    assert [target.value for target in shown(client, "stage_changes", later)["targets"]] == ["draft", "2"]


@PAGES
def test_a_stage_that_was_given_nothing_has_neither_page(name, client, timetable, stage):
    planned = stage_of(timetable, "full_council")

    assert client.get(reverse(f"governance:{name}", args=[planned.pk])).status_code == 404
