"""Runs of reminders on rows: sequences of days, done meanwhile, refused, people who left, two workers at once."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from partnerships.mail import kinds, reminders, reminding
from partnerships.mail.kinds import Choice, MailKind, choose, register_mail_kind
from partnerships.mail.reminders import Remindable, register_reminders
from partnerships.mail.reminding import remind, still_to_write, sweep, things
from partnerships.mail.rows import write
from partnerships.models import Mail
from tests.factories import make_user

pytestmark = pytest.mark.django_db
DUE = date(2027, 3, 10)


@pytest.fixture
def to_do(monkeypatch):
    """What the one source of this test's portal gives; the test changes it as work is done."""
    monkeypatch.setattr(reminders, "_SOURCES", [])
    monkeypatch.setattr(kinds, "_KINDS", {})
    monkeypatch.setattr(reminding, "_swept_on", None)
    register_mail_kind(MailKind("stage", "Things due for meetings", ""))
    found = []
    register_reminders(lambda on: [each for each in found if each.asked_on is None or each.asked_on <= on])
    return found


@pytest.fixture
def people():
    return {name: make_user(name=name) for name in ("clerk", "lead", "administrator")}


GROUPS = {"people": "clerk", "organisation": "lead", "administrators": "administrator"}


def thing(by_name, key="stage:1:papers", **fields):
    values = {"kind": "stage", "key": key, "title": "Publish the papers", "url": "/workspace/t/", "due": DUE}
    values["asked_on"] = DUE - timedelta(days=50)
    return Remindable(**values | {group: (by_name[name],) for group, name in GROUPS.items()} | fields)


def run(*days):
    """Run on days counted from the due day; (person, subject) of all mails, in the order of writing."""
    for day in days:
        remind(DUE + timedelta(days=day))
    return [(mail.to.name, mail.subject.split(":")[0]) for mail in Mail.objects.select_related("to")]


EVERY_DAY = range(-60, 61)
TO_THE_CLERK = [
    ("clerk", "To do by Wednesday 10 March 2027"),
    ("clerk", "Due in 30 days"),
    ("clerk", "Due in 7 days"),
    ("clerk", "Due tomorrow"),
]


@pytest.mark.parametrize(
    ("days", "mails"),
    [
        ([-60, -51], []),
        ([-50], TO_THE_CLERK[:1]),
        ([-50, -50, -49, -31], TO_THE_CLERK[:1]),
        ([-30, -30], TO_THE_CLERK[1:2]),
        (range(-60, 1), TO_THE_CLERK),
        # a week off: one mail, which counts from the day on which it is written
        ([-33, -2, -1, 0], [TO_THE_CLERK[0], ("clerk", "Due in 2 days"), TO_THE_CLERK[3]]),
        ([5], [("clerk", "Overdue by 5 days"), ("lead", "Overdue by 5 days")]),
        ([3, 4], []),  # a Saturday and a Sunday
        ([-1, 2, 6], [TO_THE_CLERK[3], ("clerk", "Overdue by 2 days"), ("lead", "Overdue by 2 days")]),
        ([100], [(name, "Overdue by 100 days") for name in ("clerk", "lead", "administrator")]),
        (
            EVERY_DAY,
            [
                *TO_THE_CLERK,
                *((name, "Overdue by 1 day") for name in ("clerk", "lead")),
                *((name, "Overdue by 7 days") for name in ("clerk", "lead", "administrator")),
                *((name, "Overdue by 30 days") for name in ("clerk", "lead", "administrator")),
            ],
        ),
    ],
)
@pytest.mark.both("locks")
def test_days_of_running_and_their_mails(to_do, people, days, mails):
    to_do.append(thing(people))

    assert run(*days) == mails


class Odd(str):
    """An address that cannot be written down."""

    def __new__(cls, fault):
        made = super().__new__(cls, "/t/")
        made.fault = fault
        return made

    def __format__(self, spec):
        raise self.fault


