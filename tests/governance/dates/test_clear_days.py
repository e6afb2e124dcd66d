import subprocess
import sys
from datetime import date, timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from governance.dates.clear_days import Unit, clear_days, key_decision_notice
from partnerships.days.calendars import Calendar
from tests.factories import make_partnership

WORKED = [  # rules section 4: meeting, publish by, notice of a key decision
    ("2017-03-22", "2017-03-14", None),
    ("2017-04-10", "2017-03-31", "2017-03-10"),
    ("2017-04-13", "2017-04-05", "2017-03-15"),
    ("2017-04-26", "2017-04-18", None),
    ("2017-04-25", "2017-04-13", "2017-03-27"),
    ("2020-02-18", "2020-02-10", None),
    ("2020-03-26", "2020-03-18", None),
    ("2020-04-07", "2020-03-30", "2020-03-09"),
    ("2020-04-23", "2020-04-15", None),
    ("2017-02-14", "2017-02-06", "2017-01-16"),
    ("2017-03-09", "2017-03-01", None),
    ("2017-03-23", "2017-03-15", "2017-02-22"),
    ("2011-07-08", "2011-06-30", None),
]


@pytest.mark.parametrize(("meeting", "publish_by", "notice"), WORKED)
def test_worked_dates_of_real_meetings(meeting, publish_by, notice):
    day = date.fromisoformat(meeting)

    assert clear_days(day, 5, Unit.CLEAR_WORKING).day.isoformat() == publish_by
    if notice:
        assert key_decision_notice(day).day.isoformat() == notice


def test_sentence_names_the_days_left_out():
    assert clear_days(date(2017, 4, 26), 5, "clear-working").sentence() == (
        "publish by Tuesday 18 April 2017: five clear working days before Wednesday 26 April 2017, "
        "leaving out Saturday 22 and Sunday 23 April"
    )


def test_sentence_names_bank_holidays_by_name():
    assert clear_days(date(2017, 4, 25), 5, "clear-working").sentence() == (
        "publish by Thursday 13 April 2017: five clear working days before Tuesday 25 April 2017, leaving out "
        "Friday 14 (Good Friday), Saturday 15, Sunday 16, Monday 17 (Easter Monday), Saturday 22 and Sunday 23 April"
    )


def test_sentence_gives_the_year_of_days_in_another_year():
    sentence = clear_days(date(2026, 1, 7), 5, "clear-working").sentence()

    assert sentence == (
        "publish by Monday 29 December 2025: five clear working days before Wednesday 7 January 2026, "
        "leaving out Thursday 1 (New Year's Day), Saturday 3 and Sunday 4 January"
    )


def test_key_decision_notice_says_that_it_was_moved_back():
    assert key_decision_notice(date(2017, 4, 10)).sentence("give notice by") == (
        "give notice by Friday 10 March 2017: 28 clear calendar days before Monday 10 April 2017, "
        "moved back from Sunday 12 March to a working day"
    )


@pytest.mark.parametrize(
    ("decided", "ends"), [("2017-04-13", "2017-04-24"), ("2017-04-19", "2017-04-26"), ("2020-04-07", "2020-04-16")]
)
def test_call_in_ends_five_working_days_after_publication(decided, ends):
    counted = clear_days(date.fromisoformat(decided), 5, Unit.WORKING, direction="after")

    assert counted.day.isoformat() == ends
    assert counted.sentence().startswith("ends on ")


@pytest.mark.parametrize(
    ("unit", "number", "day"),
    [("calendar", 3, "2017-04-23"), ("weeks", 2, "2017-04-12"), ("clear-calendar", 2, "2017-04-23")],
)
def test_plain_units_are_arithmetic_and_leave_nothing_out(unit, number, day):
    counted = clear_days(date(2017, 4, 26), number, unit)

    assert (counted.day.isoformat(), counted.left_out) == (day, ())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"number": -1, "unit": "working"}, "between 0 and 400"),
        ({"number": 401, "unit": "working"}, "between 0 and 400"),
        ({"number": 5, "unit": "fortnights"}, "fortnights"),
        ({"number": 5, "unit": "working", "direction": "around"}, "around"),
    ],
)
def test_clear_days_refuses_what_it_does_not_know(arguments, message):
    with pytest.raises(ValueError, match=message):
        clear_days(date(2017, 4, 26), **arguments)


# --- Properties ------------------------------------------------------------------------------------------------

