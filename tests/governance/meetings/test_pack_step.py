"""What the page of a meeting offers a clerk about its pack: one thing first, and only what can be done."""

from datetime import UTC, date, datetime

import pytest

from governance.meetings.pack_step import BEING_MADE, FOLLOWS, NOT_MADE, OFF, PackStep, pack_step
from governance.models import Meeting, Pack
from tests.governance.pages import page, stage_of

TODAY, BEFORE = date(2027, 3, 2), datetime(2027, 3, 1, 9, tzinfo=UTC)
PUBLISHED, WITHDRAWN, CANCELLED = {"packs": ["ready"]}, {"was_withdrawn": True}, {"cancelled_at": BEFORE}
ITS_PAGE = "Open the page of the pack"


def step(*, on=TODAY, packs=(), was_withdrawn=False, **meeting):
    made = [Pack(making=making) for making in packs]
    return pack_step(Meeting(on=on, **meeting), made, was_withdrawn=was_withdrawn, today=TODAY)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, PackStep("Prepare the pack")),
        (WITHDRAWN, PackStep("Prepare the pack again")),
        ({"packs": ["ready", "wanted"]}, PackStep("See how far the pack is", said=BEING_MADE, is_first=False)),
        ({"packs": ["failed"]}, PackStep(ITS_PAGE, said=NOT_MADE)),
        (PUBLISHED, PackStep("Publish a supplement", "governance:supplement", FOLLOWS, has_page_beside=True)),
        (CANCELLED, None),
        (PUBLISHED | CANCELLED, PackStep(ITS_PAGE, said=OFF, is_first=False)),
    ],
)
def test_what_is_next_follows_from_what_the_pack_is(given, told):
    assert step(**given) == told


@pytest.mark.parametrize("since", [{"on": date(2027, 3, 1)}, {"adjourned_at": BEFORE}])
def test_once_the_meeting_was_held_a_supplement_is_not_what_comes_first(since):
    assert not step(**PUBLISHED, **since).is_first


@pytest.mark.django_db
def test_the_page_says_it_to_whoever_publishes_and_to_nobody_else(client, timetable, clerk):
    meeting = stage_of(timetable).current_date.meeting

    assert "Prepare the pack" not in page(client, None, "meeting", meeting.pk).text
    assert "Prepare the pack" in page(client, clerk, "meeting", meeting.pk).text
