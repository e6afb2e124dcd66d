"""What is said of a pack before it is made: letters that no page of it can show, wherever they were typed."""

import pytest
from django.urls import reverse

from governance.packs.remarks import remarks_on_pack
from tests.factories import make_report, make_user

pytestmark = pytest.mark.django_db

WARNING = (
    "these letters cannot be printed and leave empty boxes in the PDF: “\N{PARTY POPPER}”. Write them in other words."
)


@pytest.fixture
def stage():
    report = make_report(implications={"Legal": "Must adopt."})
    return report.timetable.stages.order_by("step").select_related("body", "timetable__paper").first()


def test_nothing_is_said_where_all_is_printed(stage):
    assert remarks_on_pack(stage) == []


def type_party(record, field):
    setattr(record, field, f"{getattr(record, field)} \N{PARTY POPPER}")
    record.save()


def test_letters_are_found_in_every_text_that_is_printed(stage):
    paper, report = stage.timetable.paper, stage.timetable.reports.get()
    type_party(stage, "title")
    type_party(report.implications.get(), "text")
    type_party(paper.partnership, "name")
    places = [
        "the facts about the text",
        "the record of its approval",
        "the sheet in front",
        "“Implications” of the report",
    ]

    assert remarks_on_pack(stage) == [f"In {place}, {WARNING}" for place in places]
    assert [remark.url for remark in remarks_on_pack(stage)] == [
        reverse("plans:details", args=[paper.key]),
        reverse("governance:paper_timetables", args=[paper.key]),
        reverse("governance:stage_facts", args=[stage.pk]),
        reverse("governance:report_part", args=[report.pk, "implications"]),
    ]


def test_the_name_of_a_body_is_printed_in_the_record_too(stage):
    type_party(stage.body, "name")

    assert [remark.partition(",")[0] for remark in remarks_on_pack(stage)] == [
        "In the record of its approval",
        "In the sheet in front",
        "In the timetable in the report",
    ]


@pytest.mark.parametrize("name", ["report", "report_freeze"])
def test_the_pages_of_a_report_say_so(client, stage, name):
    report = stage.timetable.reports.get()
    type_party(report, "title")
    client.force_login(make_user("site_administrator"))

    form = reverse("governance:report_edit", args=[report.pk])
    link = f'<a class="govuk-link" href="{form}">In the head of the report, '
    assert client.get(reverse(f"governance:{name}", args=[report.pk])).text.count(f"{link}{WARNING}") == 1
