"""The desk week by week: overdue first, every week there, sign-offs of one report together."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from governance.dates.checks import AHEAD
from governance.dates.stages import StageFacts
from governance.desk.due import DeskEntry, Due, What, in_order
from governance.desk.weeks import agenda, lines_of

WEDNESDAY = date(2026, 11, 25)
STAGE = StageFacts(key=1, body="Cabinet", kind="executive", role="recommend", step=1, on=date(2026, 12, 15))
ENTRY = DeskEntry(STAGE, paper="Safer Anyborough", partnership="Anyborough CSP", council="Anyborough Council")


def due(what, day, whom="Democratic services", heading=""):
    return Due(what, ENTRY, day, whom, "Something.", heading=heading, is_overdue=bool(day and day < WEDNESDAY))


def test_every_week_is_there_from_this_one_to_the_one_eight_weeks_ahead():
    found = agenda([], WEDNESDAY)

    assert [week.starts_on.isoformat() for week in found.weeks] == [
        "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04", "2027-01-11",
        "2027-01-18",
    ]  # fmt: skip
    assert [week.is_current for week in found.weeks] == [True] + [False] * 8
    assert found.weeks[0].ends_on == date(2026, 11, 29)
    assert found.is_empty


def test_overdue_rows_stand_first_and_rows_without_a_day_last():
    late, today, soon = date(2026, 11, 24), WEDNESDAY, date(2026, 12, 1)
    rows = [due(What.VERSION, late), due(What.MEETING, today), due(What.PUBLICATION, soon), due(What.ANSWER, None)]
    found = agenda(rows, WEDNESDAY)

    assert [line.first.what for line in found.overdue] == [What.VERSION]
    assert [line.first.what for line in found.weeks[0].lines] == [What.MEETING]
    assert [line.first.what for line in found.weeks[1].lines] == [What.PUBLICATION]
    assert [line.first.what for line in found.undated] == [What.ANSWER]
    assert [line.days_late(WEDNESDAY) for line in found.overdue] == [1]


def test_open_signatures_of_one_report_and_day_are_one_line_naming_each_post():
    day = date(2026, 12, 2)
    rows = [due(What.SIGNATURE, day, "Head of Legal", "Legal"), due(What.SIGNATURE, day, "Head of Finance", "Finance")]
    [line] = lines_of([*rows])

    assert line.title == "Two sign-offs open in the report for Cabinet"
    assert line.from_whom == [("Head of Legal", "Legal"), ("Head of Finance", "Finance")]
    assert line.sentence == "Only an explicit yes counts."


def test_one_signature_alone_keeps_its_own_words():
    [line] = lines_of([due(What.SIGNATURE, WEDNESDAY, "Head of Legal", "Legal")])

    assert (line.title, line.sentence) == ("Sign “Legal” in the report for Cabinet", "Something.")


ROWS = st.builds(
    due,
    st.sampled_from(list(What)),
    st.none() | st.integers(-200, AHEAD.days).map(lambda days: WEDNESDAY + timedelta(days=days)),
    heading=st.sampled_from(["Legal", "Finance"]),
)


@given(st.lists(ROWS, max_size=12))
def test_no_row_is_lost_and_none_stands_twice(rows):
    rows = in_order(replace(row, heading=f"{row.heading} {n}") for n, row in enumerate(rows))
    found = agenda(rows, WEDNESDAY)

    lines = [*found.overdue, *(line for week in found.weeks for line in week.lines), *found.undated]
    assert [row for line in lines for row in line.rows] == rows
    assert found.is_empty == (not rows)
