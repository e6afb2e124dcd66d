"""Sheets as clerks keep them: heads anywhere, grids, bands, several sheets, states, times as numbers."""

from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from governance.meetings.files import LineFault, YearWanted, read, template
from plans.office.packages import Unreadable
from tests.governance.meetings.meeting_files import xlsx

DAY = date(2027, 4, 13)


def entries(*rows):
    return read(xlsx(*rows)).entries


def saved(workbook):
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("given", "at"),
    [
        (18.3, time(18, 30)), (18.15, time(18, 15)), (18, time(18)), (10.1, time(10, 10)), (1830, time(18, 30)),
        (0.7708333333, time(18, 30)), ("18.3", time(18, 30)), ("1830", time(18, 30)), ("6pm", time(18)),
        ("6.30 p.m.", time(18, 30)), ("18h30", time(18, 30)), ("18:30 hrs", time(18, 30)), ("noon", time(12)),
        ("12 noon", time(12)), ("12pm", time(12)), ("12.15am", time(0, 15)), ("6.30 - 8pm", time(18, 30)),
        ("10am – 12 noon", time(10)), ("11 to 1pm", time(11)), ("TBC", None), ("", None),
    ],
)  # fmt: skip
def test_time_as_people_and_spreadsheets_write_it(given, at):
    assert [entry.starts_at for entry in entries(["Date", "Time"], [DAY, given])] == [at]


@pytest.mark.parametrize(
    "given", [18.5, 18.25, 18.75, 24.3, 18.123, -1, 630, "25:00", "18:75", "13pm", "evening", True]
)
def test_what_may_be_another_time_is_a_fault_and_never_guessed(given):
    reading = read(xlsx(["Date", "Time"], [DAY, given]))

    assert (reading.entries, len(reading.faults)) == ([], 1)


def test_heads_not_in_the_first_row_and_columns_not_read_are_named():
    rows = [
        ["Meetings 2027/28"],
        [],
        ["Day", "Date", "Start time", "Venue", "Chair", "Quorum"],
        ["Tue", DAY, "6pm", "Hall", "X", 3],
    ]

    reading = read(xlsx(*rows))

    assert [(e.line, e.on, e.starts_at, e.place) for e in reading.entries] == [(4, DAY, time(18), "Hall")]
    assert reading.remarks == ["The columns “Chair”, “Quorum” were not read."]


@pytest.mark.parametrize(
    ("state", "is_cancelled", "remarks"),
    [
        ("CANCELLED", True, ()), ("Canceled", True, ()), ("No meeting", True, ()), ("Held", False, ()),
        ("Not cancelled", False, ("The file says “Not cancelled”.",)),
        ("Provisional", False, ("The file says “Provisional”.",)), ("Off", False, ("The file says “Off”.",)),
        ("Moved from 6 April", False, ("The file says “Moved from 6 April”.",)),
    ],
)  # fmt: skip
def test_a_column_of_states_is_read(state, is_cancelled, remarks):
    (entry,) = entries(["Date", "Status"], [DAY, state])

    assert (entry.is_cancelled, entry.remarks) == (is_cancelled, remarks)


@pytest.mark.parametrize("state", ["Postponed", "Moved to 20 April", "rescheduled", "Deferred", "date changed"])
def test_a_meeting_that_moves_away_is_a_fault_of_its_line(state):
    assert read(xlsx(["Date", "Notes"], [DAY, state])).faults == [
        LineFault(
            2,
            f"13/04/2027: {state}",
            "It says that the meeting is moved. Give the new date in the file, or leave this line out.",
        )
    ]


def test_words_in_the_title_the_date_and_a_tick_under_cancelled_are_read():
    rows = [["Cabinet - CANCELLED", DAY], ["Cabinet", "13 April 2027 cancelled"], ["Cabinet", DAY, "Yes"]]

    found = entries(["Committee", "Date", "Cancelled?"], *rows, ["Council", DAY, "no"])

    assert [(entry.body, entry.is_cancelled) for entry in found] == [*[("Cabinet", True)] * 3, ("Council", False)]


