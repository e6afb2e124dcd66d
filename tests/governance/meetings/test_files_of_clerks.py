"""Files of meetings in which something is left to whoever reads them: a name said once, a year that comes later."""

from datetime import date, time
from io import BytesIO
from zipfile import ZipFile

import pytest

from governance.meetings.files import LineFault, Unreadable, read
from tests.governance.meetings.meeting_files import event, ics, xlsx

DAY, NEXT = date(2027, 4, 13), date(2027, 5, 11)
HEAD = ["Committee", "Date"]


def told(reading):
    return [(entry.body, entry.on) for entry in reading.entries]


@pytest.mark.parametrize("again", ['"', "ditto"])
def test_a_sign_for_the_same_again_is_the_committee_of_the_row_above(again):
    reading = read(xlsx(HEAD, ["Cabinet", DAY], [again, NEXT], ["Council", "soon"], [again, NEXT]))

    assert told(reading) == [("Cabinet", DAY), ("Cabinet", NEXT), ("Council", NEXT)]


def test_a_row_without_a_committee_is_asked_about_and_never_another_committees():
    reading = read(xlsx(HEAD, [None, DAY], ["Cabinet", DAY], [None, NEXT]))

    assert told(reading) == [("", DAY), ("Cabinet", DAY)]
    assert reading.faults == [
        LineFault(
            4,
            "No committee or board",
            "The row above is of Cabinet. Write whose meeting this is, or “ditto” for the same again.",
        )
    ]


