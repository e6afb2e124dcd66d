"""Pages of the governance room: what each shows, who may do what, and how many queries a list takes."""

from datetime import date, time, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar as ICalendar

from governance.dates.notice import QuietKind, QuietPeriod
from governance.meetings.verbs import cancel_meeting, move_meeting
from governance.models import Body, Meeting, NoticeRule, Outcome, Stage, Timetable, planning_settings_of, settings_of
from governance.stages import lifecycle
from governance.stages.dating import set_date
from governance.timetables.views import seen
from partnerships.access import Role
from plans.models import Paper
from plans.papers.record import at
from tests.factories import (
    give_role,
    make_body,
    make_council,
    make_meeting,
    make_partnership,
    make_plan,
    make_timetable,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both("lists")]


@pytest.fixture
def timetable():
    return make_timetable(start=timezone.localdate() + timedelta(weeks=4))


@pytest.fixture
def clerk(timetable):
    return make_user(Role.CLERK, timetable.council)


def page(client, user, name, /, *args, **data):
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse(f"governance:{name}", args=args), data)


def send(client, user, name, /, *args, **data):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.post(reverse(f"governance:{name}", args=args), data, follow=True)


def stage_of(timetable, kind="full_council"):
    return timetable.stages.get(body__kind=kind)


def met_today(timetable, clerk):
    """Full Council, called earlier than its calendar says."""
    stage = stage_of(timetable)
    set_date(stage, by=clerk, stated=timezone.localdate().isoformat(), reason="Called early.")
    return stage


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


# --- The timetable's page --------------------------------------------------------------------------------------


def test_timetable_shows_date_publish_by_and_what_is_missing(client, timetable, clerk):
    response = page(client, clerk, "timetable", timetable.pk)

    card = response.context["stages"][3]
    assert card["publish_by"].sentence() in f"publish by {card['publish_by'].sentence()}"
    assert [item.sentence for item in card["missing"]] == ["No text is submitted yet."]
    assert [item.sentence for item in response.context["stages"][1]["missing"]] == [
        "No text is submitted yet.", "No committee report is written for it yet.",
    ]  # fmt: skip
    assert card["next"] == ("Submit the text", "governance:stage_submit")
    assert "No text is submitted yet." in response.content.decode()


def test_timetable_gives_a_reader_no_buttons(client, timetable):
    reader = make_user(Role.READER, timetable.paper.partnership)

    card = page(client, reader, "timetable", timetable.pk).context["stages"][3]

    assert (card["next"], card["others"], card["may_date"]) == (None, [], False)


def test_timetable_is_not_there_for_a_stranger(client, timetable):
    stranger = make_user(Role.CLERK, make_council())

    assert page(client, stranger, "timetable", timetable.pk).status_code == 404


def test_timetable_takes_the_same_number_of_queries_for_one_stage_and_for_four(
    client, django_assert_num_queries, timetable, clerk
):
    short = make_timetable(route=[("full_council", "decide")])
    give_role(clerk, Role.CLERK, short.council)
    page(client, clerk, "timetable", timetable.pk)

    for each in (short, timetable):
        with django_assert_num_queries(17):
            client.get(each.get_absolute_url())


def test_timetables_lists_what_is_under_way_with_the_same_queries_at_one_and_three(
    client, django_assert_num_queries, timetable, clerk
):
    page(client, clerk, "timetables")
    url = reverse("governance:timetables")
    with django_assert_num_queries(11):
        client.get(url)
    for _ in range(2):
        make_timetable(make_plan(timetable.paper.partnership).paper)

    with django_assert_num_queries(11):
        response = client.get(url)
    assert len(response.context["timetables"].rows) == 3


def test_what_each_body_saw_follows_the_days_and_not_the_numbers_of_the_steps(timetable, clerk):
    cabinet, scrutiny = stage_of(timetable, "executive"), stage_of(timetable, "scrutiny")
    set_date(scrutiny, by=clerk, stated=(cabinet.day + timedelta(days=3)).isoformat(), reason="Moved.")
    for stage in (cabinet, scrutiny):
        lifecycle.submit(Stage.objects.with_facts().get(pk=stage.pk), by=clerk)

    found = seen(Timetable.objects.get(pk=timetable.pk))

    assert [(entry["stage"].body.name, entry["version"].number) for entry in found] == [
        ("Cabinet", 1),
        ("Overview and Scrutiny", 2),
    ]


# --- Verbs of a stage ------------------------------------------------------------------------------------------


