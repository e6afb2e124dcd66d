"""What stands in a Word text and is no text: what is taken in, what is told, and what goes without a word."""

import pytest
from lxml import etree

from plans.office.word import shapes
from plans.office.word.leavings import LeavingList
from plans.office.word.markup import MAIN, words_of

SPACES = {
    "w": MAIN,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "o": "urn:schemas-microsoft-com:office:office",
    "v": "urn:schemas-microsoft-com:vml",
}
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def body(inside):
    names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in SPACES.items())
    return etree.fromstring(f"<w:document {names}><w:body>{inside}</w:body></w:document>")


def para(*runs):
    return f"<w:p>{''.join(run if run.startswith('<') else f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def drawing(inside="", uri=CHART, told=""):
    data = f'<a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic>'
    return f"<w:r><w:drawing><wp:inline><wp:docPr {told}/>{data}</wp:inline></w:drawing></w:r>"


def box(*paragraphs):
    return f"<w:r><w:pict><v:textbox><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></v:textbox></w:pict></w:r>"


def read(inside, look, *further):
    """The words that stay, and what is told of the others."""
    root, leavings = body(inside), LeavingList()
    look(root, leavings, lambda element: "Our area", *further)
    assert {each.place for each in leavings.items} <= {"Our area"}
    return words_of(root), [(each.sort, each.words) for each in leavings.items]


@pytest.mark.parametrize(
    ("inside", "words", "told"),
    [
        (para("a", box(para("Boxed"))) + para("b"), "a\nBoxed\nb", [("text_box", "Boxed")]),
        (para("a", box(para("One"), para("Two"))) + para("b"), "a\nOne\nTwo\nb", [("text_box", "One Two")]),
        (para(box(para("One"))) + para(box(para("Two"))), "One\n\nTwo",
         [("text_box", "One"), ("text_box", "Two")]),
        (f"<w:tbl><w:tr><w:tc>{para('cell', box(para('Boxed')))}</w:tc></w:tr></w:tbl>", "cell\nBoxed",
         [("text_box", "Boxed")]),
        (para("a", box(para(" "))), "a", []),
    ],
    ids=["one", "of two paragraphs", "two", "in a cell", "empty"],
)  # fmt: skip
def test_words_of_a_box_stand_after_the_paragraph_that_it_hangs_on(inside, words, told):
    assert read(inside, shapes.lift_text_boxes) == (words, told)


@pytest.mark.parametrize(
    ("inside", "words", "told"),
    [
        (para("a", drawing(told='descr="Crime by year"'), "b"), "ab", [("chart", "Crime by year")]),
        (para(drawing(told='name="Chart 1"')), "", [("chart", "Chart 1")]),
        (para(drawing()), "", [("chart", "without a description")]),
        (para(drawing("<a:t>Board</a:t><a:t>Groups</a:t>", "diagram")), "", [("diagram", "Board Groups")]),
        (para(drawing('<a:x id="r7"/>', told='descr="D"')), "", [("chart", "D Inside the chart")]),
        (para("a", drawing(uri=PICTURE)), "a", []),
        (para("a", '<w:r><w:pict><v:shape alt="An arrow"/></w:pict></w:r>'), "a", [("diagram", "An arrow")]),
        (para('<w:r><w:pict><v:textpath string="DRAFT"/></w:pict></w:r>'), "", [("diagram", "DRAFT")]),
        (para('<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>'), "", []),
        (para('<w:r><w:pict><v:line/></w:pict></w:r>'), "", []),
    ],
)  # fmt: skip
def test_a_drawing_is_told_by_its_description_and_a_picture_stays(inside, words, told):
    assert read(inside, shapes.leave_out_drawings, {"r7": "Inside the chart"}) == (words, told)


def test_a_picture_is_still_there_and_a_chart_is_not():
    root = body(para(drawing(uri=PICTURE), drawing()))
    shapes.leave_out_drawings(root, LeavingList(), lambda element: "", {})

    assert [each.get("uri") for each in root.iter(f"{{{SPACES['a']}}}graphicData")] == [PICTURE]


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>', ("object", "Excel.Sheet.12")),
        ("<w:r><w:object/></w:r>", ("object", "object")),
        ('<w:r><w:control w:name="TextBox1"/></w:r>', ("field", "TextBox1")),
        ("<w:r><w:fldChar><w:ffData/></w:fldChar></w:r>", ("field", "a form field")),
    ],
)
def test_an_object_or_a_field_is_named(inside, told):
    assert read(para("a", inside), shapes.name_objects) == ("a", [told])


def test_another_document_inside_this_one_goes_and_is_named():
    assert read(f"{para('a')}<w:altChunk/><w:subDoc/>{para('b')}", shapes.name_objects) == (
        "a\nb", [("inner_document", "its words are not here")] * 2,
    )  # fmt: skip


MATHS = "<m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>+b</m:t></m:r></m:oMath>"


@pytest.mark.parametrize("inside", [MATHS, f"<m:oMathPara>{MATHS}</m:oMathPara>"])
def test_an_equation_is_read_as_its_signs_once(inside):
    assert read(para("x ", inside, " y"), shapes.write_equations) == ("x a+b y", [("equation", "a+b")])


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (
            "<mc:AlternateContent><mc:Choice><w:r><w:t>new</w:t></w:r></mc:Choice>"
            "<mc:Fallback><w:r><w:t>old</w:t></w:r></mc:Fallback></mc:AlternateContent>",
            "a new b",
        ),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>chosen</w:t></w:r></w:sdtContent></w:sdt>", "a chosen b"),
        ("<w:sdt><w:sdtPr/></w:sdt>", "a  b"),
    ],
    ids=["written twice", "a control", "an empty control"],
)
def test_what_is_written_twice_is_read_once_and_controls_leave_their_words(inside, words):
    root = body(para("a ", inside, " b"))
    shapes.keep_first_alternatives(root)

    assert words_of(root) == words


def test_line_ends_and_tabs_of_every_name_part_words():
    root = body(para("a", "<w:r><w:cr/></w:r>", "b", "<w:r><w:ptab/></w:r>", "c"))
    shapes.open_wrappers(root)

    assert words_of(root) == "a\nb\tc"


@pytest.mark.parametrize("name", ["fldSimple", "dir", "bdo", "customXml"])
def test_words_inside_a_wrapper_come_in(name):
    root = body(para("a ", f"<w:{name}><w:r><w:t>inside</w:t></w:r></w:{name}>", " b"))
    shapes.open_wrappers(root)

    assert words_of(root) == "a inside b"
