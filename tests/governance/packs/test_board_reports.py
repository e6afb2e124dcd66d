from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from actions.delivery.chasing.tasks import tasks_for as tasks_of_reports
from actions.delivery.editions.closing import close
from actions.delivery.periods.remarks import remarks_on
from governance.meetings.verbs import cancel_meeting, move_meeting
from governance.models import Meeting, PeriodMeeting
from governance.packs.agenda import agenda_of, remove_item
from governance.packs.board_report_tasks import reminders_on, tasks_for
from governance.packs.board_reports import add_report, close_by, papers_day, receptions, reports_for, tie
from governance.packs.contents import contents_of
from governance.packs.openness import set_openness
from governance.packs.publishing import reasons_not_to_publish_pack
from partnerships.models import AuditEntry, Mail
from partnerships.verbs import Refused
from tests.actions.delivery.editions.data import SecondQuarter
from tests.days import today
from tests.factories import make_body, make_council, make_user

pytestmark = pytest.mark.django_db


class BoardQuarter(SecondQuarter):
    """A quarter that closes on 21 October, and a board that meets on 11 November."""

    def __init__(self, on=date(2026, 11, 11)):
        super().__init__()
        self.council = self.partnership.lead_councils.get()
        self.clerk = make_user("clerk", self.council)
        self.board = make_body(partnership=self.partnership, name="Anyborough Board", kind="partnership_board")
        self.meeting = Meeting.objects.create(body=self.board, on=on)
        tie(self.quarter, self.meeting, by=self.officer, days_before=2)

    def remarks(self):
        return remarks_on([self.quarter])[self.quarter.pk]


def test_papers_of_a_board_go_out_five_working_days_before_it():
    assert papers_day(BoardQuarter().meeting) == date(2026, 11, 4)


def test_closing_in_time_for_the_papers_is_no_conflict():
    assert BoardQuarter().remarks() == []


def test_papers_that_go_out_too_soon_are_a_conflict():
    year = BoardQuarter(on=date(2026, 10, 28))
    [sentence] = year.remarks()
    assert sentence == (
        f"It closes on 21 October 2026, and the papers of {year.board.name} on 28 October 2026 go out on "
        "21 October 2026: close it by 19 October 2026, or choose a later meeting."
    )


def test_a_meeting_that_moves_is_told_and_moves_no_day():
    year = BoardQuarter()
    move_meeting(year.meeting, by=year.clerk, on=date(2026, 10, 28), reason="The hall is taken")
    [sentence] = year.remarks()
    assert sentence == (
        "The meeting that receives it moved from 11 November 2026 to 28 October 2026: choose it again, and look at the "
        "period’s days."
    )
    assert year.period(2).closes_on == date(2026, 10, 21)


def test_the_report_is_an_item_of_the_meeting_that_receives_it():
    year = BoardQuarter()
    version = close(year.quarter, by=year.officer)
    before = reports_for(year.meeting)
    add_report(year.meeting, version, by=year.clerk)
    [item] = agenda_of(year.meeting)
    [paper] = contents_of([item], by=year.clerk)[0].papers
    assert (before, reports_for(year.meeting)) == ([(year.quarter, version)], [])
    with pytest.raises(Refused) as refusal:  # another clerk was quicker
        add_report(year.meeting, version, by=year.clerk)
    assert refusal.value.reasons == ["This report is on the agenda already, or its period was opened again."]
    assert reasons_not_to_publish_pack(year.meeting, by=year.clerk) == []
    assert (item.title, paper.title, paper.rendering.version) == (
        f"Performance: {year.quarter.name}", version.document["title"], version,
    )  # fmt: skip


def test_the_report_stays_out_of_the_open_pack():
    year = BoardQuarter()
    add_report(year.meeting, close(year.quarter, by=year.officer), by=year.clerk)
    [item] = agenda_of(year.meeting)
    assert [(paper, each.openness, each.paragraphs) for paper, each in item.closed.items()] == [
        ("performance", "exempt", [7])
    ]
    with pytest.raises(Refused, match="not for publication"):
        set_openness(year.meeting, item, "performance", by=year.clerk, openness="open")


