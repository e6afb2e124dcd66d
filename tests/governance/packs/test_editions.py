"""Drafts and editions of a pack: which variants there are, what they are called, what their fronts name."""

import pytest
from django.utils import timezone

from governance.models import Pack, Supplement
from governance.packs.agenda import add_item, agenda_of
from governance.packs.editions import ask_for_draft, drafts_of
from governance.packs.openness import set_openness
from governance.packs.publishing import publish_pack
from governance.packs.withdrawing import withdraw
from tests.factories import make_meeting, make_user
from tests.governance.packs.exempt import CLOSED
from tests.governance.packs.test_agenda import pdf_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_user("site_administrator")


@pytest.fixture
def meeting(clerk):
    """Of two papers without headings the second is not for publication."""
    meeting = make_meeting()
    for title in ("Minutes", "Contract"):
        add_item(meeting, by=clerk, title=title, content=pdf_of(2), file_name="a.pdf")
    set_openness(meeting, agenda_of(meeting)[1], "paper", by=clerk, **CLOSED)
    return meeting


def test_the_full_draft_goes_when_nothing_is_closed_any_more(meeting, clerk):
    ask_for_draft(meeting, by=clerk)
    before = [pack.variant for pack in drafts_of(meeting)]
    set_openness(meeting, agenda_of(meeting)[1], "paper", by=clerk, openness="open")

    ask_for_draft(meeting, by=clerk)

    assert (before, [pack.variant for pack in drafts_of(meeting)]) == (["open", "full"], ["open"])


def test_a_draft_that_failed_is_made_anew(meeting, clerk):
    made = {"file": "packs/a.pdf", "sha256": "a" * 64, "size": 9, "pages": 3, "total": 3}
    Pack.objects.filter(pk=ask_for_draft(meeting, by=clerk).pk).update(making="failed", attempts=5, error="No.", **made)

    again = ask_for_draft(meeting, by=clerk)

    assert Pack.objects.filter(meeting=meeting).count() == 2
    assert (again.making, again.attempts, again.error, again.edition) == ("wanted", 0, "", 0)
    assert (again.file.name, again.sha256, again.size, again.pages, again.total) == ("", "", None, None, None)


def test_each_variant_is_asked_of_the_worker_after_the_verb(meeting, clerk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as asked:
        ask_for_draft(meeting, by=clerk)

    assert len(asked) == len(drafts_of(meeting)) == 2


def test_a_closed_paper_without_headings_is_named_on_the_full_front_alone(meeting, clerk):
    ask_for_draft(meeting, by=clerk)

    noted = {pack.variant: [each["title"] for each in pack.note] for pack in drafts_of(meeting)}
    assert noted == {"open": ["Minutes"], "full": ["Minutes", "Contract"]}


def test_what_is_closed_has_a_sheet_in_the_open_pack_and_says_why_in_the_full_one(meeting, clerk):
    ask_for_draft(meeting, by=clerk)

    parts = [list(pack.parts.values_list("position", "kind", "title", "paragraphs")) for pack in drafts_of(meeting)]
    shared = [(0, "front", "Front sheet and agenda", []), (1, "paper", "Minutes", [])]
    assert parts == [
        [*shared, (2, "exempt_sheet", "Paper: not for publication", [3])],
        [*shared, (2, "paper", "Contract", [3])],
    ]
    assert [each.front_facts["items"][1]["papers"] for each in drafts_of(meeting)] == [1, 1]


def test_an_edition_is_called_by_body_day_variant_and_number(meeting, clerk):
    first = publish_pack(meeting, by=clerk)
    withdraw(first, by=clerk, because="It named a child.")
    publish_pack(meeting, by=clerk)

    names = list(Pack.objects.order_by("edition", "-variant").values_list("edition", "name", "state"))
    assert names == [
        (0, "cabinet-2027-02-10-pack", "withdrawn"), (0, "cabinet-2027-02-10-full-pack", "withdrawn"),
        (1, "cabinet-2027-02-10-pack-2", "published"), (1, "cabinet-2027-02-10-full-pack-2", "published"),
    ]  # fmt: skip


def test_what_another_meeting_published_stays(meeting, clerk):
    other = make_meeting()
    add_item(other, by=clerk, title="Minutes", content=pdf_of(), file_name="a.pdf")
    theirs, first = publish_pack(other, by=clerk), publish_pack(meeting, by=clerk)
    said = {"number": 1, "reason": "late", "state": "published", "published_at": timezone.now(), "published_by": clerk}
    Supplement.objects.create(meeting=other, pack=theirs, name="cabinet-supplement-1", asked_by=clerk, **said)

    withdraw(first, by=clerk, because="It named a child.")

    assert set(Pack.objects.of(meeting).values_list("state", flat=True)) == {"withdrawn"}
    assert (Pack.objects.of(other).get().state, Supplement.objects.get().state) == ("published", "published")


def test_a_full_pack_is_withdrawn_by_itself(meeting, clerk):
    publish_pack(meeting, by=clerk)

    withdraw(Pack.objects.get(variant="full"), by=clerk, because="It named a child.")

    assert dict(Pack.objects.values_list("variant", "state")) == {"open": "published", "full": "withdrawn"}


def test_a_confidential_paper_is_in_the_full_pack_alone(meeting, clerk):
    said = {"openness": "confidential", "paragraphs": [3], "public_interest": ""}
    set_openness(meeting, agenda_of(meeting)[1], "paper", by=clerk, **said)

    ask_for_draft(meeting, by=clerk)

    parts = [pack.parts.values_list("kind", "openness", "paragraphs").last() for pack in drafts_of(meeting)]
    assert parts == [("exempt_sheet", "confidential", []), ("paper", "confidential", [])]
