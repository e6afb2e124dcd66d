import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from governance.models import Report, ReportHeading, ReportSection, Timetable
from governance.reporting.forms import part_formset
from governance.reporting.interchange import load_report
from governance.reporting.reports import PARTS, compose_report, start_report
from governance.reporting.standings import text_sha256
from partnerships.models import User
from partnerships.verbs import Refused
from plans.interchange.load import Importing
from plans.printing.joining import is_tagged_file
from tests.factories import make_plan, make_timetable
from tests.governance.reporting.pdfs import pdf
from tests.plans.printing.test_picture_pages import picture

pytestmark = [pytest.mark.django_db, pytest.mark.both("locks")]

TEXT = {
    "key": "3f0c2b1e-7f0b-4a54-9a51-0d5d6f1c9a10",
    "title": "Community safety plan",
    "author": "Community Safety Manager",
    "fields": [{"label": "Wards affected", "value": "All"}],
    "sections": [{"heading": "Purpose", "paragraphs": [{"number": "1.1", "text": "To adopt the plan."}]}],
    "recommendations": [{"number": "1", "text": "Adopt the plan.", "addressee": "Full Council"}],
    "options": [{"title": "Adopt", "text": "", "is_preferred": True}],
    "implications": [{"heading": "Legal", "text": "None.", "post": "Senior Lawyer", "signed_on": "2017-03-03"}],
    "equality_aims": [{"aim": "eliminate", "is_ticked": None, "text": ""}],
    "ticks": [{"group": "Values", "label": "Value for money", "is_ticked": True}],
    "risks": [{"title": "Buy-in", "text": "", "code": "E2", "mitigations": ["Say so", "Say it again"]}],
    "annexes": [{"label": "Annex 1", "title": "The plan", "page_from": 8, "page_to": 17, "note": ""}],
    "background_papers": [{"title": "Assessment", "where": "On request"}],
    "consultees": [{"department": "Finance", "post": "Financial Services Manager"}],
    "contacts": [{"post": "Team Leader", "reports_to": "Head of Service"}],
}


@pytest.fixture
def timetable():
    return Timetable.objects.create(paper=make_plan().paper)


@pytest.fixture
def by():
    return User.objects.system("test")


@pytest.fixture
def report(timetable, by):
    return load_report("", TEXT, timetable, None, Importing({}, by))


def test_a_report_composes_to_what_it_was_loaded_from(report):
    assert compose_report(report) == TEXT


def test_every_part_of_the_text_is_a_part_of_the_report():
    assert list(PARTS) == [name for name in TEXT if name not in ("key", "title", "author")]


def test_start_report_takes_headings_and_posts_from_the_last_report(report, timetable, by):
    following = Timetable.objects.create(paper=make_plan(timetable.paper.partnership).paper)

    text = compose_report(start_report(following, by=by, title="The next"))

    assert [row["label"] for row in text["fields"]] == ["Wards affected"]
    assert text["implications"] == [{"heading": "Legal", "text": "", "post": "Senior Lawyer", "signed_on": None}]


def test_start_report_takes_nothing_from_another_partnership(report, timetable, by):
    theirs = Timetable.objects.create(paper=make_plan().paper)

    assert compose_report(start_report(theirs, by=by, title="Theirs"))["fields"][0]["label"] == "Decision-maker"


def test_start_report_takes_the_councils_own_headings_with_their_posts(by):
    timetable = make_timetable()
    for kind, label, post in [("field", "Ward", ""), ("implication", "Law", "Monitoring Officer")]:
        ReportHeading.objects.create(council=timetable.council, kind=kind, label=label, post=post)

    text = compose_report(start_report(timetable, by=by, title="The plan"))

    assert [row["label"] for row in text["fields"]] == ["Ward"]
    assert [(row["heading"], row["post"]) for row in text["implications"]] == [("Law", "Monitoring Officer")]


def test_a_timetable_has_one_report(timetable, by):
    start_report(timetable, by=by, title="The plan")

    with pytest.raises(Refused) as refusal:
        start_report(timetable, by=by, title="The plan again")

    assert refusal.value.reasons == ["This timetable has its report already: each meeting gets a version of it."]


