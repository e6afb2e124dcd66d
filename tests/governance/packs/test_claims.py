"""One worker has a file in hand; what became of it is told, and a file that was dropped is wanted again a few times."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from governance.models import Pack
from governance.packs.agenda import add_item
from governance.packs.claims import PLAIN_FAULT, Made, PartFailed, in_hand, take_back
from governance.packs.editions import ask_for_draft
from governance.packs.publishing import publish_pack
from plans.printing.processes import own_name
from tests.factories import make_meeting, make_user
from tests.governance.packs.test_agenda import pdf_of

pytestmark = pytest.mark.django_db
FILE = {"file": "packs/a.pdf", "sha256": "a" * 64, "size": 9, "pages": 3, "total": 3}


@pytest.fixture
def draft():
    by, meeting = make_user("site_administrator"), make_meeting()
    add_item(meeting, by=by, title="Minutes", content=pdf_of(), file_name="minutes.pdf")
    return ask_for_draft(meeting, by=by)


def standing(pack):
    pack.refresh_from_db()
    return pack.making, pack.attempts, pack.error, pack.claimed_by


def failing(fault):
    def build(pack):
        raise fault

    return build


def test_a_file_that_is_made_is_kept_with_its_pages_and_what_follows_is_done(draft):
    followed, (front, paper) = [], draft.parts.all()
    front.first, front.last, paper.first, paper.last = 1, 2, 3, 3

    in_hand(draft, lambda pack: Made(FILE, [front, paper], then=(lambda: followed.append(pack.pk),)))

    assert (standing(draft), draft.total, followed) == (("ready", 1, "", ""), 3, [draft.pk])
    assert list(draft.parts.values_list("first", "last")) == [(1, 2), (3, 3)]


def test_a_second_worker_gets_nothing_in_hand(draft):
    taken, began, before = [], [], timezone.now()

    def build(pack):
        in_hand(pack, taken.append)
        began.append((pack.claimed_by, pack.started_at > before))
        return Made(FILE, [])

    in_hand(draft, build)
    in_hand(draft, taken.append)

    assert (taken, standing(draft)[0], began) == ([], "ready", [(own_name(), True)])


def test_a_file_that_waits_for_another_is_wanted_again(draft):
    in_hand(draft, lambda pack: None)

    assert standing(draft) == ("wanted", 1, "", "")


@pytest.mark.parametrize(
    ("fault", "told", "logged"),
    [(PartFailed("Item 1 could not be drawn."), "Item 1 could not be drawn.", 0), (ValueError("x"), PLAIN_FAULT, 1)],
)
def test_a_fault_is_told_in_words_and_logged_where_nobody_foresaw_it(draft, caplog, fault, told, logged):
    in_hand(draft, failing(fault))

    assert standing(draft) == ("failed", 1, told, "")
    assert len(caplog.records) == logged


def test_a_database_that_is_gone_is_no_fault_of_the_file(draft):
    with pytest.raises(OperationalError):
        in_hand(draft, failing(OperationalError("gone")))

    assert standing(draft)[0] == "making"


@pytest.mark.parametrize(("since", "making"), [({"attempts": 2}, "making"), ({"making": "wanted"}, "wanted")])
def test_what_a_worker_made_too_late_is_not_kept(draft, since, making):
    """Another one began anew, or somebody asked for another draft."""
    followed, paper = [], draft.parts.last()
    paper.first = paper.last = 3

    def build(pack):
        Pack.objects.filter(pk=pack.pk).update(started_at=timezone.now() + timedelta(minutes=1), **since)
        return Made(FILE, [paper], then=(lambda: followed.append(pack.pk),))

    in_hand(draft, build)

    assert (standing(draft)[0], draft.file.name, followed) == (making, "", [])
    assert draft.parts.last().first is None


@pytest.mark.parametrize(("attempts", "making", "error"), [(4, "wanted", ""), (5, "failed", PLAIN_FAULT)])
def test_a_file_whose_worker_stopped_is_wanted_again_until_it_was_tried_often_enough(draft, attempts, making, error):
    began = timezone.now() - timedelta(minutes=11)
    rows = Pack.objects.filter(pk=draft.pk)
    rows.update(making="making", started_at=began, attempts=attempts, claimed_by="elsewhere:1:2")
    early = take_back(began + timedelta(minutes=9))

    assert (early, take_back(timezone.now())) == (0, 1)
    assert standing(draft) == (making, attempts, error, "")


def test_a_file_whose_worker_died_on_this_machine_is_wanted_at_once(draft):
    gone = f"{own_name().partition(':')[0]}:999999999:1"
    for name in (own_name(), gone):
        Pack.objects.update(making="making", started_at=timezone.now(), attempts=1, claimed_by=name)
        taken = take_back(timezone.now())

        assert (taken, standing(draft)[0]) == ((1, "wanted") if name == gone else (0, "making"))


def test_a_published_file_that_is_there_is_not_made_anew(draft):
    publish_pack(draft.meeting, by=draft.asked_by)
    began = timezone.now() - timedelta(hours=1)
    Pack.objects.update(making="ready", started_at=began, attempts=1, **FILE)

    assert take_back(timezone.now()) == 0
    assert standing(Pack.objects.get())[0] == "ready"


@pytest.mark.parametrize(
    ("minutes", "attempts", "is_published", "taken"),
    [(6, 4, True, 1), (4, 4, True, 0), (6, 5, True, 0), (6, 4, False, 0)],
)
def test_a_published_file_that_failed_is_tried_again_after_a_while(draft, minutes, attempts, is_published, taken):
    if is_published:
        publish_pack(draft.meeting, by=draft.asked_by)
    began = timezone.now() - timedelta(minutes=minutes)
    Pack.objects.update(making="failed", started_at=began, attempts=attempts, error="The store is full.")

    assert take_back(timezone.now()) == taken
    assert standing(Pack.objects.get())[0] == ("wanted" if taken else "failed")
