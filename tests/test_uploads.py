"""Every place where a file comes in × files that mean harm or are none: kept without the harm, or refused.

A form with a new upload gets a line in ``FORMS``, and where it is of a new kind one in ``PLACES``.
"""

import io
import zipfile
import zlib
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from csp_portal.people.inviting_sheet import read_lines
from governance.meetings.files.apart import GIVEN_UP, read_within_limits
from governance.packs.meeting_forms import PaperField
from governance.reporting.annexes import checked_annex
from partnerships.access import Role
from partnerships.areas.register import take_in
from partnerships.identity.logos import checked_logo
from plans.forms.images import read_image
from plans.interchange.faults import NotImported
from plans.interchange.parsing import read as read_plan
from plans.office.frames.child import look_over
from plans.office.lines.child import read_apart as read_sheets
from plans.office.packages import Unreadable
from plans.office.word.child import read_apart as read_word
from plans.printing.kept_files import checked_file
from priorities.measures.files.csv_lines import UnreadFile
from priorities.measures.files.home_office import read_home_office
from priorities.measures.files.street import street_months
from tests.factories import make_council
from tests.plans.printing.cleaning.hostile import BOMBS, EVIL, HOSTILE, hostile, plain_text

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 29)
REFUSALS = (ValidationError, Unreadable, UnreadFile, NotImported)


def zipped(*parts, times=1) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content * times)
    return out.getvalue()


def picture_of(width, height) -> bytes:
    """A PNG that says it is so large, and holds nothing."""

    def part(name, content):
        return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(bytes(99))) + part(b"IEND", b"")


