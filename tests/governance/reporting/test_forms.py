"""Forms of a report: how typed lists become rows, and what each form refuses."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from governance.models import Annex, Implication
from governance.reporting.forms import (
    AnnexForm,
    ImplicationForm,
    MitigationsField,
    ParagraphsField,
    ReportRiskForm,
    SectionForm,
    part_formset,
)
from governance.reporting.reports import PARTS
from governance.reporting.standings import text_sha256
from plans.models import Version
from plans.papers.versions import freeze
from plans.printing.cleaning.pdf import clean
from tests.factories import make_report, make_user
from tests.governance.reporting.pdfs import pdf
from tests.plans.printing.cleaning.hostile import HOSTILE, hostile

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "paragraphs"),
    [
        ("To adopt.", ["To adopt."]),
        ("One\nline only.", ["One line only."]),
        ("First.\r\n\r\nSecond.", ["First.", "Second."]),
        ("First.\n \t\n\n\nSecond.\n\n", ["First.", "Second."]),
        ("", []),
    ],
)
def test_paragraphs_are_told_apart_by_an_empty_line(typed, paragraphs):
    assert ParagraphsField(required=False).clean(typed) == paragraphs


def test_numbered_paragraphs_are_shown_without_their_numbers():
    field, kept = ParagraphsField(), [{"number": "1.1", "text": "First."}, {"number": "1.2", "text": "Second."}]

    assert field.prepare_value(kept) == "First.\n\nSecond."
    assert field.has_changed(kept, "First.\r\n\r\nSecond.") is False
    assert field.has_changed(kept, "First.\n\nThird.") is True


def test_mitigations_stand_one_to_a_line():
    field = MitigationsField()

    assert field.clean(" Say so \n\nSay it again\n") == ["Say so", "Say it again"]
    assert field.prepare_value(["Say so", "Say it again"]) == "Say so\nSay it again"
    assert field.has_changed(["Say so"], "Say so\n") is False


def test_what_was_typed_is_shown_again_as_it_was():
    form = ReportRiskForm({"title": "", "mitigations": "Say so\n\nAgain"})

    assert form.errors == {"title": ["Enter the risk."]}
    assert form["mitigations"].value() == "Say so\n\nAgain"


def test_a_section_has_a_heading_and_may_have_no_paragraphs():
    form = SectionForm({"heading": "Background", "paragraphs": ""})

    assert form.is_valid()
    assert form.cleaned_data == {"heading": "Background", "paragraphs": []}
    assert SectionForm({"heading": ""}).errors == {"heading": ["Enter the heading."]}


def test_parts_are_offered_in_the_order_of_the_report():
    assert [part.name for part in PARTS.values()][:3] == ["fields", "sections", "recommendations"]


# --- Implications ------------------------------------------------------------------------------------------------


def implication(instance=None, **typed):
    values = {"heading": "Legal", "text": "None.", "post": "Lawyer", "signed_on": ""}
    return ImplicationForm(values | typed, instance=instance)


def test_a_date_typed_now_is_for_the_text_typed_with_it():
    form = implication(signed_on="2026-01-04")

    assert form.is_valid(), form.errors
    assert form.instance.signed_sha256 == text_sha256("Legal", "None.")


def test_a_date_taken_away_takes_its_text_with_it():
    row = Implication(heading="Legal", text="None.", post="Lawyer", signed_on=date(2026, 1, 4), signed_sha256="a" * 64)
    form = implication(row)

    assert form.is_valid(), form.errors
    assert (row.signed_on, row.signed_sha256) == (None, "")


def test_an_older_date_stands_for_the_text_before_it_is_changed():
    row = Implication(heading="Legal", text="None.", post="Lawyer", signed_on=date(2026, 1, 4))
    form = implication(row, text="Some.", signed_on="2026-01-04")

    assert form.is_valid(), form.errors
    assert row.signed_sha256 == text_sha256("Legal", "None.")


# --- Annexes -----------------------------------------------------------------------------------------------------


@pytest.fixture
def report():
    return make_report()


@pytest.fixture
def by(report):
    return make_user("officer", report.paper.partnership)


def annex(report, by, upload=None, instance=None, **typed):
    values = {"label": "Annex 1", "title": "Assessment", "source": "", "note": ""}
    files = {"upload": SimpleUploadedFile("assessment.pdf", upload)} if upload else {}
    return AnnexForm(values | typed, files, instance=instance, paper=report.paper, by=by)


def test_an_annex_that_is_only_named_needs_neither_file_nor_version(report, by):
    form = annex(report, by)

    assert form.is_valid(), form.errors
    assert (form.cleaned_data["source"], form.cleaned_data["version"]) == (Annex.Source.NAMED, None)


def test_a_file_makes_the_annex_a_file_whatever_was_chosen(report, by):
    form = annex(report, by, pdf(2), source="given")

    assert form.is_valid(), form.errors
    assert (form.cleaned_data["source"], form.instance.pages) == (Annex.Source.FILE, 2)
    assert not report.paper.attachments.exists()


def test_a_file_is_kept_clean_and_what_was_taken_out_is_told(report, by):
    given = hostile(HOSTILE["a link that starts a program"])
    form = annex(report, by, given)

    assert form.is_valid(), form.errors
    form.keep_file()

    with form.instance.attachment.file.open("rb") as kept:
        assert kept.read() == clean(given)[0]
    assert form.remarks == ["assessment.pdf: 1 link that led to no page of the web or of this file was taken out."]


def test_a_version_is_offered_by_its_number_and_left_out_for_another_source(report, by):
    version = freeze(report.paper, by=by, purpose=Version.Purpose.ADOPTION)

    named, wanted = annex(report, by, version=version.pk), annex(report, by, source="version", version=version.pk)

    assert [label for _, label in wanted.fields["version"].choices] == ["---------", "Version 1"]
    assert (named.is_valid(), wanted.is_valid()) == (True, True)
    assert [form.cleaned_data["version"] for form in (named, wanted)] == [None, version]


def test_a_version_of_another_paper_is_no_choice(report, by):
    other = make_report()
    site = make_user("site_administrator")
    version = freeze(other.paper, by=site, purpose=Version.Purpose.ADOPTION)

    assert annex(report, by, source="version", version=version.pk).errors == {
        "version": [
            "Choose again: what was chosen is not on the list any more.", "Choose the version.",
        ],
    }  # fmt: skip


def test_a_kept_file_is_named_and_need_not_come_again(report, by):
    first = annex(report, by, pdf(2))
    first.instance.report = report
    assert first.is_valid(), first.errors
    first.keep_file()
    first.save()

    again = annex(report, by, instance=first.instance, source="file", page_to=3, page_from=1)

    assert again.fields["upload"].help_text == "Kept: assessment.pdf (2 pages). Choose to replace."
    assert again.errors == {"page_to": ["The file has 2 pages: there is no page 3."]}


# --- One part on one page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PARTS)
def test_every_part_has_rows_that_are_placed_and_removed(report, by, name):
    formset = part_formset(PARTS[name])(report=report, part=PARTS[name], by=by)

    fields = formset.empty_form.fields
    assert (fields["ORDER"].label, fields["DELETE"].label) == ("Place", "Remove")
    assert formset.prefix == name


def test_long_texts_get_a_long_box_and_an_open_question_three_answers(report, by):
    formset = part_formset(PARTS["equality_aims"])(report=report, part=PARTS["equality_aims"], by=by)

    fields = formset.empty_form.fields
    assert fields["text"].widget.attrs["rows"] == 4
    assert [value for value, _ in fields["is_ticked"].widget.choices] == ["unknown", "true", "false"]
