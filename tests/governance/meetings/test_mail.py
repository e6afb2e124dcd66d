"""Who is told of a moved meeting, once, and what they read."""

from datetime import date

import pytest
from django.urls import reverse

from governance.dates.clear_days import spell
from governance.meetings import verbs as diary
from governance.packs.agenda import add_item
from governance.packs.publishing import publish_pack
from governance.stages.dating import set_date
from partnerships.access import Role
from partnerships.models import Mail
from partnerships.site_address import full_address
from tests.factories import (
    give_role,
    make_body,
    make_council,
    make_meeting,
    make_partnership,
    make_plan,
    make_timetable,
    make_user,
)
from tests.governance.packs.test_agenda import pdf_of

pytestmark = pytest.mark.django_db
LATER = date(2027, 3, 18)


@pytest.fixture
def timetable():
    return make_timetable()


@pytest.fixture
def people(timetable):
    """One person for each role at the timetable's partnership and council."""
    partnership, council = timetable.paper.partnership, timetable.council
    at = {Role.CLERK: council, Role.SIGNING_OFFICER: council, Role.MEMBER: council, Role.SITE_ADMINISTRATOR: None}
    return {role: make_user(role, at.get(role, partnership)) for role in Role}


def council_meeting(timetable):
    return timetable.stages.get(body__kind="full_council").current_date.meeting


def told():
    return set(Mail.objects.values_list("to", flat=True))


def test_those_who_work_on_it_or_have_to_be_there_are_told(timetable, people):
    mover = make_user(Role.CLERK, timetable.council)

    diary.move_meeting(council_meeting(timetable), by=mover, on=LATER, reason="Election.")

    roles = (Role.ADMINISTRATOR, Role.OFFICER, Role.CLERK, Role.SCRUTINY, Role.PARTNER_LEAD, Role.SIGNING_OFFICER)
    assert told() == {people[role].pk for role in roles}


def test_those_who_sit_on_the_body_read_what_was_on_its_agenda_without_deadlines(timetable, people):
    meeting = council_meeting(timetable)
    people[Role.MEMBER].role_assignments.update(bodies=[meeting.body.slug])

    moved = diary.move_meeting(meeting, by=people[Role.CLERK], on=LATER, reason="Election.")

    assert Mail.objects.get(to=people[Role.MEMBER]).text == (
        f"The meeting of {meeting.body} ({meeting.body.owner}) on {spell(meeting.on)} is moved to {spell(LATER)}.\n"
        "Reason: Election.\n\nOn its agenda:\n"
        f"- {timetable.paper.title} ({timetable.paper.partnership})\n\n"
        f"{full_address(moved.get_absolute_url())}\n"
    )


def test_people_of_other_places_former_people_and_the_mover_are_not_told(timetable):
    mover = make_user(Role.CLERK, timetable.council)
    make_user(Role.CLERK, make_council())
    make_user(Role.OFFICER, make_partnership())
    make_user(Role.OFFICER, timetable.paper.partnership, is_active=False)

    diary.move_meeting(council_meeting(timetable), by=mover, on=LATER, reason="Election.")

    assert told() == set()


def test_nobody_is_told_of_a_meeting_on_which_no_plan_stands(timetable, people):
    meeting = diary.add_meeting(council_meeting(timetable).body, by=people[Role.CLERK], on=date(2027, 6, 1))

    diary.cancel_meeting(meeting, by=people[Role.CLERK], reason="No business.")

    assert told() == set()


def test_one_mail_holds_all_plans_of_the_person_and_is_keyed_by_the_move(timetable, people):
    officer, meeting = people[Role.OFFICER], council_meeting(timetable)
    second = make_timetable(make_plan(timetable.paper.partnership, title="Refresh").paper)
    stage = second.stages.get(body__kind="full_council")
    set_date(stage, by=people[Role.SITE_ADMINISTRATOR], meeting=meeting, reason="Same evening.")
    give_role(officer, Role.CLERK, timetable.council)

    moved = diary.move_meeting(meeting, by=people[Role.CLERK], on=LATER, reason="Election.")

    mail = Mail.objects.get(to=officer)
    assert (mail.kind, mail.key) == ("meeting", f"{moved.uid}:1")
    assert [mail.text.count(title) for title in ("Safer Anyborough", "Refresh")] == [1, 1]


