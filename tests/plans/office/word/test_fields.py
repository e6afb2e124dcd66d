"""Fields and controls of Word texts: prompts stay out, ticks are signs, what leads nowhere is named."""

import pytest

from plans.office.word import fields
from plans.office.word.leavings import LeavingList
from plans.office.word.markup import words_of
from tests.plans.office.word.test_shapes import body, para, read

CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


def field(code, words=""):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{mark.format('begin')}{told}{mark.format('separate')}<w:r><w:t>{words}</w:t></w:r>{mark.format('end')}"


def test_the_prompt_of_a_control_that_nobody_filled_stays_out():
    prompt = CONTROL.format("<w:showingPlcHdr/>", "<w:r><w:t>Choose an item.</w:t></w:r>")
    root, leavings = body(para("Ward: ", prompt, CONTROL.format("", "<w:r><w:t>East</w:t></w:r>"))), LeavingList()
    fields.leave_out_prompts(root, leavings)

    assert (words_of(root), [(each.sort, each.words) for each in leavings.items]) == (
        "Ward: East",
        [("prompt", "Choose an item.")],
    )


@pytest.mark.parametrize(
    ("box", "words"),
    [
        ('<w:default w:val="1"/>', "☒ Agreed"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐ Agreed"),
        ("<w:checked/>", "☒ Agreed"),
        ("", "☐ Agreed"),
    ],
)
def test_a_box_of_an_older_form_is_the_sign_of_its_tick(box, words):
    data = f"<w:ffData><w:checkBox>{box}</w:checkBox></w:ffData>"
    root = body(para(f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>', " Agreed"))
    fields.write_ticks(root)

    assert words_of(root) == words


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (field('HYPERLINK "file:///S:/plan.doc"', "x"), [("link", "file:///S:/plan.doc")]),
        (field('HYPERLINK "https://example.org" \\h', "x"), []),
        (field("HYPERLINK \\l bookmark", "x"), []),
        (field("REF _Ref1", "Error! Reference source not found."), [("broken", "Error! Reference source not found.")]),
    ],
)
def test_fields_that_lead_nowhere_are_named(inside, told):
    assert read(para(inside), fields.name_links_and_breaks)[1] == told
