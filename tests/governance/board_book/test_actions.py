"""Actions of the log: which come back at the next meeting, in which order, who changes one, and opening one again."""

from datetime import date

import pytest
from django.utils import timezone

from governance.board_book import log
from governance.models import BoardAction
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused, StaleState
from tests.days import in_days, in_weeks, today
from tests.factories import give_role, make_body, make_meeting, make_organisation, make_partnership, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(held, officer):
    """A function that puts an action of the meeting before into the log."""
    police = make_organisation()

    def adding(what, due_on=None, *, meeting=held, **closed):
        row = log.add_action(meeting, by=officer, what=what, organisation=police, due_on=due_on)
        if closed:
            BoardAction.objects.filter(pk=row.pk).update(state="done", closed_by=officer, **closed)
        return BoardAction.objects.get(pk=row.pk)

    return adding


@pytest.fixture
def action(add):
    return add("Bring the figures", today())


def told(rows):
    return [row.what for row in rows]


def test_the_earliest_day_comes_first_then_those_without_one_then_what_is_closed(add, board):
    add("No day")
    add("Closed", in_weeks(-1), closed_on=today())
    add("Later", in_weeks(1))
    add("Sooner", today())

    assert told(log.matters_arising(make_meeting(board, today()))) == ["Sooner", "Later", "No day", "Closed"]


def test_the_log_has_open_ones_by_their_day_and_of_the_closed_the_newest_first(add, board):
    add("Closed first", today(), closed_on=in_weeks(-1))
    add("Closed second", in_weeks(-1), closed_on=in_weeks(-1))
    add("No day")
    add("Later", in_weeks(1))
    add("Sooner", today())

    assert told(log.log_of(board, today())) == ["Sooner", "Later", "No day", "Closed second", "Closed first"]


@pytest.mark.parametrize(("closed", "comes"), [(-1, False), (0, True), (1, True)], ids=["before", "that day", "after"])
def test_what_was_closed_before_the_last_meeting_was_told_there(add, board, held, closed, comes):
    make_meeting(board, today())
    add("Bring the figures", meeting=held, closed_on=in_days(closed))

    assert told(log.matters_arising(make_meeting(board, in_weeks(1)))) == ["Bring the figures"] * comes


def test_a_meeting_is_told_of_earlier_meetings_of_its_own_board_alone(add, board, sitting):
    add("Of this meeting", meeting=sitting)
    other = make_body(partnership=board.partnership, kind="partnership_board", name="Delivery group")
    add("Of another board", meeting=make_meeting(other, in_weeks(-1)))

    assert log.matters_arising(sitting) == []


def test_the_first_meeting_of_a_board_has_nothing_to_be_told(held):
    assert (log.meeting_before(held), log.matters_arising(held)) == (None, [])


def test_a_meeting_that_went_on_or_was_called_off_is_not_the_one_before(board, held, officer):
    make_meeting(board, in_days(-2), cancelled_at=timezone.now(), cancelled_by=officer)
    make_meeting(board, in_days(-1), first_sitting=held)

    assert log.meeting_before(make_meeting(board, today())) == held


@pytest.mark.parametrize(
    ("due", "standing"),
    [(-1, ("Overdue", "red")), (0, ("Open", "blue")), (None, ("Open", "blue"))],
    ids=["yesterday", "today", "no day"],
)
def test_an_action_is_overdue_from_the_day_after_its_day(add, due, standing):
    action = add("Bring the figures", None if due is None else in_days(due))

    assert action.standing_on(today()) == standing


@pytest.mark.parametrize(
    ("state", "standing"), [("done", ("Done", "green")), ("dropped", ("No longer needed", "grey"))]
)
def test_what_is_closed_is_not_overdue(add, officer, state, standing):
    action = add("Bring the figures", in_weeks(-1))

    log.tell(action, by=officer, word="No more of it.", state=state, on=today())

    assert (action.standing_on(today()), action.is_overdue(today())) == (standing, False)


def test_a_word_on_an_open_action_leaves_it_open_and_is_told_of(action, officer):
    log.tell(action, by=officer, word="Half of them are there.", state="open", on=today())

    action.refresh_from_db()
    assert (action.word, action.is_open, action.closed_on) == ("Half of them are there.", True, None)
    assert AuditEntry.objects.about(action).first().event == "action of the log told of"


def test_closing_says_in_the_record_how(action, officer):
    log.tell(action, by=officer, word="Not needed now.", state="dropped", on=today())

    assert AuditEntry.objects.about(action).first().event == "action of the log closed: no longer needed"


def test_a_closed_action_is_told_of_and_changed_no_more(action, officer):
    log.tell(action, by=officer, word="Sent.", state="done", on=today())

    with pytest.raises(Refused, match="This action is closed"):
        log.tell(action, by=officer, word="Sent again.", state="done", on=today())
    with pytest.raises(Refused, match="This action is closed"):
        log.change_action(action, by=officer, due_on=in_weeks(1))


def test_of_two_who_tell_of_it_at_once_the_second_is_told(action, officer):
    as_read = BoardAction.objects.get(pk=action.pk)
    log.tell(action, by=officer, word="Sent.", state="done", on=today())

    with pytest.raises(StaleState):
        log.tell(as_read, by=officer, word="Not yet.", state="open", on=today())


def test_a_day_that_moves_is_in_the_history_under_who_moved_it(action, officer):
    log.change_action(action, by=officer, due_on=in_weeks(1), post="Superintendent")

    newest, first = action.history.all()
    assert (first.due_on, newest.due_on, newest.history_user) == (today(), in_weeks(1), officer)
    assert action.owner == "Anyborough Police (Superintendent)"


def test_a_closed_action_is_opened_again_with_the_reason(action, officer):
    log.tell(action, by=officer, word="Sent.", state="done", on=today())

    log.open_again(action, by=officer, reason="The figures were last year’s.")

    action.refresh_from_db()
    assert (action.is_open, action.closed_on, action.closed_by, action.word) == (True, None, None, "Sent.")
    assert AuditEntry.objects.about(action).first().reason == "The figures were last year’s."


def test_an_open_action_is_not_opened_again(action, officer):
    with pytest.raises(Refused, match="This action is open"):
        log.open_again(action, by=officer, reason="To be sure.")


@pytest.mark.parametrize("speaks", [False, True], ids=["a reader", "who speaks for its organisation"])
def test_the_log_is_kept_by_those_who_keep_the_book(action, held, board, speaks):
    person = make_user(Role.READER, board.partnership)
    if speaks:
        give_role(person, Role.PARTNER_LEAD, board.partnership, organisation=action.organisation)

    for verb in (
        lambda: log.add_action(held, by=person, what="More", organisation=action.organisation),
        lambda: log.change_action(action, by=person, due_on=None),
        lambda: log.open_again(action, by=person, reason="Why not."),
    ):
        with pytest.raises(Refused):
            verb()
    assert BoardAction.objects.get().due_on == today()


def test_the_lead_of_the_organisation_elsewhere_does_not_speak_for_it_here(action):
    person = make_user(Role.PARTNER_LEAD, make_partnership("Elsewhere"), organisation=action.organisation)

    assert len(log.reasons_not_to_tell(action, by=person)) == 1


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("x" * 80, "x" * 80),
        ("word " * 17, "word word word word word word word word word word word word word word word word …"),
    ],
)
def test_a_long_action_is_called_by_its_first_words(what, told):
    assert str(BoardAction(what=what, due_on=date(2026, 1, 1))) == told
