"""Reports with their editions, sign-offs and annexed files in and out of interchange files."""

import base64
import hashlib
from copy import deepcopy

import pytest
from django.db import transaction
from hypothesis import given

from governance.models import Annex, ReportEdition, SignOffRequest
from plans.document.canonical import checksum
from plans.interchange import NotImported, export_plan, import_plan
from plans.models import Plan
from tests.factories import make_user
from tests.governance.reporting.pdfs import pdf
from tests.governance.reporting.test_reports import TEXT
from tests.governance.strategies import reports
from tests.governance.timetables.test_interchange import day, make_file, stage
from tests.interchange_files import short
from tests.sizes import examples

pytestmark = [pytest.mark.django_db, pytest.mark.both("interchange")]


def file_of(content: bytes):
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "name": "assessment.pdf",
        "base64": base64.b64encode(content).decode(),
    }


FILE = file_of(pdf(2))
KEPT = {"sha256": FILE["sha256"], "name": FILE["name"]}


def with_report(report):
    data = make_file(stage(1, "council", "decide", day("2026-03-03"), version=1, state="submitted"))
    timetable = data["record"]["timetables"][0]
    place = {"paper": timetable["paper"], "council": timetable["council"]}
    data["record"]["reports"] = [{**report, "timetable": place}]
    return data


def refused(data):
    with pytest.raises(NotImported) as refusal:
        import_plan(data, by=make_user("site_administrator"))
    return [str(fault) for fault in refusal.value.faults]


@examples(25)
@given(reports(FILE))
def test_export_of_import_is_the_same_file(db, report):
    data = with_report(report)

    with transaction.atomic():
        import_plan(deepcopy(data), by=make_user("site_administrator"))
        exported = export_plan(Plan.objects.get())
        transaction.set_rollback(True)

    assert exported == short(data)


ANNEX = {"label": "Annex 2", "title": "Assessment", "page_from": 1, "page_to": 2, "note": "", "source": "file",
         "file": KEPT, "pages": 2}  # fmt: skip
SIGNED = {
    "heading": "Legal", "implication": 0, "stage": None, "post": "Senior Lawyer", "due_on": "2026-02-20",
    "asked_at": "2026-02-01T09:00:00Z", "answer": "", "comment": "", "signed_text": "", "signed_sha256": "",
    "answered_as": "", "answered_at": None, "withdrawn_at": None,
}  # fmt: skip


def test_an_annexed_file_travels_with_its_content_and_is_checked_again():
    import_plan(with_report({**TEXT, "stage": None, "annexes": [ANNEX], "files": [FILE]}), by=make_user())

    annex = Annex.objects.get()
    with annex.attachment.file.open("rb") as kept:
        content = kept.read()
    assert (annex.attachment.sha256, annex.pages, content) == (FILE["sha256"], 2, pdf(2))


def test_an_open_request_is_with_the_post_it_was_put_to():
    import_plan(with_report({**TEXT, "stage": None, "sign_offs": [SIGNED]}), by=make_user())

    request = SignOffRequest.objects.open().get()
    assert (request.post, request.person, request.implication.heading) == ("Senior Lawyer", None, "Legal")


def test_an_edition_comes_in_frozen_with_the_hash_of_its_content():
    content = {"format": 1, "report": TEXT, "considered": [], "stages": [], "version": None, "for": None}
    edition = {"number": 1, "stage": None, "version": 1, "frozen_for": "Council", "public": None, "content": content,
               "frozen_at": "2026-02-25T12:00:00Z"}  # fmt: skip
    import_plan(with_report({**TEXT, "stage": None, "editions": [edition]}), by=make_user())

    assert ReportEdition.objects.get().sha256 == checksum(content)


FAULTS = {
    "a picture for a PDF": (
        {"annexes": [ANNEX], "files": [file_of(b"\x89PNG") | {"sha256": hashlib.sha256(b"\x89PNG").hexdigest()}]},
        "record.reports[0].files[0].base64: This file is not a PDF. Save the document as a PDF first.",
    ),
    "another content": (
        {"annexes": [ANNEX], "files": [{**FILE, "sha256": "0" * 64}]},
        "record.reports[0].files[0].sha256: The content has another SHA-256.",
    ),
    "a file that is not there": (
        {"annexes": [ANNEX]},
        "record.reports[0].annexes[0]: The version or file of this annex is not in this file.",
    ),
    "a version that is not there": (
        {"annexes": [{**TEXT["annexes"][0], "source": "version", "version": 9}]},
        "record.reports[0].annexes[0]: The version or file of this annex is not in this file.",
    ),
    "two sources": (
        {"annexes": [{**ANNEX, "version": 1}]},
        "record.reports[0].annexes[0]: An annex names a version, a file with its pages, or neither.",
    ),
    "a heading that is not there": (
        {"sign_offs": [{**SIGNED, "implication": 4}]},
        "record.reports[0].sign_offs[0].implication: The report has no heading at this place.",
    ),
    "a stage that is not there": (
        {"sign_offs": [{**SIGNED, "stage": {"body": "council", "step": 7}}]},
        "record.reports[0].sign_offs[0].stage: The timetable has no stage of “council” at that step.",
    ),
    "a refusal without a reason": (
        {"sign_offs": [{**SIGNED, "answer": "declined", "answered_at": "2026-02-02T09:00:00Z", "answered_as": "L",
                        "signed_sha256": "0" * 64}]},
        "record.reports[0].sign_offs[0]: Say what the comment is, or why it is declined.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("keys", "sentence"), FAULTS.values(), ids=FAULTS)
def test_faults_are_named(keys, sentence):
    assert sentence in refused(with_report({**TEXT, "stage": None, **keys}))
