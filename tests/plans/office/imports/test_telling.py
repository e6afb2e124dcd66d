"""What of a sheet no line says is told above the lines."""

from plans.office.imports.telling import hang_notes, told_of, told_of_row
from plans.office.lines.heads import KEY, NOTHING, TableHeads
from plans.office.lines.line import ReadLine

HEADS = TableHeads(0, (("Key", KEY), ("Action", "title"), ("Ward member", NOTHING), ("Lead", "leads")))


def test_columns_that_are_not_known_hidden_or_too_many_are_told():
    sheet = {"name": "Plan", "hidden_columns": ["A", "D", "F"], "is_cut": True, "drawn": ["a chart", "a chart"]}

    assert told_of(sheet, HEADS, set()) == [
        "The portal does not know the column “Ward member” of “Plan”: what stands there is kept with the file. "
        "Say below what it is.",
        "Hidden in the sheet, and read all the same: the column “Lead” of “Plan”.",
        "What stands behind column BH of “Plan” is not read. Move what is wanted further to the left.",
        "Drawn over the cells of “Plan”, and not read: a chart.",
    ]


def test_of_a_column_that_somebody_said_is_not_read_nothing_is_told():
    assert told_of({"name": ""}, HEADS, {"ward member"}) == []


def test_notes_are_kept_with_their_lines_and_others_are_told():
    lines = [ReadLine(3), ReadLine(5)]
    notes = [{"row": 1, "at": "A1", "words": "Old"}, {"row": 4, "at": "B4", "words": "Jo: ask"}]

    assert hang_notes({"notes": notes}, lines) == ["A note on A1 stays in the file: “Old”"]
    assert [line.kept for line in lines] == [{"Note on B4": "Jo: ask"}, {}]


def test_rows_that_are_hidden_or_struck_through_say_so():
    sheet = {"hidden_rows": [2, 3], "struck_rows": [3]}
    hidden, struck = "This row is hidden in the sheet.", "This row is struck through in the sheet."

    assert [told_of_row(sheet, number) for number in (2, 3, 4)] == [[hidden], [hidden, struck], []]