days = st.dates(date(2010, 1, 1), date(2035, 12, 31))
numbers = st.integers(0, 40)
directions = st.sampled_from(["before", "after"])


@st.composite
def calendars(draw):
    closed = draw(st.dictionaries(days, st.just("closed"), max_size=30))
    return Calendar(closures=closed)


@given(days, numbers, directions, calendars())
def test_at_least_that_many_working_days_lie_between_and_the_next_allowed_day_leaves_fewer(
    anchor, number, direction, calendar
):
    day = clear_days(anchor, number, "clear-working", direction=direction, calendar=calendar).day
    towards = timedelta(days=1 if direction == "before" else -1)
    nearer = day + towards
    while nearer != anchor and not calendar.is_working(nearer):
        nearer += towards

    assert calendar.is_working(day)
    assert calendar.working_days_between(*sorted((day, anchor))) >= number
    assert nearer == anchor or calendar.working_days_between(*sorted((nearer, anchor))) < number


@given(
    days, numbers, st.sampled_from(["clear-working", "working"]), st.dictionaries(days, st.just("closed"), max_size=40)
)
def test_more_closures_never_make_a_deadline_later_before_nor_earlier_after(anchor, number, unit, closed):
    more = Calendar(closures=closed)

    assert clear_days(anchor, number, unit, calendar=more).day <= clear_days(anchor, number, unit).day
    assert (
        clear_days(anchor, number, unit, direction="after", calendar=more).day
        >= clear_days(anchor, number, unit, direction="after").day
    )


@given(days, numbers, st.sampled_from(list(Unit)), directions, calendars())
def test_the_same_input_gives_the_same_output_and_names_every_day_left_out(anchor, number, unit, direction, calendar):
    first = clear_days(anchor, number, unit, direction=direction, calendar=calendar)

    assert first == clear_days(anchor, number, unit, direction=direction, calendar=calendar)
    assert all(calendar.why_left_out(day) == reason for day, reason in first.left_out)
    assert all(f"{day.day}" in first.sentence() for day, _ in first.left_out)


# --- The command -----------------------------------------------------------------------------------------------


def run(*arguments):
    out = StringIO()
    call_command("clear_days", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_command_prints_the_day_and_the_sentence():
    lines = run("--before", "2017-04-26", "--days", "5", "--unit", "clear-working")

    assert lines[0] == "2017-04-18"
    assert lines[1].startswith("publish by Tuesday 18 April 2017: five clear working days")


def test_command_counts_after_a_decision():
    assert run("--after", "2017-04-13", "--days", "5", "--unit", "working")[0] == "2017-04-24"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Give either --before DAY or --after DAY."),
        (("--before", "2017-04-26", "--after", "2017-04-26"), "Give either --before DAY or --after DAY."),
        (("--after", "9999-12-31"), "“9999-12-31” is not between 1900 and 2099."),
        (("--before", "26 April"), "“26 April” is not a day: write it as 2017-04-26."),
        (("--before", "2017-04-26", "--days", "x"), "“x” is not a number of days between 0 and 400."),
        (("--before", "2017-04-26", "--unit", "moons"), "“moons” is no unit: choose from clear-working, "),
    ],
)
def test_command_refuses_bad_input_in_one_line(arguments, message):
    with pytest.raises(CommandError, match=message) as refused:
        run(*arguments)
    assert refused.value.returncode == 2


@pytest.mark.django_db
def test_command_counts_with_the_closure_days_of_a_council_or_of_the_partnership_it_leads():
    partnership = make_partnership()
    council = partnership.lead_councils.get()
    council.closure_days.create(name="Closed", starts_on=date(2017, 4, 18), ends_on=date(2017, 4, 18))

    for slug in (council.slug, partnership.slug):
        assert run("--before", "2017-04-26", "--council", slug)[0] == "2017-04-13"


@pytest.mark.django_db
def test_command_refuses_a_council_that_is_not_there():
    with pytest.raises(CommandError, match="There is no council or partnership “nowhere”"):
        run("--before", "2017-04-26", "--council", "nowhere")


def test_bad_input_on_the_command_line_is_one_line_and_exit_2():
    done = subprocess.run(
        [sys.executable, "manage.py", "clear_days", "--before", "soon"],
        capture_output=True, text=True, check=False, cwd=settings.BASE_DIR,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "CommandError: “soon” is not a day: write it as 2017-04-26.\n"