@pytest.mark.parametrize("weekday", ["Wednesday 13 April 2027", "Weds 13th April 2027"])
def test_a_weekday_that_does_not_fit_is_remarked_on(weekday):
    beside = entries(["Day", "Date"], ["Wednesday", DAY])
    inside = entries(["Date"], [weekday])

    assert [e.remarks for e in (*beside, *inside)] == [
        ("The file says “Wednesday”; that day is Tuesday 13 April 2027.",),
        (f"The file says “{weekday}”; that day is Tuesday 13 April 2027.",),
    ]


@pytest.mark.parametrize(
    "given", ["15/06/27", "15-Jun-2027", "15th June 2027", "Tues 15 June 2027", "15 June 2027*", datetime(2027, 6, 15)]
)
def test_dates_are_read_as_everywhere(given):
    assert [entry.on for entry in entries(["Date"], [given])] == [date(2027, 6, 15)]


@pytest.mark.parametrize("given", ["April 2027", "31/02/2027", "3-5 May 2027", "13 April", "Q3 2026", 46123])
def test_what_is_no_day_is_a_fault(given):
    reading = read(xlsx(["Date", "Place"], [given, "Hall"], [DAY, "Hall"]))

    assert ([fault.line for fault in reading.faults], [entry.line for entry in reading.entries]) == ([2], [3])


def test_a_cell_that_shows_a_month_is_no_day():
    workbook = Workbook()
    workbook.active.append(["Date", "Place"])
    workbook.active.append([date(2027, 3, 1), "Hall"])
    workbook.active["A2"].number_format = "mmm-yy"

    assert [fault.advice for fault in read(saved(workbook)).faults] == ["The sheet shows a month here. Give the day."]


def test_a_line_that_is_struck_through_or_hidden_is_told():
    workbook = Workbook()
    for row in (["Date", "Place"], [DAY, "Hall"], [date(2027, 5, 11), "Hall"]):
        workbook.active.append(row)
    workbook.active["A2"].font = Font(strike=True)
    workbook.active.row_dimensions[3].hidden = True

    reading = read(saved(workbook))

    assert [fault.line for fault in reading.faults] == [2]
    assert [entry.remarks for entry in reading.entries] == [("This row is hidden in the file.",)]


def test_several_sheets_each_of_one_committee_and_what_is_not_read_of_them():
    workbook = Workbook()
    workbook.active.title = "Cabinet"
    for sheet in (workbook.active, workbook.create_sheet("Planning Committee")):
        sheet.append(["Date"])
        sheet.append([DAY])
    workbook.create_sheet("Notes").append(["Hello"])
    hidden = workbook.create_sheet("Old")
    hidden.append(["Date"])
    hidden.sheet_state = "hidden"

    reading = read(saved(workbook))

    assert [(e.sheet, e.body) for e in reading.entries] == [("Cabinet", "Cabinet"), ("Planning Committee",) * 2]
    assert reading.remarks == [
        "The sheet “Notes” was not read: it names no column “Date”.",
        "The sheet “Old” is hidden and was not read.",
    ]


def test_a_committee_merged_over_its_rows_or_standing_above_them_is_theirs():
    workbook = Workbook()
    for row in (["Committee", "Date"], ["Cabinet", DAY], [None, date(2027, 5, 11)]):
        workbook.active.append(row)
    workbook.active.merge_cells("A2:A3")
    bands = xlsx(["Date", "Time"], ["Cabinet"], [DAY, "6pm"], ["Planning Committee"], [DAY, "10am"])

    assert [e.body for e in read(saved(workbook)).entries] == ["Cabinet", "Cabinet"]
    assert [e.body for e in read(bands).entries] == ["Cabinet", "Planning Committee"]


def test_a_grid_of_committees_by_months():
    reading = read(
        xlsx(
            ["Calendar of meetings 2027/28"],
            ["Committee", "Time", "May", "June", "January"],
            ["Cabinet", "18:30", 11, "8 & 22", "cancelled 9"],
            ["Council", 19, "Tue 18", "31", "Mon 9 (7.30pm)"],
        )
    )

    assert [(e.body, e.on, e.starts_at, e.is_cancelled) for e in reading.entries] == [
        ("Cabinet", date(2027, 5, 11), time(18, 30), False),
        ("Cabinet", date(2027, 6, 8), time(18, 30), False),
        ("Cabinet", date(2027, 6, 22), time(18, 30), False),
        ("Cabinet", date(2028, 1, 9), time(18, 30), True),
        ("Council", date(2027, 5, 18), time(19), False),
        ("Council", date(2028, 1, 9), time(19, 30), False),
    ]
    assert reading.faults == [
        LineFault(
            4, "Council, June 2027: 31", "The month has no such day. Give the days of the month, such as 9 or 9, 23."
        )
    ]


