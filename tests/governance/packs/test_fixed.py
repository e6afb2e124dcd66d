"""Packs of meetings: what was published is never changed, neither through the row nor through many of them."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from governance.models import Exemption, Pack, PackPart, Supplement
from tests.factories import make_meeting, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def published():
    clerk = make_user("site_administrator")
    made = {"file": "packs/a.pdf", "sha256": "5a" * 32, "size": 10, "pages": 1, "total": 1, "making": "ready"}
    return Pack.objects.create(
        meeting=make_meeting(), name="cabinet-2027-02-10-pack", state="published", published_at=timezone.now(),
        published_by=clerk, **made,
    )  # fmt: skip


def test_nothing_of_a_published_pack_is_changed(published):
    published.sha256 = "6b" * 32

    for change in (published.save, lambda: Pack.objects.update(sha256="6b" * 32), published.delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        Pack.objects.all().delete()
    assert Pack.objects.get().sha256 == "5a" * 32


def test_a_pack_is_withdrawn_with_a_reason_only(published):
    published.state, published.withdrawn_because = "withdrawn", "It named a child."
    published.save(update_fields=["state", "withdrawn_because"])

    assert Pack.objects.get().state == "withdrawn"
    with pytest.raises(IntegrityError):
        Pack.objects.update(withdrawn_because="")


def test_a_draft_is_made_again_and_thrown_away():
    draft = Pack.objects.create(meeting=make_meeting(), name="draft", sha256="5a" * 32)
    draft.sha256 = "6b" * 32
    draft.save()
    draft.delete()

    assert not Pack.objects.exists()


def test_one_pack_for_each_meeting_edition_and_variant(published):
    Pack.objects.create(meeting=published.meeting, name="full", variant="full")

    with pytest.raises(IntegrityError):
        Pack.objects.create(meeting=published.meeting, name="again")


def test_packs_of_a_meeting_that_moved_stay_its_own(published):
    moved = make_meeting(published.meeting.body, uid=published.meeting.uid, sequence=1, moved_from=published.meeting)

    assert list(Pack.objects.of(moved)) == [published]


def test_an_urgent_supplement_has_its_chairs_reason():
    with pytest.raises(IntegrityError):
        Supplement.objects.create(meeting=make_meeting(), number=1, reason="urgent", name="supplement-1")


def test_a_sheet_holds_nothing_of_the_paper_it_stands_for(published):
    with pytest.raises(IntegrityError):
        PackPart.objects.create(pack=published, position=1, kind="exempt_sheet", title="Exempt", source="agenda/a.pdf")


def test_an_exempt_paper_has_its_paragraph_and_the_public_interest():
    clerk, meeting = make_user("site_administrator"), make_meeting()
    item = meeting.agenda.create(position=1, title="Contract", added_by=clerk)

    with pytest.raises(IntegrityError):
        Exemption.objects.create(item=item, recorded_by=clerk, paragraphs=[], public_interest="Prices.")


@pytest.mark.parametrize(("first", "last", "words"), [(69, 77, "69–77"), (5, 5, "5"), (None, None, "")])
def test_pages_of_a_part_in_words(first, last, words):
    assert PackPart(first=first, last=last).numbers == words
