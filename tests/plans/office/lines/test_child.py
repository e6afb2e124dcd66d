"""Files that are sent as sheets and are none."""

import pytest

from plans.office.lines.child import NO_WORKBOOKS, OLD, OTHER, refuse_other_kinds
from plans.office.packages import NOT_EXCEL, Unreadable

TOLD = {part: told for _, part, told in NO_WORKBOOKS}


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"PK", "plan.docx", TOLD["word/"]),
        (b"\xd0\xcf\x11\xe0", "plan.doc", TOLD["word/"]),
        (b"PK", "plan.xlsb", TOLD["xl/workbook.bin"]),
        (b"PK", "plan.ods", TOLD["content.xml"]),
        (b"\xd0\xcf\x11\xe0", "plan.xls", OLD),
        (b"%PDF-1.7", "plan.csv", OTHER),
        (b"\n<HTML><table>", "plan.csv", OTHER),
        (b"\x89PNG\r\n", "plan.txt", OTHER),
        (b"Action,Lead", "plan.xlsx", NOT_EXCEL),
    ],
)
def test_says_what_it_is_and_what_to_do(data, name, told):
    with pytest.raises(Unreadable) as refused:
        refuse_other_kinds(data, name)

    assert str(refused.value) == told


def test_a_cell_that_begins_with_a_sign_is_no_page_of_the_web():
    refuse_other_kinds(b"<1 month,Action", "plan.csv")
