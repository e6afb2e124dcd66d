"""The drill: a backup taken while somebody writes, put into an empty place, holds the same rows, files and chains."""

import os
import subprocess
import sys
import threading
import zipfile

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from csp_portal.backup import NotPutBack, put_back, take
from csp_portal.backup.archive import MANIFEST
from csp_portal.backup.databases import database
from csp_portal.management.commands.fill_demo import FOLDER, read_fixture
from partnerships.models import Mail, User
from plans.interchange import import_plan
from plans.interchange.load import whole_file
from plans.models import Attachment, Version
from tests.migrations.databases import ROOT, database_of_its_own
from tests.world import DOT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both("locks")]


@pytest.fixture
def plan():
    by = User.objects.system("import")
    plan = import_plan(whole_file(read_fixture(FOLDER / "thanet-2017-20.json")), by=by)
    Attachment.store(plan.paper, content=DOT, name="dot.png", content_type="image/png", by=by)
    return plan


@pytest.fixture
def writing():
    """Somebody who writes two rows at a time for as long as the test goes on."""
    stopped = threading.Event()

    def write():
        n = 0
        while not stopped.is_set():
            n += 1
            with transaction.atomic():
                for part in ("first", "second"):
                    Mail.objects.create(kind=part, key=str(n), address="a@example.org", written_at=timezone.now())
        connection.close()

    thread = threading.Thread(target=write)
    thread.start()
    yield
    stopped.set()
    thread.join()


def restored(file, folder):
    """What a portal of its own, empty until then, says to it."""
    with database_of_its_own(folder) as address:
        environment = os.environ | {"DATABASE_URL": address, "CSP_DATA": str(folder)}
        environment["DJANGO_SETTINGS_MODULE"] = "csp_portal.settings"
        command = [sys.executable, "manage.py", "restore", str(file)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_backup_taken_while_people_work_is_the_portal_of_one_moment(plan, writing, tmp_path):
    path, manifest = take(tmp_path)
    said = restored(path, tmp_path / "other")

    assert f"{manifest.rows:,} rows and 1 files, each as it was" in said
    assert (manifest.tables["plans_version"][0], manifest.missing) == (Version.objects.count(), [])
    assert manifest.tables["partnerships_mail"][0] % 2 == 0
    assert path.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(path) as opened:
        assert set(opened.namelist()) == {database().member, f"files/{plan.paper.attachments.get().file}", MANIFEST}


def test_a_portal_that_holds_something_is_left_as_it_is(plan, tmp_path):
    path, _ = take(tmp_path)

    with pytest.raises(NotPutBack, match="The database is not empty"):
        put_back(path)


def test_a_backup_with_a_file_that_is_gone_says_so(plan, tmp_path):
    file = plan.paper.attachments.get().file
    file.storage.delete(file.name)

    with pytest.raises(
        CommandError, match=r"Files that rows lead to are gone \(1\), the rest is backed up: attachments/"
    ):
        call_command("backup", tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
