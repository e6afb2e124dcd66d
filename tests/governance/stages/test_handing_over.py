"""A step that goes over to another committee or board."""

from datetime import date

import pytest
from django.urls import reverse

from governance.models import Stage
from governance.stages.handing_over import hand_over, others
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from tests.days import in_weeks
from tests.factories import make_body, make_council, make_meeting, make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    return make_timetable().stages.get(body__kind="scrutiny")


@pytest.fixture
def clerk(stage):
    return make_user(Role.CLERK, stage.timetable.council)


@pytest.fixture
def panel(stage):
    return make_body(stage.timetable.council, "scrutiny", name="People Panel")


def test_the_other_takes_it_at_the_meeting_that_is_chosen_in_the_one_list(stage, clerk, panel, client):
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    meeting = make_meeting(panel, in_weeks(6))
    chosen = {"to": f"{panel.pk}-{meeting.pk}", "reason": "It looks at people."}

    client.post(reverse("governance:stage_hand_over", args=[stage.pk]), chosen)

    now = Stage.objects.get(pk=stage.pk)
    assert (now.body, now.current_date.meeting) == (panel, meeting)
    assert AuditEntry.objects.filter(event="step handed over").count() == 1


def test_bodies_of_the_council_that_decides_and_of_the_partnership_may_take_it(stage, panel):
    stage.paper.partnership.lead_councils.add(other := make_council("Otherham Council"))
    make_body(other, "scrutiny", name="Otherham Scrutiny")

    names = {body.name for body in others(stage)}

    assert names == {"Partnership board", "Cabinet", "Full Council", "People Panel"}


@pytest.mark.parametrize("why", ["decided", "stranger", "foreign meeting"])
def test_what_cannot_be_handed_over_is_refused(why, stage, clerk, panel):
    if why == "decided":
        Stage.objects.filter(pk=stage.pk).update(state=Stage.State.DECIDED)
        stage.refresh_from_db()
    to = make_body(name="Another Cabinet") if why == "stranger" else panel
    meeting = make_meeting(stage.body, date(2027, 2, 9)) if why == "foreign meeting" else None

    with pytest.raises(Refused) as refused:
        hand_over(stage, by=clerk, to=to, reason="So decided.", meeting=meeting)

    sentences = {
        "decided": "Overview and Scrutiny is done with it: what was decided stays with those who decided.",
        "stranger": "Another Cabinet cannot take this step: choose another.",
        "foreign meeting": "That is not a meeting of People Panel.",
    }
    assert refused.value.reasons == [sentences[why]]