def test_who_sits_on_the_board_is_told_of_the_closing_with_the_day_of_its_papers():
    year = BoardQuarter()
    close(year.quarter, by=year.officer)
    text = Mail.objects.get(kind="period", to=year.lead).text
    assert (
        "Anyborough Board receives it on Wednesday 11 November 2026; its papers go out on Wednesday 4 November 2026."
        in text
    )


def test_a_council_s_committee_that_receives_it_is_told_too():
    year = BoardQuarter()
    committee = make_body(year.council, name="Scrutiny", kind="scrutiny")
    member, _ = make_user("member", year.council), make_user("member", year.council)
    member.role_assignments.update(bodies=[committee.slug])
    tie(year.quarter, Meeting.objects.create(body=committee, on=date(2026, 11, 12)), by=year.officer, days_before=0)
    close(year.quarter, by=year.officer)
    assert Mail.objects.filter(kind="period", to__role_assignments__role="member").get().to == member


def test_closing_is_due_before_the_board_s_papers_go_out():
    year = BoardQuarter(on=date(2026, 10, 28))
    task = next(task for task in tasks_of_reports(year.officer, date(2026, 10, 19)) if task.title == "Close Quarter 2")
    assert (task.due, task.detail) == (
        date(2026, 10, 19),
        f"{year.paper}. The papers of Anyborough Board go out on 21 October 2026.",
    )


def test_the_clerk_puts_the_report_on_the_agenda_before_the_papers_go_out():
    year = BoardQuarter()
    before = list(tasks_for(year.clerk, date(2026, 10, 22)))
    version = close(year.quarter, by=year.officer)
    [task] = tasks_for(year.clerk, date(2026, 10, 22))
    [thing] = reminders_on(date(2026, 10, 22))
    add_report(year.meeting, version, by=year.clerk)
    assert (task.title, task.due) == (
        "Put the report of Quarter 2 on the agenda of Anyborough Board", date(2026, 11, 4),
    )  # fmt: skip
    assert (thing.title, thing.due, thing.people) == (task.title, task.due, (year.clerk,))
    assert (thing.organisation, thing.asked_on, thing.may_act(year.clerk)) == ((year.officer,), today(), True)
    assert thing.may_act(year.officer) is False
    assert before == list(tasks_for(year.clerk, date(2026, 10, 22))) == []


def test_a_report_that_was_taken_off_the_agenda_is_to_be_put_there_again():
    year = BoardQuarter()
    version = close(year.quarter, by=year.officer)
    add_report(year.meeting, version, by=year.clerk)
    remove_item(year.meeting, agenda_of(year.meeting)[0], by=year.clerk)
    assert reports_for(year.meeting) == [(year.quarter, version)]


@pytest.mark.parametrize(("on", "tasks"), [(date(2026, 11, 11), 1), (date(2026, 11, 12), 0)])
def test_the_clerk_is_asked_for_the_report_until_the_day_of_the_meeting(on, tasks):
    year = BoardQuarter()
    close(year.quarter, by=year.officer)
    assert len(list(tasks_for(year.clerk, on))) == len(list(reminders_on(on))) == tasks
    assert list(tasks_for(year.officer, on)) == list(tasks_for(make_user("clerk", make_council()), on)) == []


def test_a_meeting_receives_a_report_once_its_period_is_over_and_while_it_takes_place():
    year = BoardQuarter()
    early, off = (Meeting.objects.create(body=year.board, on=on) for on in (date(2026, 9, 30), date(2026, 12, 1)))
    cancel_meeting(off, by=year.clerk, reason="Election.")
    told = []
    for meeting, by in ((early, year.officer), (off, year.officer), (year.meeting, year.clerk)):
        with pytest.raises(Refused) as refusal:
            tie(year.quarter, meeting, by=by, days_before=2)
        told.append(refusal.value.reasons[0])
    assert told[:2] == [
        "The meeting is before Quarter 2 is over.", "This meeting does not take place on this day any more.",
    ]  # fmt: skip
    assert told[2].startswith("Your roles do not let you ")


