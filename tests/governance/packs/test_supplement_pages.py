"""The clerk's page of a supplement, what everybody finds of it, and who is told."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.models import Pack, Supplement
from governance.packs.joining import make
from governance.packs.publishing import publish_pack
from governance.stages.lifecycle import submit
from partnerships.models import Mail
from tests.factories import make_partnership, make_user
from tests.governance.packs.test_agenda import pdf_of

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def stage(timetable, clerk):
    stage = timetable.stages.get(body__kind="executive")
    submit(stage, by=clerk)
    make(publish_pack(stage.current_date.meeting, by=clerk).pk)
    return stage


@pytest.fixture
def address(stage, clerk, client):
    client.force_login(clerk, backend=BACKEND)
    return reverse("governance:supplement", args=[stage.current_date.meeting_id])


def fill(**more):
    file = SimpleUploadedFile("late.pdf", pdf_of(2), content_type="application/pdf")
    return {"reason": "late", "openness": "open", "number": "1", "title": "Grant", "file": file, **more}


def make_all():
    for pack in Pack.objects.filter(making="wanted"):
        make(pack.pk)


def test_a_clerk_publishes_a_supplement_in_one_form(client, address):
    answer = client.post(address, fill())
    make_all()
    supplement = Supplement.objects.get()

    assert answer["Location"] == reverse("governance:pack_page", args=[supplement.meeting_id])
    assert [(part.item, part.title) for part in supplement.own_parts()[1:]] == [("1", "Grant")]
    assert b"".join(client.get(supplement.get_absolute_url()).streaming_content).startswith(b"%PDF")
    numbers = [number for number, _ in client.get(address).context["form"].fields["number"].choices]
    assert numbers == ["", "1"]


def test_comments_that_are_recorded_fill_the_form_and_are_drawn(client, address, timetable, clerk):
    scrutiny = timetable.stages.get(body__kind="scrutiny")
    form = client.get(f"{address}?view_of={scrutiny.pk}").context["form"]
    client.post(address, {**form.initial, "openness": "open", "words": "It supports the plan."})
    make_all()

    assert form.initial["title"] == f"Comments of {scrutiny.body.name}"
    assert form.initial["reason"] == "comments"
    assert form.initial["words"].startswith(f"{scrutiny.body.name} considered “{scrutiny.paper.title}”")
    assert Supplement.objects.get().own_parts().last().rendering.state == "done"


def test_a_conflict_leads_to_the_filled_form(client, address, stage, timetable):
    before = timetable.stages.get(body__kind="scrutiny")

    answer = client.get(reverse("governance:view_supplement", args=[stage.pk, before.pk]))

    assert answer["Location"] == f"{address}?view_of={before.pk}"


@pytest.mark.parametrize(
    ("given", "field", "told"),
    [
        ({"file": ""}, "file", "Add the paper: the pack holds everything else already."),
        ({"title": ""}, "title", "Give the paper a title."),
        ({"reason": "replaced"}, "replaces", "Say which pages are replaced, such as 45–52."),
        ({"openness": "exempt"}, "paragraphs", "Choose the paragraph that describes it."),
    ],
)
def test_what_a_supplement_needs_is_said_at_its_field(client, address, given, field, told):
    assert client.post(address, fill(**given)).context["form"].errors[field] == [told]


def test_everybody_finds_the_new_pages_at_the_meeting(client, address, stage):
    client.post(address, fill())
    make_all()
    client.logout()
    supplement = Supplement.objects.get()
    page = client.get(stage.current_date.meeting.get_absolute_url()).content.decode()

    assert "Supplement 1: A late report" in page
    assert f"Pages {supplement.first + 1}–{supplement.last}: item 1, Grant" in page
    assert page.index(f"{Pack.objects.get(edition=1).filename}") < page.index("The pack as it was before")


def test_those_concerned_are_told_once_its_file_is_there(client, address, stage):
    scrutiny, stranger = make_user("scrutiny", stage.paper.partnership), make_user("scrutiny", make_partnership())
    client.post(address, fill())
    before = Mail.objects.filter(kind="supplement").count()
    make_all()
    told = {mail.to: mail for mail in Mail.objects.filter(kind="supplement")}

    assert (before, scrutiny in told, stranger in told) == (0, True, False)
    assert "item 1, Grant" in told[scrutiny].text
    assert Supplement.objects.get().get_absolute_url() in told[scrutiny].text
