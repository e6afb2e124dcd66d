"""Whose desk holds what: from rows to everything due, in a fixed number of queries."""

from datetime import date

import pytest

from governance.desk.due import Slip, What
from governance.desk.workload import due_of, timetables_at_work
from governance.models import CouncilSettings, Implication, NoticeRule, Report, settings_of, settings_of_each
from governance.reporting.editions import standings_of, unsigned_headings
from governance.reporting.reports import compose_report, stages_of
from governance.reporting.sign_off import answer, ask
from governance.reporting.signing_order import check_report
from governance.reporting.standings import text_sha256
from governance.stages import lifecycle
from governance.stages.dating import set_date
from partnerships.access import Role
from partnerships.models import User
from tests.factories import (
    make_council,
    make_meeting,
    make_partnership,
    make_plan,
    make_report,
    make_timetable,
    make_user,
)

pytestmark = pytest.mark.django_db
ON = date(2027, 1, 4)


@pytest.fixture
def timetable():
    return make_timetable(start=date(2027, 1, 12))


def titles(rows, *kinds):
    return [row.title for row in rows if row.what in kinds]


@pytest.mark.parametrize(
    ("role", "at_council", "works"),
    [
        (Role.CLERK, True, True),
        (Role.OFFICER, False, True),
        (Role.ADMINISTRATOR, False, True),
        (Role.READER, False, False),
        (Role.SCRUTINY, False, False),
        (Role.MEMBER, True, False),
        (Role.SIGNING_OFFICER, True, False),
    ],
)
def test_desk_is_for_those_who_build_timetables_or_write_reports(timetable, role, at_council, works):
    user = make_user(role, timetable.council if at_council else timetable.paper.partnership)

    assert timetables_at_work(user, ON) == ([timetable] if works else [])


def test_other_lead_councils_clerk_has_only_the_own_timetable_on_the_desk(timetable):
    second = make_council(name="Otherborough Council")
    timetable.paper.partnership.lead_councils.add(second)
    own = make_timetable(timetable.paper, council=second)

    assert timetables_at_work(make_user(Role.CLERK, second), ON) == [own]


def test_desk_names_what_is_due_over_every_plan(timetable):
    make_timetable(make_plan(timetable.paper.partnership, title="Second plan").paper, start=date(2027, 1, 19))
    clerk = make_user(Role.CLERK, timetable.council)

    rows = [row for row in due_of(timetables_at_work(clerk, ON), ON) if row.what == What.MEETING]

    assert [(row.title, row.due, row.paper) for row in rows[:3]] == [
        ("Partnership board meets", date(2027, 1, 12), "Safer Anyborough"),
        ("Partnership board meets", date(2027, 1, 19), "Second plan"),
        ("Overview and Scrutiny meets", date(2027, 2, 2), "Safer Anyborough"),
    ]


def test_slipped_date_is_told_with_its_reason(timetable):
    administrator = make_user(Role.SITE_ADMINISTRATOR)
    board = timetable.stages.first()
    later = make_meeting(board.body, date(2027, 1, 14))
    set_date(board, by=administrator, meeting=later, reason="The room was not free.")

    [row] = [
        row
        for row in due_of(timetables_at_work(administrator, ON), ON)
        if row.what == What.MEETING and row.stage == board.pk
    ]

    assert row.slipped == (Slip("12 January 2027", "The room was not free."),)


def test_open_signatures_are_those_of_the_stages_report(timetable):
    clerk = make_user(Role.CLERK, timetable.council)
    scrutiny = timetable.stages.get(body__kind="scrutiny")
    report = Report.objects.create(timetable=timetable, stage=scrutiny, title="The plan", author="Manager")
    Implication.objects.create(report=report, heading="Legal", post="Head of Legal", signed_on=date(2027, 1, 1))
    Implication.objects.create(report=report, heading="Finance", post="Section 151 Officer")

    rows = due_of(timetables_at_work(clerk, ON), ON)

    assert titles(rows, What.SIGNATURE) == ["Sign “Finance” in “The plan”"]
    assert titles(rows, What.REPORT) == []  # Cabinet gets the next edition of the same report


