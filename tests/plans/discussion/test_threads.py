"""Comments with their answers: of which chapter, in what order, and who may settle them."""

import pytest

from partnerships.access import Role
from plans.discussion.quotes import Picked
from plans.discussion.threads import threads, threads_beside
from plans.discussion.verbs import comment, resolve
from plans.models import Block, Comment
from tests.factories import make_block, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(blocks=("Our area", "Money")).paper


@pytest.fixture
def area(paper):
    return paper.blocks.first()


@pytest.fixture
def officer(paper):
    return make_user(Role.OFFICER, paper.partnership)


@pytest.fixture
def police(paper):
    return make_user(Role.PARTNER_LEAD, paper.partnership)


def test_a_chapter_has_its_own_comments_the_open_ones_first(paper, area, officer, police):
    done, waits = (comment(paper, area.key, by=each, text="?") for each in (police, officer))
    answer = comment(paper, None, by=officer, text="!", parent=done)
    resolve(done, by=officer)
    comment(paper, paper.blocks.last().key, by=police, text="Of another chapter")
    other = make_plan(paper.partnership, blocks=()).paper
    comment(other, make_block(other, key=area.key).key, by=police, text="Of another text")

    found = threads(area, police)

    assert [(each["comment"], each["answers"]) for each in found] == [(waits, []), (done, [answer])]
    assert [each["may_settle"] for each in found] == [False, True]
    assert [each["may_settle"] for each in threads(area, officer)] == [True, True]


def test_beside_the_text_they_stand_in_the_order_of_the_words(paper, area, police):
    words = "OurareaOnetwothreefourfivesix."
    Block.objects.filter(pk=area.pk).update(data={"html": "<p>One two three four five six.</p>"})

    def say(exact):
        start = words.index(exact)
        return comment(paper, area.key, by=police, text="?", picked=Picked(start, start + len(exact), exact))

    gone, later, first = say("six."), say("four"), say("Our")
    whole = comment(paper, area.key, by=police, text="?")
    Block.objects.filter(pk=area.pk).update(data={"html": "<p>One two three four five.</p>"})

    found = threads_beside(paper, police, Comment.objects.filter(paper=paper).questions())

    assert [each["comment"] for each in found[str(area.key)]] == [whole, first, later, gone]


def test_chapters_of_which_people_spoke_in_turns_have_each_all_of_theirs(paper, area, police):
    money = paper.blocks.last()
    said = [comment(paper, block.key, by=police, text=f"{n}") for n in "12" for block in (area, money)]

    found = threads_beside(paper, police, Comment.objects.filter(paper=paper).questions())

    assert {key: [each["comment"] for each in found[key]] for key in found} == {
        str(area.key): [said[0], said[2]],
        str(money.key): [said[1], said[3]],
    }
