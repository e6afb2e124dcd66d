"""A board of a partnership with three members, which met a fortnight ago and meets today."""

import pytest

from governance.board_book import verbs
from partnerships.access import Role
from tests.days import in_days, today
from tests.factories import make_body, make_meeting, make_membership, make_organisation, make_partnership, make_user

MEMBERS = ("Anyborough Police", "Anyborough Council Housing", "Anyshire Probation")


@pytest.fixture
def board():
    partnership = make_partnership()
    for name in MEMBERS:
        make_membership(partnership, make_organisation(name), has_vote=True)
    return make_body(partnership=partnership, kind="partnership_board", name="Board", quorum=2)


@pytest.fixture
def officer(board):
    return make_user(Role.OFFICER, board.partnership)


@pytest.fixture
def held(board):
    return make_meeting(board, on=in_days(-14))


@pytest.fixture
def sitting(board, held):
    """The meeting after it."""
    return make_meeting(board, on=today())


@pytest.fixture
def minutes(held, officer):
    return verbs.begin(held, by=officer)
