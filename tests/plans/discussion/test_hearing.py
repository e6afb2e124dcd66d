"""Whoever commented hears of answers and of what was done: at once, or in the day's mail."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partnerships.mail.changes import changes_for
from partnerships.mail.kinds import Choice, choose
from partnerships.models import Mail, User
from partnerships.people.verbs import end_role
from plans.discussion.mentions import KIND
from plans.discussion.verbs import comment, resolve

pytestmark = pytest.mark.django_db


def say(paper, by, text="Which area?", **options):
    return comment(paper, paper.blocks.get().key, by=by, text=text, **options)


def subjects():
    return list(Mail.objects.order_by("pk").values_list("to__name", "subject"))


def told_today(user):
    now = timezone.now()
    times = [(now + timedelta(hours=n), now + timedelta(hours=n + 2)) for n in (-3, -1, 1)]
    return [[change.title for change in changes_for(user, *each) if change.kind == KIND] for each in times]


ANSWERED, RESOLVED = "Ann Lee answers your comment on “{}”", "Ann Lee resolved your comment on “{}”"


def test_whose_comment_is_answered_and_resolved_by_others_is_written_to(paper, officer, police):
    question = say(paper, police)
    say(paper, officer, "Do you mean the town?", parent=question)
    say(paper, police, "Yes.", parent=question)
    resolve(question, by=officer, done="Named it.")

    answered, resolved = Mail.objects.order_by("pk")
    assert subjects() == [("Bo Park", each.format(paper.title)) for each in (ANSWERED, RESOLVED)]
    assert answered.text.split("\n\n")[:2] == ["Your comment: Which area?", "Ann Lee: Do you mean the town?"]
    assert resolved.text.split("\n\n")[:2] == ["Your comment: Which area?", "Named it."]


def test_each_hears_of_one_answer_once(paper, officer, police):
    question = say(paper, police)
    say(paper, officer, "@Bo Park, the town?", parent=question)
    say(paper, officer, "The town?", parent=question, assigned_to=police)
    say(paper, officer, "Done.", parent=question)
    resolve(question, by=officer)

    assert [subject.split(" on ")[0] for _, subject in subjects()] == [
        "Ann Lee asks you about “Safer Anyborough”", "Ann Lee gives you a comment", "Ann Lee answers your comment"
    ]  # fmt: skip


def test_whose_role_has_ended_hears_no_more_of_the_draft(paper, officer, police):
    question = say(paper, police)
    end_role(police.role_assignments.get(), by=officer)
    question.refresh_from_db()

    say(paper, officer, "The town?", parent=question)
    resolve(question, by=officer, done="Named it.")

    assert subjects() == []
    assert told_today(User.objects.get(pk=police.pk)) == [[], [], []]


def test_who_wants_it_once_a_day_finds_it_in_the_days_mail(paper, officer, police):
    choose(police, KIND, Choice.DIGEST)
    question, own = say(paper, police), say(paper, police)
    say(paper, officer, "The town?", parent=question)
    say(paper, officer, "@Bo Park?", parent=question)
    say(paper, police, "Yes.", parent=question)
    resolve(question, by=officer, done="Named it.")
    resolve(own, by=police, done="Never mind.")
    third = say(paper, police)
    say(paper, officer, "Said already.", parent=third)
    resolve(third, by=officer)

    titles = [each.format(paper.title) for each in (ANSWERED, "Ann Lee asks you about “{}”", RESOLVED, ANSWERED)]
    assert told_today(police) == [[], titles, []]
    assert (told_today(officer), subjects()) == ([[], [], []], [])