def test_a_clerk_takes_a_plan_from_submission_to_adoption(client, timetable, clerk):
    stage = met_today(timetable, clerk)

    assert said(send(client, clerk, "stage_submit", stage.pk)) == ["Version 1 is submitted to Full Council."]
    assert said(send(client, clerk, "stage_publish", stage.pk)) == ["The papers for Full Council are published."]
    response = send(client, clerk, "stage_outcome", stage.pk, kind="adopted", held_on="", seen_version=stage.pk)
    assert said(response)[0] == "Recorded. “Safer Anyborough” is adopted: version 1."
    assert len(said(response)) == 4  # and one warning for each earlier stage without an outcome
    assert Paper.objects.get(pk=timetable.paper.pk).state == "adopted"


def test_an_outcome_for_a_version_that_is_no_longer_the_submitted_one_is_refused(client, timetable, clerk):
    stage = met_today(timetable, clerk)
    seen = lifecycle.submit(stage, by=clerk)
    lifecycle.submit(stage, by=clerk)

    response = send(client, clerk, "stage_outcome", stage.pk, kind="adopted", seen_version=seen.pk)

    assert response.context["form"].non_field_errors() == [
        "Version 1 was not submitted to Full Council: version 2 was. Only the submitted version can be adopted."
    ]
    assert not Outcome.objects.exists()


def test_an_outcome_is_refused_when_a_version_was_submitted_after_the_page_was_opened(client, timetable, clerk):
    stage = met_today(timetable, clerk)
    lifecycle.submit(stage, by=clerk)

    response = send(client, clerk, "stage_outcome", stage.pk, kind="adopted", seen_version="")

    assert "What Full Council was given was changed by somebody else" in response.context["form"].non_field_errors()[0]
    assert not Outcome.objects.exists()


