"""Why minutes cannot be begun, written, approved or published; what each verb leaves in the record."""

from collections import Counter

import pytest
from django.utils import timezone

from governance.board_book import verbs
from governance.models import Minutes
from partnerships.access import Role
from partnerships.models import AuditEntry, Mail
from partnerships.verbs import Refused
from tests.days import in_days, today
from tests.factories import make_meeting, make_partnership, make_user

pytestmark = pytest.mark.django_db
APPROVED = ["These minutes are approved, and stay as they are."]


def events(minutes):
    return list(AuditEntry.objects.about(minutes).order_by("pk").values_list("event", flat=True))


def test_minutes_are_begun_on_the_day_itself_and_not_before(board, officer):
    sitting, tomorrow = make_meeting(board, today()), make_meeting(board, in_days(1))

    assert [verbs.reasons_not_to_begin(each, by=officer) for each in (sitting, tomorrow)] == [
        [], ["The meeting is still to come."],
    ]  # fmt: skip


def test_minutes_are_begun_once(minutes, officer):
    with pytest.raises(Refused, match="Its minutes are begun already"):
        verbs.begin(minutes.meeting, by=officer)


def test_a_meeting_that_was_called_off_has_no_minutes(board, officer):
    meeting = make_meeting(board, today(), cancelled_at=timezone.now(), cancelled_by=officer)

    assert verbs.reasons_not_to_begin(meeting, by=officer) == ["This meeting does not take place on this day any more."]


def test_officers_of_other_partnerships_and_readers_keep_no_book_here(minutes, sitting, board):
    for person in (make_user(Role.OFFICER, make_partnership("Elsewhere")), make_user(Role.READER, board.partnership)):
        for verb in (verbs.add_recorded, verbs.send_round, verbs.publish_minutes):
            with pytest.raises(Refused):
                verb(minutes, by=person)
        with pytest.raises(Refused):
            verbs.begin(sitting, by=person)
        with pytest.raises(Refused):
            verbs.write(minutes, [], by=person, revision=0)
        with pytest.raises(Refused):
            verbs.approve(minutes, by=person, approving=sitting)
    assert events(minutes) == ["minutes begun"]


def test_each_verb_leaves_its_line_in_the_record(minutes, sitting, officer):
    verbs.add_recorded(minutes, by=officer)
    verbs.keep_attendance(minutes, [], by=officer, revision=0)
    verbs.write(minutes, [{"title": "Welcome"}], by=officer, revision=1)
    verbs.send_round(minutes, by=officer)
    verbs.approve(minutes, by=officer, approving=sitting)
    verbs.publish_minutes(minutes, by=officer)

    assert events(minutes) == [
        "minutes begun", "minutes filled from the record", "attendance recorded", "minutes written",
        "draft minutes sent round", "minutes approved", "minutes published",
    ]  # fmt: skip
    assert (minutes.revision, minutes.approved_by, minutes.published_by) == (2, officer, officer)


def test_what_was_recorded_since_comes_behind_what_was_written(minutes, sitting, officer):
    verbs.write(minutes, [{"title": title} for title in ("Welcome", "Cameras", "Thanks")], by=officer, revision=0)

    verbs.add_recorded(minutes, by=officer)

    assert [entry.title for entry in minutes.entries.all()] == ["Welcome", "Cameras", "Thanks", "Next meeting"]


def test_drafted_minutes_that_were_taken_out_stay_out_until_they_are_put_back(minutes, sitting, officer):
    verbs.add_recorded(minutes, by=officer)
    verbs.write(minutes, [{"title": "Welcome"}], by=officer, revision=0)

    added = [verbs.add_recorded(minutes, by=officer) for _ in range(2)]
    assert (added, [each.title for each in verbs.taken_out(minutes)]) == ([0, 0], ["Next meeting"])
    assert verbs.add_recorded(minutes, by=officer, again=True) == 1
    assert ([each.title for each in minutes.entries.all()], verbs.taken_out(minutes)) == (
        ["Welcome", "Next meeting"],
        [],
    )


def test_minutes_that_changed_place_keep_what_they_were_drafted_from(minutes, sitting, officer):
    verbs.add_recorded(minutes, by=officer)
    drafted = minutes.entries.get()

    verbs.write(minutes, [{"title": "Welcome"}, {"key": drafted.pk, "title": "Next time"}], by=officer, revision=0)

    assert list(minutes.entries.values_list("title", "source")) == [("Welcome", ""), ("Next time", "next-meeting")]
    assert verbs.add_recorded(minutes, by=officer) == 0


def test_approved_minutes_are_written_sent_round_and_approved_no_more(minutes, sitting, officer):
    verbs.approve(minutes, by=officer, approving=sitting)

    for verb in (
        lambda: verbs.write(minutes, [], by=officer, revision=0),
        lambda: verbs.keep_attendance(minutes, [], by=officer, revision=0),
        lambda: verbs.add_recorded(minutes, by=officer),
        lambda: verbs.send_round(minutes, by=officer),
        lambda: verbs.approve(minutes, by=officer, approving=sitting),
    ):
        with pytest.raises(Refused) as refusal:
            verb()
        assert refusal.value.reasons == APPROVED


def test_minutes_are_approved_as_they_were_read(minutes, sitting, officer):
    as_read = Minutes.objects.get()
    verbs.write(minutes, [{"title": "Added since"}], by=officer, revision=0)

    with pytest.raises(Refused, match="changed by somebody else"):
        verbs.approve(as_read, by=officer, approving=sitting)


def test_published_minutes_are_not_published_again(minutes, sitting, officer):
    verbs.approve(minutes, by=officer, approving=sitting)
    verbs.publish_minutes(minutes, by=officer)

    assert verbs.reasons_not_to_publish_minutes(minutes, by=officer) == ["They are public already."]


def test_a_draft_goes_round_to_those_who_speak_for_the_board_each_time_it_is_sent(minutes, officer, board):
    roles = (Role.OFFICER, Role.ADMINISTRATOR, Role.PARTNER_LEAD, Role.READER)
    people = {role: make_user(role, board.partnership) for role in roles}
    for role in roles:
        make_user(role, board.partnership, is_active=False)
        make_user(role, make_partnership("Elsewhere"))

    verbs.send_round(minutes, by=officer)
    verbs.send_round(minutes, by=officer)

    told = Counter(Mail.objects.filter(kind="minutes").values_list("to", flat=True))
    assert told == {people[role].pk: 2 for role in roles[:3]}
