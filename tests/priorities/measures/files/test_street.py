"""Street-level files: counted by area, nothing twice, nothing placed by guess."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from priorities.measures.files.csv_lines import UnreadFile
from priorities.measures.files.street import area_of, street_months
from tests.priorities.measures.files.samples import STREET, sample

HEAD = sample(STREET).splitlines(keepends=True)[0]


def months(content):
    return [month.data() for month in street_months(BytesIO(content))]


def test_the_sample_has_one_incident_and_two_crimes_of_anyborough():
    (month,) = months(sample(STREET))

    assert month["areas"]["Anyborough"] == {
        "Anti-social behaviour": 1,
        "Shoplifting": 1,
        "Violence and sexual offences": 1,
    }
    assert month["areas"]["Otherborough"] == {"Burglary": 1}
    assert (month["unplaced"], month["repeated"]) == ({"Drugs": 1}, 1)


def test_equal_incidents_of_behaviour_are_several():
    incident = sample(STREET).splitlines(keepends=True)[1]

    (month,) = months(HEAD + incident * 3)

    assert (month["areas"], month["repeated"]) == ({"Anyborough": {"Anti-social behaviour": 3}}, 0)


def test_a_zip_of_several_months_is_read_without_its_other_files():
    files = {}
    for month in ("2026-08", "2026-09"):
        files[f"{month}/{month}-anyshire-street.csv"] = sample(STREET).replace(b"2026-08", month.encode())
        files[f"{month}/{month}-anyshire-outcomes.csv"] = b"nothing of ours"

    assert [(month["month"], month["repeated"]) for month in months(zipped(**files))] == [
        ("2026-08", 1),
        ("2026-09", 1),
    ]


def test_columns_are_found_by_their_heads():
    lines = [b",".join(reversed(line.rstrip().split(b","))) for line in sample(STREET).splitlines()]

    assert months(b"\n".join(lines)) == months(sample(STREET))


def test_heads_are_known_whatever_their_spaces_and_capitals():
    heads, rows = sample(STREET).split(b"\n", 1)

    assert months(heads.upper().replace(b",", b" , ") + b"\n" + rows) == months(sample(STREET))


def test_a_file_that_windows_saved_again_is_read():
    row = b'1,2026-08,Anyshire,Anyshire,0,0,"On or near St Bride\x92s",E1,Ynys M\xf4n 001A,Drugs,,\n'

    (month,) = months(HEAD + row)

    assert month["areas"] == {"Ynys Môn": {"Drugs": 1}}


def test_a_row_that_is_cut_off_is_placed_nowhere():
    (month,) = months(b"Month,Reported by,Crime type,Crime ID,LSOA name\n2026-08,Anyshire Police,Drugs\n")

    assert (month["areas"], month["unplaced"]) == ({}, {"Drugs": 1})


def zipped(**files) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_files_that_a_mac_packs_beside_the_others_are_passed_over():
    content = zipped(
        **{"2026-08-anyshire-STREET.csv": sample(STREET), "__MACOSX/._2026-08-anyshire-street.csv": b"\x00\x05\x16\x07"}
    )

    assert months(content) == months(sample(STREET))


def test_a_month_that_is_in_two_files_of_a_zip_is_refused():
    content = zipped(**{f"{folder}/2026-08-anyshire-street.csv": sample(STREET) for folder in ("old", "new")})

    with pytest.raises(UnreadFile, match="Two files in the zip have Anyshire Police in 2026-08: leave one of"):
        months(content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Crime ID,Month\n1,2026-08\n", "This is not a street-level file: it has no column “Reported by”."),
        (HEAD + b"1,August,A,A,0,0,x,E1,Anyborough 001A,Drugs,,\n", "A row has the month “August” and the crime type "),
        (HEAD + b"1,Aug-26,A,A,0,0,x,E1,Anyborough 001A,Drugs,,\n", "A program for sheets has rewritten the months"),
        (HEAD, "There is no street-level file in it"),
        (b"PK\x03\x04 no zip", "The zip file is damaged"),
        (HEAD.decode().encode("utf-16"), "The file is no CSV file"),
        (HEAD + b"x" * 200_000, "The file cannot be read as CSV"),
        (HEAD + b"1,9999-12,A,A,0,0,x,E1,Anyborough 001A,Drugs,,\n", "A row has the month “9999-12”"),
        (HEAD + b"1,2026-08,A,A,0,0,x,E1,Anyborough 001A,,,\n", "A row has the month “2026-08” and the crime type “”"),
    ],
)
def test_what_cannot_be_read_is_told(content, why):
    with pytest.raises(UnreadFile) as refused:
        months(content)

    assert str(refused.value).startswith(why)


def test_the_council_is_the_part_before_the_number():
    assert [area_of(name) for name in ("Kingston upon Hull 012B", "Anyborough", "")] == ["Kingston upon Hull", "", ""]
