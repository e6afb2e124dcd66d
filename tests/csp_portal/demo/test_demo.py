"""``manage.py demo`` as a person starts and stops it."""

import contextlib
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request

import pytest

from csp_portal.management.commands.demo import address_of
from plans.immutable import ALL


@pytest.fixture(scope="module")
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One data folder for all starts: as when a person starts the demo again."""
    return tmp_path_factory.mktemp("demo") / "var"


def start(folder, port, *arguments):
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "DATABASE_"))}
    environment |= {"CSP_DATA": str(folder), "CSP_DEMO": "1"}
    environment.pop("SECRET_KEY", None)
    command = [sys.executable, "manage.py", "demo", "--port", str(port), *arguments]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def answer(portal, port, path, tries=1200):
    for _ in range(tries):
        assert portal.poll() is None, portal.communicate()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
                return response.read().decode()
        except OSError:
            time.sleep(0.25)
    return None


def stop(portal, number):
    """What it wrote, having ended on this signal."""
    portal.send_signal(number)
    output, _ = portal.communicate(timeout=60)
    return output


def is_free(port):
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))
    return True


@pytest.fixture(scope="module")
def first(folder, port):
    """The first start, which makes tables and fills them, stopped by Ctrl-C: what it answered, wrote and mailed."""
    portal = start(folder, port)
    try:
        health, page = answer(portal, port, "/healthz"), answer(portal, port, "/accounts/login/")
        mail = wait_for_mail(folder / "outbox", "Publish the papers for ")
    finally:
        output = stop(portal, signal.SIGINT)
    return {"health": health, "page": page, "mail": mail, "output": output, "is_free": is_free(port)}


def test_demo_serves_and_stops_with_its_children(first, port):
    assert json.loads(first["health"])["status"] == "ok"
    assert "/static/portal/portal." in first["page"]
    assert f"The portal is at http://127.0.0.1:{port}/" in first["output"]
    assert first["output"].rstrip().endswith("Stopping.")
    assert first["is_free"]


def test_demo_starts_again_on_what_is_there_and_stops_when_asked_to_end(first, folder, port):
    portal = start(folder, port)
    try:
        health = answer(portal, port, "/healthz")
    finally:
        output = stop(portal, signal.SIGTERM)

    assert json.loads(health)["status"] == "ok"
    assert output.rstrip().endswith("Stopping.")
    assert is_free(port)


def test_worker_of_the_demo_writes_reminders_that_lead_to_its_pages(first):
    assert re.search(r"^http://127\.0\.0\.1:\d+/workspace/meetings/\d+/pack/publish/", first["mail"], re.MULTILINE)
    assert re.search(r"^List-Unsubscribe:\s+<http://127\.0\.0\.1:\d+/mail/", first["mail"], re.MULTILINE)


def test_all_mails_of_the_demo_lead_to_its_port(first, folder, port):
    """Those too that filling it wrote."""
    with contextlib.closing(sqlite3.connect(folder / "portal.sqlite3")) as database:
        texts = [text for (text,) in database.execute("SELECT text FROM partnerships_mail")]

    assert len(texts) > 5
    assert {found for text in texts for found in re.findall(r"https?://[^/\s]+", text)} == {f"http://127.0.0.1:{port}"}


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:81"), ("0.0.0.0", "http://127.0.0.1:81"), ("::", "http://[::1]:81")],
)
def test_mails_lead_to_where_a_browser_finds_the_demo(host, address):
    assert address_of(host, 81) == address


def wait_for_mail(outbox, words, tries=240):
    """The first mail with these words; the worker writes reminders at its start, and sends them at once."""
    for _ in range(tries):
        for file in outbox.glob("*.log"):
            if words in (mail := file.read_text()) and mail.endswith("-" * 79 + "\n"):
                return mail
        time.sleep(0.25)
    return ""


def test_tables_of_the_demonstration_have_the_triggers_of_what_is_frozen(first, folder):
    with contextlib.closing(sqlite3.connect(folder / "portal.sqlite3")) as database:
        triggers = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()

    assert {name.rpartition("_no_")[0] for (name,) in triggers} == set(ALL)


def test_the_demonstration_has_the_register_of_areas(first, folder):
    with contextlib.closing(sqlite3.connect(folder / "portal.sqlite3")) as database:
        rows = database.execute(
            "SELECT name FROM partnerships_registeredcouncil WHERE name LIKE 'Rochford%'"
        ).fetchall()

    assert rows == [("Rochford District Council",)]


def test_nothing_is_left_to_migrate_after_the_first_start(first, folder):
    environment = os.environ | {"CSP_DATA": str(folder), "CSP_DEMO": "1", "SECRET_KEY": "k" * 60}
    environment.pop("DATABASE_URL", None)
    environment["DJANGO_SETTINGS_MODULE"] = "csp_portal.settings"
    command = [sys.executable, "manage.py", "migrate", "--check"]

    assert subprocess.run(command, env=environment, capture_output=True, text=True).returncode == 0


def test_reset_leaves_a_strangers_folder_alone(tmp_path, port):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "portal.sqlite3").write_text("somebody's")

    environment = os.environ | {"CSP_DATA": str(folder), "CSP_DEMO": "1", "SECRET_KEY": "k" * 60}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "manage.py", "demo", "--reset", "--no-serve"]
    environment["DJANGO_SETTINGS_MODULE"] = "csp_portal.settings"
    result = subprocess.run(command, env=environment, capture_output=True, text=True)

    assert result.returncode == 1
    assert result.stderr == f"CommandError: {folder} was not made by the demonstration: it stays as it is.\n"
    assert (folder / "portal.sqlite3").read_text() == "somebody's"
