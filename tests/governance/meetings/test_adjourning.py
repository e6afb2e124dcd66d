"""A meeting that was adjourned: both sittings stay, and what was left goes on with the first notice and its papers."""

from datetime import date

import pytest

from governance.dates.checks import missing
from governance.feeds.contents import meeting_events, person_events
from governance.meetings import verbs as diary
from governance.meetings.adjourning import adjourn, reconvene
from governance.models import Meeting, settings_of
from governance.stages import lifecycle
from governance.stages.record import timetable_record
from governance.timetables.picture.timeline import sentences
from governance.timetables.stage_facts import stage_facts
from partnerships.access import Role
from partnerships.models import Mail
from partnerships.verbs import Refused
from plans.models import Paper
from tests.factories import make_plan, make_timetable, make_user
from tests.governance.pages import page, said, send, stage_of

pytestmark = pytest.mark.django_db
FIRST, LATER = date(2026, 3, 17), date(2026, 3, 24)
TODAY = date(2026, 3, 18)
WHY = "There was no quorum."


@pytest.fixture
def clerk():
    return make_user("site_administrator")


@pytest.fixture
def timetable(clerk):
    return make_timetable(make_plan().paper, start=date(2026, 1, 13), by=clerk)


@pytest.fixture
def stage(timetable, clerk):
    """Full Council on 17 March 2026, given its text."""
    stage = stage_of(timetable)
    lifecycle.submit(stage, by=clerk)
    return stage


@pytest.fixture
def meeting(stage):
    return stage.current_date.meeting


@pytest.fixture
def goes_on(stage, meeting, clerk):
    return adjourn(meeting, by=clerk, reason=WHY, items=[stage], on=LATER, today=TODAY)


def test_item_goes_on_with_its_text_at_the_later_sitting(stage, meeting, goes_on):
    stage.refresh_from_db()
    assert [(row.standing, row.on) for row in stage.dates.all()] == [
        ("planned", "2026-03-17"), ("adjourned", "2026-03-17"), ("revised", "2026-03-24"),
    ]  # fmt: skip
    assert (stage.state, stage.version.number, stage.current_date.meeting) == ("submitted", 1, goes_on)
    assert (meeting.is_adjourned, goes_on.first_sitting) == (True, meeting)


def test_those_concerned_are_told_once_when_it_continues(stage, meeting, clerk):
    officer = make_user(Role.OFFICER, stage.paper.partnership)

    adjourn(meeting, by=clerk, reason=WHY, items=[stage], on=LATER, today=TODAY)

    told = Mail.objects.get(to=officer)
    assert told.subject == "Full Council continues on Tuesday 24 March 2026"
    assert f"Reason: {WHY}" in told.text
    assert f"Left for then:\n- {stage.paper.title}" in told.text


def test_a_sitting_that_is_over_is_told_to_nobody(stage, meeting, clerk):
    make_user(Role.OFFICER, stage.paper.partnership)

    adjourn(meeting, by=clerk, reason=WHY, items=[stage], on=LATER, today=date(2026, 3, 25))

    assert not Mail.objects.exists()


def test_days_of_notice_are_counted_from_the_first_sitting(stage, goes_on):
    settings, fresh = settings_of(stage.timetable.council), type(stage).objects.with_facts().get(pk=stage.pk)
    record = timetable_record(stage.timetable, public=True, settings=settings)["stages"][-1]

    assert (stage_facts(fresh).noticed_on, stage_facts(fresh).on) == (FIRST, LATER)
    assert record["publish_by"]["on"] == settings.publish_by("full_council", FIRST).day.isoformat()


def test_sitting_is_no_slip_in_picture_and_table(stage, goes_on):
    record = timetable_record(stage.timetable, public=True)

    assert (record["stages"][-1]["slipped"], sentences(record)[-1]) == (
        [], "Full Council (decides): met 17 March 2026 and adjourned, 24 March 2026, planned.",
    )  # fmt: skip


def test_outcome_is_recorded_at_the_later_sitting(stage, goes_on, clerk):
    stage.refresh_from_db()
    lifecycle.record_outcome(stage, by=clerk, kind="adopted", held="2026-03-24", today=date(2026, 3, 25))

    assert stage.current_date.meeting == goes_on
    assert Paper.objects.get().adoptions.get().adopted_on == LATER


def test_feeds_tell_both_sittings(stage, meeting, goes_on, clerk):
    def told(events):
        return [(str(each["summary"]), str(each.get("description", ""))) for each in events]

    whose = f"Full Council, {meeting.body.council}"
    title = f"Full Council: {stage.paper.title}"
    meetings = told(meeting_events(stage.body.meetings, FIRST, LATER, str))
    assert meetings == [
        (whose, f"Adjourned: {WHY}"), (whose, "Goes on with the meeting of Tuesday 17 March 2026."),
    ]  # fmt: skip
    clerk_here = make_user(Role.CLERK, meeting.body.council)
    stages = told(person_events(clerk_here, TODAY, str))
    assert [each for each in stages if each[0].startswith(title)] == [
        (f"{title} (adjourned)", f"Adjourned: {WHY}"), (title, f"Decides\nReason: {WHY}"),
    ]  # fmt: skip


