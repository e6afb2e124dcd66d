"""Comments on words: kept with the text that was read, found again in the text of now, or told to be gone."""

import pytest
from django.utils import timezone

from partnerships.access import Role
from partnerships.verbs import Refused
from plans.discussion.quotes import Picked, Whereabouts, marks_on, picked_from
from plans.discussion.threads import threads
from plans.discussion.verbs import comment
from plans.document.canonical import normalise
from plans.document.compose import compose
from plans.models import Block, Comment
from tests.factories import make_block, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    paper = make_plan(blocks=()).paper
    html = "<p>Crime fell by 12% last year.</p><p>The police <strong>lead</strong> on it.</p>"
    make_block(paper, heading="Our area", data={"html": html})
    return paper


@pytest.fixture
def police(paper):
    return make_user(Role.PARTNER_LEAD, paper.partnership, name="Police")


def say(paper, by, start, end, exact):
    return comment(paper, paper.blocks.get().key, by=by, text="Which?", picked=Picked(start, end, exact))


def now(paper, by, html):
    """Where the words of the one comment stand in this text."""
    Block.objects.filter(paper=paper).update(data={"html": html})
    return threads(paper.blocks.get(), by)[0]["words"]


def test_a_comment_keeps_the_words_and_what_was_read(paper, police):
    made = say(paper, police, 18, 21, " 12% ")

    assert (made.quote, made.quote_at) == ("12%", 5)
    assert made.seen == "Our area Crime fell by 12% last year. The police lead on it."


def test_words_are_widened_to_whole_ones(paper, police):
    assert say(paper, police, 32, 41, "epolicele").quote == "The police lead"


@pytest.mark.parametrize(("start", "end", "exact"), [(18, 21, "15%"), (18, 2, ""), (900, 903, "12%")])
def test_words_that_are_not_there_are_refused(paper, police, start, end, exact):
    with pytest.raises(Refused, match="The text has changed since you selected these words"):
        say(paper, police, start, end, exact)


@pytest.mark.parametrize(
    ("html", "standing"),
    [
        ("<p>Sadly, crime fell. Crime fell by <em>12%</em> last year.</p>", Whereabouts(34, 37)),
        ("<p>The police lead on it.</p>", Whereabouts()),
        ("", Whereabouts()),
    ],
)
def test_words_are_found_in_the_text_of_now(paper, police, html, standing):
    say(paper, police, 18, 21, "12%")

    assert now(paper, police, html) == standing


def test_at_most_a_thousand_signs_are_commented_on(paper, police):
    words = "x" * 1000
    Block.objects.filter(paper=paper).update(heading="", data={"html": f"<p>{words} y</p>"})

    with pytest.raises(Refused, match="Select at most 1,000 characters"):
        say(paper, police, 0, 1001, f"{words} y")
    assert say(paper, police, 0, 1000, words).quote == words


def test_words_of_a_removed_chapter_are_gone_and_marked_nowhere(paper, police):
    say(paper, police, 18, 21, "12%")
    marks = marks_on(paper, compose(paper))
    Block.objects.filter(paper=paper).update(data={"html": "<p>Nothing.</p>"})
    gone = marks_on(paper, compose(paper))
    Block.objects.filter(paper=paper).update(removed_at=timezone.now(), removed_by=police)

    assert (len(marks), gone, marks_on(paper, compose(paper))) == (1, [], [])
    assert threads(paper.blocks.get(), police)[0]["words"].is_gone


@pytest.mark.parametrize(
    ("values", "picked"),
    [
        ({"start": "1", "end": "2", "exact": "x"}, Picked(1, 2, "x")),
        ({"start": "1", "end": "2", "exact": " "}, None),
        ({"start": "1", "end": "2"}, None),
        ({"exact": "x"}, Picked(0, 0, "x")),
    ],
)
def test_a_selection_is_read_however_much_of_it_was_sent(values, picked):
    assert picked_from(values) == picked


def test_words_that_came_back_are_found_again(paper, police):
    before = paper.blocks.get().data["html"]
    say(paper, police, 18, 21, "12%")

    assert now(paper, police, "<p>Nothing.</p>").is_gone
    assert now(paper, police, before) == Whereabouts(18, 21)


def test_words_whose_place_is_not_known_any_more_are_gone(paper, police):
    made = say(paper, police, 18, 21, "12%")
    Comment.objects.filter(pk=made.pk).update(seen="Area " + made.seen)

    assert threads(paper.blocks.get(), police)[0]["words"] == Whereabouts()


def test_a_comment_on_words_is_no_part_of_the_text(paper, police):
    before = normalise(compose(paper))
    say(paper, police, 18, 21, "12%")

    assert normalise(compose(paper)) == before
