"""People named in comments: who they are, how they are told, what they are asked."""

from datetime import timedelta

import pytest
from django.urls import reverse

from partnerships.access import Role
from partnerships.mail.kinds import Choice, choose
from partnerships.models import Mail
from partnerships.tasks import tasks_for
from plans.discussion import mentions
from plans.discussion.threads import numbers_beside
from plans.discussion.verbs import comment, resolve
from plans.models import Comment
from tests.factories import make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(blocks=("Our area",)).paper


@pytest.fixture
def officer(paper):
    return make_user(Role.OFFICER, paper.partnership, name="Ann Lee")


@pytest.fixture
def police(paper):
    return make_user(Role.PARTNER_LEAD, paper.partnership, name="Ann Lee-Hughes")


def say(paper, by, text, **options):
    return comment(paper, paper.blocks.get().key, by=by, text=text, **options)


def asked(user, made):
    return [task.title for task in tasks_for(user, made.made_at.date()) if task.title.startswith("Answer")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Ann Lee, which?", ["Ann Lee"]),
        ("Ask @ann lee-hughes.", ["Ann Lee-Hughes"]),
        ("@Ann Lee and @Ann Lee-Hughes", ["Ann Lee", "Ann Lee-Hughes"]),
        ("mail@Ann Lee", []),
        ("@Ann Leeds", []),
        ("Ann Lee", []),
    ],
)
def test_whole_names_after_an_at_are_meant(officer, police, text, names):
    assert [person.name for person in mentions.named_in(text, [officer, police])] == names


def test_those_who_comment_here_may_be_named(paper, officer, police):
    make_user(Role.READER, paper.partnership)
    make_user(Role.OFFICER, make_partnership("Elsewhere"))

    assert mentions.people_of(paper) == [officer, police]


def test_who_is_named_is_told_once_and_asked_until_they_answer(paper, officer, police):
    question = say(paper, police, "@Ann Lee and @Ann Lee-Hughes: which area?")
    mail = Mail.objects.get()
    title = f"Ann Lee-Hughes asks you about “{paper.title}”"
    address = reverse("plans:comments", args=[paper.key, question.block_key])

    assert (mail.to, mail.subject) == (officer, title)
    assert mail.text.split("\n\n") == [question.text, mentions.full_address(address)]
    assert (asked(officer, question), asked(police, question)) == ([f"Answer Ann Lee-Hughes on “{paper.title}”"], [])
    questions = Comment.objects.questions()
    assert numbers_beside(officer, questions) == {"open": 1, "mine": 1, "resolved": 0}

    say(paper, officer, "All of it.", parent=question)
    assert asked(officer, question) == []


def test_a_resolved_comment_asks_nobody(paper, officer, police):
    question = say(paper, police, "@Ann Lee: which area?")

    resolve(question, by=police, done="Done.")

    assert asked(officer, question) == []


def test_who_wants_it_once_a_day_finds_it_in_the_days_mail(paper, officer, police):
    choose(officer, mentions.KIND, Choice.DIGEST)
    question = say(paper, police, "@Ann Lee: which area?")
    day = (question.made_at - timedelta(hours=1), question.made_at + timedelta(hours=1))

    told = [(each.title, each.detail) for each in mentions.mentions(officer, *day)]

    assert told == [(f"Ann Lee-Hughes asks you about “{paper.title}”", question.text)]
    assert not Mail.objects.exists()
