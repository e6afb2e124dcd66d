"""A plan's file in the browser: looked at, all its faults told at once, brought in, and no second time."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerships.access import Role
from partnerships.models import Organisation, Partnership, User
from plans.interchange import export_plan, import_plan
from plans.interchange.browser.views import EXAMPLE
from plans.models import Attachment, Import, Plan
from tests.factories import make_partnership, make_user
from tests.interchange_files import rich_text, small_file
from tests.plans.interchange.test_files import file_with, media, png

pytestmark = pytest.mark.django_db
CHOOSE = reverse("plans:plan_file_choose")
__all__ = ["media"]


@pytest.fixture(autouse=True)
def administrator(client):
    user = make_user(Role.SITE_ADMINISTRATOR)
    client.force_login(user)
    return user


def send(client, data, name="plan.json"):
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return client.post(CHOOSE, {"file": SimpleUploadedFile(name, raw)})


def test_the_example_of_the_guide_is_looked_at_and_brought_in(client, administrator):
    guide = client.get(reverse("plans:plan_file_guide")).content.decode()
    sent = send(client, EXAMPLE.read_bytes())
    looked = client.get(sent.url).context["told"]
    assert (Plan.objects.count(), Organisation.objects.count(), Partnership.objects.count()) == (0, 0, 0)

    done = client.post(sent.url)

    plan = Plan.objects.get()
    assert done.url == reverse("plans:paper", args=[plan.paper.key])
    assert looked["partnership"] == {"name": "Safer Exampleborough Partnership", "is_new": True}
    assert looked["organisations"] == ["Exampleborough Council", "Exampleborough Police"]
    assert [block.kind for block in plan.paper.blocks.placed()] == ["rich_text", "priorities", "action_plan"]
    assert (Import.objects.get().state, Import.objects.get().brought_in_by) == ("brought_in", administrator)
    assert "Safer Exampleborough 2027–30" in guide


def test_the_example_says_nothing_that_may_be_left_out(administrator):
    plan = import_plan(EXAMPLE.read_bytes(), by=administrator)

    given = json.loads(EXAMPLE.read_text())
    given["record"]["organisations"].pop()  # listed, and named nowhere: that may be so
    assert export_plan(plan) == given


def test_all_faults_are_told_by_their_place_and_nothing_is_kept(client):
    data = small_file(rich_text(data={"html": 7}), period={"start": "2027-04-01", "end": "2026-04-01"})

    page = send(client, data)

    places = [(place, [fault.sentence for fault in faults]) for place, faults in page.context["form"].faults_by_place()]
    assert places == [
        ("the plan, chapter 1 “Our area”", ["This must be a text, not “7”."]),
        ("the plan", ["The period ends before it begins."]),
    ]
    assert "documents.plan.blocks[0].data.html" in page.content.decode()
    assert (Import.objects.count(), Plan.objects.count()) == (0, 0)


def test_a_file_of_another_kind_is_called_what_it_is(client):
    page = send(client, b"%PDF-1.7", "plan.pdf")

    said = "This is a PDF, not a plan’s JSON file. Beside the PDF of a plan in a portal stands its JSON file."
    assert page.context["form"].errors == {"file": [said]}


def test_the_same_file_again_is_already_there(client, administrator):
    client.post(send(client, small_file()).url)

    page = send(client, small_file(), "again.json")

    standing = page.context["form"].standing
    assert standing.plan == Plan.objects.get()
    assert str(standing).startswith(f"{administrator} brought this very file in on ")
    assert Import.objects.count() == 1


def test_a_file_that_says_what_the_portal_says_is_already_there(client, administrator):
    plan = import_plan(small_file(), by=User.objects.system("import"))

    page = send(client, export_plan(plan))

    assert str(page.context["form"].standing) == "“Safer Anyborough” is already there, and says the same as this file."


def test_another_text_under_the_same_name_is_refused(client):
    import_plan(small_file(), by=User.objects.system("import"))

    page = send(client, small_file(title="Safer still"))

    assert page.context["form"].standing is None
    assert "There is a plan “anyborough-2026-29” already." in {f.sentence for f in page.context["form"].faults}


def test_an_unknown_chapter_is_shown_before_it_comes_in(client):
    song = rich_text(kind="song", heading="Our song", data={"verses": ["La la"]})

    page = client.get(send(client, small_file(song)).url)

    assert "<li>La la</li>" in page.content.decode()
    assert page.context["told"]["warnings"] == [
        {"place": "the plan, chapter 1 “Our song”",
         "sentence": "This portal knows no chapters of the kind “song”: it is kept as it is, shown plainly, and can "
                     "be replaced."},
    ]  # fmt: skip


def test_looking_keeps_no_picture(client):
    sent = send(client, file_with(png()))
    assert Attachment.objects.count() == 0

    client.post(sent.url)

    kept = Attachment.objects.get()
    assert kept.file.name.endswith(f"/{kept.sha256}.png")  # its name was free


def test_who_is_quicker_is_told_of(client, administrator):
    sent = send(client, small_file())
    import_plan(small_file(), by=administrator)

    page = client.post(sent.url)

    assert "There is a plan “anyborough-2026-29” already." in page.content.decode()
    assert (Plan.objects.count(), Import.objects.get().state) == (1, "read")


def test_others_find_no_such_page(client):
    client.force_login(make_user(Role.OFFICER, make_partnership()))

    assert client.get(CHOOSE).status_code == 404


def test_a_plans_file_is_no_import_of_its_partnership(client):
    client.post(send(client, small_file()).url)
    found = Import.objects.get()
    client.force_login(make_user(Role.OFFICER, found.partnership))

    assert client.get(reverse("plans:import", args=[found.key])).status_code == 404
