"""Nobody else on the machine reads what the portal keeps."""

import os
import stat

import pytest

from csp_portal.private_files import keep_private
from tests.csp_portal.test_settings import PRODUCTION, run

WRITE = """
import django; django.setup()
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import send_mail
from django.db import connection
connection.cursor().execute("CREATE TABLE t (x)")
default_storage.save("renderings/ab/text.pdf", ContentFile(b"%PDF"))
"""


def mode(path):
    return oct(stat.S_IMODE(path.stat().st_mode))


@pytest.fixture(autouse=True)
def umask():
    """What the test changes for this process is put back."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.parametrize("environment", [PRODUCTION, {"CSP_DEMO": "1"}])
def test_everything_in_the_data_folder_is_its_users_alone(tmp_path, environment):
    folder = tmp_path / "data"
    made = run(folder, "-c", WRITE, **environment)

    assert made.returncode == 0, made.stderr
    assert mode(folder) == "0o700"
    assert {mode(path) for path in folder.rglob("*") if path.is_file()} == {"0o600"}
    assert {mode(path) for path in folder.rglob("*") if path.is_dir()} == {"0o700"}


def test_what_an_earlier_release_left_open_is_closed(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    database = folder / "portal.sqlite3"
    for path in (database, folder / "portal.sqlite3-wal"):
        path.touch(mode=0o644)
    keep_private(folder, database)

    assert (mode(folder), {mode(path) for path in folder.iterdir()}) == ("0o700", {"0o600"})


def test_folder_that_is_not_the_portals_own_stays_as_it_is(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir(mode=0o755)
    keep_private(folder, tmp_path / "elsewhere" / "portal.sqlite3")

    assert mode(folder) == "0o755"
