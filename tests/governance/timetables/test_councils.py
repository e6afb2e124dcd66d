"""Which councils decide on a text, whose timetable is missing, and whose may still be made."""

import pytest

from governance.models import Timetable
from governance.timetables.councils import councils_to_choose, councils_without_timetable, missing_words
from partnerships.models import Organisation
from tests.factories import make_body, make_council, make_partnership, make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def north():
    return make_council("North Council")


@pytest.fixture
def paper(north):
    partnership = make_partnership("Joint Partnership", council=north)
    partnership.lead_councils.add(make_council("South Council"))
    return make_plan(partnership).paper


def planned(paper, council, role="decide"):
    timetable = Timetable.objects.create(paper=paper, council=council)
    body = make_body(council) if council else make_body(partnership=paper.partnership, kind="partnership_board")
    timetable.stages.create(step=1, body=body, role=role)
    return timetable


def missing(paper):
    timetables = list(paper.timetables.prefetch_related("stages"))
    return [council.name for council in councils_without_timetable(paper, timetables)]


@pytest.mark.parametrize(
    ("whose", "role", "names"),
    [
        (None, "", ["North Council", "South Council"]),
        ("north", "decide", ["South Council"]),
        ("north", "note", []),
        ("the partnership", "decide", []),
        ("the partnership", "prepare", []),
    ],
    ids=["no timetable", "one decides", "nobody decides", "the partnership decides", "the partnership prepares"],
)
def test_each_lead_council_decides_unless_it_is_decided_elsewhere(paper, north, whose, role, names):
    if whose:
        planned(paper, north if whose == "north" else None, role)

    assert missing(paper) == names


def test_the_partnerships_own_timetable_spares_no_council_once_one_decides(paper, north):
    planned(paper, None, "decide")
    planned(paper, north, "decide")

    assert missing(paper) == ["South Council"]


def test_of_one_lead_council_none_is_missing():
    assert missing(make_plan().paper) == []


def test_a_plan_that_is_one_councils_own_is_decided_by_that_one_alone(paper, north):
    paper.plan.council = north
    paper.plan.save()
    own = type(paper).objects.get(pk=paper.pk)

    assert missing(own) == []
    assert [name for _, name in councils_to_choose(own)] == ["North Council", "Joint Partnership itself"]


def test_whose_timetable_is_there_is_offered_no_more(paper, north):
    offered = [[name for _, name in councils_to_choose(paper)]]
    for council in (north, None):
        planned(paper, council)
        offered.append([name for _, name in councils_to_choose(paper)])

    assert offered == [
        ["North Council", "South Council", "Joint Partnership itself"],
        ["South Council", "Joint Partnership itself"],
        ["South Council"],
    ]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["North"], "North has no timetable for it yet"),
        (["North", "South"], "North and South have no timetable for it yet"),
        (["North", "South", "West"], "North, South and West have no timetable for it yet"),
    ],
)
def test_those_that_are_missing_are_named_in_a_sentence(names, words):
    assert missing_words([Organisation(name=name) for name in names]) == words
