"""Pages of the book: who reads it, what strangers get before and after it is published, the forms."""

import pytest

from governance.board_book import verbs
from governance.board_book.views import name_of
from partnerships.access import Role
from plans.models import Rendering
from tests.factories import make_user
from tests.governance.pages import page, said, send

pytestmark = pytest.mark.django_db
ROWS = {"rows-INITIAL_FORMS": "1", "rows-MIN_NUM_FORMS": "0", "rows-MAX_NUM_FORMS": "100"}


@pytest.mark.parametrize(("role", "status"), [(Role.READER, 200), (Role.PARTNER_LEAD, 200), (Role.OFFICER, 200)])
def test_members_of_the_board_read_the_draft(client, minutes, board, role, status):
    assert page(client, make_user(role, board.partnership), "minutes", minutes.meeting_id).status_code == status


def test_strangers_get_it_when_it_is_published(client, minutes, today, officer):
    pk = minutes.meeting_id
    before = page(client, None, "public_minutes", pk).status_code
    verbs.approve(minutes, by=officer, approving=today)
    verbs.publish_minutes(minutes, by=officer)

    pdf = page(client, None, "public_minutes_pdf", pk, name_of(minutes)).status_code
    assert (before, page(client, None, "public_minutes", pk).status_code, pdf) == (404, 200, 202)


def test_minutes_are_drawn_for_the_partnership(client, minutes, officer, board):
    page(client, officer, "minutes_pdf", minutes.meeting_id)

    drawn = Rendering.objects.get(kind="minutes")
    assert (drawn.owner, drawn.inputs["report"]["title"]) == (board.partnership, "Draft minutes: Board")


def test_draft_is_begun_on_the_page_of_the_book(client, held, officer, board):
    response = send(client, officer, "minutes_begin", held.pk)

    assert (response.redirect_chain[0][0], said(response)) == (
        f"/workspace/meetings/{held.pk}/minutes/attendance/",
        ["The minutes are drafted from what was recorded. Say who was there next."],
    )


def test_minutes_are_written_in_rows(client, minutes, today, officer):
    verbs.add_recorded(minutes, by=officer)
    entry = minutes.entries.get()
    rows = {
        **ROWS, "rows-TOTAL_FORMS": "2", "revision": "0", "rows-0-key": entry.pk, "rows-0-title": entry.title,
        "rows-0-text": "", "rows-0-decision": "", "rows-0-ORDER": "2", "rows-1-title": "Welcome", "rows-1-text": "All.",
        "rows-1-decision": "", "rows-1-ORDER": "1",
    }  # fmt: skip

    send(client, officer, "minutes_write", minutes.meeting_id, **rows)

    assert [each.title for each in minutes.entries.all()] == ["Welcome", "Next meeting"]


def test_a_reader_does_not_write(client, minutes, board):
    reader = make_user(Role.READER, board.partnership)

    assert send(client, reader, "minutes_write", minutes.meeting_id).status_code == 403