def test_headings_nobody_signed_are_the_same_on_the_desk_and_on_the_report(timetable):
    """One without a text counts, and one that was signed, removed and written anew as it was does not."""
    headings = {"Legal": "The council must adopt.", "Finance": "", "Equalities": "None."}
    report = make_report(timetable, implications=headings)
    row = report.implications.get(heading="Legal")
    request = ask(row, by=make_user(Role.CLERK, timetable.council), post="Monitoring Officer")
    answer(request, by=User.objects.system("test"), answer="signed", read=text_sha256(row.heading, row.text))
    row.delete()
    Implication.objects.create(report=report, heading="Legal", text="The council must adopt.", position=3)

    text, clerk = compose_report(report), make_user(Role.CLERK, timetable.council)
    standings = standings_of(report, text, on=ON)
    rows = [row for row in due_of(timetables_at_work(clerk, ON), ON) if row.what == What.SIGNATURE]

    assert [row.heading for row in rows] == unsigned_headings(report, text, on=ON) == ["Finance", "Equalities"]
    assert "Nobody has signed Finance and Equalities." in [
        each.sentence for each in check_report(text, stages_of(report), standings)
    ]


def test_signature_given_through_the_portal_is_asked_for_no_more(timetable):
    clerk = make_user(Role.CLERK, timetable.council)
    report = make_report(timetable, stage=timetable.stages.get(body__kind="scrutiny"))
    for row, due_on in zip(report.implications.all(), (None, date(2027, 1, 4)), strict=True):
        request = ask(row, by=clerk, post="Monitoring Officer", due_on=due_on)
        if due_on is None:
            answer(request, by=User.objects.system("test"), answer="signed", read=text_sha256(row.heading, row.text))

    [row] = [row for row in due_of(timetables_at_work(clerk, ON), ON) if row.what == What.SIGNATURE]

    assert (row.title, row.due, row.from_whom) == (
        f"Sign “Finance” in “{report.title}”", date(2027, 1, 4), "Monitoring Officer",
    )  # fmt: skip


def test_report_of_the_whole_timetable_is_signed_for_the_next_body_only(timetable):
    report = Report.objects.create(timetable=timetable, title="The plan")
    Implication.objects.create(report=report, heading="Finance")

    found = due_of(timetables_at_work(make_user(Role.CLERK, timetable.council), ON), ON)

    assert titles(found, What.SIGNATURE) == ["Sign “Finance” in “The plan”"]


def test_text_just_adopted_stays_on_the_desk_while_a_body_has_still_to_see_it():
    by = make_user(Role.SITE_ADMINISTRATOR)
    route = [("full_council", "decide"), ("working_party", "note")]
    timetable = make_timetable(start=date(2026, 1, 13), route=route)
    council = timetable.stages.first()
    lifecycle.submit(council, by=by)
    lifecycle.record_outcome(council, by=by, kind="adopted")

    rows = due_of(timetables_at_work(by, date(2026, 1, 21)), date(2026, 1, 21))

    assert titles(rows, What.MEETING) == ["Working party meets"]
    assert timetables_at_work(by, date(2026, 7, 1)) == []


def test_settings_of_many_councils_are_read_in_four_queries(django_assert_num_queries):
    councils = [make_council(name=f"Council {n}") for n in range(3)]
    CouncilSettings.objects.create(council=councils[1], comments_days=20)
    NoticeRule.objects.create(council=councils[2], body_kind="scrutiny", number=7)

    with django_assert_num_queries(4):
        found = settings_of_each([*councils, None])

    assert found == {**{council.pk: settings_of(council) for council in councils}, None: settings_of(None)}
    assert found[councils[1].pk].comments_days == 20
    assert found[councils[2].pk].notice_of("scrutiny").number == 7


@pytest.mark.parametrize("more", [0, 2])
def test_desk_asks_the_database_as_often_for_any_number_of_timetables(timetable, more, django_assert_num_queries):
    clerk = make_user(Role.CLERK, timetable.council)
    for n in range(more):
        make_timetable(make_plan(timetable.paper.partnership, title=f"Plan {n}").paper)
    clerk.roles_held()

    with django_assert_num_queries(12):
        due_of(timetables_at_work(clerk, ON), ON)


def test_stranger_has_nothing_on_the_desk(timetable):
    assert due_of(timetables_at_work(make_user(Role.OFFICER, make_partnership()), ON), ON) == []
