"""A plan's summary, easy-read text and the like, from their page in the workspace to everybody's."""

from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerships.access import Role
from partnerships.verbs import Refused
from plans.models import OtherFormat
from plans.papers.versions import freeze, publish
from plans.printing.cleaning import CleanPdf
from plans.public.formats.verbs import add_format, remove_format
from plans.taking_out.contents import files_of
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    plan = make_plan(slug="safer")
    version = freeze(plan.paper, by=make_user(Role.SITE_ADMINISTRATOR), purpose="submission")
    publish(version, by=make_user(Role.SITE_ADMINISTRATOR), basis="papers")
    return plan


@pytest.fixture
def officer(plan):
    return make_user(Role.OFFICER, plan.partnership)


def add(plan, by, kind="easy_read", language="", content=b"%PDF-1.7 easy"):
    return add_format(plan.paper, kind=kind, language=language, pdf=CleanPdf(content, 8), by=by)


def file(client, name="easy-read"):
    return client.get(reverse("plans:other_format", args=["safer", name]))


def given(**more):
    content = BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(content)
    upload = SimpleUploadedFile("EasyRead v3 FINAL.pdf", content.getvalue(), "application/pdf")
    return {"kind": "easy_read", "language": "", "upload": upload} | more


def test_one_that_is_put_beside_the_plan_is_everybodys_under_a_speaking_name(client, plan, officer):
    client.force_login(officer)
    client.post(reverse("plans:other_formats", args=[plan.paper.key]), given())
    client.logout()

    page, answer = client.get(plan.get_absolute_url()).content.decode(), file(client)

    assert "/plans/safer/formats/easy-read.pdf" in page
    assert (answer.status_code, b"".join(answer)[:5]) == (200, b"%PDF-")
    assert answer["Content-Disposition"] == 'inline; filename="safer-easy-read.pdf"'


@pytest.mark.parametrize(
    ("more", "errors"),
    [
        ({"kind": "translation"}, {"language": ["Say which language it is in."]}),
        ({"upload": SimpleUploadedFile("a.docx", b"PK")},
         {"upload": ["This file is not a PDF. Save the document as a PDF first."]}),
        ({"upload": ""}, {"upload": ["Choose the file."]}),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(client, plan, officer, more, errors):
    client.force_login(officer)

    form = client.post(reverse("plans:other_formats", args=[plan.paper.key]), given(**more)).context["form"]

    assert (form.errors, OtherFormat.objects.count()) == (errors, 0)


@pytest.mark.parametrize(("with_drafts", "plans"), [(True, {"draft", "safer"}), (False, {"safer"})])
def test_everything_that_is_taken_out_holds_those_that_may_be_seen(plan, with_drafts, plans):
    by, partnership = make_user(Role.SITE_ADMINISTRATOR), plan.partnership
    for each in (plan, make_plan(partnership, slug="draft")):
        add(each, by, content=each.slug.encode())

    files = files_of(partnership, with_drafts=with_drafts)

    assert {file.content().decode() for file in files if file.words == "Easy read, PDF"} == plans


def test_a_newer_one_takes_the_place_of_that_under_its_name_alone(client, plan, officer):
    before, polish = add(plan, officer), add(plan, officer, "translation", "Polish")
    after = add(plan, officer, content=b"%PDF-1.7 newer")

    assert list(plan.paper.other_formats.standing()) == [after, polish]
    assert (b"".join(file(client)), polish.name) == (b"%PDF-1.7 newer", "in-polish")
    before.refresh_from_db()
    assert before.history.first().history_change_reason == "A newer one takes its place."


def test_one_that_is_taken_away_is_handed_out_no_more(client, plan, officer):
    row = add(plan, officer)
    client.force_login(officer)

    client.post(reverse("plans:format_remove", args=[plan.paper.key, row.pk]), {"reason": "Two pages are missing."})

    assert file(client).status_code == 404
    row.refresh_from_db()
    assert row.history.first().history_change_reason == "Two pages are missing."


def test_nobody_gets_one_of_a_plan_that_is_not_public(client, officer):
    row = add(make_plan(slug="draft"), make_user(Role.SITE_ADMINISTRATOR))

    assert client.get(reverse("plans:other_format", args=["draft", row.name])).status_code == 404


def test_who_does_not_edit_the_plan_changes_none(plan, officer):
    reader = make_user(Role.READER, plan.partnership)

    with pytest.raises(Refused, match="edit this text"):
        add(plan, reader)
    with pytest.raises(Refused, match="edit this text"):
        remove_format(add(plan, officer), by=reader, reason="No")
