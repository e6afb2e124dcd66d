"""The clerk's pages of a meeting's pack: what each form does, what it keeps, and what is not there."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.meetings.verbs import cancel_meeting
from governance.models import Exemption, FrontSheet, Pack
from governance.packs.agenda import add_item, agenda_of
from governance.packs.publishing import publish_pack
from partnerships.models import AuditEntry
from tests.factories import make_meeting, make_user
from tests.governance.packs.test_agenda import pdf_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_user("site_administrator")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


@pytest.fixture
def meeting(clerk):
    """With one item, “Minutes”."""
    meeting = make_meeting()
    add_item(meeting, by=clerk, title="Minutes", content=pdf_of(2), file_name="minutes.pdf")
    return meeting


def at(meeting, name, *args):
    return reverse(f"governance:{name}", args=[meeting.pk, *args])


def paper(content=None):
    return SimpleUploadedFile("late.pdf", content or pdf_of(3), content_type="application/pdf")


def listed(meeting):
    return [(item.number, item.title, item.row.pages) for item in agenda_of(meeting)]


def said(answer):
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_an_item_is_added_with_its_paper(client, meeting):
    answer = client.post(at(meeting, "pack_item_add"), {"title": "Grant", "number": "5a", "file": paper()})

    assert (answer.url, said(answer)) == (at(meeting, "pack_page"), ["The item is added."])
    assert listed(meeting) == [("1", "Minutes", 2), ("5a", "Grant", 3)]


def test_an_item_without_its_paper_is_not_added_and_stays_typed(client, meeting):
    form = client.post(at(meeting, "pack_item_add"), {"title": "Grant", "number": "5a"}).context["form"]

    assert (list(form.errors), form["title"].value(), form["number"].value()) == (["file"], "Grant", "5a")
    assert len(agenda_of(meeting)) == 1


def test_an_item_is_changed_and_keeps_its_paper_where_no_other_is_sent(client, meeting):
    address = at(meeting, "pack_item", agenda_of(meeting)[0].key)
    shown = client.get(address).context["form"].initial

    client.post(address, {"title": "Minutes of May", "number": "2"})
    renamed = listed(meeting)
    client.post(address, {"title": "Minutes of May", "number": "2", "file": paper()})

    assert shown == {"title": "Minutes", "number": ""}
    assert (renamed, listed(meeting)) == ([("2", "Minutes of May", 2)], [("2", "Minutes of May", 3)])


def test_items_are_moved_and_taken_off_by_one_button_each(client, meeting, clerk):
    row = add_item(meeting, by=clerk, title="Grant", content=pdf_of(3), file_name="grant.pdf")
    client.post(at(meeting, "pack_item_move", row.pk, "up"))
    up = listed(meeting)
    client.post(at(meeting, "pack_item_move", row.pk, "down"))
    down = listed(meeting)
    client.post(at(meeting, "pack_item_move", row.pk, "off"))

    assert (up, down) == ([("1", "Grant", 3), ("2", "Minutes", 2)], [("1", "Minutes", 2), ("2", "Grant", 3)])
    assert listed(meeting) == [("1", "Minutes", 2)]
    assert client.post(at(meeting, "pack_item_move", row.pk, "up")).status_code == 404


def test_the_agenda_of_a_meeting_that_is_cancelled_says_why_it_stays(client, meeting, clerk):
    cancel_meeting(meeting, by=clerk, reason="Election.")
    key = agenda_of(meeting)[0].key

    answers = [client.post(at(meeting, "pack_item_move", key, "off")), client.post(at(meeting, "pack_draft"))]

    assert said(answers[1]) == ["This meeting does not take place on this day any more."] * 2
    assert (len(agenda_of(meeting)), Pack.objects.count()) == (1, 0)


def test_the_front_sheet_is_written_once_for_all_packs_of_a_body(client, meeting):
    typed = {
        "members": "Councillor Ali (chair)",
        "contact": "Desk",
        "substitutes": "",
        "attending": "",
    }

    for quorum in ("Three", "Four"):
        client.post(at(meeting, "pack_front"), typed | {"quorum": quorum, "read": str(FrontSheet.history.count())})

    sheet = FrontSheet.objects.get()
    assert (sheet.body, sheet.members, sheet.quorum) == (meeting.body, "Councillor Ali (chair)", "Four")
    assert AuditEntry.objects.filter(event="front sheet changed").count() == 2
    assert "summoned_by" not in client.get(at(meeting, "pack_front")).context["form"].fields


def test_a_draft_is_there_for_the_clerk_once_it_is_made(client, meeting):
    asked = client.post(at(meeting, "pack_draft"))
    before = client.get(at(meeting, "draft_pack", "open")).status_code
    name = default_storage.save("packs/draft.pdf", ContentFile(pdf_of()))
    Pack.objects.update(making="ready", file=name, sha256="a" * 64)

    answer = client.get(at(meeting, "draft_pack", "open"))

    assert (asked.url, before) == (f"{at(meeting, 'pack_page')}#draft", 404)
    assert f'filename="draft-{Pack.objects.get().filename}"' in answer["Content-Disposition"]
    assert (b"".join(answer.streaming_content)[:5], "private" in answer["Cache-Control"]) == (b"%PDF-", True)
    assert client.get(at(meeting, "draft_pack", "full")).status_code == 404


def test_a_paper_is_marked_as_confidential(client, meeting):
    address = at(meeting, "pack_openness", agenda_of(meeting)[0].key, "paper")

    answer = client.post(address, {"openness": "confidential"})

    assert (answer.url, said(answer)) == (at(meeting, "pack_page"), ["Saved."])
    assert Exemption.objects.get().openness == "confidential"
    assert client.get(address).context["form"].initial["openness"] == "confidential"


def test_who_may_read_a_paper_that_is_not_there_is_not_asked(client, meeting):
    key = agenda_of(meeting)[0].key

    assert client.get(at(meeting, "pack_openness", key, "report")).status_code == 404
    assert client.get(at(meeting, "pack_openness", key, "whole")).status_code == 404


def test_after_the_pack_the_page_leads_on_to_its_supplement(client, meeting, clerk):
    publish_pack(meeting, by=clerk)

    assert client.get(at(meeting, "pack_publish")).url == at(meeting, "supplement")
    assert Pack.objects.count() == 1