def test_a_grid_of_months_by_committees_with_the_heads_as_dates_of_excel():
    down = [
        ["Month", "Cabinet", "Council"],
        ["May 2027", 11, 18],
        ["June 2027", "8, 22", None],
        ["July 2027", 13, "20*"],
    ]
    across = [["", *(datetime(2027, month, 1) for month in (5, 6, 7))], ["Cabinet", date(2027, 5, 11), 8, "-"]]

    assert [(e.body, e.on.day) for e in entries(*down)] == [
        ("Cabinet", 11), ("Council", 18), ("Cabinet", 8), ("Cabinet", 22), ("Cabinet", 13), ("Council", 20)
    ]  # fmt: skip
    assert [(e.body, e.on) for e in entries(*across)] == [("Cabinet", date(2027, 5, 11)), ("Cabinet", date(2027, 6, 8))]


def test_days_stand_under_the_name_of_each_committee():
    reading = read(
        xlsx(
            ["Meetings 2027/28"],
            ["Round", "Cabinet", "Planning Committee (10am)", "Licensing"],
            [None, "6.30pm", None, time(14)],
            ["1", DAY, "Tues 4 May 2027", "-"],
            ["2", "11 May 2027 at 7pm\n8 June 2027", "No meeting", datetime(2027, 6, 15)],
            ["3", "soon 7", None, "13/07/2027 (cancelled)"],
        )
    )

    assert [(each.body, f"{each.on:%d %b}", each.starts_at, each.is_cancelled) for each in reading.entries] == [
        ("Cabinet", "13 Apr", time(18, 30), False),
        ("Planning Committee", "04 May", time(10), False),
        ("Cabinet", "11 May", time(19), False),
        ("Cabinet", "08 Jun", time(18, 30), False),
        ("Licensing", "15 Jun", time(14), False),
        ("Licensing", "13 Jul", time(14), True),
    ]
    assert [(fault.line, fault.read) for fault in reading.faults] == [(6, "Cabinet: soon 7")]
    assert [each.read for each in reading.left_out] == ["Planning Committee: No meeting"]
    assert reading.remarks == ["The column “Round” was not read."]


@pytest.mark.parametrize(
    ("rows", "read_as"),
    [
        ((["Round", "Cabinet", "Council"], *(["1", DAY, DAY],) * 3, ["4", "04/23/2027", "05/25/2027"]),
         ["Cabinet: 04/23/2027", "Council: 05/25/2027"]),
        ((["Date", "Cabinet", "Council"], [DAY, "18:30", ""], ["04/23/2027", "18:30", "x"]),
         ["Cabinet: 04/23/2027", "Council: 04/23/2027"]),
    ],
    ids=["days under committees", "times and ticks under committees"],
)  # fmt: skip
def test_of_a_row_with_several_committees_the_one_that_is_wrong_is_named(rows, read_as):
    reading = read(xlsx(*rows))

    assert [fault.read for fault in reading.faults] == read_as
    assert reading.remarks[-1].startswith(f"“{read_as[0]}” can only be the month before the day.")


@pytest.mark.parametrize("head", ["Report deadline", "Agenda published", None, "2027"])
def test_columns_of_days_that_may_be_no_meetings_are_not_read_as_such(head):
    with pytest.raises(Unreadable, match="names no column “Date”"):
        read(xlsx(["Cabinet", "Full Council", head], [DAY, DAY, DAY], [DAY, DAY, DAY]))


@pytest.mark.parametrize(
    ("separator", "encoding"), [(",", "utf-8"), (";", "cp1252"), ("\t", "utf-8-sig"), (",", "utf-16")]
)
def test_csv_is_read_in_every_way_it_is_written(separator, encoding):
    text = "\n".join(
        separator.join(row) for row in (["Committee", "Date", "Time"], ["Café Board", "15th June 2027", "18.3"])
    )

    (entry,) = read(text.encode(encoding)).entries

    assert (entry.body, entry.on, entry.starts_at) == ("Café Board", date(2027, 6, 15), time(18, 30))