def test_a_grid_counts_its_years_back_from_the_first_that_is_stated():
    rows = [["", "November", "Dec", "January 2028", "February"], ["Cabinet", 9, 7, 11, 8]]

    assert [entry.on for entry in read(xlsx(["2026"], *rows)).entries] == [
        date(2027, 11, 9), date(2027, 12, 7), date(2028, 1, 11), date(2028, 2, 8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heads",
    [
        (["Committee", "When", None, "Venue"], [None, "Date", "Time", None]),
        (["Committee", "Meeting", None, "Venue"], [None, "Date", "Time", None]),
        (["Committee", "Meeting", None, "Venue"], ["Committee", "Date", "Time", "Venue"]),
    ],
)
def test_heads_in_two_rows_are_read_together(heads):
    (entry,) = read(xlsx(*heads, ["Cabinet", DAY, "6pm", "Hall"])).entries

    assert (entry.body, entry.on, entry.starts_at, entry.place) == ("Cabinet", DAY, time(18), "Hall")


@pytest.mark.parametrize(
    "text",
    [
        "Date;Committee;Venue\n13/04/2027;Cabinet;Hall, High St, Town, County\n11/05/2027;Cabinet;Hall, Town\n",
        'Date,Committee,Venue\n13/04/2027,Cabinet,"Hall; High St; Town; County"\n11/05/2027,Cabinet,Hall\n',
        "sep=|\nDate|Committee|Venue\n13/04/2027|Cabinet|Hall\n11/05/2027|Cabinet|Hall; a; b\n",
    ],
)
def test_the_sign_between_the_cells_of_csv_is_the_one_that_every_row_has(text):
    assert told(read(text.encode())) == [("Cabinet", DAY), ("Cabinet", NEXT)]


@pytest.mark.parametrize(
    "given",
    ["2027-04-13T18:30", "2027-04-13 18:30:00", "13/04/2027 6:30:00 PM", "Tuesday 13 April 2027 - 6.30pm",
     "13 April 2027 at 18:30"],
)  # fmt: skip
def test_a_time_behind_its_day_is_read_as_programs_write_it(given):
    (entry,) = read(xlsx(["Date"], [given])).entries

    assert (entry.on, entry.starts_at, entry.remarks) == (DAY, time(18, 30), ())


@pytest.mark.parametrize("title", ["CANX Cabinet", "Cabinet (CXLD)", "Cabinet - scrapped"])
def test_short_words_of_cancelling_are_read(title):
    (entry,) = read(xlsx(HEAD, [title, DAY])).entries

    assert (entry.body, entry.is_cancelled) == ("Cabinet", True)


@pytest.mark.parametrize(
    "line", ["DESCRIPTION:Papers\\nThis meeting is cancelled", "COMMENT:This meeting is cancelled"]
)
def test_words_of_cancelling_beside_an_event_are_remarked_on(line):
    (entry,) = read(ics(event("a", "DTSTART:20270413T183000", "SUMMARY:Cabinet", line))).entries

    assert (entry.is_cancelled, entry.remarks) == (False, ("Beside it the file says “This meeting is cancelled”.",))


def test_what_is_no_day_in_a_grid_is_told_as_it_stands():
    reading = read(xlsx(["", "May 2027", "Jun 2027", "Jul 2027"], ["Cabinet", 4, "TBC", 6]))

    assert reading.left_out == [LineFault(2, "Cabinet, June 2027: TBC", "No day stands here.")]


@pytest.mark.parametrize(
    "head", ["Name of Committee:", "Mtg", "Committee / Board", "Which body?", "Constitution", "Meeting title"]
)
def test_a_column_of_committees_is_known_under_any_head(head):
    rows = [["Cabinet", DAY, "Committee Room 1"], ["Overview and Scrutiny", NEXT, "Council Chamber"]]

    reading = read(xlsx([head, "Date", "Location / Venue"], *rows))

    assert told(reading) == [("Cabinet", DAY), ("Overview and Scrutiny", NEXT)]
    assert ([entry.place for entry in reading.entries], reading.remarks) == (
        ["Committee Room 1", "Council Chamber"],
        [],
    )


def test_rooms_are_no_committees():
    reading = read(xlsx(["Date", "Accommodation"], [DAY, "Committee Room 1"], [NEXT, "Council Chamber"]))

    assert told(reading) == [("", DAY), ("", NEXT)]
    assert reading.remarks == ["The column “Accommodation” was not read."]


ACROSS = ["Date", "Cabinet", "Full Council", "Venue", "Status"]


def test_days_by_committees_are_read_where_times_or_ticks_stand_there():
    reading = read(
        xlsx(
            [*ACROSS, "Chair"],
            [DAY, "6pm", "-", "Hall", None, "A. Clerk"],
            [NEXT, "x", "7.30pm", "Chamber", "Cancelled"],
            [NEXT, None, None],
        )
    )

    assert [(each.body, each.on, each.starts_at, each.place, each.is_cancelled) for each in reading.entries] == [
        ("Cabinet", DAY, time(18), "Hall", False),
        ("Cabinet", NEXT, None, "Chamber", True),
        ("Full Council", NEXT, time(19, 30), "Chamber", True),
    ]
    assert (reading.faults, reading.remarks) == ([], ["The column “Chair” was not read."])


def test_days_by_committees_with_words_under_them_are_refused_and_never_one_committees():
    with pytest.raises(Unreadable, match="The columns “Cabinet”, “Full Council” are committees"):
        read(xlsx(ACROSS, [DAY, "6pm", None], [NEXT, None, "Budget setting"]))


def test_a_strict_workbook_is_refused_by_its_name():
    old, new = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    out = BytesIO()
    with ZipFile(BytesIO(xlsx(HEAD, ["Cabinet", DAY]))) as given, ZipFile(out, "w") as written:
        for name in given.namelist():
            written.writestr(name, given.read(name).replace(old, new))

    with pytest.raises(Unreadable, match="This is a “Strict Open XML” workbook"):
        read(out.getvalue())


def test_days_of_a_grid_with_words_in_brackets_and_days_written_in_full():
    reading = read(
        xlsx(["", "May 2027", "Jun 2027", "Jul 2027"], ["Council", "20 (Annual)", "1/6/2027; 8/6/2027", "6/20"])
    )

    assert [(each.on, each.remarks) for each in reading.entries] == [
        (date(2027, 5, 20), ("The file says “20 (Annual)”.",)),
        *((day, ()) for day in (date(2027, 6, 1), date(2027, 6, 8), date(2027, 7, 6), date(2027, 7, 20))),
    ]
    assert reading.faults == []


def test_a_sheet_without_heads_is_told_by_its_cells():
    reading = read(b"Cabinet\n8 June 2027,6.30pm\n6 July 2027,7pm\n\nCouncil\n20 May 2027,7pm\n")

    assert [(each.line, each.body, each.on, each.starts_at) for each in reading.entries] == [
        (2, "Cabinet", date(2027, 6, 8), time(18, 30)),
        (3, "Cabinet", date(2027, 7, 6), time(19)),
        (6, "Council", date(2027, 5, 20), time(19)),
    ]


def test_a_list_of_recesses_holds_days_and_no_meetings():
    reading = read(b"Recess,From,To\nSummer,26/07/2027,31/08/2027\nEaster,29 March 2027,9 April 2027\n")

    assert (reading.entries, reading.faults) == ([], [])
    assert [(each.name, each.first, each.last) for each in reading.days] == [
        ("Summer", date(2027, 7, 26), date(2027, 8, 31)),
        ("Easter", date(2027, 3, 29), date(2027, 4, 9)),
    ]


def test_days_of_two_columns_without_heads_are_not_guessed_at():
    with pytest.raises(Unreadable):
        read(b"Summer,26/07/2027,31/08/2027\nEaster,29/03/2027,09/04/2027\n")


def test_the_time_after_the_doors_open_is_that_of_the_meeting():
    (entry,) = read(xlsx(["Date", "Committee", "Time"], ["08/06/2027", "Council", "6.30 pm for 7 pm"])).entries

    assert entry.starts_at == time(19)


def test_cancelled_in_the_place_is_a_cancelled_meeting_and_another_room_is_none():
    rows = (["08/06/2027", "Cabinet", "Room 1 - CANCELLED"], ["06/07/2027", "Cabinet", "Moved to Room 2"])

    reading = read(xlsx(["Date", "Committee", "Venue"], *rows))

    assert [(each.place, each.is_cancelled) for each in reading.entries] == [
        ("Room 1", True),
        ("Moved to Room 2", False),
    ]


def test_zones_in_the_words_of_outlook_are_london():
    start = 'DTSTART;TZID="(UTC+00:00) Dublin, Edinburgh, Lisbon, London":20270715T190000'

    (entry,) = read(ics(event("a", start))).entries

    assert (entry.on, entry.starts_at) == (date(2027, 7, 15), time(19))


def test_one_of_a_series_that_was_moved_in_the_file_stands_where_it_is_now():
    rule = event("a", "DTSTART;TZID=Europe/London:20270907T183000", "SUMMARY:Cabinet", "RRULE:FREQ=WEEKLY;COUNT=2")
    moved = event(
        "a", "DTSTART;TZID=Europe/London:20270916T180000", "SUMMARY:Cabinet (rescheduled)",
        "RECURRENCE-ID;TZID=Europe/London:20270914T183000",
    )  # fmt: skip

    reading = read(ics(rule, moved), today=date(2027, 1, 1))

    assert [(each.on, each.body, each.remarks) for each in reading.entries] == [
        (date(2027, 9, 7), "Cabinet", ()),
        (date(2027, 9, 16), "Cabinet", ("The file says “Cabinet (rescheduled)”.",)),
    ]
    assert reading.faults == []
