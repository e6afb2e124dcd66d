"""Publishing that is cut off, as by kill -9, leaves a pack as a whole or none; a worker that dies loses nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from governance.models import EditionPublication, Pack, Stage
from governance.packs.claims import take_back
from governance.packs.joining import make
from governance.packs.publishing import publish_pack
from governance.stages.lifecycle import submit
from plans.models import Publication
from tests.cut_off import CutOff, asked_by
from tests.factories import make_report

pytestmark = pytest.mark.django_db
POINTS = 8


@pytest.fixture
def stage(timetable, clerk):
    stage = timetable.stages.get(body__kind="executive")
    make_report(timetable, stage=stage)
    submit(stage, by=clerk)
    return stage


def publish(stage, clerk, *, cut_at=None):
    chosen = {stage.pk: {"reason": "Finance follows."}}
    return asked_by(lambda: publish_pack(stage.current_date.meeting, by=clerk, chosen=chosen), cut_at=cut_at)


def test_publishing_that_is_cut_off_anywhere_publishes_nothing(stage, clerk):
    whole, left = publish(stage, clerk), set()
    for point in range(1, whole, whole // POINTS):
        with pytest.raises(CutOff):
            publish(Stage.objects.get(pk=stage.pk), clerk, cut_at=point)
        state = Stage.objects.get(pk=stage.pk).state
        left.add((state, Pack.objects.count(), Publication.objects.count(), EditionPublication.objects.count()))

    assert left == {(Stage.State.SUBMITTED, 0, 0, 0)}


def test_a_pack_whose_worker_died_is_made_by_the_next(stage, clerk):
    pack = publish_pack(stage.current_date.meeting, by=clerk, chosen={stage.pk: {"reason": "Finance follows."}})
    Pack.objects.filter(pk=pack.pk).update(making="making", started_at=timezone.now(), claimed_by="")

    before = take_back(timezone.now())
    Pack.objects.filter(pk=pack.pk).update(started_at=timezone.now() - timedelta(hours=1))
    taken = take_back(timezone.now())
    make(pack.pk)

    pack.refresh_from_db()
    assert (before, taken, pack.making, pack.attempts) == (0, 1, "ready", 1)
