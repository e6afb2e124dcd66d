"""Comments beside the text: said, answered, resolved."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.discussion.quotes import Picked, Whereabouts
from plans.discussion.verbs import comment, resolve
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Comment, Draft
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(blocks=("Our area", "Money")).paper


@pytest.fixture
def officer(client, paper):
    user = make_user(Role.OFFICER, paper.partnership)
    client.force_login(user)
    return user


@pytest.fixture
def police(paper):
    return make_user(Role.PARTNER_LEAD, paper.partnership, name="Police")


def post(client, paper, **fields):
    address = reverse("plans:write_comments", args=[paper.key])
    return client.post(address, fields, headers={"HX-Request": "true"})


def beside(response):
    """Chapters with the words of their open comments and answers."""
    return [
        (name, [[thread["comment"].text, *(answer.text for answer in thread["answers"])] for thread in threads])
        for _, name, threads in response.context["comment_groups"]
    ]


def test_open_comments_stand_in_the_order_of_the_text(client, paper, officer, police):
    area, money = paper.blocks.all()
    comment(paper, money.key, by=police, text="How much?")
    comment(paper, area.key, by=police, text="Which area?")
    resolve(comment(paper, area.key, by=police, text="Settled"), by=police, done="Done.")

    response = client.get(reverse("plans:write", args=[paper.key]))

    assert beside(response) == [("Our area", [["Which area?"]]), ("Money", [["How much?"]])]
    assert [line.comments for line in response.context["outline"]] == [1, 1]


def test_comments_on_a_removed_chapter_come_last(client, paper, officer, police):
    area, money = paper.blocks.all()
    for block in (area, money):
        comment(paper, block.key, by=police, text="Why?")
    editing.remove(CHAPTERS, area, by=officer)

    response = client.get(reverse("plans:write", args=[paper.key]))

    assert beside(response) == [("Money", [["Why?"]]), ("Our area (removed)", [["Why?"]])]


def test_a_comment_is_said_on_a_chapter_and_its_draft_goes(client, paper, officer):
    area = paper.blocks.first()
    Draft.objects.create(user=officer, form="page:/comments/", tab="t", fields={})

    response = post(client, paper, block=area.key, text="Add the wards", draft_form="page:/comments/", draft_tab="t")

    assert beside(response) == [("Our area", [["Add the wards"]])]
    assert [line.comments for line in response.context["outline"]] == [1, 0]
    assert not Draft.objects.exists()


def test_a_comment_is_answered_and_resolved_at_once(client, paper, officer, police):
    question = comment(paper, paper.blocks.first().key, by=police, text="Which area?")

    answered = post(client, paper, parent=question.pk, text="All of it")
    resolved = post(client, paper, parent=question.pk, text="See the map", resolve="yes")

    assert beside(answered) == [("Our area", [["Which area?", "All of it"]])]
    assert (beside(resolved), resolved.context["notice"]) == ([], "Your answer was added. The comment is resolved.")
    assert Comment.objects.get(pk=question.pk).resolved_by == officer


def test_nothing_said_is_refused_in_words(client, paper, officer):
    response = post(client, paper, block=paper.blocks.first().key, text=" ")

    assert (response.status_code, response.context["notice"]) == (409, "Write your comment.")
    assert not Comment.objects.exists()


def test_a_comment_of_another_text_is_not_answered_here(client, paper, officer, police):
    other = make_plan(paper.partnership).paper
    question = comment(other, other.blocks.first().key, by=police, text="Elsewhere")

    response = post(client, paper, parent=question.pk, resolve="yes")

    assert (response.status_code, response.context["notice"]) == (200, "")
    assert Comment.objects.get(pk=question.pk).resolved_at is None


def test_words_are_commented_on_beside_the_text(client, paper, officer):
    area = paper.blocks.first()
    words = {"start": 0, "end": 3, "exact": "Our"}

    response = post(client, paper, block=area.key, text="Whose?", **words)

    assert [thread["words"] for _, _, threads in response.context["comment_groups"] for thread in threads] == [
        Whereabouts(0, 3)
    ]
    assert f'data-quote-on="{area.key}" data-quote-start="0" data-quote-end="3">Our</a>' in response.text


def test_comments_stand_in_the_order_of_their_words(client, paper, officer, police):
    area = paper.blocks.first()
    area.data = {"html": "<p>Crime fell by 12% last year.</p>"}
    area.save()
    for said, picked in [("Twelve?", Picked(18, 21, "12%")), ("Which?", Picked(7, 12, "Crime")), ("All", None)]:
        comment(paper, area.key, by=police, text=said, picked=picked)

    response = client.get(reverse("plans:write", args=[paper.key]))

    assert beside(response) == [("Our area", [["All"], ["Which?"], ["Twelve?"]])]


@pytest.mark.parametrize(
    ("show", "shown"),
    [("open", ["Mine", "Theirs"]), ("mine", ["Mine"]), ("resolved", ["Done"]), ("other", ["Mine", "Theirs"])],
)
def test_open_ones_ones_own_or_resolved_ones_are_shown(client, paper, officer, police, show, shown):
    area = paper.blocks.first()
    said = [comment(paper, area.key, by=police, text=text) for text in ("Mine", "Theirs", "Done")]
    comment(paper, area.key, by=officer, text="Yes", parent=said[0])
    resolve(said[2], by=officer, done="Done.")

    context = client.get(reverse("plans:write", args=[paper.key]), {"show": show}).context

    assert [thread["comment"].text for _, _, threads in context["comment_groups"] for thread in threads] == shown
    assert [number for _, _, number, _ in context["comment_choices"]] == [2, 1, 1]


def test_a_resolved_comment_is_opened_again_from_the_archive(client, paper, officer, police):
    question = comment(paper, paper.blocks.first().key, by=police, text="Which area?")
    resolve(question, by=officer, done="Done.")

    address = reverse("plans:write_comments", args=[paper.key]) + "?show=resolved"
    response = client.post(address, {"parent": question.pk, "reopen": "yes"}, headers={"HX-Request": "true"})

    assert (beside(response), response.context["notice"]) == ([], "The comment is open again.")
    assert Comment.objects.get(pk=question.pk).resolved_at is None


def test_a_comment_is_given_to_somebody_and_resolved_with_what_was_done(client, paper, officer, police):
    question = comment(paper, paper.blocks.first().key, by=police, text="Which area?")

    given = post(client, paper, parent=question.pk, assign="yes", assigned_to=police.pk)
    refused = post(client, paper, parent=question.pk, resolve="yes")
    resolved = post(client, paper, parent=question.pk, resolve="yes", done="Named the wards.")

    assert [answer.context["notice"] for answer in (given, refused, resolved)] == [
        "Police finds the comment among their tasks.",
        "Say what was done.",
        "The comment is resolved.",
    ]
    question.refresh_from_db()
    assert (question.assigned_to, question.resolution) == (police, "Named the wards.")