def test_day_that_is_not_known_yet_is_asked_for_and_said_later(stage, meeting, clerk):
    adjourn(meeting, by=clerk, reason=WHY, items=[stage], today=TODAY)
    fresh = type(stage).objects.with_facts().get(pk=stage.pk)
    (wanted,) = missing(stage_facts(fresh), settings_of(None), TODAY)

    later = reconvene(meeting, by=clerk, on=LATER, today=TODAY)

    assert wanted.sentence == "It met on Tuesday 17 March 2026 and adjourned; no day is set on which it goes on."
    assert stage.dates.last().meeting == later


def test_later_sitting_that_moves_keeps_the_first_notice(stage, goes_on, clerk):
    moved = diary.move_meeting(
        goes_on, by=clerk, on=date(2026, 3, 26), reason="The hall was flooded.", along=[stage.pk]
    )

    assert (moved.noticed_on, type(stage).objects.get(pk=stage.pk).first_sat_on) == (FIRST, FIRST)


def test_later_sitting_that_is_adjourned_too_goes_back_to_the_first_notice(stage, goes_on, clerk):
    third = adjourn(
        goes_on, by=clerk, reason=WHY, items=[stage], on=date(2026, 3, 31), today=date(2026, 3, 25)
    )  # fmt: skip

    assert (third.first_sitting.on, type(stage).objects.get(pk=stage.pk).first_sat_on) == (FIRST, FIRST)
    assert [each.on for each in third.sittings()] == [FIRST, LATER, third.on]


def test_item_recorded_as_decided_at_the_first_sitting_is_put_right(stage, meeting, clerk):
    lifecycle.record_outcome(stage, by=clerk, kind="adopted", held="2026-03-17", today=LATER)

    adjourn(meeting, by=clerk, reason=WHY, items=[stage], on=LATER, today=date(2026, 3, 25))

    assert stage.dates.last().standing == "held"
    assert Paper.objects.get().adoptions.get().adopted_on == LATER


def test_nothing_new_is_planned_for_a_later_sitting(goes_on):
    assert list(Meeting.objects.for_new_business().filter(body=goes_on.body).values_list("on", flat=True)) == [FIRST]


@pytest.mark.parametrize(
    ("on", "today", "reason"),
    [
        (LATER, date(2026, 3, 16), "It has not met yet: move it instead."),
        (FIRST, TODAY, "It goes on after the day on which it was adjourned."),
    ],
)
def test_meeting_is_adjourned_to_a_later_day_once_it_met(meeting, clerk, on, today, reason):
    with pytest.raises(Refused) as refused:
        adjourn(meeting, by=clerk, reason=WHY, on=on, today=today)

    assert refused.value.reasons == [reason]


def test_adjourned_meeting_is_neither_moved_nor_adjourned_again(meeting, goes_on, clerk):
    for again in (
        lambda: adjourn(meeting, by=clerk, reason=WHY, today=TODAY),
        lambda: diary.move_meeting(meeting, by=clerk, on=LATER, reason=WHY),
    ):
        with pytest.raises(Refused, match="took place and was adjourned"):
            again()
    with pytest.raises(Refused, match="It continues on Tuesday 24 March 2026 already"):
        reconvene(meeting, by=clerk, on=date(2026, 4, 1))


def test_pages_lead_from_one_sitting_to_the_other(client, stage, meeting):
    clerk = make_user(Role.CLERK, meeting.body.council)
    assert 'href="/workspace/meetings/' in page(client, clerk, "meeting", meeting.pk).content.decode()

    answer = send(client, clerk, "meeting_adjourn", meeting.pk, reason=WHY, items=[stage.pk], on="24/03/2026")

    later = Meeting.objects.get(first_sitting=meeting)
    assert said(answer) == [
        f"It is recorded that the meeting was adjourned. It goes on: {later}.",
    ]  # fmt: skip
    first = page(client, None, "meeting", meeting.pk).content.decode()
    assert f'continues on <a class="govuk-link" href="{later.get_absolute_url()}">Tuesday 24 March 2026</a>' in first
    assert "Say that it was adjourned" not in first
    assert "left for the later sitting" in page(client, clerk, "meeting", meeting.pk).content.decode()
    assert f"The meeting of {FIRST:%A} 17 March 2026" in answer.content.decode()


def test_day_of_the_later_sitting_is_said_on_its_own_page(client, stage, meeting, clerk):
    adjourn(meeting, by=clerk, reason=WHY, items=[stage], today=TODAY)

    answer = send(client, clerk, "meeting_reconvene", meeting.pk, on="24/03/2026", starts_at="18:30", place="")

    later = Meeting.objects.get(first_sitting=meeting)
    assert (said(answer), later.starts_at.hour) == ([f"It goes on: {later}."], 18)