def test_the_mail_of_a_move_gives_old_and_new_dates_the_reason_and_the_address(timetable, people, settings):
    settings.SITE_ADDRESS = "https://portal.example"
    meeting, clerk = council_meeting(timetable), make_user(Role.CLERK, timetable.council)

    diary.move_meeting(meeting, by=clerk, on=LATER, reason="Election.")

    mail = Mail.objects.get(to=people[Role.OFFICER])
    assert mail.subject == "Full Council meets on Thursday 18 March 2027, not on Tuesday 16 March 2027"
    assert mail.text == (
        "The meeting of Full Council (Anyborough Council) on Tuesday 16 March 2027 is moved to Thursday 18 March "
        "2027.\n"
        "Reason: Election.\n"
        "\n"
        "Safer Anyborough (Anyborough Community Safety Partnership)\n"
        "Full Council (decides): the date moves with the meeting.\n"
        "- Comments on the draft: Wednesday 17 February 2027 (was Monday 15 February 2027)\n"
        "- Draft to those who sign it: Wednesday 24 February 2027 (was Monday 22 February 2027)\n"
        "- Final report to democratic services: Friday 5 March 2027 (was Wednesday 3 March 2027)\n"
        "- Agenda and reports public: Wednesday 10 March 2027 (was Monday 8 March 2027)\n"
        "- Meeting: Thursday 18 March 2027 (was Tuesday 16 March 2027)\n"
        f"https://portal.example{timetable.get_absolute_url()}\n"
    )


def test_the_mail_of_a_cancellation_says_that_dates_stay_and_what_is_new(timetable, people):
    meeting = council_meeting(timetable)

    diary.cancel_meeting(meeting, by=people[Role.CLERK], reason="Snow.")

    mail = Mail.objects.get(to=people[Role.OFFICER])
    assert mail.subject == "Full Council does not meet on Tuesday 16 March 2027"
    assert mail.text == (
        "The meeting of Full Council (Anyborough Council) on Tuesday 16 March 2027 is cancelled.\n"
        "Reason: Snow.\n"
        "\n"
        "Safer Anyborough (Anyborough Community Safety Partnership)\n"
        "Full Council (decides): its date stays; choose another meeting.\n"
        "- New: The meeting of Full Council on Tuesday 16 March 2027 is cancelled. Choose another meeting for this "
        "stage.\n"
        f"http://127.0.0.1:8000{timetable.get_absolute_url()}\n"
    )


def test_those_who_have_its_pack_are_told_that_a_meeting_without_a_plan_moves(client):
    meeting, clerk, councillor = (
        make_meeting(make_body(kind="full_council")),
        make_user("site_administrator"),
        make_user(),
    )
    give_role(councillor, Role.MEMBER, meeting.body.council)
    councillor.role_assignments.update(bodies=[meeting.body.slug])
    add_item(meeting, by=clerk, title="Minutes", content=pdf_of(1), file_name="minutes.pdf")
    publish_pack(meeting, by=clerk)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    asked = {"on": LATER.isoformat(), "reason": "Snow."}

    preview = client.post(reverse("governance:meeting_move", args=[meeting.pk]), asked)
    diary.move_meeting(meeting, by=clerk, on=LATER, reason="Snow.")

    assert preview.context["remarks"] == [
        "Its pack is published and names Wednesday 10 February 2027. It stays as it is, on the page of the new day; "
        "those who sit there are told of the move."
    ]
    assert Mail.objects.get(kind="meeting").to == councillor
