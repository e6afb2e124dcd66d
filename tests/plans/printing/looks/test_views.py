"""Choosing how printed texts look, and what is drawn with it."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from partnerships.access import Role
from partnerships.models import AuditEntry
from plans.models import LookPicture, PrintedLook
from plans.papers.versions import freeze
from plans.printing.looks.kept import USUAL, look_of, look_of_version
from plans.printing.making import make
from plans.printing.renderings import want_draft, want_version
from tests.factories import make_council, make_membership, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 21)
CHOSEN = {"cover_credit": "Picture: the council", "has_priority_colours": "on", "has_back_cover": "on"}


def picture(size=(40, 30), kind="JPEG"):
    content = BytesIO()
    Image.new("RGB", size, "teal").save(content, kind)
    return SimpleUploadedFile("picture", content.getvalue())


@pytest.fixture
def plan():
    return make_plan(make_partnership(), title="Safer Anyborough", blocks=("Our area",))


@pytest.fixture
def organisation(plan):
    council = make_council()
    make_membership(plan.partnership, council)
    return council


@pytest.fixture
def administrator(client, plan):
    user = make_user(Role.ADMINISTRATOR, plan.partnership)
    client.force_login(user)
    return user


def choose(client, plan, **given):
    return client.post(reverse("plans:printed_look", args=[plan.partnership.slug]), {**CHOSEN, **given})


def test_what_is_chosen_is_kept_with_its_history(client, plan, administrator):
    choose(client, plan, cover=picture())

    look = PrintedLook.objects.get(partnership=plan.partnership)
    assert (look.cover_credit, look.has_big_numbers, look.has_back_cover) == ("Picture: the council", False, True)
    assert (look.history.first().history_user, AuditEntry.objects.last().event) == (
        administrator,
        "printed look changed",
    )


def test_a_picture_is_made_as_small_as_paper_needs(client, plan, administrator):
    choose(client, plan, cover=picture((4000, 2000)))

    with LookPicture.objects.get().file.open("rb") as file:
        assert Image.open(file).size == (2480, 1240)


def test_a_sound_picture_is_not_lost_when_another_is_not(client, plan, organisation, administrator):
    logo = f"logo_{organisation.pk}"
    answer = choose(client, plan, cover=picture(), **{logo: SimpleUploadedFile("logo.png", b"GIF89a")})
    kept = answer.context["form"]["cover_kept"].value()

    choose(client, plan, cover_kept=kept)

    assert answer.context["form"].errors[logo] == ["The file must be a PNG or a JPEG image."]
    assert look_of(plan.partnership, ON)["cover"] == kept


def test_partners_at_the_table_have_their_logos(client, plan, organisation, administrator):
    choose(client, plan, **{f"logo_{organisation.pk}": picture()})
    first = [logo["name"] for logo in look_of(plan.partnership)["logos"]]

    kept = {f"logo_{organisation.pk}_kept": LookPicture.objects.get().sha256, f"logo_{organisation.pk}_none": "on"}
    choose(client, plan, **kept)

    assert (first, look_of(plan.partnership)["logos"]) == ([organisation.name], [])


def test_without_a_choice_the_usual_look_is_drawn(plan):
    assert look_of(plan.partnership) == USUAL


def test_a_version_keeps_the_look_it_was_first_drawn_with(client, plan, administrator):
    choose(client, plan, cover=picture())
    version = freeze(plan.paper, by=administrator, purpose="submission")
    first = want_version(version, by=administrator).inputs["look"]

    choose(client, plan, cover=picture((50, 50)))

    assert (look_of_version(version), look_of(plan.partnership) != first) == (first, True)


def test_a_version_drawn_before_there_were_looks_stays_plain(plan, administrator):
    version = freeze(plan.paper, by=administrator, purpose="submission")
    drawn = want_version(version, by=administrator)
    del drawn.inputs["look"]
    drawn.save()

    assert look_of_version(version) is None


def test_the_cover_is_in_the_pdf(client, plan, organisation, administrator):
    choose(client, plan, cover=picture(), **{f"logo_{organisation.pk}": picture((90, 30), "PNG")})

    rendering = want_draft(plan.paper, by=administrator, on=ON)
    make(rendering.pk)
    rendering.refresh_from_db()

    with rendering.file.open("rb") as file:
        content = file.read()
    assert (rendering.error, content.count(b"/Subtype /Image") >= 2) == ("", True)


def test_a_picture_is_shown_to_whoever_chooses(client, plan, administrator):
    choose(client, plan, cover=picture())
    url = reverse("plans:look_picture", args=[plan.partnership.slug, LookPicture.objects.get().sha256])

    assert client.get(url)["Content-Type"] == "image/jpeg"
