"""Street-level files: counted by area, nothing twice, nothing placed by guess."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from priorities.measures.files.street import UnreadFile, area_of, street_months
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
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for month in ("2026-08", "2026-09"):
            archive.writestr(f"{month}/{month}-anyshire-street.csv", sample(STREET).replace(b"2026-08", month.encode()))
            archive.writestr(f"{month}/{month}-anyshire-outcomes.csv", "nothing of ours")

    assert [(month["month"], month["repeated"]) for month in months(out.getvalue())] == [("2026-08", 1), ("2026-09", 1)]


def test_columns_are_found_by_their_heads():
    lines = [b",".join(reversed(line.rstrip().split(b","))) for line in sample(STREET).splitlines()]

    assert months(b"\n".join(lines)) == months(sample(STREET))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Crime ID,Month\n1,2026-08\n", "This is not a street-level file: it has no column “Reported by”."),
        (HEAD + b"1,August,A,A,0,0,x,E1,Anyborough 001A,Drugs,,\n", "A row has the month “August” and the crime type "),
        (HEAD + b"1,Aug-26,A,A,0,0,x,E1,Anyborough 001A,Drugs,,\n", "A program for sheets has rewritten the months"),
        (HEAD, "There is no street-level file in it"),
        (b"PK\x03\x04 no zip", "The zip file is damaged"),
        (HEAD + b"\xff\xfe", "The file cannot be read as CSV"),
    ],
)
def test_what_cannot_be_read_is_told(content, why):
    with pytest.raises(UnreadFile) as refused:
        months(content)

    assert str(refused.value).startswith(why)


def test_the_council_is_the_part_before_the_number():
    assert [area_of(name) for name in ("Kingston upon Hull 012B", "Anyborough", "")] == ["Kingston upon Hull", "", ""]
