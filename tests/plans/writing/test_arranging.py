"""The order of all chapters at once."""

import pytest

from partnerships.access import Role
from partnerships.verbs import Refused
from plans.models import Paper
from plans.writing.arranging import StaleOrder, arrange, moved
from tests.factories import make_block, make_plan, make_user
from tests.plans.editing.things import put_in

NAMES = "ABCDE"


@pytest.fixture
def paper(db):
    paper = make_plan(blocks=()).paper
    for position, name in enumerate(NAMES):
        make_block(paper, heading=name, position=position)
    return paper


@pytest.fixture
def officer(paper):
    return make_user(Role.OFFICER, paper.partnership)


def wanted(paper, names, sections=""):
    keys = {block.heading: str(block.key) for block in paper.blocks.all()}
    return [(keys[name], 2 if name in sections else 1) for name in names]


def outline(paper):
    return [(block.heading, block.level) for block in paper.blocks.placed()]


def told(paper):
    """What the history says since the chapters were made."""
    rows = type(paper.blocks.first()).history.filter(history_type="~").order_by("history_id")
    return [(row.heading, row.position, row.level, row.revision, row.history_change_reason) for row in rows]


def test_one_chapter_moved_far_is_one_line_of_the_history(paper, officer):
    arrange(paper, wanted(paper, "ACDEB"), by=officer)

    assert outline(paper) == [(name, 1) for name in "ACDEB"]
    assert told(paper) == [("B", 4, 1, 1, "Moved in the outline")]


def test_a_chapter_made_a_section_gets_a_new_revision(paper, officer):
    changed = arrange(paper, wanted(paper, "ABCDE", sections="C"), by=officer, reason="Belongs to B")

    assert [block.heading for block in changed] == ["C"]
    assert outline(paper)[2] == ("C", 2)
    assert told(paper) == [("C", 2, 2, 2, "Belongs to B")]


def test_an_order_that_changes_nothing_says_nothing(paper, officer):
    assert arrange(paper, wanted(paper, NAMES), by=officer) == []
    assert told(paper) == []


@pytest.mark.parametrize("names", ["ABCD", "ABCDD", ""])
def test_an_order_of_other_chapters_is_refused(paper, officer, names):
    with pytest.raises(StaleOrder, match="The outline was changed by somebody else"):
        arrange(paper, wanted(paper, names), by=officer)


def test_an_unknown_level_is_refused(paper, officer):
    with pytest.raises(StaleOrder):
        arrange(paper, [(key, 3) for key, _ in wanted(paper, NAMES)], by=officer)


def test_in_approval_a_reason_is_needed_and_by_others_it_is_refused(paper, officer):
    put_in(paper, Paper.State.IN_APPROVAL)

    with pytest.raises(Refused, match="say why you change it"):
        arrange(paper, wanted(paper, "BACDE"), by=officer)
    with pytest.raises(Refused, match="Your roles do not let you"):
        arrange(paper, wanted(paper, "BACDE"), by=make_user(Role.READER, paper.partnership), reason="Why not")


@pytest.mark.parametrize(
    ("names", "expected"), [("ABCDE", 0), ("BCDEA", 1), ("EABCD", 1), ("BACDE", 1), ("BADCE", 2), ("EDCBA", 4)]
)
def test_the_fewest_that_must_have_moved(paper, names, expected):
    blocks = {block.heading: block for block in paper.blocks.all()}

    assert len(moved([blocks[name] for name in names])) == expected


@pytest.mark.parametrize(("names", "held", "expected"), [("BACDE", "A", "A"), ("BACDE", "B", "B"), ("ABCDE", "A", "")])
def test_what_somebody_had_in_hand_is_what_moved(paper, names, held, expected):
    blocks = {block.heading: block for block in paper.blocks.all()}

    found = moved([blocks[name] for name in names], str(blocks[held].key))

    assert "".join(row.heading for row in found) == expected
