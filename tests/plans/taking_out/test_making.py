"""One zip made by the worker: how far it is, who takes it over, and how long it is kept."""

from datetime import timedelta
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from plans.models import Rendering, TakeOut
from plans.printing import processes
from plans.printing.renderings import want_draft
from plans.taking_out import making, sweeping
from plans.taking_out.verbs import UNDER_WAY, ask
from tests.days import today
from tests.factories import make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
S = TakeOut.State


@pytest.fixture
def partnership():
    partnership = make_partnership()
    make_plan(partnership, slug="safer", blocks=("Our area",))
    return partnership


@pytest.fixture
def administrator(partnership):
    return make_user(Role.ADMINISTRATOR, partnership)


@pytest.fixture
def asked(partnership, administrator):
    return ask(partnership, by=administrator, with_drafts=True)


def changed(asked, **values):
    TakeOut.objects.filter(pk=asked.pk).update(**values)


def test_the_worker_makes_the_file_and_says_how_far_it_is(asked):
    making.make(asked.pk)
    making.make(asked.pk)  # the queue may name it twice

    asked.refresh_from_db()
    assert (asked.state, asked.words, asked.files_made, asked.attempts) == (S.DONE, "Ready", asked.files, 1)
    with asked.file.open("rb") as file, ZipFile(file) as archive:
        assert (len(archive.namelist()), "plans/safer.json" in archive.namelist()) == (asked.files, True)
    assert asked.size == asked.file.size


def test_one_is_made_at_a_time_for_those_who_may(partnership, administrator, asked):
    officer = make_user(Role.OFFICER, partnership)

    with pytest.raises(Refused) as again:
        ask(partnership, by=administrator, with_drafts=False)
    with pytest.raises(Refused) as other:
        ask(partnership, by=officer, with_drafts=False)
    assert again.value.reasons == [UNDER_WAY]
    assert other.value.reasons == ["Your roles do not let you change this partnership's settings.", UNDER_WAY]
    assert AuditEntry.objects.get(event="everything taken out").details == {"with_drafts": True}


def test_a_draft_that_somebody_waits_for_is_drawn_between_two_files(asked, administrator):
    wanted = want_draft(asked.partnership.papers.get(), by=administrator, on=today())

    making.make(asked.pk)

    wanted.refresh_from_db()
    asked.refresh_from_db()
    assert (wanted.state, wanted.done_at < asked.ended_at) == (Rendering.State.DONE, True)


def test_a_fault_is_said_and_it_can_be_asked_for_again(asked, administrator):
    asked.partnership.papers.get().blocks.update(kind="table", data={})  # a row that no form would write

    making.make(asked.pk)

    asked.refresh_from_db()
    assert (asked.state, asked.is_under_way, asked.claimed_by) == (S.FAILED, False, "")
    assert ask(asked.partnership, by=administrator, with_drafts=True).state == S.WANTED


def test_one_whose_worker_died_is_made_by_another_and_given_up_in_the_end(asked):
    now = timezone.now()
    changed(asked, state=S.MAKING, claimed_by=processes.own_name(), told_at=now - timedelta(minutes=9), attempts=1)
    living = sweeping.take_back(now)
    silent = sweeping.take_back(now + timedelta(minutes=2))
    changed(asked, state=S.MAKING, claimed_by=processes.own_name(), attempts=sweeping.MOST_ATTEMPTS)
    sweeping.take_back(now + timedelta(minutes=2))

    asked.refresh_from_db()
    assert (living, silent, asked.state) == (0, 1, S.FAILED)


def test_one_that_the_queue_lost_is_queued_again_and_once(asked):
    DBTaskResult.objects.all().delete()

    figures = [sweeping.sweep(timezone.now())["queued"] for _ in range(2)]

    assert figures == [1, 0]


def test_the_file_goes_with_its_days(asked, django_capture_on_commit_callbacks):
    making.make(asked.pk)
    asked.refresh_from_db()
    after = asked.ended_at + settings.KEPT_FOR["take_outs"]
    before = [sweeping.forget(after), default_storage.exists(asked.file.name)]
    with django_capture_on_commit_callbacks(execute=True):
        gone = sweeping.forget(after + timedelta(seconds=1))

    assert (before, gone) == ([0, True], 1)
    assert (default_storage.exists(asked.file.name), TakeOut.objects.count()) == (False, 0)


@pytest.mark.parametrize(
    ("silent", "attempts", "state", "number"),
    [
        (sweeping.STALE_AFTER - timedelta(seconds=1), 1, S.MAKING, 0),
        (sweeping.STALE_AFTER, 1, S.WANTED, 1),
        (sweeping.STALE_AFTER, sweeping.MOST_ATTEMPTS - 1, S.WANTED, 1),
        (sweeping.STALE_AFTER, sweeping.MOST_ATTEMPTS, S.FAILED, 0),
    ],
    ids=["a second less", "ten minutes", "before the last attempt", "after the last attempt"],
)
def test_a_worker_that_says_nothing_for_ten_minutes_is_taken_for_dead(silent, attempts, state, number, asked):
    now = timezone.now()
    changed(asked, state=S.MAKING, claimed_by=processes.own_name(), told_at=now - silent, attempts=attempts)

    assert sweeping.take_back(now) == number
    asked.refresh_from_db()
    assert (asked.state, asked.ended_at) == (state, now if state == S.FAILED else None)


def test_one_that_is_ready_or_failed_is_not_made_again(asked):
    for state in (S.DONE, S.FAILED, S.MAKING):
        changed(asked, state=state)
        making.make(asked.pk)

    asked.refresh_from_db()
    assert (asked.attempts, asked.file.name) == (0, "")


def test_a_file_of_another_partnership_may_be_made_meanwhile(asked):
    other = make_partnership()

    assert ask(other, by=make_user(Role.ADMINISTRATOR, other), with_drafts=False).state == S.WANTED
