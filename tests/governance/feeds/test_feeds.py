"""Calendars as programs see them: read back with a calendar parser, over everything that can happen to a date."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from governance.dates.deadlines import deadlines_of
from governance.feeds.addresses import make_address, revoke_address
from governance.feeds.events import Revision, calendar_file, deadline_events, meeting_event, nearest_first, stage_event
from governance.meetings.verbs import cancel_meeting, change_meeting, move_meeting
from governance.models import CalendarAddress, Meeting, NoticeRule, Stage, Timetable, settings_of
from governance.stages import lifecycle
from governance.stages.dating import set_date
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.site_address import own_host
from plans.models import Publication, Version
from plans.papers.versions import freeze, publish
from tests.days import in_days, in_weeks, today
from tests.factories import (
    make_body,
    make_council,
    make_meeting,
    make_partnership,
    make_plan,
    make_timetable,
    make_user,
    make_year,
)
from tests.sizes import examples

pytestmark = pytest.mark.django_db
SITE = settings.SITE_ADDRESS
UTC = ZoneInfo("UTC")


@pytest.fixture
def timetable():
    return make_timetable(start=in_weeks(4))


@pytest.fixture
def site():
    return make_user(Role.SITE_ADMINISTRATOR)


@pytest.fixture
def clerk(timetable):
    return make_user(Role.CLERK, timetable.council)


def fetch(name, *args, user=None):
    client = Client()
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse(f"governance:{name}", args=args))


def events(response) -> dict:
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    read = Calendar.from_ical(response.content)
    assert read.errors == []
    found = read.walk("VEVENT")
    assert len({str(event["uid"]) for event in found}) == len(found)
    return {str(event["uid"]): event for event in found}


def publish_paper(timetable, by):
    version = freeze(timetable.paper, by=by, purpose=Version.Purpose.CONSULTATION)
    publish(version, by=by, basis=Publication.Basis.PAPERS)


def stage_of(timetable, kind="executive"):
    return timetable.stages.get(body__kind=kind)


def uid(stage):
    return f"stage-{stage.pk}.{stage.paper.key}@{own_host()}"


def read(stage):
    """The stage as a feed reads it."""
    row = Timetable.objects.filter(pk=stage.timetable_id).with_stages(with_reports=False).get()
    return next(each for each in row.stages_with_facts() if each.pk == stage.pk)


# --- One event -------------------------------------------------------------------------------------------------


def test_hours_are_londons_written_in_utc_in_summer_and_in_winter():
    summer = meeting_event(make_meeting(make_body(), date(2027, 7, 1), starts_at=time(18, 30)))
    winter = meeting_event(make_meeting(make_body(), date(2027, 1, 14), starts_at=time(18, 30)))

    assert (summer["dtstart"].dt, winter["dtstart"].dt, winter["dtend"].dt) == (
        datetime(2027, 7, 1, 17, 30, tzinfo=UTC), datetime(2027, 1, 14, 18, 30, tzinfo=UTC),
        datetime(2027, 1, 14, 20, 30, tzinfo=UTC),
    )  # fmt: skip


def test_long_texts_with_commas_umlauts_and_new_lines_come_back_as_they_were():
    body = make_body(make_council(name="Council, of; the \\ Borough"), name="Überprüfung " + "sehr lang " * 12)
    meeting = make_meeting(body, date(2027, 1, 14), place="Room 1;\nTown Hall, upstairs")
    content = calendar_file("Meetings – all", [meeting_event(meeting, url="https://portal.example/meetings/1/")])

    [event] = Calendar.from_ical(content).walk("VEVENT")

    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert str(event["summary"]) == f"{body.name}, Council, of; the \\ Borough"
    assert str(event["location"]) == "Room 1;\nTown Hall, upstairs"
    assert str(event["url"]) == "https://portal.example/meetings/1/"


def test_a_stage_says_what_for_and_what_came_of_it(timetable, site):
    stage = stage_of(timetable, "scrutiny")
    set_date(stage, by=site, stated=in_days(-1).isoformat(), reason="Hall is closed")
    lifecycle.record_outcome(stage, by=site, kind="comments_made")

    event = stage_event(read(stage))

    assert (str(event["summary"]), str(event["status"])) == ("Overview and Scrutiny: Safer Anyborough", "CONFIRMED")
    assert str(event["description"]) == "Scrutinises\nOutcome: Comments made\nReason: Hall is closed"


def test_deadlines_are_whole_days_with_their_reason(timetable):
    stage = stage_of(timetable)
    stage.is_key_decision = True
    stage.save()
    plain = settings_of(timetable.council)
    wanted = deadlines_of("executive", stage.day, plain, is_key=True)

    found = deadline_events(read(stage), plain, Revision())

    assert [event["dtstart"].dt for event in found] == [each.day for each in wanted]
    assert [str(event["summary"]) for event in found] == [f"{each.label}: Cabinet, Safer Anyborough" for each in wanted]
    publication = next(event for event in found if str(event["uid"]).startswith("publication-"))
    assert str(publication["description"]).startswith("Publish by ")
    assert "five clear working days before" in str(publication["description"])
    assert str(publication["transp"]) == "TRANSPARENT"


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("cancelled", "The meeting is cancelled. No business"),
        ("deferred", "Deferred."),
        ("withdrawn", "Withdrawn."),
        ("unknown", "Now in June 2031."),
    ],
)
def test_what_does_not_take_place_arrives_as_cancelled_under_the_same_identity(timetable, site, what, words):
    stage = stage_of(timetable)
    before = stage_event(read(stage))
    if what == "cancelled":
        cancel_meeting(stage.current_date.meeting, by=site, reason="No business")
    elif what == "deferred":
        lifecycle.defer(stage, by=site, reason="Wait for figures")
    elif what == "withdrawn":
        lifecycle.withdraw(stage, by=site, reason="No longer needed")
    else:
        set_date(stage, by=site, stated="2031-06", reason="Calendar not agreed")

    after = stage_event(read(stage))

    assert (before["uid"], str(before["status"])) == (after["uid"], "CONFIRMED")
    assert (str(after["status"]), after["dtstart"].dt) == ("CANCELLED", before["dtstart"].dt)
    assert after["sequence"] > before["sequence"]
    assert words in str(after["description"])


def test_a_confirmed_date_stands_and_says_that_its_meeting_moved(timetable, site):
    stage = stage_of(timetable)
    meeting = stage.current_date.meeting
    set_date(stage, by=site, meeting=meeting, is_confirmed=True)
    before = stage_event(read(stage))
    move_meeting(meeting, by=site, on=meeting.on + timedelta(days=7), reason="Election")

    after = stage_event(read(stage))

    assert (str(after["status"]), after["dtstart"].dt) == ("CONFIRMED", meeting.on)
    assert "the date here is confirmed and stands" in str(after["description"])
    assert after["sequence"] > before["sequence"]


def test_a_confirmed_date_tells_each_move_of_its_meeting(timetable, site):
    stage = stage_of(timetable)
    set_date(stage, by=site, meeting=stage.current_date.meeting, is_confirmed=True)
    moved = move_meeting(stage.current_date.meeting, by=site, on=date(2031, 12, 2), reason="Election")
    once = stage_event(read(stage))
    last = move_meeting(moved, by=site, on=date(2031, 12, 9), reason="Snow")

    twice = stage_event(read(stage))
    cancel_meeting(last, by=site, reason="No business")

    assert "moved to Tuesday 9 December 2031" in str(twice["description"])
    assert once["sequence"] < twice["sequence"] < stage_event(read(stage))["sequence"]
    assert str(stage_event(read(stage))["status"]) == "CANCELLED"


def test_a_stage_put_back_is_on_again(timetable, site):
    stage = stage_of(timetable)
    lifecycle.withdraw(stage, by=site, reason="In error")
    off = stage_event(read(stage))
    lifecycle.reinstate(stage, by=site, reason="It is on")

    on = stage_event(read(stage))

    assert (str(on["status"]), on["sequence"] > off["sequence"]) == ("CONFIRMED", True)


def test_a_date_that_is_only_by_or_a_month_is_no_event(timetable, site):
    stage = Stage.objects.create(timetable=timetable, step=9, body=make_body(), role="note")
    none = stage_event(read(stage))
    set_date(stage, by=site, stated="2031-06")
    month = stage_event(read(stage))
    set_date(stage, by=site, stated="2031-06-30", is_by=True, reason="Sooner")

    assert (none, month, stage_event(read(stage))) == (None, None, None)


def test_nothing_is_due_before_a_meeting_that_has_decided(timetable, site):
    stage = stage_of(timetable, "scrutiny")
    plain = settings_of(timetable.council)
    before = {str(event["status"]) for event in deadline_events(read(stage), plain, Revision())}
    set_date(stage, by=site, stated=in_days(-1).isoformat(), reason="Called early")
    lifecycle.record_outcome(stage, by=site, kind="comments_made")
    after = {
        str(event["uid"]).split("-")[0]: str(event["status"])
        for event in deadline_events(read(stage), plain, Revision())
    }

    assert before == {"CONFIRMED"}
    assert {after[what] for what in ("publication", "comments", "final")} == {"CANCELLED"}


def test_another_portal_calls_the_same_step_by_another_name(timetable, settings):
    stage = read(stage_of(timetable))
    settings.SITE_ADDRESS = "https://plans.one.example"
    one = str(stage_event(stage)["uid"])
    settings.SITE_ADDRESS = "https://plans.two.example:8443"
    two = str(stage_event(stage)["uid"])

    assert one == f"stage-{stage.pk}.{stage.paper.key}@plans.one.example"
    assert two == f"stage-{stage.pk}.{stage.paper.key}@plans.two.example"


def test_a_calendar_says_that_it_is_published_and_what_it_is_called():
    read_back = Calendar.from_ical(calendar_file("Cabinet, Anyborough", []))

    assert (str(read_back["method"]), str(read_back["name"])) == ("PUBLISH", "Cabinet, Anyborough")


def test_what_is_to_come_stands_first_the_nearest_before_the_later_then_what_is_past():
    days = (in_days(number) for number in (-400, -2, 90, 0, 3))
    events = [meeting_event(make_meeting(make_body(), day)) for day in days]

    found = nearest_first(events, today())

    assert [(event["dtstart"].dt - today()).days for event in found] == [0, 3, 90, -2, -400]


# --- A program that subscribes, over a history -----------------------------------------------------------------


class Subscriber:
    """Merges what it fetches by identity; takes a change only when its SEQUENCE is higher (RFC 5546)."""

    def __init__(self):
        self.known = {}

    def merge(self, response):
        for key, event in events(response).items():
            content = event.to_ical()
            known = self.known.get(key)
            if known is None or event["sequence"] > known["sequence"]:
                self.known[key] = event
            else:
                assert known["sequence"] == event["sequence"], f"{key}: the sequence fell"
                assert content == known.to_ical(), f"{key}: changed under the same sequence"
        gone = set(self.known) - set(events(response))
        assert gone == set(), "an event vanished instead of being cancelled"


def _move(stage, days, by):
    meeting = stage.current_date.meeting
    if meeting and meeting.is_standing:
        move_meeting(meeting, by=by, on=meeting.on + timedelta(days=days), reason="Election", starts_at=time(18, 0))


def _change(stage, days, by):
    meeting = stage.current_date.meeting
    if meeting and meeting.is_standing:
        change_meeting(meeting, by=by, starts_at=time(days % 24, 15), place=f"Room {days}")


def _cancel(stage, days, by):
    meeting = stage.current_date.meeting
    if meeting and meeting.is_standing:
        cancel_meeting(meeting, by=by, reason="No business")


def _redate(stage, days, by):
    meeting = make_meeting(stage.body, in_days(100 + days))
    set_date(stage, by=by, meeting=meeting, reason="Another meeting", is_confirmed=days % 2 == 0, today=meeting.on)


#: By then a date that is known to its month has passed too.
LATEST = date(2031, 6, 30)


def _state(stage, days, by):
    stated = ["", "2031-06", "2031-06-30", in_days(days).isoformat()][days % 4]
    set_date(stage, by=by, stated=stated, is_by=days % 3 == 0, reason="As far as known", today=LATEST)


def _defer(stage, days, by):
    if stage.state in ("planned", "submitted", "published"):
        lifecycle.defer(stage, by=by, reason="Wait for figures")


def _withdraw(stage, days, by):
    if stage.state in ("planned", "submitted", "published"):
        lifecycle.withdraw(stage, by=by, reason="Not needed")


def _reinstate(stage, days, by):
    if stage.state in ("deferred", "withdrawn"):
        lifecycle.reinstate(stage, by=by, reason="In error")


def _decide(stage, days, by):
    held = stage.day or LATEST
    if stage.state in ("planned", "submitted", "published"):
        lifecycle.record_outcome(stage, by=by, kind="noted", today=held)
    elif stage.state == "decided":
        kind = ["supported", "noted"][days % 2]
        lifecycle.correct_outcome(stage, by=by, kind=kind, reason="Misread", today=held)


def _settle_notice(stage, days, by):
    council = stage.timetable.council
    rule, _ = NoticeRule.objects.get_or_create(council=council, body_kind=stage.body.kind, defaults={"number": 5})
    rule.number = 1 + days % 9
    rule.save()


STEPS = (_move, _change, _cancel, _redate, _state, _defer, _withdraw, _reinstate, _decide, _settle_notice)


@examples(15)
@example([(_state, 1, 1), (_decide, 1, 1)])
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 3), st.integers(1, 40)), max_size=8))
def test_a_subscriber_ends_with_what_the_portal_says_over_any_history(steps):
    with transaction.atomic():
        timetable = make_timetable(start=in_weeks(4))
        site = make_user(Role.SITE_ADMINISTRATOR)
        officer = make_user(Role.OFFICER, timetable.paper.partnership)
        token = make_address(officer).token
        publish_paper(timetable, site)
        feeds = [
            ("person_calendar", token), ("meetings_calendar",),
            ("partnership_calendar", timetable.paper.partnership.slug), ("plan_calendar", timetable.paper.plan.slug),
        ]  # fmt: skip
        subscribers = [Subscriber() for _ in feeds]
        for step, number, days in [(None, 0, 0), *steps]:
            if step:
                step(Stage.objects.order_by("pk")[number], days, site)
            for feed, subscriber in zip(feeds, subscribers, strict=True):
                subscriber.merge(fetch(*feed))
        for feed, subscriber in zip(feeds, subscribers, strict=True):
            now = {key: event.to_ical() for key, event in events(fetch(*feed)).items()}
            assert {key: event.to_ical() for key, event in subscriber.known.items()} == now
        transaction.set_rollback(True)


# --- How much of it, and how often ------------------------------------------------------------------------------------


def days_of(response):
    return [event["dtstart"].dt for event in Calendar.from_ical(response.content).walk("VEVENT")]


def test_all_meetings_are_told_from_today_on_for_two_years_in_order():
    body = make_body()
    for days in (800, 400, 1, 0, -1, -400):
        make_meeting(body, in_days(days))

    days = [day if type(day) is date else day.date() for day in days_of(fetch("meetings_calendar"))]
    own = [day if type(day) is date else day.date() for day in days_of(fetch("body_calendar", body.pk))]

    assert [(day - today()).days for day in days] == [0, 1, 400]
    assert [(day - today()).days for day in own] == [0, 1, 400, -1]


def again(response):
    return Client().get(reverse("governance:meetings_calendar"), headers={"If-None-Match": response["ETag"]})


def test_a_calendar_that_has_not_changed_is_not_sent_again(django_assert_num_queries):
    make_meeting(make_body(), in_days(7))
    first = fetch("meetings_calendar")

    with django_assert_num_queries(6):
        second = again(first)

    assert (second.status_code, second.content, first["Cache-Control"]) == (304, b"", "no-cache")


def rename(meeting, by):
    meeting.body.council.name = "Anyborough City Council"
    meeting.body.council.save()


@pytest.mark.parametrize(
    "change",
    [
        lambda meeting, by: make_meeting(meeting.body, in_days(9)),
        lambda meeting, by: change_meeting(meeting, by=by, starts_at=None, place="Town Hall"),
        lambda meeting, by: cancel_meeting(meeting, by=by, reason="An election"),
        rename,
    ],
)
def test_every_change_of_what_it_tells_sends_it_again(change, site):
    meeting = make_meeting(make_body(), in_days(7))
    first = fetch("meetings_calendar")

    change(meeting, site)

    assert again(first).status_code == 200


# --- Whose calendar --------------------------------------------------------------------------------------------


def test_body_calendar_has_the_meetings_of_that_body_only():
    meeting = make_meeting(make_body(), in_days(7))
    make_meeting(make_body(name="Audit Committee"), in_days(8))

    assert set(events(fetch("body_calendar", meeting.body.pk))) == {meeting.calendar_uid}


def test_plan_calendar_is_not_there_for_strangers_before_a_text_is_public(timetable, site):
    slug = timetable.paper.plan.slug
    reader = make_user(Role.READER, timetable.paper.partnership)
    stranger = make_user(Role.OFFICER, make_partnership())

    before = [fetch("plan_calendar", slug, user=user).status_code for user in (None, stranger, reader)]
    publish_paper(timetable, site)
    after = [fetch("plan_calendar", slug, user=user).status_code for user in (None, stranger, reader)]

    assert (before, after) == ([404, 404, 200], [200, 200, 200])


def test_plan_calendar_shows_what_is_due_to_those_who_read_drafts_only(timetable, site):
    publish_paper(timetable, site)
    slug = timetable.paper.plan.slug
    people = (None, make_user(Role.READER, timetable.paper.partnership), make_user(Role.CLERK, timetable.council))

    kinds = [{key.split("-")[0] for key in events(fetch("plan_calendar", slug, user=user))} for user in people]

    assert kinds[:2] == [{"stage"}, {"stage"}]
    assert kinds[2] >= {"stage", "publication", "comments", "sign"}


def test_public_calendars_hold_public_papers_only(timetable, site):
    plan = timetable.paper.plan
    year = make_timetable(make_year(plan).paper, council=timetable.council)
    publish_paper(timetable, site)

    found = [set(events(fetch(*feed))) for feed in (
        ("plan_calendar", plan.slug), ("partnership_calendar", plan.partnership.slug),
    )]  # fmt: skip

    assert found == [{uid(stage) for stage in timetable.stages.all()}] * 2
    assert year.stages.count() == 4


def test_links_lead_inside_for_people_of_the_workspace_and_to_public_pages_for_others(timetable, site):
    publish_paper(timetable, site)
    plan, stage = timetable.paper.plan, stage_of(timetable)
    reader = make_user(Role.READER, plan.partnership)

    urls = [str(events(fetch("plan_calendar", plan.slug, user=user))[uid(stage)]["url"]) for user in (None, reader)]

    assert urls == [f"{SITE}{plan.get_absolute_url()}", f"{SITE}{stage.get_absolute_url()}"]


def test_a_persons_calendar_is_read_with_the_secret_and_leaves_no_trace(timetable, clerk):
    address = make_address(clerk)

    response = fetch("person_calendar", address.token)

    assert {uid(stage) for stage in timetable.stages.all()} <= set(events(response))
    assert (response["Cache-Control"], response["Referrer-Policy"], response["X-Robots-Tag"]) == (
        "private, no-store", "no-referrer", "noindex",
    )  # fmt: skip


def test_a_persons_calendar_holds_nothing_of_other_places(timetable):
    make_timetable(start=in_weeks(4))
    officer = make_user(Role.OFFICER, timetable.paper.partnership)

    found = events(fetch("person_calendar", make_address(officer).token))

    assert {key for key in found if key.startswith("stage-")} == {uid(stage) for stage in timetable.stages.all()}


@pytest.mark.parametrize("role", [Role.READER, Role.MEMBER, Role.SCRUTINY])
def test_those_who_do_not_read_drafts_get_the_meetings_without_what_is_due(timetable, role):
    user = make_user(role, timetable.council if role == Role.MEMBER else timetable.paper.partnership)

    found = events(fetch("person_calendar", make_address(user).token))

    assert {key.split("-")[0] for key in found} == {"stage"}


def test_a_persons_calendar_follows_the_roles_held_today(timetable, clerk, site):
    token = make_address(clerk).token
    role = clerk.role_assignments.get()
    role.ended_at, role.ended_by = timezone.now(), site
    role.save()

    assert events(fetch("person_calendar", token)) == {}


def test_a_persons_calendar_is_gone_when_revoked_replaced_or_the_person_left(clerk):
    first = make_address(clerk).token
    second = make_address(clerk).token
    replaced = [fetch("person_calendar", token).status_code for token in (first, second)]
    revoke_address(clerk)
    revoked = fetch("person_calendar", second).status_code
    third = make_address(clerk).token
    clerk.is_active = False
    clerk.save()

    assert (replaced, revoked, fetch("person_calendar", third).status_code) == ([404, 200], 404, 404)
    assert fetch("person_calendar", "x" * 43).status_code == 404


def test_what_is_long_past_is_not_in_a_persons_calendar(clerk, timetable):
    old = make_timetable(
        make_plan(timetable.paper.partnership).paper, council=timetable.council, start=date(2020, 1, 7)
    )

    found = events(fetch("person_calendar", make_address(clerk).token))

    assert not {uid(stage) for stage in old.stages.all()} & set(found)


def test_making_and_revoking_an_address_is_audited_without_the_secret(clerk):
    token = make_address(clerk).token
    revoke_address(clerk)

    entries = AuditEntry.objects.about(CalendarAddress.objects.get())
    assert [entry.event for entry in entries] == ["calendar address revoked", "calendar address made"]
    assert not [entry for entry in entries if token in f"{entry.subject} {entry.details}"]
    assert revoke_address(clerk) is False
    assert not [field.name for field in CalendarAddress.history.model._meta.fields if field.name == "token"]


@pytest.mark.parametrize(
    "name", ["meetings_calendar", "body_calendar", "partnership_calendar", "plan_calendar", "decisions"]
)
def test_no_link_leaves_the_portal_with_the_host_that_a_request_named(timetable, site, settings, name):
    """A cache or a calendar program would keep it, and hand it to everybody else."""
    settings.ALLOWED_HOSTS, settings.SITE_ADDRESS = ["*"], "https://plans.example"
    publish_paper(timetable, site)
    stage, plan = stage_of(timetable), timetable.paper.plan
    known = {"body_calendar": stage.body.pk, "partnership_calendar": plan.partnership.slug, "plan_calendar": plan.slug}
    url = reverse(f"governance:{name}", args=[known[name]] if name in known else [])

    sent = Client(headers={"host": "evil.example", "x-forwarded-host": "evil.example"}).get(url).content.decode()

    assert ("https://plans.example/" in sent, "evil.example" in sent) == (True, False)


# --- The page --------------------------------------------------------------------------------------------------


def test_my_calendar_makes_shows_and_revokes_the_address(client, clerk):
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    page = reverse("governance:my_calendar")
    before = client.get(page).content.decode()

    made = client.post(reverse("governance:calendar_new"), follow=True)
    token = CalendarAddress.objects.open().get().token
    revoked = client.post(reverse("governance:calendar_revoke"), follow=True)

    assert "Your calendar has no address yet" in before
    assert f"{SITE}/calendar/{token}.ics" in made.content.decode()
    assert made["Referrer-Policy"] == "strict-origin"
    assert "no-store" in made["Cache-Control"]
    assert token not in revoked.content.decode()
    assert fetch("person_calendar", token).status_code == 404


def test_my_calendar_changes_nothing_on_a_get(client, clerk):
    make_address(clerk)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")

    for name in ("my_calendar", "calendar_new", "calendar_revoke"):
        client.get(reverse(f"governance:{name}"))

    assert CalendarAddress.objects.get().revoked_at is None


def test_my_calendar_never_shows_the_address_of_another_person(client, clerk):
    token = make_address(make_user(Role.CLERK, make_council())).token
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")

    assert token not in client.get(reverse("governance:my_calendar")).content.decode()


# --- How many questions ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        (lambda place: ("person_calendar", place["token"]), 16),
        (lambda place: ("partnership_calendar", place["partnership"].slug), 7),
        (lambda place: ("plan_calendar", place["plan"].slug), 7),
        (lambda place: ("body_calendar", place["body"].pk), 5),
    ],
)
def test_a_calendar_asks_as_often_for_any_number_of_rows(feed, expected, site):
    partnership = make_partnership()
    council = partnership.lead_councils.get()
    plan = make_plan(partnership)
    body = make_body(council)
    place = {
        "partnership": partnership, "plan": plan, "body": body,
        "token": make_address(make_user(Role.CLERK, council)).token,
    }  # fmt: skip
    papers = [plan.paper]

    def add():
        paper = papers.pop() if papers else make_year(plan, date(2026 + Timetable.objects.count(), 4, 1)).paper
        publish_paper(make_timetable(paper, council=council, start=in_weeks(4)), site)
        make_meeting(body, in_days(10 + Meeting.objects.count()))

    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert fetch(*feed(place)).status_code == 200
        return len(asked)

    add()
    at_one = questions()
    add()
    add()
    assert (at_one, questions()) == (expected, expected)
