"""A committee of two councils, a board within a wider one, a body of one: whose they are, and where they count."""

from copy import deepcopy
from datetime import date

import pytest
from django.urls import reverse

from governance.meetings.councillors import bodies_to_sit_on, sitting_on
from governance.models import Body, Meeting
from governance.packs.fronts import front_facts
from governance.stages import lifecycle
from governance.timetables.past import PastStep, enter_past_way
from partnerships.access import Permission, Role, may
from partnerships.models import Organisation
from plans.interchange import export_plan, import_plan
from plans.models import Plan
from tests.days import today
from tests.factories import (
    make_body,
    make_council,
    make_meeting,
    make_partnership,
    make_plan,
    make_timetable,
    make_user,
)
from tests.governance.pages import page, said, send
from tests.governance.timetables.test_interchange import STAGES, make_file
from tests.interchange_files import COUNCIL, short

pytestmark = pytest.mark.django_db


@pytest.fixture
def other():
    return make_council("Otherborough Council")


@pytest.fixture
def partnership(other):
    partnership = make_partnership()
    partnership.lead_councils.add(other)
    return partnership


@pytest.fixture
def council(partnership, other):
    return partnership.lead_councils.exclude(pk=other.pk).get()


@pytest.fixture
def joint(council, other):
    body = make_body(council, "committee", name="Joint Community Safety Committee")
    body.also_of.add(other)
    return body


def test_it_is_both_councils_own(joint, council, other):
    assert joint.whose == "Anyborough Council and Otherborough Council"
    assert [each in Body.objects.of_council(council) for each in (joint, make_body(other))] == [True, False]
    assert bodies_to_sit_on(other) == bodies_to_sit_on(council) | {b.slug: b.name for b in other.bodies.all()}


def test_clerks_of_both_keep_its_meetings(joint, council, other):
    clerks = [make_user(Role.CLERK, each) for each in (council, other, make_council("Elsewhere Council"))]

    assert [may(clerk, Permission.MANAGE_MEETINGS, joint) for clerk in clerks] == [True, True, False]
    assert [joint in Body.objects.managed_by(clerk) for clerk in clerks] == [True, True, False]


def test_texts_of_a_partnership_of_either_may_go_to_it(joint, partnership, other):
    of_other = make_partnership("Otherborough Partnership", council=other)

    assert [joint in Body.objects.open_to(each) for each in (partnership, of_other)] == [True, True]


def test_councillors_of_both_sit_on_it(joint, council, other):
    members = [make_user(Role.MEMBER, each) for each in (council, other)]
    for member in members:
        member.role_assignments.update(bodies=[joint.slug])

    assert [role.user for role in sitting_on(joint)] == members


def test_what_it_decides_counts_for_both_councils(joint, partnership, council, other):
    plan, admin = make_plan(partnership), make_user("site_administrator")
    for each in (council, other):
        timetable = make_timetable(plan.paper, council=each, route=(("committee", "decide"),), by=admin)
        timetable.stages.update(body=joint)
        timetable.stages.get().dates.update(meeting=None, stated_on="2026-03-17")
    first, second = (timetable.stages.get() for timetable in plan.paper.timetables.all())
    lifecycle.submit(first, by=admin)

    lifecycle.record_outcome(first, by=admin, kind="adopted", held="2026-03-17", today=date(2026, 3, 18))

    second.refresh_from_db()
    plan.paper.refresh_from_db()
    assert (second.state, second.version, plan.paper.state) == ("decided", first.version, "adopted")


def test_list_of_meetings_of_a_council_holds_those_of_its_joint_committees(client, joint, other):
    make_meeting(joint, date(2027, 2, 10))

    rows = page(client, None, "meetings", council=other.slug, from_day="01/01/2027").context["rows"]

    assert rows == list(Meeting.objects.all())


def test_body_of_two_councils_within_a_wider_board_is_entered_in_one_form(client, council, other):
    clerk = make_user(Role.CLERK, council)
    data = {"owner": f"council-{council.pk}", "name": "Safer Group", "kind": "officer_board", "also_of": [other.pk]}

    answer = send(client, clerk, "body_create", **data, part_of="Local Strategic Partnership")

    assert said(answer) == ["It is added. Add its meetings next."]
    assert Body.objects.get(name="Safer Group").whose == (
        "Anyborough Council and Otherborough Council, part of Local Strategic Partnership"
    )


def test_council_named_twice_is_refused(client, council, other):
    clerk = make_user(Role.CLERK, council)
    data = {"owner": f"council-{council.pk}", "name": "Safer Group", "kind": "committee", "also_of": [council.pk]}

    answer = send(client, clerk, "body_create", **data)

    assert answer.context["form"].errors["also_of"] == [
        "A joint committee belongs to one council above, and here to others."
    ]


def test_single_member_who_was_consulted_is_a_body_of_one(council, partnership):
    holder = make_body(council, "single_member", name="Portfolio Holder for Communities")
    paper, clerk = make_plan(partnership).paper, make_user(Role.CLERK, council)
    steps = [PastStep(holder, "supported", "consult", "2023-02")]

    way = enter_past_way(paper, by=clerk, council=council, steps=steps)

    stage = way.timetable.stages.get()
    assert (stage.get_role_display(), stage.body.get_kind_display()) == ("Is consulted", holder.get_kind_display())


def test_export_of_import_keeps_whose_a_body_is():
    data = make_file(*STAGES)
    other = {**COUNCIL, "slug": "otherborough", "name": "Otherborough Council"}
    data["record"]["organisations"].append(other)
    data["record"]["bodies"][1] |= {"also_of": ["otherborough"], "part_of": "Local Strategic Partnership"}

    import_plan(deepcopy(data), by=make_user("site_administrator"))

    assert export_plan(Plan.objects.get()) == short(data)
    assert list(Organisation.objects.get(slug="otherborough").joint_bodies.values_list("slug", flat=True)) == [
        "cabinet"
    ]


def test_its_calendar_and_its_front_sheet_name_both_councils(client, joint):
    meeting = make_meeting(joint, today())

    calendar = client.get(reverse("governance:body_calendar", args=[joint.pk])).content.decode()

    both = "Anyborough Council and Otherborough Council"
    assert both in calendar.replace("\r\n ", "")
    assert front_facts(meeting, [])["owner"] == both