GRID = [["Committee", "May", "June", "January", "Chair"], ["Cabinet", 11, 8, 12, "A. Clerk"]]


def test_a_grid_without_a_year_asks_for_it():
    with pytest.raises(YearWanted) as asked:
        read(xlsx(*GRID))
    assert str(asked.value) == "The months of this calendar name no year."

    days = [entry.on for entry in read(xlsx(*GRID), year=2027).entries]
    assert days == [date(2027, 5, 11), date(2027, 6, 8), date(2028, 1, 12)]


def test_the_columns_of_a_grid_that_are_not_read_are_named():
    reading = read(xlsx(["Calendar 2027/28"], *GRID, ["Council", 12, 9, 13, None, "Hall"]))

    assert reading.remarks == ["The columns “Chair”, “column 6” were not read."]


def test_a_sheet_of_months_without_a_year_does_not_stop_the_others():
    book = Workbook()
    for row in (["Date", "Meeting"], ["13/04/2027", "Cabinet"]):
        book.active.append(row)
    second = book.create_sheet("Grid")
    for row in GRID:
        second.append(row)
    out = BytesIO()
    book.save(out)

    reading = read(out.getvalue())

    assert [entry.body for entry in reading.entries] == ["Cabinet"]
    assert reading.remarks == ["The sheet “Grid” was not read: its months name no year."]


def test_csv_of_outlook_leaves_whole_days_and_several_days_out():
    reading = read(
        b"Subject,Start Date,Start Time,End Date,All day event\n"
        b"Cabinet,13/04/2027,18:30:00,13/04/2027,False\n"
        b"Recess,13/04/2027,,13/04/2027,True\n"
        b"Fair,13/04/2027,09:00,15/04/2027,False\n"
    )

    assert ([e.body for e in reading.entries], [each.line for each in reading.left_out]) == (["Cabinet"], [3, 4])


def test_names_that_begin_as_formulas_stay_names_in_the_template_and_from_csv():
    workbook = load_workbook(BytesIO(template(["=HYPERLINK(1)", "+Board"], with_body=True)))
    cells = [row[0] for row in workbook["How to fill it in"].iter_rows(min_row=6)]

    assert [(cell.value, cell.data_type) for cell in cells] == [("=HYPERLINK(1)", "s"), ("+Board", "s")]
    assert [e.body for e in read(b"Committee,Date\n'=Board,13/04/2027\n").entries] == ["=Board"]


def test_days_with_the_month_first_are_remarked_on_for_the_whole_file():
    reading = read(b"Committee,Date\nCabinet,04/13/2027\nCabinet,05/04/2027\n")

    assert ([entry.on for entry in reading.entries], len(reading.faults)) == ([date(2027, 4, 5)], 1)
    assert reading.remarks == [
        "“04/13/2027” can only be the month before the day. Look whether the other days are meant so too: they were "
        "read with the day first."
    ]


@pytest.mark.parametrize("head", ["When", "Date and time", "Date/time"])
def test_day_and_time_under_one_head_in_a_file_of_an_old_mac(head):
    reading = read(f"Meeting,{head}\rCabinet,Tues 13 April 2027 at 6.30pm\r".encode())

    assert [(entry.on, entry.starts_at) for entry in reading.entries] == [(date(2027, 4, 13), time(18, 30))]


def test_notes_on_cells_and_columns_that_are_too_many_are_told():
    book = load_workbook(BytesIO(xlsx(["Date", "Time"], [DAY, "6pm", *range(60)])))
    book.active["A2"].comment = Comment("Moved to 20 April", "Jo")

    remarks = read(saved(book)).remarks

    assert remarks[-2:] == [
        "A note on A2 was not read: “Jo: Moved to 20 April”",
        "What stands behind column BH was not read.",
    ]


def test_a_grid_of_one_committee_has_no_column_of_names():
    reading = read(xlsx(["Time", "April 2027", "May 2027", "June 2027"], ["6pm", 13, 11, 8]))

    assert [(entry.on, entry.starts_at, entry.body) for entry in reading.entries] == [
        (date(2027, 4, 13), time(18), ""), (date(2027, 5, 11), time(18), ""), (date(2027, 6, 8), time(18), ""),
    ]  # fmt: skip
