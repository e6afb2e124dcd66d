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


def test_strangers_get_it_when_it_is_published(client, minutes, sitting, officer):
    pk = minutes.meeting_id
    before = page(client, None, "public_minutes", pk).status_code
    verbs.approve(minutes, by=officer, approving=sitting)
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


def test_minutes_are_written_in_rows(client, minutes, sitting, officer):
    verbs.add_recorded(minutes, by=officer)
    entry = minutes.entries.get()
    rows = {
        **ROWS, "rows-TOTAL_FORMS": "2", "rows-0-key": entry.pk, "rows-0-title": entry.title,
        "rows-0-text": "", "rows-0-decision": "", "rows-0-ORDER": "2", "rows-1-title": "Welcome", "rows-1-text": "All.",
        "rows-1-decision": "", "rows-1-ORDER": "1",
    }  # fmt: skip

    send(client, officer, "minutes_write", minutes.meeting_id, **rows)

    assert [each.title for each in minutes.entries.all()] == ["Welcome", "Next meeting"]


def test_a_reader_does_not_write(client, minutes, board):
    reader = make_user(Role.READER, board.partnership)

    assert send(client, reader, "minutes_write", minutes.meeting_id).status_code == 403


@pytest.fixture
def as_read(client, minutes, officer, sitting):
    """Two minutes as the page has them when it is opened."""
    rows = [{"title": "Welcome", "text": "All.", "decision": ""}, {"title": "Cameras", "text": "Old.", "decision": ""}]
    verbs.write(minutes, rows, by=officer, revision=0)
    form = page(client, officer, "minutes_write", minutes.meeting_id).context
    sent = {**ROWS, "rows-INITIAL_FORMS": "2", "rows-TOTAL_FORMS": "3", "read": form["read"]}
    for index, row in enumerate(form["formset"].initial):
        sent |= {f"rows-{index}-{name}": value for name, value in row.items()} | {f"rows-{index}-ORDER": index + 1}
    return sent


def others_text(minutes, colleague, **changed):
    rows = list(minutes.entries.values("title", "text", "decision"))
    rows = [{"key": pk, **row} for pk, row in zip(minutes.entries.values_list("pk", flat=True), rows, strict=True)]
    minutes.refresh_from_db()
    verbs.write(minutes, [rows[0], rows[1] | changed], by=colleague, revision=minutes.revision)


def test_what_two_people_wrote_in_different_minutes_is_kept(client, minutes, officer, board, as_read):
    others_text(minutes, make_user(Role.OFFICER, board.partnership, name="Colleague"), text="Theirs.")

    answer = send(client, officer, "minutes_write", minutes.meeting_id, **as_read | {"rows-0-text": "Mine."})

    assert list(minutes.entries.values_list("title", "text")) == [("Welcome", "Mine."), ("Cameras", "Theirs.")]
    assert said(answer)[-1] == "Colleague changed it while you were writing: both changes are kept."


def test_what_two_people_wrote_in_one_minute_stands_beside_each_other(client, minutes, officer, board, as_read):
    others_text(minutes, make_user(Role.OFFICER, board.partnership, name="Colleague"), text="Theirs.")
    mine = as_read | {"rows-1-text": "Mine.", "rows-1-decision": "Agreed."}

    answer = send(client, officer, "minutes_write", minutes.meeting_id, **mine)

    (clash,) = [clash for _, clash in answer.context["rows"] if clash]
    assert (answer.status_code, [(each.theirs, each.mine) for each in clash.fields]) == (409, [("Theirs.", "Mine.")])
    assert "What was said: saved by Colleague" in answer.content.decode()
    assert minutes.entries.last().text == "Theirs."

    again = {name: answer.context["formset"].data[name] for name in answer.context["formset"].data}
    send(client, officer, "minutes_write", minutes.meeting_id, **again | {"read": answer.context["read"]})

    assert (minutes.entries.last().text, minutes.entries.last().decision) == ("Theirs.\nMine.", "Agreed.")
    assert minutes.entries.last().history.first().history_user == officer


def test_a_page_that_was_open_before_an_update_shows_both_and_saves_nothing(client, minutes, officer, board, as_read):
    others_text(minutes, make_user(Role.OFFICER, board.partnership, name="Colleague"), text="Theirs.")
    mine = as_read | {"rows-0-text": "Mine, too.", "rows-1-text": "Mine."}
    del mine["read"]

    answer = send(client, officer, "minutes_write", minutes.meeting_id, **mine)

    clashes = [[(each.theirs, each.mine) for each in clash.fields] for _, clash in answer.context["rows"] if clash]
    assert (answer.status_code, clashes) == (409, [[("Theirs.", "Mine.")]])  # the first minute never changed
    assert "The portal was updated after you opened this page" in answer.content.decode()
    assert list(minutes.entries.values_list("text", flat=True)) == ["All.", "Theirs."]
    typed = answer.context["formset"].data
    assert [typed["rows-0-text"], typed["rows-1-text"]] == ["Mine, too.", "Theirs.\nMine."]
