"""Seats and offices: posts with days, on committees and at organisations; what is held in turn counts once."""

from copy import deepcopy
from datetime import date

import pytest

from governance.meetings.forms import BodyForm
from governance.models import Seat, SeatTurn
from governance.models.seats import seats_then
from governance.seats.verbs import remove_seat, save_seat
from governance.stages import lifecycle
from partnerships.access import Role
from partnerships.models import AuditEntry
from plans.interchange import NotImported, export_plan, import_plan
from plans.models import Plan
from tests.factories import MET, make_body, make_council, make_organisation, make_partnership, make_timetable, make_user
from tests.governance.pages import page, said, send, stage_of
from tests.governance.timetables.test_interchange import STAGES, make_file
from tests.interchange_files import check_faults, key, short

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)
KEPT = {"starts_on": "", "ends_on": "", "organisation": None}


@pytest.fixture
def admin():
    return make_user("site_administrator")


@pytest.fixture
def stage(admin):
    return stage_of(make_timetable(start=MET, by=admin))


def a_seat(body, admin, *posts, has_vote=True, **fields):
    seat = Seat(body=body, title="A seat", capacity="representative", has_vote=has_vote, **fields)
    return save_seat(seat, [KEPT | post for post in posts], by=admin)


def then(body, day=TODAY):
    return seats_then(body.seats.with_turns(), day)


def test_seat_that_two_hold_in_turn_counts_once(stage, admin):
    a_seat(stage.body, admin, {"held_by": "Chief Superintendent"}, {"held_by": "Chief Fire Officer"})
    a_seat(stage.body, admin, {"held_by": "Head of Probation"}, has_vote=False)
    a_seat(stage.body, admin, has_vote=None)

    assert then(stage.body).words == "3 seats, 1 with a vote, 1 where that is not recorded"


@pytest.mark.parametrize(("ends_on", "standing"), [("2025", 0), ("2026-11", 1), ("2026-11-27", 0), ("", 1)])
def test_seat_stands_until_its_last_turn_is_over(stage, admin, ends_on, standing):
    a_seat(stage.body, admin, {"held_by": "Director", "ends_on": ends_on})

    assert (len(then(stage.body).standing), len(then(stage.body).former)) == (standing, 1 - standing)


def test_turns_that_stay_the_same_leave_no_history(stage, admin):
    seat = a_seat(stage.body, admin, {"held_by": "Director"}, {"held_by": "Chief Officer"})

    save_seat(seat, [KEPT | {"held_by": "Director"}], by=admin)

    (turn,) = seat.turns.all()
    assert (turn.history.count(), AuditEntry.objects.filter(event__startswith="seat").count()) == (1, 2)


def test_votes_are_held_against_seats_and_quorum(stage, admin):
    a_seat(stage.body, admin, {"held_by": "Director"})
    stage.body.quorum = 4
    lifecycle.submit(stage, by=admin)

    recorded = lifecycle.record_outcome(
        stage, by=admin, kind="adopted", held="2026-03-17", votes_for=3, votes_against=0, votes_abstained=0
    )

    assert recorded.warnings[-2:] == [
        "3 votes are recorded, and Full Council has 1 seat with a vote: look at the figures.",
        "3 votes are recorded, and 4 are a quorum of Full Council: say whether there was one.",
    ]


def test_clerk_enters_a_seat_with_its_turns(client, stage):
    clerk = make_user(Role.CLERK, stage.body.council)
    rows = {
        "turns-TOTAL_FORMS": 2,
        "turns-INITIAL_FORMS": 0,
        "turns-0-held_by": "Leader",
        "turns-0-starts_on": "May 2023",
    }
    data = {"title": "Chair", "capacity": "councillor", "office": "chair", "has_vote": "true"}

    answer = send(client, clerk, "seat_create", stage.body.pk, **data, **rows)

    seat = Seat.objects.get()
    assert said(answer) == ["Saved: Chair, Full Council."]
    assert [(turn.held_by, turn.days_words) for turn in seat.turns.all()] == [("Leader", "from May 2023")]
    assert "1 seat, 1 with a vote." in answer.content.decode()