ENTITIES = (
    f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{EVIL}"><!ENTITY b SYSTEM "file:///etc/passwd">]><x>&a;&b;</x>'
)
PARTS = ("[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "content.xml")
#: What may come: its name, and its bytes.
FILES = {
    "a PDF with scripts": ("a.pdf", hostile(HOSTILE["actions of the document"])),
    "a PDF with a huge picture": ("a.pdf", hostile(BOMBS["a picture of 400 million dots"])),
    "a picture of four thousand million dots": ("a.png", picture_of(65_000, 65_000)),
    "a picture with nothing in it": ("a.png", picture_of(100, 100)),
    "a drawing with a script": ("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><script>{EVIL}</script></svg>'.encode()),
    "a page of the web": ("a.pdf", f"<!doctype html><script>{EVIL}</script>".encode()),
    "a program": ("a.docx", b"MZ\x90\x00" + EVIL.encode()),
    "an old Office file": ("a.xlsx", b"\xd0\xcf\x11\xe0" + EVIL.encode()),
    "an empty zip": ("a.docx", zipped()),
    "a zip of 200 MB": ("a.docx", zipped(*((name, bytes(100_000)) for name in PARTS[1:3]), times=1000)),
    "a zip that leads out": ("a.xlsx", zipped(*((f"../../{name}", EVIL) for name in PARTS))),
    "a zip with entities": ("a.xlsx", zipped(*((name, ENTITIES) for name in PARTS))),
    "half a zip": ("a.docx", zipped((PARTS[1], EVIL * 500))[:-30]),
    "lists in lists": ("a.json", b"[" * 200_000),
    "nothing but NUL": ("a.csv", bytes(3000)),
}  # fmt: skip


def as_upload(name, content):
    return SimpleUploadedFile(name, content)


def paper(name, content):
    given = PaperField().clean(as_upload(name, content))
    return checked_annex(given.read(), alt="A map").content


def register(name, content):
    if faults := take_in(content).faults:
        raise ValidationError(faults)


def street(name, content):
    return street_months(io.BytesIO(content))


#: Where files come in → what becomes of one there; a refusal is raised.
PLACES = {
    "annexes of reports": lambda name, content: checked_annex(content, alt="A map").content,
    "papers of agendas and supplements": paper,
    "evidence of duties and of reports": lambda name, content: checked_file(as_upload(name, content)).content,
    "pictures and portraits of texts": lambda name, content: read_image(as_upload(name, content))[0],
    "logos": lambda name, content: checked_logo(as_upload(name, content)).read(),
    "Word templates": lambda name, content: look_over(content, name),
    "Word texts": lambda name, content: read_word(content, name),
    "sheets of rows and answers": lambda name, content: read_sheets(content, name),
    "sheets of people": lambda name, content: read_lines(content, name, make_council(), Role.CLERK),
    "files of meetings": lambda name, content: read_within_limits(content, today=TODAY),
    "plan files": lambda name, content: read_plan(content),
    "the register of councils": register,
    "street files of the police": street,
    "tables of the Home Office": lambda name, content: read_home_office(io.BytesIO(content), ["Anyborough"]),
}  # fmt: skip


LOOKS, SHEETS, PEOPLE = "pictures and portraits of texts", "sheets of rows and answers", "sheets of people"
#: Modules with a form that takes files → their place in the table.
FORMS = {
    "actions/delivery/returns/forms.py": "evidence of duties and of reports",
    "actions/delivery/sheet/views.py": SHEETS,
    "csp_portal/people/forms.py": PEOPLE,
    "governance/duties/forms.py": "evidence of duties and of reports",
    "governance/meetings/importing_forms.py": "files of meetings",
    "governance/packs/meeting_forms.py": "papers of agendas and supplements",
    "governance/reporting/forms.py": "annexes of reports",
    "governance/reporting/word/forms.py": "Word templates",
    "partnerships/areas/forms.py": "the register of councils",
    "partnerships/identity/forms.py": "logos",
    "plans/blocks/images/form.py": LOOKS,
    "plans/blocks/text/form.py": LOOKS,
    "plans/interchange/browser/forms.py": "plan files",
    "plans/office/imports/forms.py": SHEETS,
    "plans/public/formats/forms.py": "annexes of reports",
    "plans/printing/looks/forms.py": LOOKS,
    "priorities/measures/files/forms.py": "street files of the police",
}
ROOMS = ("partnerships", "plans", "priorities", "actions", "governance", "csp_portal")


def test_every_form_that_takes_files_has_its_place_in_the_table():
    modules = (path for room in ROOMS for path in (ROOT / room).rglob("*.py") if path.name != "fields.py")
    takes_files = {path.relative_to(ROOT).as_posix() for path in modules if "UploadField" in path.read_text()}

    assert takes_files == set(FORMS)
    assert set(FORMS.values()) <= set(PLACES)


def told(place, name, content):
    """What is kept, as words; or the sentences for which it is refused."""
    try:
        kept = place(name, content)
    except REFUSALS as refused:
        return getattr(refused, "messages", None) or [str(refused)]
    return plain_text(kept) if isinstance(kept, bytes) and kept.startswith(b"%PDF-") else kept


@pytest.mark.django_db
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_file_is_kept_without_harm_or_refused_in_a_sentence(place):
    found = {name: told(place, *file) for name, file in FILES.items()}

    assert {name: kept for name, kept in found.items() if EVIL in str(kept)} == {}
    sentences = {name: said for name, said in found.items() if isinstance(said, list)}
    assert {name: said for name, said in sentences.items() if not all(map(is_sentence, said))} == {}


def is_sentence(words):
    return isinstance(words, str) and len(words.split()) > 2 and words.endswith((".", "”")) and "Traceback" not in words


@pytest.mark.parametrize("fold", ["", "\r\n "])
def test_calendar_whose_rules_take_too_long_is_refused(fold):
    rule = f"RR{fold}ULE:FREQ=DAILY;BYSETPOS=366;BYYEARDAY=366"
    event = f"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Cabinet\r\nDTSTART:20270101T100000Z\r\n{rule}\r\nEND:VEVENT\r\n"
    content = f"BEGIN:VCALENDAR\r\n{event}END:VCALENDAR\r\n".encode()

    with pytest.raises(Unreadable) as refused:
        read_within_limits(content, today=TODAY, seconds=0.5)

    assert str(refused.value) == GIVEN_UP
