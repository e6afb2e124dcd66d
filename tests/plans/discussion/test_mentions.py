"""People named in comments: who they are, how they are told, what they are asked."""

from datetime import timedelta

import pytest
from django.urls import reverse

from partnerships.access import Role
from partnerships.mail.kinds import Choice, choose
from partnerships.models import Mail
from partnerships.people.verbs import end_role
from partnerships.tasks import tasks_for
from plans.discussion import mentions
from plans.discussion.quotes import Picked
from plans.discussion.threads import numbers_beside
from plans.discussion.verbs import comment, resolve
from plans.models import Comment
from tests.factories import give_role, make_partnership, make_user

pytestmark = pytest.mark.django_db


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
        ("@Ann Lee Hughes (not @Ann Lee-Hughes)", ["Ann Lee Hughes", "Ann Lee-Hughes"]),
        ("mail@Ann Lee", []),
        ("@Ann Leeds", []),
        ("Ann Lee", []),
    ],
)
def test_whole_names_after_an_at_are_meant(officer, police, text, names):
    people = [officer, make_user(name="Ann Lee Hughes"), police]
    assert [person.name for person in mentions.named_in(text, people)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@Ann Lee and @Ann Lee-Hughes: which?", ""),
        ("@Jo Ward, which? @jo again. @Jo Ward!", "“Jo Ward” and “jo”"),
        ("@Siân O'Neill-Lee and I", "“Siân O'Neill-Lee”"),
        ("Write to ann@x.example @ 8 or @8pm.", ""),
        ("Which area?", ""),
    ],
)
def test_a_name_after_an_at_that_is_nobodys_here_is_told(paper, officer, police, text, names):
    make_user(Role.READER, paper.partnership, name="Jo Ward")
    told = f"Nobody called {names} comments on this text, so nobody of that name was told." if names else ""

    assert mentions.told_nobody(say(paper, police, text)) == told


def test_those_who_comment_here_may_be_named(paper, officer, police):
    make_user(Role.READER, paper.partnership)
    make_user(Role.OFFICER, make_partnership("Elsewhere"))
    make_user(Role.OFFICER, paper.partnership, is_active=False)
    make_user(Role.OFFICER, paper.partnership, is_system=True)
    end_role(make_user(Role.OFFICER, paper.partnership).role_assignments.get(), by=officer)
    lawyer = make_user(Role.SIGNING_OFFICER, paper.partnership.lead_councils.get(), name="Ann Law")

    assert mentions.people_of(paper) == [lawyer, officer, police]


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


def test_only_an_answer_of_ones_own_in_that_thread_and_after_it_is_one(paper, officer, police):
    question, other = say(paper, police, "Which area?"), say(paper, police, "Which year?")
    say(paper, officer, "Wait.", parent=question)
    said = say(paper, police, "@Ann Lee, which?", parent=question)
    say(paper, police, "Quickly.", parent=question)
    say(paper, officer, "This one.", parent=other)

    assert asked(officer, said) == [f"Answer Ann Lee-Hughes on “{paper.title}”"]


def test_a_comment_that_was_given_to_whom_it_names_is_one_task(paper, officer, police):
    mine = say(paper, police, "@Ann Lee: which area?", assigned_to=officer)
    assert asked(officer, mine) == []

    theirs = say(paper, police, "@Ann Lee: which year?", assigned_to=police)

    assert asked(officer, theirs) == [f"Answer Ann Lee-Hughes on “{paper.title}”"]


def test_what_names_somebody_first_is_asked_first_and_nothing_of_whose_role_has_ended(paper, officer, police):
    first, second = (say(paper, police, f"@Ann Lee: {n}?") for n in range(2))
    assert [task.detail for task in mentions.to_answer(officer, first.made_at.date())] == [first.text, second.text]

    end_role(officer.role_assignments.get(), by=make_user(Role.ADMINISTRATOR, paper.partnership))
    stays = give_role(officer, Role.OFFICER, make_partnership("Elsewhere")).user

    assert mentions.to_answer(stays, first.made_at.date()) == []


@pytest.mark.parametrize("is_answer", [False, True])
def test_a_resolved_comment_asks_nobody(paper, officer, police, is_answer):
    question = say(paper, police, "@Ann Lee: which area?")
    if is_answer:
        question = say(paper, police, "Which area?")
        say(paper, police, "@Ann Lee?", parent=question)
        resolve(Comment.objects.order_by("pk").first(), by=police, done="Done.")

    resolve(question, by=police, done="Done.")

    assert asked(officer, question) == []


def test_the_mail_says_which_words_it_is_about(paper, officer, police):
    say(paper, police, "@Ann Lee: whose?", picked=Picked(0, 3, "Our"))

    assert Mail.objects.get().text.startswith("About these words: “Our”\n\n@Ann Lee: whose?")


def test_who_wants_it_once_a_day_finds_it_in_the_days_mail(paper, officer, police):
    choose(officer, mentions.KIND, Choice.DIGEST)
    question = say(paper, police, "@Ann Lee: which area?")
    days = [(question.made_at + timedelta(hours=n), question.made_at + timedelta(hours=n + 2)) for n in (-3, -1, 1)]

    told = [[(each.title, each.detail) for each in mentions.mentions(officer, *day)] for day in days]

    assert told == [[], [(f"Ann Lee-Hughes asks you about “{paper.title}”", question.text)], []]
    assert not Mail.objects.exists()
