"""What others noted in a Word file becomes comments on the chapters of the text, each once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerships.access import Role
from plans.models import Comment, Import
from tests.factories import make_partnership, make_plan, make_user
from tests.plans.office.word.files import sample

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=("1. Foreword", "Our work")).paper


@pytest.fixture(autouse=True)
def officer(client, paper):
    user = make_user(Role.OFFICER, paper.partnership)
    client.force_login(user)
    return user


def send(client, paper, name="2-reviewed-draft"):
    url = reverse("plans:returned_file", args=[paper.key])
    return client.post(url, {"file": SimpleUploadedFile("back.docx", sample(name))}).url


def noted(client, url):
    chapters = client.get(url).context["chapters"]
    return {chapter.heading: [each.text for each in chapter.remarks] for chapter in chapters}


def test_notes_are_listed_by_the_chapters_of_the_text(client, paper):
    assert noted(client, send(client, paper)) == {
        "1. Foreword": [
            "Comment in Word by Partner C: Is this still true? The ICB left in April.",
            "Deleted in Word: five (Partner B)",
            "Deleted in Word: Whole paragraph deleted by review. (P)",
            "Moved away in Word: Sentence that was moved here. (P) (under “Priorities”)",
            "Added in Word: ten (Partner B)",
            "Added in Word: Sentence that was moved here. (P)",
            "Table row deleted in Word: Row deleted by review | Police (under “Priorities”)",
        ],
    }


def test_what_is_ticked_becomes_a_comment_and_the_text_stays(client, paper, officer):
    url = send(client, paper)

    done = client.post(url, {"take": ["0", "1", "x", "99"]})

    foreword = paper.blocks.get(heading="1. Foreword")
    comments = Comment.objects.order_by("pk")
    assert done.url == reverse("plans:paper_read", args=[paper.key])
    assert [(each.block_key, each.author, each.text.partition(":")[0]) for each in comments] == [
        (foreword.key, officer, "Comment in Word by Partner C"), (foreword.key, officer, "Deleted in Word"),
    ]  # fmt: skip
    assert Import.objects.get().state == "brought_in"


def test_a_note_is_taken_in_once(client, paper):
    client.post(send(client, paper), {"take": ["0"]})

    again = send(client, paper)

    assert [each.is_there for each in client.get(again).context["chapters"][0].remarks[:2]] == [True, False]
    client.post(again, {"take": ["0"]})
    assert Comment.objects.count() == 1


def test_a_file_without_notes_says_so(client, paper):
    assert "Nothing was noted in it" in client.get(send(client, paper, "1-styled-plan")).content.decode()


def test_a_partner_does_not_take_notes_in(client, paper):
    client.force_login(make_user(Role.PARTNER_LEAD, paper.partnership))

    assert client.get(reverse("plans:returned_file", args=[paper.key])).status_code == 403
