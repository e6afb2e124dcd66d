"""Reports with their editions, sign-offs and annexed files in and out of interchange files."""

import base64
import hashlib
from copy import deepcopy

import pytest
from django.db import transaction
from hypothesis import given

from governance.models import Annex, Report, ReportEdition, SignOffRequest
from governance.reporting.reports import PARTS, compose_report
from plans.document.canonical import checksum
from plans.interchange import NotImported, export_plan, import_plan
from plans.models import Plan
from tests.factories import make_user
from tests.governance.reporting.pdfs import pdf
from tests.governance.reporting.test_reports import TEXT
from tests.governance.strategies import reports
from tests.governance.timetables.test_interchange import day, make_file, stage
from tests.interchange_files import at, check_faults, short
from tests.plans.printing.cleaning.hostile import HOSTILE, hostile
from tests.sizes import examples

pytestmark = pytest.mark.django_db


def file_of(content: bytes):
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "name": "assessment.pdf",
        "base64": base64.b64encode(content).decode(),
    }


FILE = file_of(pdf(2))
SCRIPT = file_of(hostile(HOSTILE["a link that runs a script"]))
PICTURE = file_of(b"\x89PNG")
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


@examples(12)  # each begins a process that looks through the file
@given(reports(FILE))
@pytest.mark.both("interchange")
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


CONTENT = {"format": 1, "report": TEXT, "considered": [], "stages": [], "version": None, "for": None}
EDITION = {"number": 1, "frozen_at": "2026-02-25T12:00:00Z", "content": CONTENT}


@pytest.mark.both("interchange")
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


@pytest.mark.both("interchange")
def test_an_edition_comes_in_frozen_with_the_hash_of_its_content():
    import_plan(with_report({**TEXT, "stage": None, "editions": [EDITION]}), by=make_user())

    assert ReportEdition.objects.get().sha256 == checksum(CONTENT)


#: The least row of each part of a report, and what it says beside that.
LEAST = {
    "fields": ({"label": "Wards affected"}, {"value": ""}),
    "sections": ({"heading": "Purpose"}, {"paragraphs": []}),
    "recommendations": ({"text": "Adopt the plan."}, {"number": "", "addressee": ""}),
    "options": ({"title": "Adopt"}, {"text": "", "is_preferred": False}),
    "implications": ({"heading": "Legal"}, {"text": "", "post": "", "signed_on": None}),
    "equality_aims": ({"aim": "foster"}, {"is_ticked": None, "text": ""}),
    "ticks": ({"group": "Values", "label": "Safer"}, {"is_ticked": False}),
    "risks": ({"title": "Buy-in"}, {"text": "", "code": "", "mitigations": []}),
    "annexes": ({"title": "The plan", "label": "Annex 1"}, {"page_from": None, "page_to": None, "note": ""}),
    "background_papers": ({"title": "Assessment"}, {"where": ""}),
    "consultees": ({"department": "Finance"}, {"post": ""}),
    "contacts": ({"post": "Team Leader"}, {"reports_to": ""}),
}
LEAST_TEXT = {"key": TEXT["key"], "title": "Community safety plan"}
LEAST_SIGN_OFF = {"heading": "Legal", "post": "Lawyer", "asked_at": "2026-02-01T09:00:00Z"}


def test_the_least_that_a_file_can_say_of_a_report_gets_the_defaults():
    assert list(LEAST) == list(PARTS)
    data = with_report(LEAST_TEXT | {name: [least] for name, (least, _) in LEAST.items()})
    import_plan(data, by=make_user("site_administrator"))

    expected = {name: [least | further] for name, (least, further) in LEAST.items()}
    assert compose_report(Report.objects.get()) == {**LEAST_TEXT, "author": "", **expected}
    assert export_plan(Plan.objects.get()) == short(data)


def test_the_least_that_a_file_can_say_of_editions_and_sign_offs_gets_the_defaults():
    data = with_report({**LEAST_TEXT, "editions": [EDITION], "sign_offs": [LEAST_SIGN_OFF]})
    import_plan(data, by=make_user("site_administrator"))

    edition, request = ReportEdition.objects.get(), SignOffRequest.objects.get()
    assert (edition.stage, edition.version, edition.frozen_for, edition.is_public) == (None, None, "", False)
    assert (request.stage, request.implication, request.due_on, request.answer) == (None, None, None, "")
    assert (request.comment, request.answered_at, request.withdrawn_at) == ("", None, None)
    assert export_plan(Plan.objects.get())["record"]["reports"] == data["record"]["reports"]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        *(("", name) for name in ("key", "title", "timetable")),
        *((f".{part}[0]", name) for part, (least, _) in LEAST.items() for name in least),
        *((".editions[0]", name) for name in EDITION),
        *((".sign_offs[0]", name) for name in LEAST_SIGN_OFF),
        *((".files[0]", name) for name in FILE),
    ],
)
def test_a_key_without_default_is_asked_for(place, name):
    parts = {part: [least] for part, (least, _) in LEAST.items()}
    further = {"editions": [EDITION], "sign_offs": [LEAST_SIGN_OFF]}
    files = {"files": [FILE]} if place.startswith(".files") else {}  # that no annex shows one is a fault of its own
    data = deepcopy(with_report({**LEAST_TEXT, **parts, **further, **files}))
    del at(data, f"record.reports[0]{place}")[name]

    assert check_faults(data) == [f"record.reports[0]{place}: “{name}” is missing."]