def posted(part, rows, *, initial=0):
    data = {f"{part}-TOTAL_FORMS": len(rows), f"{part}-INITIAL_FORMS": initial}
    return data | {f"{part}-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}


def test_sections_are_numbered_when_saved(timetable, by):
    report = Report.objects.create(timetable=timetable, title="Report")
    part = PARTS["sections"]
    data = posted("sections", [
        {"heading": "Purpose", "paragraphs": "To adopt.\n\nTo publish.", "ORDER": 2},
        {"heading": "Summary", "paragraphs": "In short.", "ORDER": 1},
    ])  # fmt: skip
    formset = part_formset(part)(data, report=report, part=part)

    assert formset.is_valid(), formset.errors
    formset.save_rows()

    assert compose_report(report)["sections"] == [
        {"heading": "Summary", "paragraphs": [{"number": "1.1", "text": "In short."}]},
        {
            "heading": "Purpose",
            "paragraphs": [{"number": "2.1", "text": "To adopt."}, {"number": "2.2", "text": "To publish."}],
        },
    ]


def test_saving_a_part_unchanged_writes_no_history(report):
    section, part = ReportSection.objects.get(), PARTS["sections"]
    row = {"id": section.pk, "heading": "Purpose", "paragraphs": "To adopt the plan.", "ORDER": 1}
    formset = part_formset(part)(posted("sections", [row], initial=1), report=report, part=part)

    assert formset.is_valid(), formset.errors
    formset.save_rows()

    assert section.history.count() == 1


def test_a_signature_date_without_a_post_is_refused(timetable):
    report = Report.objects.create(timetable=timetable, title="Report")
    part = PARTS["implications"]
    row = {"heading": "Legal", "text": "None.", "post": "", "signed_on": "2017-03-03"}
    formset = part_formset(part)(posted("implications", [row]), report=report, part=part)

    assert not formset.is_valid()
    assert formset.errors == [{"__all__": ["Say which post signed on that day."]}]


# --- Annexes -----------------------------------------------------------------------------------------------------


def annex_formset(report, row, content=None, name="assessment.pdf"):
    files = {"annexes-0-upload": SimpleUploadedFile(name, content)} if content else {}
    part = PARTS["annexes"]
    by = User.objects.system("test")
    values = {"label": "Annex 1", "title": "Assessment", "source": "", "page_from": "", "page_to": "", "note": ""}
    return part_formset(part)(posted("annexes", [values | row]), files, report=report, part=part, by=by)


def test_an_uploaded_annex_is_kept_with_its_real_number_of_pages(timetable):
    report = Report.objects.create(timetable=timetable, title="Report")
    formset = annex_formset(report, {"page_from": 5, "page_to": 12}, pdf(12))

    assert formset.is_valid(), formset.errors
    formset.save_rows()

    [annex] = compose_report(report)["annexes"]
    assert (annex["source"], annex["pages"], annex["file"]["name"]) == ("file", 12, "assessment.pdf")


def test_a_picture_is_annexed_as_a_page_with_its_words(timetable):
    report = Report.objects.create(timetable=timetable, title="Report")
    formset = annex_formset(report, {"alt": "A map"}, picture(), name="map.jpg")

    assert formset.is_valid(), formset.errors
    formset.save_rows()

    [annex], kept = compose_report(report)["annexes"], timetable.paper.attachments.get()
    assert (annex["source"], annex["pages"], kept.content_type) == ("file", 1, "application/pdf")
    with kept.file.open("rb") as file:
        assert is_tagged_file(file.read())


REFUSED = {
    "not a PDF": ({}, b"<html>", {"upload": ["This file is not a PDF. Save the document as a PDF first."]}),
    "pages that are not there": (
        {"page_from": 5, "page_to": 12}, pdf(8), {"page_to": ["The file has 8 pages: there is no page 12."]},
    ),
    "a picture without words": ({}, picture(), {"alt": ["Say what the picture shows, for those who do not see it."]}),
    "a damaged picture": (
        {"alt": "A map"}, picture()[:300], {"upload": ["The image cannot be read: it seems to be damaged."]},
    ),
    "no file": ({"source": "file"}, None, {"upload": ["Choose the file."]}),
    "no version": ({"source": "version"}, None, {"version": ["Choose the version."]}),
}  # fmt: skip


@pytest.mark.parametrize(("row", "content", "errors"), REFUSED.values(), ids=REFUSED)
def test_an_annex_that_is_refused_keeps_nothing(timetable, row, content, errors):
    report = Report.objects.create(timetable=timetable, title="Report")
    formset = annex_formset(report, row, content)

    assert not formset.is_valid()
    assert formset.errors == [errors]
    assert not timetable.paper.attachments.exists()


# --- Recorded sign-offs ------------------------------------------------------------------------------------------


def test_a_recorded_sign_off_stands_for_the_text_it_was_saved_with(timetable):
    report = Report.objects.create(timetable=timetable, title="Report")
    part = PARTS["implications"]
    row = {"heading": "Legal", "text": "None.", "post": "Lawyer", "signed_on": "2026-03-03"}
    formset = part_formset(part)(posted("implications", [row]), report=report, part=part)
    assert formset.is_valid(), formset.errors
    formset.save_rows()
    changed = row | {"text": "Some.", "id": report.implications.get().pk}
    formset = part_formset(part)(posted("implications", [changed], initial=1), report=report, part=part)
    assert formset.is_valid(), formset.errors
    formset.save_rows()

    [legal] = compose_report(report)["implications"]
    assert legal["signed_sha256"] == text_sha256("Legal", "None.")
