"""Calendar and Excel files: what is understood, what is refused with a sentence, and that nothing else breaks."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from governance.meetings.files import (
    MOST_BYTES,
    Kind,
    LineFault,
    MeetingEntry,
    MeetingsFile,
    Unreadable,
    read,
    template,
)
from governance.meetings.files.ics import IN_SUMMER
from tests.governance.meetings.meeting_files import event, ics, xlsx

HEAD = ["Committee or board", "Date", "Time", "Place"]
DAY = date(2027, 4, 13)


def only(data) -> MeetingEntry:
    reading = read(data)
    assert reading.faults == []
    (entry,) = reading.entries
    return entry


def fault(data) -> LineFault:
    (found,) = read(data).faults
    return found


def refused(data) -> str:
    with pytest.raises(Unreadable) as reason:
        read(data)
    return str(reason.value)


# --- Calendar files --------------------------------------------------------------------------------------------


def test_an_event_becomes_a_meeting_with_its_line():
    data = ics(event("a@b", "DTSTART:20270413T183000", "SUMMARY:Cabinet", "LOCATION:Town Hall"))

    assert read(data) == MeetingsFile(
        Kind.ICS, [MeetingEntry(4, DAY, time(18, 30), "Town Hall", "Cabinet", "a@b", False)]
    )


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Planning &amp; Licensing", "Planning & Licensing"), ("Mayor&#39;s Board", "Mayor's Board"),
        ("Caf&eacute;&nbsp;Board", "Café Board"), ("A &amp;amp; B", "A & B"), ("A &#x26; B", "A & B"),
        ("R&D Board", "R&D Board"), ("Work &notice Board", "Work &notice Board"), ("A &nosuch; B", "A &nosuch; B"),
    ],
)  # fmt: skip
def test_entities_of_web_pages_are_read_as_their_characters(written, words):
    event_of = event("a&amp;b", "DTSTART:20270413T183000", f"SUMMARY:{written}".replace(";", "\\;"))
    row = [written, DAY, time(18, 30), ""]

    assert (only(ics(event_of)).body, only(ics(event_of)).uid) == (words, "a&amp;b")
    assert only(xlsx(HEAD, row)).body == words


@pytest.mark.parametrize(
    ("start", "on", "at"),
    [
        ("DTSTART:20270413T183000", DAY, time(18, 30)),  # no zone: London's own
        ("DTSTART;TZID=Europe/London:20270413T183000", DAY, time(18, 30)),
        ("DTSTART;TZID=GMT Standard Time:20270413T183000", DAY, time(18, 30)),  # as Outlook names London
        ("DTSTART;TZID=GMT:20270413T183000", DAY, time(18, 30)),  # as other systems name it, in summer too
        ("DTSTART;TZID=W. Europe Standard Time:20270413T193000", DAY, time(18, 30)),
        ("DTSTART;TZID=Europe/Paris:20270413T183000", DAY, time(17, 30)),
        ("DTSTART:20270412T230000Z", DAY, time(0)),  # midnight in London, in summer the day before in UTC
        ("DTSTART:20270112T000000Z", date(2027, 1, 12), time(0)),
        ("DTSTART:20270413T173000Z", DAY, time(18, 30)),  # summer time
        ("DTSTART:20270113T183000Z", date(2027, 1, 13), time(18, 30)),
        ("DTSTART:20270412T233000Z", DAY, time(0, 30)),  # another day in London
        ("DTSTART;VALUE=DATE:20270413", DAY, None),
    ],
)
def test_times_are_those_of_london(start, on, at):
    entry = only(ics(event("a", start)))

    assert (entry.on, entry.starts_at) == (on, at)


@pytest.mark.parametrize(("day", "remarks"), [("20270413", (IN_SUMMER,)), ("20270113", ())])
def test_a_summer_time_under_the_name_of_winter_is_told(day, remarks):
    assert only(ics(event("a", f"DTSTART;TZID=GMT:{day}T183000"))).remarks == remarks


@pytest.mark.parametrize("more", [{"method": "CANCEL"}, {}])
def test_a_cancelled_event_is_a_cancelled_meeting(more):
    lines = [] if more else ["STATUS:CANCELLED"]

    assert only(ics(event("a", "DTSTART:20270413T183000", *lines), **more)).is_cancelled


@pytest.mark.parametrize(
    ("lines", "read_as", "advice"),
    [
        (
            event("a", "DTSTART:20270413T183000", "SUMMARY:Cabinet", "RRULE:FREQ=SECONDLY"),
            "An event that repeats within a day",
            "This is not a meeting. Leave it out.",
        ),
        (
            event("a", "DTSTART:20270413T183000", "SUMMARY:Cabinet (postponed)"),
            "Cabinet (postponed)",
            "It says that the meeting is moved. Give the new date in the file, or leave this line out.",
        ),
        (["UID:a"], "No DTSTART", "The event does not say when it begins. Give it a day."),
        (
            event("a", "DTSTART:20270413T183000", "DTSTART:20270414T183000"),
            "DTSTART more than once",
            "The event begins once. Leave one of them.",
        ),
        (
            event("a", "DTSTART;TZID=Mars/Base:20270413T183000"),
            "13/04/2027 18:30, time zone Mars/Base",
            "This time zone is not known. Use Europe/London.",
        ),
        (event("a", "DTSTART:22270413T183000"), "2227-04-13", "Give a day between 1900 and 2099."),
    ],
)
def test_an_event_that_cannot_be_taken_says_what_was_read_and_what_to_do(lines, read_as, advice):
    assert fault(ics(lines)) == LineFault(4, read_as, advice)


def test_an_event_without_an_id_is_read():
    assert only(ics(["DTSTART:20270413T183000", "SUMMARY:Cabinet"])).uid == ""


def test_an_event_that_repeats_is_read_one_by_one_with_its_exceptions():
    rule = ["RRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=4", "EXDATE:20270511T183000", "SUMMARY:Cabinet"]
    moved = ["RECURRENCE-ID:20270608T183000", "SUMMARY:Cabinet"]
    data = ics(
        event("a", "DTSTART:20270413T183000", *rule),
        event("a", "DTSTART:20270609T190000", *moved),
        event("a", "DTSTART:20270713T183000", "RECURRENCE-ID:20270713T183000", "STATUS:CANCELLED"),
    )

    assert [(e.on, e.starts_at, e.uid, e.is_cancelled) for e in read(data).entries] == [
        (DAY, time(18, 30), "a#20270413T1830", False),
        (date(2027, 6, 9), time(19), "a#20270608T1830", False),
        (date(2027, 7, 13), time(18, 30), "a#20270713T1830", True),
    ]


def test_a_rule_without_an_end_is_followed_from_today_for_a_while():
    data = ics(event("a", "DTSTART:20150414T183000", "RRULE:FREQ=MONTHLY;BYDAY=2TU", "SUMMARY:Cabinet"))

    reading = read(data, today=date(2027, 1, 1))

    assert [reading.entries[0].on, reading.entries[-1].on] == [date(2027, 1, 12), date(2028, 1, 11)]
    assert reading.remarks == ["“Cabinet” repeats without an end: it was read until 11 January 2028."]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["DTSTART;VALUE=DATE:20270413", "DTEND;VALUE=DATE:20270416"], "An event, 13 April 2027 to 15 April 2027"),
        (["DTSTART:20270413T090000", "DTEND:20270415T170000"], "An event, for more than a day from 13 April 2027"),
        (["DTSTART:20270413T090000", "DURATION:P3D"], "An event, for more than a day from 13 April 2027"),
    ],
)
def test_what_lasts_for_days_is_left_out_and_told(lines, words):
    assert read(ics(["UID:a", *lines])).left_out == [LineFault(4, words, "Several days, so no meeting.")]


def test_a_file_in_windows_1252_is_read_and_says_so_and_nul_is_removed():
    data = ics(event("a", "DTSTART:20270413T183000", "LOCATION:Café\0 Room")).decode().encode("cp1252")

    reading = read(data)

    assert [entry.place for entry in reading.entries] == ["Café Room"]
    assert reading.remarks == ["The file is not in UTF-8 and was read as Windows-1252: look at letters with accents."]


def test_a_day_that_is_none_is_a_fault_on_its_line():
    found = fault(ics(event("a", "DTSTART:20279913T183000")))

    assert (found.line, found.read) == (4, "20279913T183000")
    assert found.advice == "This cannot be read as a day. Export the event again."


@pytest.mark.parametrize("end", ["DURATION:long", "DTEND:late", "DURATION:"])
def test_an_end_that_cannot_be_read_is_left_out(end):
    assert only(ics(event("a", "DTSTART:20270413T183000", end))).on == DAY


def test_a_time_that_is_no_day_is_told_as_it_is_written():
    found = fault(ics(event("a", "DTSTART;VALUE=PERIOD:20270101T000000Z/PT1H")))

    assert found.read == "20270101T000000Z/PT1H"
    assert found.advice == "This is not a day, or it is a time without one. Give the event a day."


def test_faults_do_not_hide_the_lines_that_are_right():
    reading = read(ics(event("a"), event("b", "DTSTART:22270413"), event("c")))

    assert ([entry.line for entry in reading.entries], [each.line for each in reading.faults]) == ([4, 12], [8])


# --- Excel -----------------------------------------------------------------------------------------------------


def test_a_row_becomes_a_meeting_with_its_row():
    data = xlsx(HEAD, [], ["Cabinet", DAY, time(18, 30), "Town Hall"])

    assert read(data) == MeetingsFile(Kind.SHEET, [MeetingEntry(3, DAY, time(18, 30), "Town Hall", "Cabinet")])


@pytest.mark.parametrize(
    "given",
    [DAY, datetime(2027, 4, 13), "13/04/2027", "13.04.2027", "2027-04-13", "13 April 2027", "Tuesday, 13 April 2027"],
)
def test_dates_are_understood_as_people_type_them(given):
    assert only(xlsx(["Date"], [given])).on == DAY


@pytest.mark.parametrize(
    "given", [time(18, 30), datetime(2027, 4, 13, 18, 30), "18:30", "18.30", "6.30pm", "6:30 PM", "18:30:00"]
)
def test_times_are_understood_as_people_type_them(given):
    assert only(xlsx(["Date", "Time"], [DAY, given])).starts_at == time(18, 30)


def test_a_time_beside_the_date_in_one_cell_is_taken():
    assert only(xlsx(["Meeting date"], [datetime(2027, 4, 13, 18, 30)])).starts_at == time(18, 30)


@pytest.mark.parametrize(
    ("row", "read_as", "advice"),
    [
        (
            ["Cabinet", "=A1+1", None, None],
            "A formula",
            "This is a formula without a kept value, and formulas are not calculated. Type the value.",
        ),
        (["Cabinet", "#REF!", None, None], "#REF!", "Excel shows an error here. Type the value."),
        (["Cabinet", None, "18:30", None], "No date", "Give the date of the meeting."),
        (
            ["Cabinet", "next week", None, None],
            "next week",
            "This is not a date. Give it as 18/04/2027, or format the column as a date.",
        ),
        (
            ["Cabinet", 46123, None, None],
            "46123",
            "This is not a date. Give it as 18/04/2027, or format the column as a date.",
        ),
        (["Cabinet", DAY, "evening", None], "evening", "This is not a time. Give it as 18:30, or leave it empty."),
        (["Cabinet", "13/04/2227", None, None], "13/04/2227", "Give a day between 1900 and 2099."),
        (
            ["Cabinet", DAY, None, "x" * 201],
            "x" * 60 + "…",
            "The place is longer than 200 characters. Shorten it.",
        ),
    ],
)
def test_a_row_that_cannot_be_taken_says_what_was_read_and_what_to_do(row, read_as, advice):
    assert fault(xlsx(HEAD, row)) == LineFault(2, read_as, advice)


def test_the_template_can_be_filled_in_and_read():
    workbook = load_workbook(BytesIO(template(["Cabinet", "Full Council"], with_body=True)))
    workbook["Meetings"].append(["Cabinet", DAY, time(18, 30), "Town Hall"])
    out = BytesIO()
    workbook.save(out)

    assert only(out.getvalue()) == MeetingEntry(2, DAY, time(18, 30), "Town Hall", "Cabinet")


# --- Whole files that are refused ------------------------------------------------------------------------------


def test_files_that_are_none_are_refused_with_a_sentence():
    not_a_calendar = (
        "This is not a calendar file (.ics) that can be read, nor a sheet (.xlsx, .csv) with a column “Date”. "
        "Export the calendar again."
    )
    assert refused(b"") == "The file is empty."
    assert refused(b"Cabinet;13/04/2027") == not_a_calendar
    assert refused(b"\x89PNG\r\n\x1a\n\x00\x00") == not_a_calendar
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == (
        "This is an old Excel file (.xls), or one with a password. Save it as .xlsx without one."
    )
    assert refused(b"PK\x03\x04 and then nothing") == (
        "This Excel file cannot be read. Save it again as an Excel workbook (.xlsx)."
    )
    assert refused(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n") == (
        "The calendar file is not complete: its end is missing. Export it again."
    )
    assert refused(ics()) == "No meeting was found in the file."
    assert refused(xlsx(["Chair", "Where"], ["today", "here"])) == (
        "The first row names no column “Date”; it reads: chair, where. Use the template's head row."
    )


def test_files_over_a_limit_are_refused():
    assert refused(b"x" * (MOST_BYTES + 1)) == "The file is larger than 1 MB. Send a year of meetings at a time."
    assert refused(xlsx(["Date"], *[[DAY]] * 501)) == (
        "The file holds more than 500 meetings. Send a year of meetings at a time."
    )


def rewritten(data, **parts):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, None) or old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def test_workbooks_that_unpack_to_much_hold_macros_or_define_entities_are_refused():
    data = xlsx(["Date"], [DAY])
    sheet = "xl/worksheets/sheet1.xml"

    assert refused(rewritten(data, **{"xl/media/bomb.bin": b"\0" * 21_000_000})) == (
        "The Excel file is too large when unpacked. Send a sheet with the rows alone, without pictures."
    )
    assert refused(rewritten(data, **{"xl/vbaProject.bin": b"macro"})) == (
        "The Excel file holds macros. Save it as a workbook without macros (.xlsx)."
    )
    assert refused(rewritten(data, **{sheet: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})) == (
        "This Excel file cannot be read. Save it again as an Excel workbook (.xlsx)."
    )


GOOD = (
    b"Committee,Date,Time\r\nCabinet,13/04/2027,18.30\r\n",
    ics(event("a"), event("b", "DTSTART;VALUE=DATE:20270413", "SUMMARY:Cabinet")),
    xlsx(HEAD, ["Cabinet", DAY]),
)


@given(data=st.sampled_from(GOOD), place=st.integers(0, 10_000), patch=st.binary(max_size=12))
def test_a_damaged_file_is_read_or_refused_and_never_breaks(data, place, patch):
    at = place % len(data)
    damaged = data[:at] + patch + data[at + len(patch) :]

    try:
        reading = read(damaged)
    except Unreadable as reason:
        assert str(reason).endswith(".")
    else:
        assert all(entry.line > 0 for entry in reading.entries)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        read(data)
    except Unreadable as reason:
        assert str(reason).endswith(".")