def test_what_an_edition_leaves_out_is_asked_for_because_it_is_frozen():
    content = {**CONTENT, "report": {**TEXT, "options": [{"title": "Adopt"}]}}

    assert check_faults(with_report({**LEAST_TEXT, "editions": [{**EDITION, "content": content}]})) == [
        f"record.reports[0].editions[0].content.report.options[0]: “{name}” is missing: the text of a version is "
        "given whole, so that its checksum stands."
        for name in ("is_preferred", "text")
    ]


WRONG = {
    "a word for a page": (
        "annexes", {"page_from": "8"}, "annexes[0].page_from: This must be a whole number, not “8”.",
    ),
    "a day that is none": (
        "implications", {"signed_on": "soon"}, "implications[0].signed_on: “soon” is not a possible date.",
    ),
    "a tick in words": ("ticks", {"is_ticked": "yes"}, "ticks[0].is_ticked: This must be true or false, not “yes”."),
    "an aim that nobody knows": (
        "equality_aims", {"aim": "win"}, "equality_aims[0].aim: “win” is none of eliminate, advance, foster.",
    ),
    "one risk's mitigations in a text": (
        "risks", {"mitigations": "none"}, "risks[0].mitigations: This must be a list, not “none”.",
    ),
    "a key that is nearly known": (
        "contacts", {"reports_for": ""}, "contacts[0]: unknown key “reports_for”; is “reports_to” meant?",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("part", "changes", "fault"), WRONG.values(), ids=WRONG)
def test_a_value_of_the_wrong_kind_is_named_with_its_place(part, changes, fault):
    assert check_faults(with_report({**LEAST_TEXT, part: [LEAST[part][0] | changes]})) == [f"record.reports[0].{fault}"]


def test_a_report_of_no_timetable_in_the_file_is_refused():
    data = with_report(LEAST_TEXT)
    data["record"]["reports"][0]["timetable"] = {"paper": data["record"]["timetables"][0]["paper"]}

    assert check_faults(data) == [
        "record.reports[0].timetable: No timetable of this file is for that paper and council."
    ]


def test_a_key_that_stands_twice_is_refused():
    data = with_report(LEAST_TEXT)
    data["record"]["reports"] *= 2

    assert check_faults(data) == ["record.reports[1].key: This key stands twice: give each report its own."]


FAULTS = {
    "an edition of a version that is not there": (
        {"editions": [{**EDITION, "version": 9}]},
        "record.reports[0].editions[0].version: The paper has no version 9.",
    ),
    "editions with a gap": (
        {"editions": [{**EDITION, "number": 2}]},
        "record.reports[0].editions[0].number: Versions of a report are numbered from one, without a gap.",
    ),
    "a label that is too long for its row": (
        {"annexes": [{"title": "The plan", "label": "A" * 41}]},
        "record.reports[0].annexes[0].label: Shorten it to 40 characters at most: it has 41.",
    ),
    "a file that is not base64": (
        {"annexes": [ANNEX], "files": [{**FILE, "base64": "?"}]},
        "record.reports[0].files[0].base64: This is not base64 on one line.",
    ),
    "a file that no annex shows": (
        {"files": [FILE]},
        "record.reports[0].files[0]: No annex of this report shows this file.",
    ),
    "a file under two names": (
        {"annexes": [{**ANNEX, "file": {**KEPT, "name": "other.pdf"}}], "files": [FILE]},
        "record.reports[0].annexes[0].file.name: The file is called “assessment.pdf” here.",
    ),
    "a PDF with a danger": (
        {"annexes": [{**ANNEX, "file": {**KEPT, "sha256": SCRIPT["sha256"]}}], "files": [SCRIPT]},
        "record.reports[0].files[0].base64: The PDF holds what no annex may hold (/JS, /JavaScript). "
        "Print it to a new PDF and annex that.",
    ),
    "a picture for a PDF": (
        {"annexes": [{**ANNEX, "file": {**KEPT, "sha256": PICTURE["sha256"]}}], "files": [PICTURE]},
        "record.reports[0].files[0].base64: This file is not a PDF. Save the document as a PDF first.",
    ),
    "another content": (
        {"annexes": [{**ANNEX, "file": {**KEPT, "sha256": "0" * 64}}], "files": [{**FILE, "sha256": "0" * 64}]},
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
