"""Fields of a Word template: where they are found, and what else is not taken."""

from io import BytesIO

import docx
import pytest

from plans.office.frames.child import look_over
from plans.office.frames.fields import fields_of
from plans.office.frames.filling import filled
from plans.office.packages import Unreadable
from plans.office.word_out.passages import passage
from tests.plans.office.word.files import variant, written


def frame(*lines, header="", prepare=lambda word: None):
    def build(word):
        for line in lines:
            word.add_paragraph(line)
        word.sections[0].header.paragraphs[0].text = header
        prepare(word)

    return written(build)


def lines_of(content):
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


def refusal(content, name="template.docx"):
    with pytest.raises(Unreadable) as refused:
        look_over(content, name)
    return str(refused.value)


def test_fields_are_found_in_their_order_with_whether_they_stand_alone():
    found = fields_of(frame("To {{ Committee }} on {{date}}", "{{ Whole  report }}", header="{{ Title }}"))

    assert [(each.name, each.stands_alone) for each in found] == [
        ("Title", False),
        ("Committee", False),
        ("date", False),
        ("Whole report", True),
    ]


def test_a_field_that_word_has_cut_into_pieces_is_one_field():
    def cut(word):
        line = word.add_paragraph("For {{ Com")
        line.add_run("mit").bold = True
        line.add_run("tee }} today")

    assert lines_of(filled(frame(prepare=cut), words={"Committee": "Cabinet"}, texts={})) == ["For Cabinet today"]


def test_words_are_put_in_as_they_are_and_unknown_fields_stay_empty():
    made = filled(frame("{{ Title }}!", "[{{ Other }}]"), words={"Title": "A & <b> {{ 7 * 7 }}"}, texts={})

    assert lines_of(made) == ["A & <b> {{ 7 * 7 }}!", "[]"]


def test_a_passage_comes_in_the_place_of_its_paragraph():
    text = passage("<h2>Risks</h2><ul><li>One</li></ul>", colour="#000000")

    made = filled(frame("Before", "{{ Risks }}", "After"), words={}, texts={"Risks": text})

    assert lines_of(made) == ["Before", "Risks", "One", "After"]


def test_headers_are_filled_too():
    made = docx.Document(BytesIO(filled(frame("{{ A }}", header="{{ A }}"), words={"A": "Council"}, texts={})))

    assert made.sections[0].header.paragraphs[0].text == "Council"


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["No field"], "There is no field in this file. Write fields in double braces, such as {{ Title }}."),
        (["{{ }}"], "There is a field without a name: {{ }}."),
        (
            ["{% for each in all %}"],
            "“{% for each in all %}”: only fields such as {{ Title }} are filled, each within one line.",
        ),
        (["{{ Title", "}}"], "“{{ Title”: only fields such as {{ Title }} are filled, each within one line."),
    ],
)
def test_what_is_no_field_is_refused(lines, why):
    assert refusal(frame(*lines)) == why


def test_a_name_is_never_worked_out():
    made = filled(frame("{{ 7*7 }}{{ config.items() }}"), words={}, texts={})

    assert lines_of(made) == [""]


def test_braces_in_what_no_reader_sees_are_refused():
    def hide(word):
        word.paragraphs[0].runs[0]._r.set("hidden", "{{ 7*7 }}")

    told = "Double braces stand in this file where no field is filled, such as in the name of a picture. Take them out."
    assert refusal(frame("{{ Title }}", prepare=hide)) == told


def test_other_files_are_refused_by_the_limits_of_word_files():
    assert refusal(b"%PDF-1.7").startswith("This is a PDF.")
    assert refusal(b"") == "The file is empty."
    assert refusal(variant(parts={"word/vbaProject.bin": b"x"})).startswith("The Word file holds macros.")
    assert refusal(variant(parts={"word/more.xml": b" " * 151_000_000})).startswith("The Word file is too large when")
    assert (
        refusal(b"PK\x03\x04" + b"0" * 6_000_000) == "The template is larger than 5 MB. Compress its pictures in Word."
    )