def test_fault_of_one_reminder_keeps_the_next_from_nothing(to_do, people, caplog):
    to_do += [thing(people, key="odd", url=Odd(ValueError("odd"))), thing(people)]

    assert run(-7) == TO_THE_CLERK[2:3]
    assert "The reminder odd:2027-03-10:-7 to person" in caplog.text


@pytest.mark.both("locks")
def test_database_that_is_away_is_no_fault_of_one_reminder(to_do, people):
    to_do.append(thing(people, url=Odd(OperationalError("gone"))))

    with pytest.raises(OperationalError):
        run(-7)


def test_what_was_done_meanwhile_is_reminded_of_no_more(to_do, people):
    to_do.append(thing(people))
    run(-30)
    to_do.clear()

    assert run(-7, 1, 30) == TO_THE_CLERK[1:2]


@pytest.mark.both("locks")
def test_due_day_that_moves_is_told_again_at_its_own_occasions(to_do, people):
    to_do.append(thing(people))
    run(-8, -7)
    to_do[:] = [thing(people, due=DUE + timedelta(days=60))]

    assert run(-6, 29, 30) == [
        ("clerk", "Due in 8 days"),
        ("clerk", "Due in 7 days"),
        ("clerk", "To do by Sunday 9 May 2027"),
        ("clerk", "Due in 30 days"),
    ]


def test_two_things_of_one_person_are_two_mails(to_do, people):
    to_do += [thing(people), thing(people, key="stage:2:papers")]

    assert run(-30, -30) == [TO_THE_CLERK[1]] * 2


def test_person_who_refuses_is_not_told_and_nobody_is_told_sooner(to_do, people):
    to_do.append(thing(people))
    choose(people["clerk"], "stage", Choice.NEVER)

    assert run(-30, 0) == []
    assert run(1) == [("lead", "Overdue by 1 day")]


def test_person_who_takes_it_up_again_gets_the_newest_occasion(to_do, people):
    to_do.append(thing(people))
    choose(people["clerk"], "stage", Choice.DIGEST)
    run(-30, -7)
    choose(people["clerk"], "stage", Choice.AT_ONCE)

    assert run(-6, -6) == [("clerk", "Due in 6 days")]


def test_person_who_left_is_not_told_and_the_next_is_told_from_the_start(to_do, people):
    people["clerk"].is_active = False
    people["clerk"].save()
    to_do.append(thing(people))

    assert run(-30) == [("lead", "Due in 30 days")]


@pytest.mark.both("locks")
def test_person_who_takes_the_post_over_is_told_what_the_other_knew(to_do, people):
    to_do.append(thing(people))
    run(-30)
    to_do[:] = [thing(people, people=(make_user(name="new clerk"),))]

    assert run(-20) == [TO_THE_CLERK[1], ("new clerk", "Due in 20 days")]


def test_verb_that_asked_in_its_own_words_is_not_repeated(to_do, people):
    write(people["clerk"], kind="stage", key="stage:1:papers", subject="Asked", text="You are asked.")
    to_do.append(thing(people))

    assert run(-50, -30) == [("clerk", "Asked"), TO_THE_CLERK[1]]


@pytest.mark.both("locks")
def test_two_workers_at_the_same_moment_write_one_mail(to_do, people, monkeypatch):
    """The other worker has written between this one's look and its writing: the row is unique."""
    to_do.append(thing(people))
    on = DUE - timedelta(days=7)
    looked = still_to_write(things(on), on)
    remind(on)
    monkeypatch.setattr(reminding, "still_to_write", lambda found, day: looked)

    assert remind(on) == {"due": 1, "written": 0}
    assert Mail.objects.count() == 1


def test_fault_of_one_source_keeps_no_other_from_its_mails(to_do, people, caplog):
    def broken(on):
        raise ValueError("broken")

    register_reminders(broken)
    to_do.append(thing(people))

    assert run(-7) == [("clerk", "Due in 7 days")]
    assert "broken cannot be gathered" in caplog.text


