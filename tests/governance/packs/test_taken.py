"""Packs among everything that is taken out: what is not for publication of the partnership's own boards alone."""

import pytest
from django.utils import timezone

from governance.models import Pack
from governance.packs.taken import taken_of
from tests.factories import make_body, make_meeting, make_timetable, make_user

pytestmark = pytest.mark.django_db


def publish(meeting, variant="open"):
    made = {"file": "packs/a.pdf", "sha256": "5a" * 32, "size": 10, "pages": 1, "total": 1, "making": "ready"}
    Pack.objects.create(
        meeting=meeting, variant=variant, name=f"pack-{variant}", state="published", published_at=timezone.now(),
        published_by=make_user("site_administrator"), **made,
    )  # fmt: skip


@pytest.fixture
def partnership():
    timetable = make_timetable()
    partnership = timetable.paper.partnership
    council_meeting = timetable.stages.in_order()[2].dates.get().meeting
    board_meeting = make_meeting(make_body(partnership=partnership, kind="partnership_board", name="Own board"))
    for meeting in (council_meeting, board_meeting, make_meeting(make_body(name="Others"))):
        publish(meeting)
        publish(meeting, "full")
    return partnership


def test_open_packs_of_its_texts_and_all_of_its_own_boards(partnership):
    found = [file.name.rpartition("-")[2] for file in taken_of(partnership, with_drafts=True)]

    assert sorted(found) == ["full.pdf", "open.pdf", "open.pdf"]


def test_without_drafts_there_is_nothing_that_is_not_for_publication(partnership):
    found = [file.name.rpartition("-")[2] for file in taken_of(partnership, with_drafts=False)]

    assert found == ["open.pdf", "open.pdf"]
