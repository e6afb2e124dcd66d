"""What the form of evidence takes, and what it hands to the verb."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from governance.duties.forms import EvidenceForm
from governance.duties.verbs import Link
from tests.world import DOT

TODAY = date(2027, 3, 1)
PLAN = Link("Safer Anyborough", "/plans/safer-anyborough/")
LETTER = Link("Committee report: The plan", "/workspace/reports/1/")


def form(file=None, **typed):
    data = {"on": "2027-02-26", "note": "Sent to the commissioner's office.", **typed}
    files = {"file": SimpleUploadedFile(*file)} if file else {}
    return EvidenceForm(data, files, links=[PLAN, LETTER], today=TODAY)


def test_evidence_needs_no_more_than_its_day_and_what_shows_it():
    found = form()

    assert found.is_valid(), found.errors
    assert found.values() == {
        "on": date(2027, 2, 26), "note": "Sent to the commissioner's office.", "valid_until": None, "file": None,
        "link": None,
    }  # fmt: skip


def test_a_record_of_the_portal_is_handed_on_with_its_words():
    found = form(record=LETTER.url, valid_until="2028-02-25")

    assert found.is_valid(), found.errors
    assert (found.values()["link"], found.values()["valid_until"]) == (LETTER, date(2028, 2, 25))


def test_records_are_offered_under_their_words_and_none_is_the_first():
    assert form().fields["record"].choices == [("", "None"), (PLAN.url, PLAN.label), (LETTER.url, LETTER.label)]


def test_a_file_is_handed_on_as_what_it_holds():
    found = form(("protocol.exe", DOT))

    assert found.is_valid(), found.errors
    file = found.values()["file"]
    assert (file.content_type, file.name, file.content[:4]) == ("image/png", "protocol.png", b"\x89PNG")


@pytest.mark.parametrize(("day", "is_taken"), [("2027-02-28", True), ("2027-03-01", True), ("2027-03-02", False)])
def test_evidence_is_of_today_or_before(day, is_taken):
    refused = {"on": ["This day is still to come: evidence is recorded when it is there."]}

    assert form(on=day).errors == ({} if is_taken else refused)


@pytest.mark.parametrize(("until", "is_taken"), [("2027-02-25", False), ("2027-02-26", True), ("", True)])
def test_evidence_does_not_end_before_its_day(until, is_taken):
    refused = {"valid_until": ["The last day cannot be before the date of the evidence."]}

    assert form(valid_until=until).errors == ({} if is_taken else refused)


def test_a_day_that_is_none_is_the_only_fault_told():
    found = form(on="30 February 2027", valid_until="2027-02-25")

    assert list(found.errors) == ["on"]
    assert found["on"].value() == "30 February 2027"


def test_a_note_too_long_is_refused_and_shown_again_whole():
    found = form(note="x" * 501)

    assert found.errors == {"note": ["Shorten it to 500 characters at most: it has 501."]}
    assert found["note"].value() == "x" * 501
