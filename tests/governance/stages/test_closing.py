"""Steps that were never needed are closed together once the text is adopted."""

import pytest
from django.urls import reverse

from governance.models import Stage, Timetable
from governance.stages import lifecycle
from governance.stages.closing import close_left_open, left_open
from partnerships.access import Role
from partnerships.verbs import Refused
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def adopted(timetable, clerk):
    """Full Council adopts; the three bodies before it were never asked."""
    council = timetable.stages.get(body__kind="full_council")
    lifecycle.submit(council, by=clerk)
    lifecycle.publish_papers(council, by=clerk)
    lifecycle.record_outcome(council, by=clerk, kind="adopted")
    return Timetable.objects.get(pk=timetable.pk)


def test_all_open_steps_of_an_adopted_text_are_withdrawn_with_one_reason(adopted, clerk):
    close_left_open(adopted, by=clerk, reason="Adopted without them.")

    states = adopted.stages.in_order().values_list("state", flat=True)
    assert list(states) == ["withdrawn", "withdrawn", "withdrawn", "decided"]
    outcomes = Stage.objects.filter(timetable=adopted, state="withdrawn").values_list("outcomes__resolution", flat=True)
    assert set(outcomes) == {"Adopted without them."}


def test_steps_of_a_text_that_is_not_adopted_stay(timetable, clerk):
    assert left_open(timetable) == []
    with pytest.raises(Refused, match="is not adopted yet: its steps may still be needed"):
        close_left_open(timetable, by=clerk, reason="Tidy.")


def test_closing_needs_its_reason(adopted, clerk):
    with pytest.raises(Refused, match="Say why the steps are closed"):
        close_left_open(adopted, by=clerk, reason=" ")


def test_page_names_the_steps_and_closes_them(client, adopted):
    client.force_login(make_user(Role.CLERK, adopted.council), backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("governance:timetable_close", args=[adopted.pk])
    offered = client.get(adopted.get_absolute_url()).content.decode()

    shown, closed = client.get(url), client.post(url, {"reason": "Not needed."})

    assert url in offered
    assert shown.context["rows"][1]["value"] == "Partnership board, Overview and Scrutiny and Cabinet"
    assert (closed.url, left_open(Timetable.objects.get(pk=adopted.pk))) == (adopted.get_absolute_url(), [])