def test_role_of_a_stage_that_has_decided_stays_as_it_was(client, timetable, clerk):
    stage = stage_of(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.record_outcome(stage, by=clerk, kind="adopted", today=stage.day)

    send(client, clerk, "stage_facts", stage.pk, role="note", is_optional="on", note="Held in the hall.")

    stage.refresh_from_db()
    assert (stage.role, stage.is_optional, stage.note) == ("decide", False, "Held in the hall.")


def test_confirm_page_shows_the_reason_instead_of_the_form(client, timetable, clerk):
    response = page(client, clerk, "stage_publish", stage_of(timetable).pk)

    assert response.context["reasons"] == [
        "The stage at Full Council is planned; this is possible only while it is submitted."
    ]
    assert '<form method="post" novalidate>' not in response.content.decode()


def test_get_never_changes_a_stage(client, timetable, clerk):
    stage = stage_of(timetable)
    for name in ("submit", "publish", "outcome", "correct", "defer", "withdraw", "put_back", "date", "facts", "undo"):
        url = {"put_back": "stage_reinstate"}.get(name, f"stage_{name}")
        assert page(client, clerk, url, stage.pk).status_code == 200

    assert Stage.objects.get(pk=stage.pk).state == "planned"


def test_the_page_of_an_outcome_says_at_once_that_the_meeting_is_still_to_come(client, timetable, clerk):
    stage = stage_of(timetable)

    response = page(client, clerk, "stage_outcome", stage.pk)

    assert response.context["reasons"] == [
        f"Full Council meets {at(stage.day.isoformat())}: an outcome is recorded after the meeting. If it met earlier, "
        "change the date of this step first."
    ]
    assert '<form method="post" novalidate>' not in response.content.decode()


def test_an_outcome_in_the_future_is_not_taken(client, timetable, clerk):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()

    response = send(client, clerk, "stage_outcome", met_today(timetable, clerk).pk, kind="noted", held_on=tomorrow)

    assert response.context["form"].errors["held_on"] == [
        "This day is still to come: an outcome is recorded after the meeting."
    ]


def test_date_is_revised_with_a_reason_only(client, timetable, clerk):
    stage = stage_of(timetable)

    refused = send(client, clerk, "stage_date", stage.pk, stated="2031-05", is_by="on")
    accepted = send(client, clerk, "stage_date", stage.pk, stated="2031-05", is_by="on", reason="Election.")

    assert refused.context["form"].non_field_errors() == ["Say why the date is revised."]
    assert said(accepted) == ["The date is saved."]
    assert stage_of(timetable).current_date.in_words == "by May 2031"


def test_undoing_an_adoption_takes_clerk_and_administrator(client, timetable, clerk):
    stage = stage_of(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.record_outcome(stage, by=clerk, kind="adopted", today=stage.day)
    administrator = make_user(Role.ADMINISTRATOR, timetable.paper.partnership)

    send(client, clerk, "stage_undo", stage.pk, reason="Wrong plan.")
    asked = stage.undo_requests.get()
    assert page(client, clerk, "settle_undo", asked.pk).status_code == 403
    response = send(client, administrator, "settle_undo", asked.pk)

    assert said(response) == ["The adoption is undone."]
    assert Paper.objects.get(pk=timetable.paper.pk).state == "in_approval"


# --- Building --------------------------------------------------------------------------------------------------


def test_build_suggests_meetings_that_leave_time_for_the_next_papers(client):
    paper = make_plan().paper
    council = paper.partnership.lead_councils.get()
    clerk = make_user(Role.CLERK, council)
    board = make_body(partnership=paper.partnership, kind="partnership_board", name="Partnership")
    cabinet = make_body(council)
    make_meeting(board, date(2031, 3, 3))
    too_soon, in_time = make_meeting(cabinet, date(2031, 3, 10)), make_meeting(cabinet, date(2031, 3, 18))
    question = {"council": str(council.pk), "route": "addendum", "not_before": "2031-03-01"}

    response = page(client, clerk, "build", paper.key, **question)

    suggested = [row.suggested for row in response.context["form"].rows]
    assert suggested[1] == f"m{in_time.pk}" != f"m{too_soon.pk}"


def test_build_makes_the_timetable_of_what_was_chosen(client):
    paper = make_plan().paper
    council = paper.partnership.lead_councils.get()
    clerk = make_user(Role.CLERK, council)
    cabinet = make_body(council)
    meeting = make_meeting(cabinet, date(2031, 3, 18))
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("governance:build", args=[paper.key])
    question = f"?council={council.pk}&route=addendum&not_before=2031-03-01"

    response = client.post(
        url + question,
        {
            "stop-0": "none", "stop-0-role": "recommend", "stop-0-title": "",
            "stop-1": f"m{meeting.pk}", "stop-1-role": "decide", "stop-1-title": "Adopts",
        },
    )  # fmt: skip

    made = Timetable.objects.get(paper=paper)
    assert response.url == made.get_absolute_url()
    stage = made.stages.get()
    assert (stage.body, stage.role, stage.title, stage.day) == (cabinet, "decide", "Adopts", date(2031, 3, 18))


def planning(client, **question):
    """The second page of building, for a plan that goes to Cabinet and Full Council."""
    paper = make_plan().paper
    council = paper.partnership.lead_councils.get()
    board = make_body(partnership=paper.partnership, kind="partnership_board", name="Partnership")
    committee = make_body(council, "committee", name="Community Committee")
    full = make_body(council, "full_council", name="Council")
    for body, days in ((board, (3, 24)), (committee, (10, 31)), (full, (19, 27))):
        for n, day in enumerate(days):
            make_meeting(body, date(2031, 3 + n * (body == full), day))
    question = {"council": str(council.pk), "route": "committee-system", "not_before": "2031-03-01", **question}
    if "final" in question:
        question["final"] = str(Meeting.objects.get(on=question["final"], body__name=question["to"]).pk)
    return page(client, make_user(Role.CLERK, council), "build", paper.key, **question)


def test_build_plans_backwards_from_the_meeting_that_decides(client):
    response = planning(client, final="2031-04-27", to="Council")

    rows = response.context["form"].rows
    chosen = [str(Meeting.objects.get(pk=row.suggested[1:]).on) for row in rows]
    assert chosen == ["2031-03-03", "2031-03-31", "2031-04-27"]
    assert "Planned backwards" in response.content.decode()


def test_build_plans_forwards_to_the_earliest_meeting(client):
    rows = planning(client).context["form"].rows

    assert [str(row.slot.on) for row in rows] == ["2031-03-03", "2031-03-31", "2031-04-27"]


def test_build_says_where_there_is_no_way_and_offers_the_nearest_day(client):
    response = planning(client, final="2031-03-19", to="Council", not_before="2031-03-12")

    assert response.context["plan"].no_way.sentence == (
        "Partnership has no meeting in the calendar between Wednesday 12 March 2031 and Wednesday 19 March 2031. The "
        "nearest day that would do is Council on Sunday 27 April 2031."
    )
    council_day = Meeting.objects.get(on="2031-04-27")
    assert f"final={council_day.pk}" in response.context["instead"]
    assert response.context["form"].rows[0].suggested.startswith("b")


def test_build_refuses_a_final_meeting_of_a_body_that_does_not_decide_on_this_route(client):
    response = planning(client, final="2031-04-27", to="Council", route="addendum")

    assert response.context["form"].errors["final"] == [
        "On this route Cabinet or executive decides: choose one of its meetings, or none."
    ]


def test_build_is_not_for_an_officer(client):
    paper = make_plan().paper

    assert page(client, make_user(Role.OFFICER, paper.partnership), "build", paper.key).status_code == 403


def test_keep_route_offers_it_for_the_next_plan(client, timetable, clerk):
    send(client, clerk, "keep_route", timetable.pk, name="Our way", description="For every plan.")

    paper = make_plan(timetable.paper.partnership).paper
    form = page(client, clerk, "build", paper.key).context["form"]

    assert form.fields["route"].choices[0][1] == "Our way: For every plan."


# --- Meetings and bodies ---------------------------------------------------------------------------------------


def test_meetings_are_public_and_name_no_plan_that_is_not(client, timetable, clerk):
    response = page(client, None, "meetings")

    assert response.status_code == 200
    assert "Safer Anyborough" not in response.content.decode()

    stage = stage_of(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.publish_papers(stage, by=clerk)
    assert "Safer Anyborough" in page(client, None, "meetings").content.decode()


def test_a_meeting_is_moved_only_after_its_effects_were_shown(client, timetable, clerk):
    stage = stage_of(timetable)
    meeting = stage.current_date.meeting
    later = (meeting.on + timedelta(days=7)).isoformat()

    shown = send(client, clerk, "meeting_move", meeting.pk, on=later, reason="Election.")
    effects = shown.context["effects"]
    assert [stage.moves for stage in effects.stages] == [True]
    assert Meeting.objects.filter(moved_from=meeting).count() == 0

    moved = send(client, clerk, "meeting_move", meeting.pk, on=later, reason="Election.", seen=effects.fingerprint)
    assert moved.context["meeting"] == Meeting.objects.get(moved_from=meeting)  # the clerk stands on the new day
    assert stage_of(timetable).current_date.on == later
    assert [row.on for row in stage_of(timetable).dates.all()] == [meeting.on.isoformat(), later]


def test_a_confirmed_date_never_moves_by_itself(timetable, clerk):
    stage = stage_of(timetable)
    meeting = stage.current_date.meeting
    set_date(stage, by=clerk, meeting=meeting, is_confirmed=True)

    move_meeting(meeting, by=clerk, on=meeting.on + timedelta(days=7), reason="Election.")

    assert stage_of(timetable).current_date.meeting == meeting


def test_bodies_are_added_by_the_clerk_of_the_council(client, timetable, clerk):
    owner = f"council-{timetable.council.pk}"

    send(client, clerk, "body_create", owner=owner, name="Licensing Committee", kind="committee")
    body = Body.objects.get(name="Licensing Committee")
    send(client, clerk, "meeting_create", body.pk, on="2031-03-04", starts_at="18:30", place="Town Hall")

    assert (body.council, body.slug) == (timetable.council, "licensing-committee")
    assert [str(meeting.starts_at) for meeting in body.meetings.all()] == ["18:30:00"]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2031-02-30", "soon"])
def test_a_meeting_on_an_impossible_day_is_not_taken(day, client, timetable, clerk):
    response = send(client, clerk, "meeting_create", stage_of(timetable).body.pk, on=day)

    assert list(response.context["form"].errors) == ["on"]


def test_a_body_is_renamed_and_keeps_its_old_name_for_its_time(client, timetable, clerk):
    body = stage_of(timetable).body

    send(client, clerk, "body_rename", body.pk, name="The Council", until="2027-03-31")

    body.refresh_from_db()
    assert body.name == "The Council"
    assert (body.name_on(date(2027, 3, 31)), body.name_on(date(2027, 4, 1))) == ("Full Council", "The Council")


def test_bodies_of_another_council_are_not_there(client, timetable):
    stranger = make_user(Role.CLERK, make_council())

    assert page(client, stranger, "body", stage_of(timetable).body.pk).status_code == 404


# --- Settings --------------------------------------------------------------------------------------------------


def settings_form(client, clerk, council):
    response = page(client, clerk, "council_settings", council.slug)
    data = {}
    for form in (response.context["form"], response.context["notice"]):
        for field in form:
            value = field.value()
            data[field.html_name] = "" if value is None else value
    for formset in (response.context["formset"], response.context["periods"]):
        data |= {f"{formset.prefix}-{name}": value for name, value in formset.management_form.initial.items()}
    return data


def test_settings_save_only_what_differs_from_the_defaults(client, timetable, clerk):
    council = timetable.council
    data = settings_form(client, clerk, council)
    data["notice-officer_board-number"] = "3"

    response = send(client, clerk, "council_settings", council.slug, **data)

    assert said(response) == ["The council's settings are saved. Every date is worked out with them from now on."]
    assert [(rule.body_kind, rule.number) for rule in NoticeRule.objects.all()] == [("officer_board", 3)]
    assert settings_of(council).notice_of("officer_board").number == 3


def test_settings_keep_recesses_elections_and_who_may_call_in(client, timetable, clerk):
    council = timetable.council
    data = settings_form(client, clerk, council) | {
        "call_in_by": "Any six members", "periods-TOTAL_FORMS": 2,
        "periods-0-kind": "recess", "periods-0-name": "Summer", "periods-0-starts_on": "2027-08-02",
        "periods-0-ends_on": "2027-08-27", "periods-1-kind": "election", "periods-1-name": "Local elections",
        "periods-1-starts_on": "2027-03-22", "periods-1-ends_on": "2027-05-06",
    }  # fmt: skip

    send(client, clerk, "council_settings", council.slug, **data)

    settings = planning_settings_of(council)
    assert settings.call_in_by == "Any six members"
    assert settings.quiet_periods == (
        QuietPeriod(QuietKind.ELECTION, "Local elections", date(2027, 3, 22), date(2027, 5, 6)),
        QuietPeriod(QuietKind.RECESS, "Summer", date(2027, 8, 2), date(2027, 8, 27)),
    )


def test_a_period_that_ends_before_it_begins_is_refused_at_its_row(client, timetable, clerk):
    data = settings_form(client, clerk, timetable.council) | {
        "periods-0-kind": "recess", "periods-0-name": "Summer", "periods-0-starts_on": "2027-08-27",
        "periods-0-ends_on": "2027-08-02",
    }  # fmt: skip

    response = send(client, clerk, "council_settings", timetable.council.slug, **data)

    assert response.context["periods"].forms[0].non_field_errors() == [
        "The last day of a period cannot be before its first."
    ]


def test_closure_days_move_the_day_of_publication(timetable):
    council = timetable.council
    before = settings_of(council).publish_by("full_council", date(2027, 1, 12)).day
    council.closure_days.create(name="Christmas closure", starts_on=date(2027, 1, 4), ends_on=date(2027, 1, 4))

    counted = settings_of(council).publish_by("full_council", date(2027, 1, 12))

    assert (before, counted.day) == (date(2027, 1, 4), date(2026, 12, 31))
    assert "Monday 4 (Christmas closure)" in counted.sentence()


# --- Feeds -----------------------------------------------------------------------------------------------------


def events(response):
    return {str(event["uid"]): event for event in ICalendar.from_ical(response.content).walk("VEVENT")}


def test_calendar_keeps_a_meetings_identity_when_it_is_moved_and_cancelled(client, clerk):
    meeting = make_meeting(make_body(), date(2031, 7, 1), starts_at=time(18, 30), place="Town Hall")
    by = make_user(Role.SITE_ADMINISTRATOR)
    moved = move_meeting(meeting, by=by, on=date(2031, 7, 8), starts_at=time(18, 30), reason="Election.")
    after_move = events(page(client, None, "meetings_calendar"))[f"{meeting.uid}@meetings.portal"]
    cancel_meeting(moved, by=by, reason="No business.")
    after_cancel = events(page(client, None, "meetings_calendar"))[f"{meeting.uid}@meetings.portal"]

    assert (after_move["sequence"], str(after_move["status"])) == (1, "CONFIRMED")
    assert after_move["dtstart"].dt.isoformat() == "2031-07-08T17:30:00+00:00"
    assert (after_cancel["sequence"], str(after_cancel["status"])) == (2, "CANCELLED")


def test_partnership_calendar_says_no_more_than_the_public_page(client, timetable, clerk):
    slug = timetable.paper.partnership.slug
    assert events(page(client, None, "partnership_calendar", slug)) == {}
    stage = stage_of(timetable)
    lifecycle.submit(stage, by=clerk)
    lifecycle.publish_papers(stage, by=clerk)

    found = events(page(client, None, "partnership_calendar", slug))

    assert sorted(str(event["summary"]) for event in found.values()) == [
        "Cabinet: Safer Anyborough",
        "Full Council: Safer Anyborough",
        "Overview and Scrutiny: Safer Anyborough",
        "Partnership board: Safer Anyborough",
    ]


def test_partnership_calendar_of_a_partnership_without_plans_is_empty(client):
    assert events(page(client, None, "partnership_calendar", make_partnership().slug)) == {}
