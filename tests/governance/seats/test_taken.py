"""Boards with their meetings and seats among everything that is taken out, and duties and recommendations."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from governance.duties import taken as duties
from governance.models import DutyEvidence, Recommendation, Seat
from governance.scrutiny import taken as scrutiny
from governance.seats.taken import boards_workbook, taken_of
from tests.factories import make_body, make_meeting, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db


def rows_of(content, name):
    heads, *rows = load_workbook(BytesIO(content))[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_boards_are_told_with_meetings_and_seats():
    board = make_body(partnership=make_partnership(), kind="partnership_board", name="Board")
    make_meeting(board, place="Town Hall")
    Seat.objects.create(body=board, title="Seat of the health bodies", capacity="representative")

    content = boards_workbook(board.partnership)

    assert rows_of(content, "Meetings")[0]["Place"] == "Town Hall"
    assert rows_of(content, "Seats")[0]["Seat or office"] == "Seat of the health bodies"
    assert list(taken_of(board.partnership, with_drafts=False)) == []


def test_recommendations_and_duties_are_there_where_something_is_recorded():
    plan = make_plan()
    partnership, by = plan.partnership, make_user()
    nothing = [*scrutiny.taken_of(partnership, with_drafts=True), *duties.taken_of(partnership, with_drafts=True)]
    Recommendation.objects.create(paper=plan.paper, text="Look again")
    DutyEvidence.objects.create(partnership=partnership, duty="CDA-6", on="2026-05-01", note="The plan", recorded_by=by)

    (recommended,) = scrutiny.taken_of(partnership, with_drafts=True)
    (evidence,) = duties.taken_of(partnership, with_drafts=True)

    assert nothing == []
    assert rows_of(recommended.content(), "Recommendations")[0]["Recommendation"] == "Look again"
    assert rows_of(evidence.content(), "Evidence")[0]["What shows it"] == "The plan"