def test_days_without_a_post_and_days_backwards_are_refused(client, stage):
    clerk = make_user(Role.CLERK, stage.body.council)
    rows = {"turns-TOTAL_FORMS": 2, "turns-INITIAL_FORMS": 0, "turns-0-starts_on": "2023", "turns-1-held_by": "Leader"}
    rows |= {"turns-1-starts_on": "2024", "turns-1-ends_on": "2023"}

    answer = send(client, clerk, "seat_create", stage.body.pk, title="Chair", capacity="councillor", **rows)

    assert [form.errors for form in answer.context["formset"]] == [
        {"held_by": ["Say which post held it then."]}, {"ends_on": ["The last day cannot be before the first."]},
    ]  # fmt: skip


def test_champion_at_an_organisation_is_an_office_of_the_partnership(client):
    partnership, police = make_partnership(), make_organisation()
    officer = make_user(Role.ADMINISTRATOR, partnership)
    rows = {"turns-TOTAL_FORMS": 1, "turns-INITIAL_FORMS": 0, "turns-0-held_by": "Superintendent"}
    data = {"organisation": police.pk, "title": "Hate crime champion", "capacity": "staff", "office": "champion"}

    answer = send(client, officer, "office_create", partnership.slug, **data, **rows)

    seat = Seat.objects.get()
    assert (seat.partnership, seat.place, seat.get_office_display()) == (partnership, police, "Champion")
    assert "Superintendent" in answer.content.decode()


def test_seat_is_no_one_elses_to_change(client, stage, admin):
    seat = a_seat(stage.body, admin)
    stranger, reader = (
        make_user(Role.CLERK, make_organisation("Elsewhere", "district")),
        make_user(Role.READER, stage.paper.partnership),
    )

    assert page(client, stranger, "seat_edit", seat.pk).status_code == 404
    assert page(client, reader, "seat_edit", seat.pk).status_code == 404


def test_seat_entered_in_error_is_removed_with_the_reason(stage, admin):
    seat = a_seat(stage.body, admin, {"held_by": "Director"})

    remove_seat(seat, by=admin, reason="Entered twice.")

    assert Seat.objects.count() == 0
    assert Seat.history.latest().history_change_reason == "Entered twice."


def test_every_change_of_a_seat_has_a_name_without_a_request_too(stage, admin):
    seat = a_seat(stage.body, admin, {"held_by": "Director"}, {"held_by": "Chief Officer"})
    save_seat(seat, [KEPT | {"held_by": "Chair"}], by=admin)
    remove_seat(seat, by=admin, reason="Entered twice.")

    rows = [*Seat.history.all(), *SeatTurn.history.all()]
    assert [row.history_type for row in rows].count("-") == 3
    assert {row.history_user for row in rows} == {admin}


def test_quorum_is_asked_with_the_kind():
    assert list(BodyForm().fields) == ["kind", "quorum", "also_of", "part_of"]


# --- In files ------------------------------------------------------------------------------------------------


def file_with_seats(**fields):
    data = make_file(*STAGES)
    data["record"]["bodies"][0]["quorum"] = 3
    turns = [{"held_by": "Borough Commander", "organisation": None, "starts_on": "2024-04", "ends_on": ""}]
    seat = {"key": key(77), "title": "Chair", "capacity": "representative", "office": "chair", "has_vote": True}
    data["record"]["seats"] = [seat | {"body": "board", "organisation": None, "turns": turns} | fields]
    return data


def test_export_of_import_keeps_seats_and_quorum(admin):
    data = file_with_seats()

    import_plan(deepcopy(data), by=admin)

    assert export_plan(Plan.objects.get()) == short(data)


def test_file_says_where_each_seat_is():
    sentence = "A seat is on a committee or board, or an office at an organisation, and not both."
    assert check_faults(file_with_seats(body=None)) == [f"record.seats[0]: {sentence}"]
    assert check_faults(file_with_seats(body="panel")) == ["record.seats[0].body: The file has no body “panel”."]


def test_seat_that_is_here_is_not_changed_by_a_file(admin):
    Seat.objects.create(
        key=key(77), body=make_body(make_council("Elsewhere Council")), title="Joint chair", capacity="councillor"
    )

    with pytest.raises(NotImported) as refusal:
        import_plan(file_with_seats(), by=admin)

    assert "record.seats[0].title: The portal has “Joint chair” here, the file says “Chair”." in [
        str(fault) for fault in refusal.value.faults
    ]