def test_a_meeting_that_is_cancelled_is_told_and_receives_nothing():
    year = BoardQuarter()
    cancel_meeting(year.meeting, by=year.clerk, reason="Election.")
    version = close(year.quarter, by=year.officer)
    year.quarter.state = "open"  # as it was when it was cancelled
    assert remarks_on([year.quarter])[year.quarter.pk] == [
        "The meeting on 11 November 2026 that was to receive it is cancelled: choose another one."
    ]
    with pytest.raises(Refused, match="does not take place"):
        add_report(year.meeting, version, by=year.clerk)


def test_of_a_period_that_is_closed_no_day_is_a_conflict():
    year = BoardQuarter(on=date(2026, 10, 28))
    close(year.quarter, by=year.officer)
    year.quarter.refresh_from_db()
    assert remarks_on([year.quarter]) == {}


def test_the_officer_chooses_the_meeting_on_its_page(client):
    year = BoardQuarter()
    later = Meeting.objects.create(body=year.board, on=date(2026, 12, 9))
    for on in (date(2026, 9, 30), date(2026, 11, 25)):
        Meeting.objects.create(body=year.board if on.month == 9 else make_body(), on=on)
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("governance:period_meeting", args=[year.quarter.key])
    form = client.get(address).context["form"]

    answer = client.post(address, {"meeting": later.pk, "days_before": 3})

    assert (list(form.fields["meeting"].queryset), form.initial["meeting"]) == ([year.meeting, later], year.meeting.pk)
    assert answer.status_code == 302
    tied = PeriodMeeting.objects.get(period=year.quarter)
    assert (tied.meeting, tied.days_before) == (later, 3)


def test_the_clerk_puts_the_report_on_the_agenda_once_with_one_button(client):
    year = BoardQuarter()
    version = close(year.quarter, by=year.officer)
    client.force_login(year.clerk, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("governance:pack_report_add", args=[year.meeting.pk])

    answers = [client.post(address, {"version": said}) for said in (version.pk, version.pk, "")]

    gone = "This report is on the agenda already, or its period was opened again."
    assert [str(message) for message in get_messages(answers[-1].wsgi_request)] == [
        "The report is on the agenda.", gone, gone,
    ]  # fmt: skip
    assert [item.row.version for item in agenda_of(year.meeting)] == [version]


@pytest.mark.parametrize(
    ("days_before", "day"), [(0, date(2026, 11, 4)), (1, date(2026, 11, 3)), (2, date(2026, 11, 2))]
)
def test_a_period_closes_so_many_working_days_before_the_papers_and_not_later(days_before, day):
    year = BoardQuarter()
    tie(year.quarter, year.meeting, by=year.officer, days_before=days_before)
    told = []
    for closes in (day, day + timedelta(days=1)):
        year.quarter.closes_on = closes
        told.append(len(remarks_on([year.quarter]).get(year.quarter.pk, [])))
    assert (close_by(PeriodMeeting.objects.get()), told) == (day, [0, 1])
    assert AuditEntry.objects.filter(event="period tied to a meeting").count() == 2


def test_a_meeting_that_came_back_to_its_first_day_is_looked_at_again():
    year = BoardQuarter()
    there = move_meeting(year.meeting, by=year.clerk, on=date(2026, 12, 2), reason="The hall is taken")
    move_meeting(there, by=year.clerk, on=date(2026, 11, 11), reason="It is free again")
    assert year.remarks() == [
        "The meeting that receives it was moved, and is back on its first day: choose it again, and look at the "
        "period’s days."
    ]


def test_a_report_is_received_by_the_meeting_of_its_own_period_while_that_takes_place():
    year = BoardQuarter()
    before = [(period, reception.body) for period, reception in receptions([year.quarter])]
    of_another = list(receptions([year.period(3)]))
    cancel_meeting(year.meeting, by=year.clerk, reason="Election.")
    assert (before, of_another) == ([(year.quarter, "Anyborough Board")], [])
    assert list(receptions([year.quarter])) == []
