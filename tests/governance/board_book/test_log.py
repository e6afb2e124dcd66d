"""The log of actions: who tells how one stands, what the next meeting is told, tasks and reminders until then."""

import pytest

from governance.board_book import log
from governance.board_book.tasks import actions, tasks_for
from governance.models import AgendaItem
from governance.packs.agenda import agenda_of, move_item, remove_item
from governance.packs.contents import contents_of
from governance.packs.editions import ask_for_draft
from partnerships.verbs import Refused
from tests.days import in_days, today
from tests.factories import give_role, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def police(board):
    return board.partnership.memberships.first().organisation


@pytest.fixture
def lead(board, police):
    user = make_user()
    give_role(user, "partner_lead", board.partnership, organisation=police)
    return user


@pytest.fixture
def action(minutes, held, officer, police):
    return log.add_action(
        held,
        by=officer,
        what="Bring the figures",
        organisation=police,
        post="Chief Inspector",
        due_on=in_days(-2),
    )


def test_action_belongs_to_a_post_of_an_organisation(action):
    assert (action.owner, action.standing_on(today())) == ("Anyborough Police (Chief Inspector)", ("Overdue", "red"))


def test_who_speaks_for_its_organisation_closes_it_with_a_word(action, lead):
    log.tell(action, by=lead, word="Sent to all members.", state="done", on=today())

    action.refresh_from_db()
    assert (action.get_state_display(), action.word, action.closed_on) == ("Done", "Sent to all members.", today())


def test_others_cannot_say_how_it_stands(action, board):
    other = make_user()
    give_role(other, "partner_lead", board.partnership)

    assert log.reasons_not_to_tell(action, by=other) == [
        "Only Anyborough Police and those who keep the board’s book can say how it stands."
    ]


def test_it_is_not_closed_without_a_word(action, lead):
    with pytest.raises(Refused, match="Say in a sentence how it stands"):
        log.tell(action, by=lead, word=" ", state="done", on=today())


def test_it_comes_back_at_the_next_meeting(action, sitting, officer):
    assert [(item.number, item.title) for item in agenda_of(sitting)] == [
        ("1", "Minutes of the last meeting"),
        ("2", "Matters arising"),
    ]


def test_it_is_told_of_once_after_it_was_closed(action, sitting, officer, board):
    log.tell(action, by=officer, word="Done.", state="done", on=in_days(-1))
    later = board.meetings.create(on=in_days(30))

    assert (log.matters_arising(sitting), log.matters_arising(later)) == ([action], [])


def test_papers_of_the_book_are_drawn_for_the_pack(action, sitting):
    admin = make_user("site_administrator")

    papers = [paper.title for each in contents_of(agenda_of(sitting), by=admin) for paper in each.papers]

    pack = ask_for_draft(sitting, by=admin)
    assert (papers[1], [part.title for part in pack.parts.all()][1:]) == ("Action log", papers)


def test_items_of_the_book_are_moved_like_others(action, sitting):
    move_item(sitting, agenda_of(sitting)[0], by=make_user("site_administrator"), up=False)

    assert [item.key for item in agenda_of(sitting)] == ["matters-arising", "minutes"]
    assert AgendaItem.objects.filter(meeting=sitting).count() == 2
    with pytest.raises(Refused) as refusal:
        remove_item(sitting, agenda_of(sitting)[0], by=make_user("site_administrator"))
    assert refusal.value.reasons == [
        "It comes back at each meeting until its minutes are approved and its actions are closed."
    ]


def test_it_is_a_task_of_who_speaks_for_it_until_it_is_closed(action, lead):
    before = [task.title for task in tasks_for(lead, today())]
    log.tell(action, by=lead, word="Done.", state="done", on=today())

    assert (before, list(tasks_for(lead, today()))) == (["Bring the figures"], [])


def test_officers_ask_about_what_is_overdue_and_see_to_the_minutes(action, sitting, officer):
    titles = [task.title for task in tasks_for(officer, in_days(1))]

    assert titles[0] == "Ask Anyborough Police how “Bring the figures” stands"
    assert [title.partition(" of ")[0] for title in titles[1:]] == ["Write the minutes", "Record that the minutes"]


def test_it_is_reminded_of_by_mail_until_it_is_closed(action, lead, officer):
    (thing,) = actions(today())
    log.tell(action, by=officer, word="Not needed now.", state="dropped", on=today())

    assert (thing.people, thing.organisation, thing.due) == ((lead,), (officer,), in_days(-2))
    assert list(actions(today())) == []
