"""What the files of public addresses cost, as multiples of a static file of the same server, measured in one run.

    .venv/bin/python bench/downloads.py [--requests 80] [--rounds 5]

Starts gunicorn on a scratch SQLite database in the temp dir, with one plan whose PDF is ready, and reads the processor
time of its worker from /proc (Linux). All addresses are asked for in turn, round after round, and the median of the
rounds is told: other work on the machine slows all of them alike. Goal at most 5, less for a 304.
"""

import argparse
import hashlib
import http.client
import os
import socket
import statistics
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

from bench.tables import make_tables
from governance.models import Pack, StagePack
from plans.models import Rendering
from plans.papers.versions import freeze, publish
from plans.printing.downloads import offer_plan
from plans.printing.making import store
from tests.factories import make_timetable, make_user

#: Seconds: for the server to come up, and for one answer, on a machine that is busy with other work.
START, ANSWER = 300, 120
LARGE = b"%PDF-1.7\n" + bytes(350_000)


def prepare() -> list[tuple[str, str, str]]:
    """``(name, address, cookie)``: a static file, the plan in force, packs of a step and of a meeting, the full ones to
    who is signed in."""
    make_tables()
    call_command("collectstatic", interactive=False, verbosity=0)
    timetable, by = make_timetable(), make_user("site_administrator")
    paper, stage = timetable.paper, timetable.stages.first()
    stage.version = freeze(paper, by=by, purpose="submission")
    stage.save()
    publish(stage.version, by=by, basis="papers")
    offer_plan(paper.plan, timezone.localdate())
    pack, full = StagePack.objects.add(stage, is_open=True), StagePack.objects.add(stage, is_open=False)
    done = {"state": "done", "file": store(LARGE), "sha256": hashlib.sha256(LARGE).hexdigest()}
    Rendering.objects.update(done_at=timezone.now(), **done)
    offer_plan(paper.plan, timezone.localdate())
    StagePack.objects.update(rendering=Rendering.objects.first())
    return [
        ("static file", staticfiles_storage.url("portal/portal.css"), ""),
        ("plan.pdf", reverse("plans:pdf", args=[paper.plan.slug]), ""),
        ("pack", reverse("governance:pack", args=[pack.pk]), ""),
        ("full pack", reverse("governance:pack", args=[full.pk]), sign_in(by)),
        *(
            (f"of meeting{each.name[4:]}", each.get_absolute_url(), sign_in(by) if each.name != "pack" else "")
            for each in _packs_of_a_meeting(timetable, by)
        ),
    ]


def _packs_of_a_meeting(timetable, by):
    meeting = timetable.stages.last().current_date.meeting
    made = {"making": "ready", "file": store(LARGE, folder="packs"), "sha256": hashlib.sha256(LARGE).hexdigest()}
    made |= {"size": len(LARGE), "state": "published", "published_at": timezone.now(), "published_by": by}
    for variant, name in (("open", "pack"), ("full", "pack-full")):
        yield Pack.objects.create(meeting=meeting, variant=variant, name=name, total=1, pages=1, **made)


def sign_in(user) -> str:
    """The cookie of a session."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
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
        end = time.monotonic() + START
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > end:
                raise SystemExit("The server did not come up.")
            time.sleep(0.2)
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        self.worker = children.read_text().split()[0]

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def seconds(self) -> float:
        fields = Path(f"/proc/{self.worker}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def ask(self, address: str, requests: int, *, cookie: str = "", tag: str = "") -> tuple[int, str]:
        """The status and the tag of the file, asked for so many times over one connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER)
        headers = {name: value for name, value in (("Cookie", cookie), ("If-None-Match", tag)) if value}
        for _ in range(requests):
            connection.request("GET", address, headers=headers)
            response = connection.getresponse()
            response.read()
        connection.close()
        return response.status, response.headers["ETag"]

    def measure(self, requests: int, **asked) -> float:
        """Milliseconds of processor time for each request."""
        start = self.seconds()
        self.ask(requests=requests, **asked)
        return (self.seconds() - start) / requests * 1000


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=80)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    files, server = prepare(), Server()
    try:
        rows = list(_rows(server, files))
        taken = [[server.measure(given.requests, **asked) for _, _, asked in rows] for _ in range(given.rounds)]
    finally:
        server.process.terminate()
        server.process.wait()
    medians = [statistics.median(times) for times in zip(*taken, strict=True)]
    print(f"{'':14} {'status':>7} {'ms':>7} {'x static':>9}")
    for (name, status, _), ms in zip(rows, medians, strict=True):
        print(f"{name:14} {status:>7} {ms:>7.2f} {ms / medians[0]:>9.1f}")


def _rows(server, files):
    """``(name, status, what is asked)``: each file, and again by who has it; both asked for once to warm up."""
    for name, address, cookie in files:
        asked = {"address": address, "cookie": cookie}
        status, tag = server.ask(requests=10, **asked)
        yield name, status, asked
        again = {**asked, "tag": tag}
        yield "  again", server.ask(requests=10, **again)[0], again


if __name__ == "__main__":
    main()
