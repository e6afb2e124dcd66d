"""Forms of submitting and publishing: whether the report goes along, and why where a heading is not signed."""

import pytest
from django.urls import reverse

from governance.packs.forms import PublishForm, SubmitForm
from governance.stages.lifecycle import submit
from tests.factories import make_report, make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage():
    return make_report().timetable.stages.order_by("step").select_related("body").first()


@pytest.fixture
def submitted(stage):
    submit(stage, by=make_user("site_administrator"), with_report=True)
    return stage


def test_nothing_is_asked_where_no_report_is_written():
    stage = make_timetable().stages.first()

    assert (list(SubmitForm(stage=stage).fields), list(PublishForm(stage=stage).fields)) == ([], [])


def test_the_report_goes_along_where_the_person_says_so(stage):
    given, kept = SubmitForm({"with_report": "on"}, stage=stage), SubmitForm({}, stage=stage)

    assert (given.is_valid(), kept.is_valid()) == (True, True)
    assert (given.cleaned_data, kept.cleaned_data) == ({"with_report": True}, {"with_report": False})


def test_the_edition_that_the_body_was_given_is_offered_and_none(submitted):
    choices = PublishForm(stage=submitted).fields["report"].choices

    assert choices[0] == ("edition", f"The report to {submitted.body.name}, version 1")
    assert choices[-1] == ("none", "Publish no report with these papers")


def test_a_report_that_is_not_signed_needs_a_reason(submitted):
    form = PublishForm({"report": "edition", "reason": " "}, stage=submitted)

    assert list(form.errors) == ["reason"]
    assert form.unsigned != []


def test_a_report_that_is_not_signed_goes_public_with_a_reason(submitted):
    form = PublishForm({"report": "edition", "reason": "Finance follows."}, stage=submitted)

    assert (form.is_valid(), form.cleaned_data) == (True, {"report": "edition", "reason": "Finance follows."})


def test_papers_without_the_report_need_no_reason(submitted):
    assert PublishForm({"report": "none", "reason": ""}, stage=submitted).errors == {}


def test_a_text_of_the_report_that_is_not_offered_is_refused(submitted):
    assert list(PublishForm({"report": "draft", "reason": "Now."}, stage=submitted).errors) == ["report"]


def test_letters_that_cannot_be_printed_are_named_before_the_text_is_submitted(client, stage):
    client.force_login(make_user("site_administrator"))
    block = stage.paper.blocks.first()
    stage.paper.blocks.filter(pk=block.pk).update(data={"html": "<p>安全</p>"})

    remarks = client.get(reverse("governance:stage_submit", args=[stage.pk])).context["remarks"]

    sentence = (
        "these letters cannot be printed and leave empty boxes in the PDF: “全”, “安”. Write them in other words."
    )
    assert remarks == [f"In “{block.heading}”, {sentence}"]
