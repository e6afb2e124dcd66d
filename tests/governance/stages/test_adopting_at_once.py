"""Councils of one partnership that adopt at the same moment, each in a transaction of its own."""

import threading
import time

import pytest
from django.db import connection, transaction

from governance.models import Stage
from governance.stages import lifecycle as workflow
from partnerships.access import Role
from plans.models import Paper
from tests.factories import make_user
from tests.governance.stages.test_lifecycle import joint, put_in


@pytest.mark.both("locks")
@pytest.mark.django_db(transaction=True)
def test_two_councils_that_adopt_at_the_same_moment_adopt_the_plan():
    clerk = make_user(Role.SITE_ADMINISTRATOR)
    stages = joint(clerk, 2)
    for stage in stages:
        put_in(stage, Stage.State.PUBLISHED, clerk)
    paper = stages[0].paper
    both = threading.Barrier(2)

    def adopt(pk):
        try:
            with transaction.atomic():
                stage = Stage.objects.get(pk=pk)
                if connection.vendor == "postgresql":  # SQLite lets one writer in at a time
                    both.wait(20)
                workflow.record_outcome(stage, by=clerk, kind="adopted")
                time.sleep(0.2)
        finally:
            connection.close()

    threads = [threading.Thread(target=adopt, args=[stage.pk]) for stage in stages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Paper.objects.get(pk=paper.pk).state == "adopted"
