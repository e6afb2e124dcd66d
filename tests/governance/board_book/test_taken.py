"""Minutes and the log of actions among everything that is taken out: without drafts those that are published."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from governance.board_book import verbs
from governance.board_book.document import want_minutes_pdf
from governance.board_book.taken import taken_of
from governance.models import BoardAction, Minutes
from partnerships.models import Organisation
from plans.models import Rendering

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership(board, minutes, officer):
    BoardAction.objects.create(
        body=board, meeting=minutes.meeting, what="Write to the Home Office", organisation=Organisation.objects.first(),
        added_by=officer,
    )  # fmt: skip
    return board.partnership


def names(partnership, **options):
    return [file.name.rpartition("-")[2] if "minutes" in file.name else file.name
            for file in taken_of(partnership, **options)]  # fmt: skip


def test_minutes_and_the_log_are_there_with_drafts_alone(partnership, minutes):
    number = minutes.meeting_id

    log = f"boards/{minutes.meeting.body.slug}/actions.xlsx"
    assert names(partnership, with_drafts=True) == [f"{number}.html", f"{number}.json", log]
    assert names(partnership, with_drafts=False) == []


def test_published_minutes_are_there_without_drafts_with_their_pdf(partnership, minutes, officer, sitting):
    verbs.approve(minutes, by=officer, approving=sitting)
    minutes = Minutes.objects.get()
    verbs.publish_minutes(minutes, by=officer)
    want_minutes_pdf(Minutes.objects.get(), by=officer)
    Rendering.objects.update(state="done", file="renderings/a.pdf")

    endings = [name.partition(".")[2] for name in names(partnership, with_drafts=False)]
    assert endings == ["html", "json", "pdf"]


def test_what_is_written_is_what_the_board_reads(partnership, minutes):
    page, data, log = taken_of(partnership, with_drafts=True)

    heads, row = load_workbook(BytesIO(log.content()))["Actions"].iter_rows(values_only=True)
    assert "<h1>Draft minutes: Board</h1>" in page.content().decode()
    assert data.content().startswith(b"{")
    assert dict(zip(heads, row, strict=True))["What is to be done"] == "Write to the Home Office"
    assert page.words.startswith("Draft minutes of ")