@pytest.mark.both("locks")
def test_run_asks_as_much_for_thirty_things_as_for_one(to_do, people, django_assert_num_queries):
    to_do.append(thing(people))
    run(1)
    to_do += [thing(people, key=f"stage:{n}:papers") for n in range(2, 31)]
    run(1)

    with django_assert_num_queries(4):
        run_again = remind(DUE + timedelta(days=1))

    assert run_again == {"due": 30, "written": 0}


# --- The words --------------------------------------------------------------------------------------------------


def text_on(day):
    remind(DUE + timedelta(days=day))
    return Mail.objects.filter(to__name="clerk").last().text


def test_text_says_what_by_when_why_where_and_who_else(to_do, people, settings):
    settings.SITE_ADDRESS = "https://plans.example"
    to_do.append(thing(people, about="Safer King's Lynn & Wisbech", detail="Its papers are not published yet."))

    assert text_on(-7) == (
        "Publish the papers\n"
        "Safer King's Lynn & Wisbech\n\n"
        "By Wednesday 10 March 2027 (due in 7 days). Its papers are not published yet.\n\n"
        "https://plans.example/workspace/t/\n\n"
        "It is yours to see to.\n"
        "If it is still to do 1 day after the due day, this reminder also goes to lead.\n"
        "If it is still to do 7 days after the due day, this reminder also goes to administrator.\n"
    )
    assert text_on(7).endswith("It is yours to see to. Also told: lead and administrator.\n")


@pytest.mark.parametrize(
    ("fields", "name", "words"),
    [
        ({}, "lead", "You are told because it is overdue and your organisation answers for it."),
        ({}, "administrator", "You are told because it is overdue and you administer the partnership."),
        ({"people": ()}, "lead", "You are told because nobody holds the post that would see to it."),
    ],
)
def test_text_says_why_somebody_higher_is_told(to_do, people, fields, name, words):
    to_do.append(thing(people, **fields))
    remind(DUE + timedelta(days=8))

    assert words in Mail.objects.get(to__name=name).text


# --- The command and the worker ------------------------------------------------------------------------------------


def command(*arguments):
    out = StringIO()
    call_command("send_reminders", *arguments, stdout=out)
    return out.getvalue()


def test_command_says_in_one_line_what_it_wrote(to_do, people):
    to_do.append(thing(people))

    first, second = command("--on", "2027-03-11"), command("--on", "2027-03-11")

    assert first == "Thursday 11 March 2027: to do 1; reminders written 2, daily mails written 0.\n"
    assert second == "Thursday 11 March 2027: to do 1; reminders written 0, daily mails written 0.\n"


def test_dry_run_writes_nothing(to_do, people):
    to_do.append(thing(people))

    assert command("--on", "2027-03-09", "--dry-run") == (
        f"To {people['clerk'].email}: Due tomorrow: Publish the papers\n"
        "Tuesday 9 March 2027: to do 1; reminders to be written 1, daily mails to be written 0.\n"
    )
    assert Mail.objects.count() == 0


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("tomorrow", "“tomorrow” is not a day: write it as 2017-04-26."),
        ("2027-02-30", "“2027-02-30” is not a day: write it as 2017-04-26."),
        ("1066-10-14", "“1066-10-14” is not between 1900 and 2099."),
    ],
)
def test_day_that_is_none_is_refused_in_one_line(day, sentence):
    with pytest.raises(CommandError) as refusal:
        command("--on", day)

    assert (str(refusal.value), refusal.value.returncode) == (sentence, 2)


def test_worker_runs_them_at_its_start_each_hour_and_when_the_day_changes(to_do, people):
    now = datetime(2027, 3, 3, 12, tzinfo=UTC)
    to_do.append(thing(people, due=timezone.localdate(now) + timedelta(days=7), asked_on=None))

    figures = [sweep(now), sweep(now), sweep(now, everything=True), sweep(now + timedelta(days=6))]

    assert figures == [{"written": 1}, {}, {"written": 0}, {"written": 1}]
