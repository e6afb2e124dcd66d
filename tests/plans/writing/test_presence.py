"""Who has the page of writing open, and what they changed."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from partnerships.access import Role
from plans.discussion.verbs import comment, resolve
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import EditingSession
from plans.writing.presence import SWEPT, changes_since, newest_change, note, others_at, state_of_comments
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(blocks=("Our area", "Money")).paper


@pytest.fixture
def officer(paper):
    return make_user(Role.OFFICER, paper.partnership, name="Officer")


@pytest.fixture
def other(paper):
    return make_user(Role.OFFICER, paper.partnership, name="H. Khan")


def here(user, paper, *, tab="a", block=None, is_writing=False):
    note(user, paper, tab=tab, block_key=block and block.key, is_writing=is_writing)


def back_date(**ago):
    EditingSession.objects.update(seen_at=timezone.now() - timedelta(**ago))


def test_others_are_here_once_with_the_chapter_that_they_write(paper, officer, other):
    money = paper.blocks.last()
    here(officer, paper)
    here(other, paper, tab="a", block=money, is_writing=True)
    here(other, paper, tab="b")

    assert others_at(paper, officer) == [{"name": "H. Khan", "key": str(money.key), "is_writing": True}]


def test_one_page_is_one_row_however_often_it_is_heard_of(paper, officer):
    for _ in range(3):
        here(officer, paper)

    assert EditingSession.objects.count() == 1


def test_who_was_not_heard_of_for_forty_seconds_is_gone(paper, officer, other):
    here(other, paper)
    back_date(seconds=41)

    assert others_at(paper, officer) == []


def test_who_is_at_another_text_is_not_here(paper, officer, other):
    here(other, make_plan(paper.partnership).paper)

    assert others_at(paper, officer) == []


def test_old_rows_go_when_somebody_new_comes(paper, officer, other):
    here(other, paper)
    back_date(days=SWEPT.days, seconds=1)

    here(officer, paper)

    assert [row.user for row in EditingSession.objects.all()] == [officer]


def test_changes_are_told_from_the_number_on_that_was_seen(paper, officer, other):
    area, money = paper.blocks.all()
    seen = newest_change(paper)
    editing.save(CHAPTERS, money, {"heading": "Money", "level": 1, "data": {"html": ""}}, by=other, revision=1)
    editing.remove(CHAPTERS, area, by=officer)

    told = changes_since(paper, seen, officer)

    assert [(each["key"], each["revision"], each["who"], each["is_mine"]) for each in told] == [
        (str(money.key), 2, "H. Khan", False),
        (str(area.key), 1, "Officer", True),
    ]
    assert changes_since(paper, told[-1]["id"], officer) == []


def test_the_word_of_the_comments_changes_with_each_of_them(paper, officer):
    words = [state_of_comments(paper)]
    question = comment(paper, paper.blocks.first().key, by=officer, text="Which?")
    words.append(state_of_comments(paper))
    comment(paper, None, by=officer, text="This", parent=question)
    words.append(state_of_comments(paper))
    resolve(question, by=officer, done="Done.")
    words.append(state_of_comments(paper))

    assert len(set(words)) == 4


def test_pulse_notes_the_page_and_tells_of_the_others(client, paper, officer, other):
    money = paper.blocks.last()
    here(other, paper)
    client.force_login(officer)

    sent = {"tab": "t", "block": money.key, "writing": "yes", "seen": newest_change(paper)}
    answer = client.post(reverse("plans:write_pulse", args=[paper.key]), sent).json()

    assert answer == {
        "here": [{"name": "H. Khan", "key": "", "is_writing": False}],
        "changed": [],
        "comments": state_of_comments(paper),
    }
    assert EditingSession.objects.get(user=officer).block_key == money.key


@pytest.mark.parametrize(
    "sent", [{}, {"tab": "t" * 99, "block": "x", "seen": "9" * 30}, {"tab": "t", "block": uuid4()}]
)
def test_pulse_takes_whatever_is_sent(client, paper, officer, sent):
    client.force_login(officer)

    assert client.post(reverse("plans:write_pulse", args=[paper.key]), sent).status_code == 200
