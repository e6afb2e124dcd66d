"""Committee reports as Word files in the council's own template."""

from datetime import date
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.models import ReportTemplate
from governance.reporting.editions import freeze_edition
from governance.reporting.word.making import usual_template, word_of_edition, word_of_report
from governance.reporting.word.meanings import guessed, meanings_of
from partnerships.access import Role
from plans.office.frames.fields import fields_of
from tests.factories import make_report, make_timetable, make_user
from tests.plans.office.word.files import written

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


@pytest.fixture
def timetable():
    return make_timetable()


@pytest.fixture
def report(timetable):
    report = make_report(timetable, implications={"Legal": "None arise."})
    report.reportrecommendations.create(text="Adopt the plan", position=0)
    report.reportfields.create(label="Decision-maker", value="Full Council", position=0)
    report.reportsections.create(heading="Background", paragraphs=[{"number": "1.1", "text": "As before."}], position=0)
    return report


@pytest.fixture
def administrator(client, timetable):
    user = make_user(Role.CLERK, timetable.council)
    client.force_login(user)
    return user


def template(*lines):
    return written(lambda word: [word.add_paragraph(line) for line in lines])


def lines_of(content):
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs if paragraph.text]


def page_of(council):
    return reverse("governance:report_template", args=[council.slug])


def upload(client, council, *lines):
    file = SimpleUploadedFile("Our report.docx", template(*lines))
    return client.post(page_of(council), {"file": file}, follow=True)


def test_a_council_without_a_template_has_the_usual_one(report):
    lines = lines_of(word_of_report(report, on=TODAY))

    assert lines[:4] == [
        "Report to Partnership board, on 12 January 2027", "Community safety plan", "Community Safety Manager",
        "Recommendation",
    ]  # fmt: skip
    assert "1.1 As before." in lines


def test_the_usual_template_is_one_that_a_council_can_upload():
    content, meanings = usual_template()

    assert {each.name for each in fields_of(content)} == {"council", "status", "caption", "title", "author", "report"}
    assert meanings["report"] == "report"


def test_names_say_by_themselves_what_they_mean(timetable):
    names = ["Report title", "Decision-maker", "Background", "recommendations", "Ward member"]
    fields = [{"name": name, "stands_alone": True} for name in names]

    assert guessed(fields, meanings_of(timetable.council)) == {
        "Report title": "title",
        "Decision-maker": "field:Decision-maker",
        "Background": "section:Background",
        "recommendations": "recommendations",
    }


def test_a_passage_is_not_put_into_a_line(timetable):
    fields = [{"name": "Risks", "stands_alone": False}]

    assert guessed(fields, meanings_of(timetable.council)) == {}


def test_an_uploaded_template_names_what_it_does_not_know(client, timetable, administrator):
    page = upload(client, timetable.council, "{{ Title }} of {{ Ward member }}")

    kept = ReportTemplate.objects.get(council=timetable.council)
    assert (kept.name, kept.meanings, kept.unknown) == ("Our report.docx", {"Title": "title"}, ["Ward member"])
    assert "Fields that are not known yet" in page.content.decode()


def test_fields_are_matched_once_and_reports_come_in_the_template(client, timetable, report, administrator):
    council = timetable.council
    upload(client, council, "{{ Ward member }}: {{ Legal }}", "{{ Recommendations }}", "Why", "{{ Background }}")
    assert lines_of(word_of_report(report, on=TODAY))[0].startswith("Report to")

    chosen = [
        "field:Decision-maker",
        "implication:Legal, including human rights",
        "recommendations",
        "section:Background",
    ]
    client.post(page_of(council), {"map": "1", **{f"field-{n}": key for n, key in enumerate(chosen)}})

    assert ReportTemplate.objects.get().unknown == []
    assert lines_of(word_of_report(report, on=TODAY)) == ["Full Council: ", "1 Adopt the plan", "Why", "1.1 As before."]


def test_what_fields_mean_is_kept_when_the_file_changes(client, timetable, administrator):
    upload(client, timetable.council, "{{ Ward member }}")
    client.post(page_of(timetable.council), {"map": "1", "field-0": "-"})

    upload(client, timetable.council, "{{ Ward member }} and {{ Author }}")

    assert ReportTemplate.objects.get().meanings == {"Ward member": "", "Author": "author"}


def test_a_file_that_is_no_template_is_refused_and_nothing_kept(client, timetable, administrator):
    page = upload(client, timetable.council, "No field")

    told = "There is no field in this file. Write fields in double braces, such as {{ Title }}."
    assert page.context["form"].errors == {"file": [told]}
    assert not ReportTemplate.objects.exists()


def test_a_template_is_downloaded_and_taken_away(client, timetable, administrator):
    upload(client, timetable.council, "{{ Title }}")
    file = client.get(reverse("governance:report_template_file", args=[timetable.council.slug]))

    client.post(reverse("governance:report_template_remove", args=[timetable.council.slug]))

    assert lines_of(file.content) == ["{{ Title }}"]
    assert not ReportTemplate.objects.exists()


def test_a_version_of_the_report_says_which_it_is(timetable, report):
    by = make_user(Role.OFFICER, timetable.paper.partnership)
    edition = freeze_edition(report, timetable.stages.first(), by=by)
    report.reportrecommendations.update(text="Something else")

    made = docx.Document(BytesIO(word_of_edition(edition, on=TODAY)))

    assert "1 Adopt the plan" in [paragraph.text for paragraph in made.paragraphs]
    assert "Version 1" in made.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize(("role", "status"), [(Role.OFFICER, 200), (Role.READER, 403)])
def test_only_who_may_write_the_report_gets_it_as_word(client, timetable, report, role, status):
    client.force_login(make_user(role, timetable.paper.partnership))

    assert client.get(reverse("governance:report_word", args=[report.pk])).status_code == status
    assert ("Download as Word" in client.get(report.get_absolute_url()).content.decode()) == (status == 200)
