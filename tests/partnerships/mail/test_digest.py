"""The day's mail: what stands in it, for whom, and never twice on a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from governance.models import ClosureDay
from partnerships import tasks
from partnerships.access import Role
from partnerships.deputies.verbs import name_deputy
from partnerships.mail import changes, digest, kinds, reminders
from partnerships.mail.changes import Change, register_changes
from partnerships.mail.digest import readers, sweep, told_since, write_digests
from partnerships.mail.kinds import DAILY, Choice, MailKind, choose, register_mail_kind
from partnerships.mail.reminders import Remindable, register_reminders
from partnerships.mail.reminding import remind
from partnerships.models import Mail
from partnerships.tasks import Task, register_tasks
from tests.factories import give_role, make_partnership, make_user

pytestmark = pytest.mark.django_db
ON = date(2027, 3, 10)  # a Wednesday
NOON = datetime(2027, 3, 9, 12, tzinfo=UTC)


def day(number):
    return ON + timedelta(days=number)


@pytest.fixture
def rooms(monkeypatch):
    """Three lists that the test fills: things, tasks and changes, for everybody."""
    for module in (reminders, tasks, changes):
        monkeypatch.setattr(module, "_SOURCES", [])
    monkeypatch.setattr(kinds, "_KINDS", {})
    monkeypatch.setattr(digest, "_swept", None)
    kinds.register()
    register_mail_kind(MailKind("stage", "Things due for meetings", ""))
    register_mail_kind(MailKind("meeting", "Meetings that move", ""))
    things, to_do, changed = [], [], []
    register_reminders(lambda on: things)
    register_tasks(lambda user, on: to_do)
    register_changes(lambda user, since, until: [each for each in changed if since <= each.at < until])
    return things, to_do, changed


@pytest.fixture
def clerk():
    return make_user(Role.READER, make_partnership(), name="Clerk")


def thing(user, due, number=1, **fields):
    values = {"kind": "stage", "key": f"stage-{number}", "title": f"Publish {number}", "url": f"/t/{number}/"}
    return Remindable(**values, due=due, asked_on=fields.pop("asked_on", day(-60)), people=(user,), **fields)


def lines_on(on=ON):
    """Subjects and titles of the one mail of the day; None when there is none."""
    write_digests(on, readers())
    mail = Mail.objects.filter(kind=DAILY, key=on.isoformat()).first()
    if mail is None:
        return None
    titles = [line.removeprefix("- ").split(":")[0] for line in mail.text.splitlines() if line.startswith("- ")]
    return mail.subject, titles


def test_day_without_anything_has_no_mail(rooms, clerk):
    assert lines_on() is None


@pytest.mark.parametrize(
    ("due", "subject"),
    [
        (day(-1), "1 overdue"),
        (day(0), "1 due this week"),
        (day(7), "1 due this week"),
        (day(8), None),
    ],
)
def test_thing_stands_under_its_day(rooms, clerk, due, subject):
    rooms[0].append(thing(clerk, due))

    found = lines_on()

    assert (found and found[0]) == (subject and f"Wednesday 10 March 2027: {subject}")


def test_mail_holds_things_tasks_and_changes_each_once_by_day(rooms, clerk):
    things, to_do, changed = rooms
    things += [thing(clerk, day(3)), thing(clerk, day(-2), 2)]
    to_do += [
        Task("Publish 1", "/t/1/", due=day(3)), Task("Endorse", "/e/", due=day(1), detail="Safer Anyborough"),
        Task("Some day", "/s/"), Task("Next month", "/n/", due=day(30)),
    ]  # fmt: skip
    changed += [Change("meeting", "Cabinet moved", "/m/", NOON)]

    assert lines_on() == (
        "Wednesday 10 March 2027: 1 overdue, 2 due this week, 1 change",
        ["Publish 2", "Endorse", "Publish 1", "Cabinet moved"],
    )


def test_deputy_is_told_of_the_tasks_of_whoever_is_away_and_whose_they_are(rooms, clerk):
    deputy = make_user(Role.READER, clerk.role_assignments.get().partnership)
    name_deputy(clerk, deputy, starts_on=ON, ends_on=day(1), by=clerk)
    register_tasks(lambda user, on: [Task("Sign", "/s/", due=day(2), detail="Legal")] if user == clerk else [])

    write_digests(ON, [deputy])
    told = Mail.objects.get(to=deputy).text
    write_digests(day(2), [deputy])

    assert "Sign: Friday 12 March 2027 (due in 2 days)" in told
    assert "For Clerk. Legal" in told
    assert Mail.objects.filter(to=deputy).count() == 1


def test_words_of_the_mail(rooms, clerk, settings):
    settings.SITE_ADDRESS = "https://plans.example"
    rooms[0].append(thing(clerk, day(-2), about="Safer Anyborough"))
    rooms[2].append(Change("meeting", "Cabinet moved", "/m/", NOON, "A reason."))
    lines_on()

    assert Mail.objects.get().text == (
        "Overdue\n\n"
        "- Publish 1: Monday 8 March 2027 (overdue by 2 days)\n"
        "  Safer Anyborough\n"
        "  https://plans.example/t/1/\n\n"
        "Changed since Tuesday 9 March 2027\n\n"
        "- Cabinet moved\n"
        "  A reason.\n"
        "  https://plans.example/m/\n\n"
        "Everything you have to do: https://plans.example/workspace/\n"
    )


def test_one_mail_a_day_whatever_changes_meanwhile(rooms, clerk):
    rooms[0].append(thing(clerk, day(3)))
    first = write_digests(ON, readers())
    rooms[0].append(thing(clerk, day(-1), 2))

    assert (first, write_digests(ON, readers()), write_digests(day(1), readers())) == (1, 0, 1)


@pytest.mark.parametrize(
    ("choice", "by_itself", "in_the_mail"),
    [(Choice.AT_ONCE, 1, True), (Choice.DIGEST, 0, True), (Choice.NEVER, 0, False)],
)
def test_kind_comes_by_itself_or_in_the_days_mail_or_not_at_all(rooms, clerk, choice, by_itself, in_the_mail):
    rooms[0].append(thing(clerk, day(7)))
    rooms[1].append(Task("Publish 1", "/t/1/", due=day(7)))
    choose(clerk, "stage", choice)

    assert remind(ON)["written"] == by_itself
    assert (lines_on() is not None) == in_the_mail


def test_kind_chosen_once_a_day_is_told_when_it_is_new_or_comes_nearer(rooms, clerk):
    rooms[0].extend([thing(clerk, day(31)), thing(clerk, day(50), 2, asked_on=ON)])
    choose(clerk, "stage", Choice.DIGEST)

    assert lines_on() == ("Wednesday 10 March 2027: 1 new", ["Publish 2"])
    assert lines_on(day(1)) == ("Thursday 11 March 2027: 1 new", ["Publish 1"])
    assert lines_on(day(2)) is None


def test_thing_without_a_day_is_in_the_mail_of_those_who_get_it_no_other_way(rooms, clerk):
    rooms[0].append(thing(clerk, None, asked_on=None))
    before = lines_on()
    choose(clerk, "stage", Choice.DIGEST)

    assert before is None
    assert lines_on() == ("Wednesday 10 March 2027: 1 without a day", ["Publish 1"])


def test_person_who_refuses_the_days_mail_gets_none(rooms, clerk):
    rooms[0].append(thing(clerk, day(3)))
    choose(clerk, DAILY, Choice.NEVER)

    assert lines_on() is None


def test_change_of_a_kind_that_is_refused_is_left_out(rooms, clerk):
    rooms[2].append(Change("meeting", "Cabinet moved", "/m/", NOON))
    choose(clerk, "meeting", Choice.NEVER)

    assert lines_on() is None


@pytest.mark.parametrize(
    ("last", "since"),
    [(None, -1), (-1, -1), (-2, -2), (-7, -7), (-20, -7)],
)
def test_changes_are_told_from_the_day_of_the_last_mail(last, since):
    assert told_since(last if last is None else day(last), ON) == day(since)


def test_every_change_is_told_once_though_days_are_left_out(rooms, clerk):
    things, _, changed = rooms
    things.append(thing(clerk, day(-1)))
    changed += [Change("meeting", f"Change {n}", "/m/", NOON + timedelta(days=n)) for n in range(-6, 8)]
    told = [title for on in (0, 1, 5, 6) for title in lines_on(day(on))[1] if "Change" in title]

    assert told == [f"Change {n}" for n in range(7)]


def test_first_mail_of_a_monday_tells_of_friday_too(rooms, clerk):
    rooms[2].extend(Change("meeting", f"Change {n}", "/m/", NOON + timedelta(days=n)) for n in range(6))

    assert lines_on(day(5))[1] == ["Change 3", "Change 4", "Change 5"]


def test_no_mail_on_a_day_on_which_the_council_is_closed(rooms, clerk):
    rooms[0].append(thing(clerk, day(-1)))
    council = clerk.role_assignments.get().partnership.lead_councils.get()
    ClosureDay.objects.create(council=council, name="Snow", starts_on=day(1), ends_on=day(1))

    assert [lines_on(day(n)) is not None for n in (0, 1, 2, 3, 4)] == [True, False, True, False, False]


def test_fault_of_one_person_keeps_the_next_from_nothing(rooms, clerk, caplog):
    other = make_user(Role.READER, make_partnership())

    def to_do(user, on):
        if user == clerk:
            raise ValueError("odd")
        return [Task("Endorse", "/e/", due=on)]

    register_tasks(to_do)

    assert write_digests(ON, readers()) == 1
    assert Mail.objects.get().to == other
    assert f"The daily mail of person {clerk.pk} cannot be written" in caplog.text


def test_database_that_is_away_is_no_fault_of_one_person(rooms, clerk):
    def to_do(user, on):
        raise OperationalError("gone")

    register_tasks(to_do)

    with pytest.raises(OperationalError):
        write_digests(ON, readers())


def test_only_people_with_a_role_get_one(rooms, clerk):
    ended = make_user(Role.READER, make_partnership())
    ended.role_assignments.update(ended_at=timezone.now(), ended_by=clerk)
    left = make_user(Role.READER, make_partnership(), is_active=False)
    give_role(clerk, Role.OFFICER, make_partnership())
    make_user()

    assert list(readers()) == [clerk]
    assert left not in readers()


def test_fault_of_a_source_leaves_the_rest_standing(rooms, clerk, caplog):
    def broken(user, since, until):
        raise ValueError("broken")

    register_changes(broken)
    rooms[2].append(Change("meeting", "Cabinet moved", "/m/", NOON))

    assert lines_on()[1] == ["Cabinet moved"]
    assert "broken cannot be gathered" in caplog.text


def test_day_that_was_written_asks_two_questions_however_many_people(rooms, clerk, django_assert_num_queries):
    rooms[0].append(thing(clerk, day(3)))
    choose(make_user(Role.READER, make_partnership()), DAILY, Choice.NEVER)
    write_digests(ON, readers())

    with django_assert_num_queries(3):
        written = write_digests(ON, readers())

    assert written == 0


# --- The worker --------------------------------------------------------------------------------------------------


def test_worker_goes_through_everybody_some_at_a_time_once_a_day(rooms, monkeypatch, clerk):
    monkeypatch.setattr(digest, "MOST_AT_ONCE", 2)
    people = [clerk, *(make_user(Role.READER, make_partnership()) for _ in range(2))]
    rooms[1].append(Task("Endorse", "/e/", due=ON))
    now = NOON + timedelta(days=1)

    figures = [sweep(now), sweep(now), sweep(now), sweep(now, everything=True), sweep(now + timedelta(days=1))]

    assert figures == [{"written": 2}, {"written": 1}, {}, {}, {"written": 2}]
    assert Mail.objects.filter(kind=DAILY).count() == len(people) + 2


def test_worker_waits_for_the_morning(rooms, settings, clerk):
    settings.DEMO = False
    rooms[1].append(Task("Endorse", "/e/", due=ON))
    night = datetime(2027, 3, 10, 5, 59, tzinfo=UTC)

    assert [sweep(night), sweep(night.replace(hour=6))] == [{}, {"written": 1}]
