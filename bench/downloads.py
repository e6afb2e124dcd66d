"""What the files of public addresses cost, as multiples of a static file of the same server, measured in one run.

    .venv/bin/python bench/downloads.py [--requests 400]

Starts gunicorn on a scratch SQLite database in the temp dir, with one plan whose PDF is ready, and reads the processor
time of its worker from /proc (Linux). Times depend on the machine, ratios little: goal at most 5, less for a 304.
"""

import argparse
import hashlib
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
DATA = tempfile.mkdtemp(prefix="csp-bench-")
os.environ |= {"CSP_DEMO": "1", "CSP_DATA": DATA, "LOG_LEVEL": "ERROR", "DJANGO_SETTINGS_MODULE": "csp_portal.settings"}

import django

django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from governance.models import Pack
from plans.models import Rendering
from plans.papers.versions import freeze, publish
from plans.printing.downloads import offer_plan
from plans.printing.making import store
from tests.factories import make_timetable, make_user

LARGE = b"%PDF-1.7\n" + bytes(350_000)


def prepare() -> list[tuple[str, str, str]]:
    """``(name, address, cookie)``: a static file, the plan in force, an open pack, a full one to who is signed in."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    timetable, by = make_timetable(), make_user("site_administrator")
    paper, stage = timetable.paper, timetable.stages.first()
    stage.version = freeze(paper, by=by, purpose="submission")
    stage.save()
    publish(stage.version, by=by, basis="papers")
    offer_plan(paper.plan, timezone.localdate())
    pack, full = Pack.objects.add(stage, is_open=True), Pack.objects.add(stage, is_open=False)
    done = {"state": "done", "file": store(LARGE), "sha256": hashlib.sha256(LARGE).hexdigest()}
    Rendering.objects.update(done_at=timezone.now(), **done)
    offer_plan(paper.plan, timezone.localdate())
    Pack.objects.update(rendering=Rendering.objects.first())
    return [
        ("static file", staticfiles_storage.url("portal/portal.css"), ""),
        ("plan.pdf", reverse("plans:pdf", args=[paper.plan.slug]), ""),
        ("pack", reverse("governance:pack", args=[pack.pk]), ""),
        ("full pack", reverse("governance:pack", args=[full.pk]), sign_in(by)),
    ]


def sign_in(user) -> str:
    """The cookie of a session."""
    session = SessionStore()
    session |= {
        SESSION_KEY: str(user.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: user.get_session_auth_hash(),
    }
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One gunicorn worker, and the processor time it has used."""

    def __init__(self):
        self.port = free_port()
        bind = ["--bind", f"127.0.0.1:{self.port}", "--workers", "1", "--threads", "4"]
        command = [sys.executable, "-m", "gunicorn", "csp_portal.wsgi", "--log-level", "error", *bind]
        self.process = subprocess.Popen(command, cwd=ROOT)
        while not self._answers():
            time.sleep(0.2)
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        self.worker = children.read_text().split()[0]

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def seconds(self) -> float:
        fields = Path(f"/proc/{self.worker}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def measure(self, address: str, requests: int, *, cookie: str = "", tag: str = "") -> tuple[float, int, str]:
        """Milliseconds of processor time for each request, the status, the tag of the file."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        headers = {name: value for name, value in (("Cookie", cookie), ("If-None-Match", tag)) if value}
        for number in range(requests + 10):
            if number == 10:
                start = self.seconds()
            connection.request("GET", address, headers=headers)
            response = connection.getresponse()
            response.read()
        return (self.seconds() - start) / requests * 1000, response.status, response.headers["ETag"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=400)
    requests = parser.parse_args().requests
    files, server = prepare(), Server()
    try:
        base, _, _ = server.measure(files[0][1], requests)
        print(f"{'':14} {'status':>7} {'ms':>7} {'x static':>9}")
        for name, address, cookie in files:
            taken, status, tag = server.measure(address, requests, cookie=cookie)
            print(f"{name:14} {status:>7} {taken:>7.2f} {taken / base:>9.1f}")
            taken, status, _ = server.measure(address, requests, cookie=cookie, tag=tag)
            print(f"{'  again':14} {status:>7} {taken:>7.2f} {taken / base:>9.1f}")
    finally:
        server.process.terminate()
        server.process.wait()


if __name__ == "__main__":
    main()
