"""Files of a meeting's packs are handed out by one question, to the same people as everywhere else."""

import pytest
from django.urls import reverse
from django.utils import timezone

from governance.models import Body, Pack
from governance.packs.serving import stored_file, that_may_be_opened_by
from partnerships.access import SCOPE_OF_ROLE, Permission, Scope, may
from plans.printing.making import store
from tests.days import today
from tests.factories import make_council, make_meeting, make_partnership, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["council", "joint", "board"])
def meeting(request, timetable):
    kind = {"board": "partnership_board"}.get(request.param, "executive")
    body = timetable.stages.get(body__kind=kind).body
    if request.param == "joint":
        body.also_of.add(make_council())
    return make_meeting(body, today())


@pytest.fixture
def full(meeting, clerk):
    content = b"%PDF-1.7\n"
    made = {"making": "ready", "file": store(content, folder="packs"), "sha256": "a" * 64, "published_by": clerk}
    return Pack.objects.create(
        meeting=meeting, variant="full", name="full", state="published", published_at=timezone.now(), **made
    )


def people_of_all_roles(body: Body):
    partnership = body.partnership or make_partnership()
    lead = body.council or partnership.lead_councils.first()
    places = {
        Scope.PARTNERSHIP: [partnership, make_partnership()],
        Scope.COUNCIL: [lead, make_council(), *body.also_of.all()],
    }
    return [make_user(role, at) for role, scope in SCOPE_OF_ROLE.items() for at in places.get(scope, [None])]


@pytest.mark.both("windows")
def test_a_full_pack_opens_to_the_roles_that_may_read_papers(full):
    people = people_of_all_roles(full.meeting.body)
    opened = [that_may_be_opened_by(Pack.objects.all(), user.pk).exists() for user in people]

    assert opened == [may(user, Permission.VIEW_PAPERS, full) for user in people]
    assert {True, False} == set(opened)


def test_a_file_that_is_ready_is_found_by_one_question(full, clerk, django_assert_num_queries):
    user = make_user(is_superuser=True)
    stored_file(Pack, user, full.meeting_id, "full")

    with django_assert_num_queries(1):
        found = stored_file(Pack, user, full.meeting_id, "full")

    assert (found.pk, found.sha256, found.is_open, found.may_sit) == (full.pk, full.sha256, False, False)


def test_a_number_that_no_database_takes_is_no_meeting(client, full):
    assert client.get(reverse("governance:meeting_pack", args=[2**70, "full"])).status_code == 404
