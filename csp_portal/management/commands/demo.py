"""``manage.py demo``: fill the embedded database, print the demo accounts, serve the portal with its worker."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from csp_portal.tables import bring_up_to_date

GRACE = 15  # seconds that server and worker have to finish what they are doing

GUNICORN = ["--workers", "2", "--threads", "4", "--log-level", "warning", "--graceful-timeout", str(GRACE)]
#: Not an address to open, but all of the machine's.
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
WORKER = [sys.executable, "manage.py", "worker"]


class Stopped(Exception):
    """Ctrl-C or a request to end."""


class Command(BaseCommand):
    help = "Serve the demonstration: embedded database, fixtures, demo accounts, server and worker."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--reset", action="store_true", help="throw away what was edited and start over")
        parser.add_argument("--no-serve", action="store_true", help="only prepare the data")

    def handle(self, *, host, port, reset, no_serve, **options):
        if not settings.DEMO:
            raise CommandError(
                "The demonstration never runs on real data: set CSP_DEMO=1 and no DATABASE_URL of yours."
            )
        if reset:
            self.start_over()
        # What the mails of filling, and later those of the worker, lead to.
        settings.SITE_ADDRESS = os.environ.setdefault("SITE_ADDRESS", address_of(host, port))
        self.prepare()
        if no_serve:
            return
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGINT, _stop)
        connections.close_all()
        self.serve(host, port)

    def start_over(self):
        """Empty the data folder, but only one that a demonstration made."""
        folder = Path(settings.DATA_DIR)
        if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
            raise CommandError(
                "RESET=1 starts over on the embedded database only: empty the PostgreSQL database yourself."
            )
        if folder.exists() and any(folder.iterdir()) and not (folder / "secret_key").exists():
            raise CommandError(f"{folder} was not made by the demonstration: it stays as it is.")
        connections.close_all()
        for name in ("media", "outbox", "static"):
            shutil.rmtree(folder / name, ignore_errors=True)
        for file in folder.glob(f"{Path(settings.DATABASES['default']['NAME']).name}*"):
            file.unlink()

    def prepare(self):
        bring_up_to_date()
        call_command("createcachetable", verbosity=0)
        collect_static_files()
        if "fill_demo" in get_commands():
            call_command("fill_demo")

    def serve(self, host, port):
        shown = f"[{host}]" if ":" in host else host
        server = _start([sys.executable, "-m", "gunicorn", "csp_portal.wsgi", "--bind", f"{shown}:{port}", *GUNICORN])
        children = [server, _start(WORKER)]
        try:
            self.stdout.write(f"The portal is at http://{shown}:{port}/ (Ctrl-C stops it).")
            self.stdout.flush()
            self.wait(children)
        except Stopped:
            self.stdout.write("Stopping.")
        finally:
            _end(children)

    def wait(self, children):
        """Until the web server ends, which is an error. A worker that was killed is started again: nothing is lost."""
        server, _ = children
        while server.poll() is None:
            if children[1].poll() is not None:
                self.stderr.write("The worker stopped by itself and is started again.")
                children[1] = _start(WORKER)
                time.sleep(2)
            time.sleep(0.5)
        raise CommandError("The web server stopped by itself.")


def address_of(host, port):
    """Where a browser on this machine finds a server that listens on *host*."""
    opened = ANYWHERE.get(host, host)
    return f"http://[{opened}]:{port}" if ":" in opened else f"http://{opened}:{port}"


def _start(command):
    """In a session of its own: Ctrl-C reaches this process only, which then ends its children in order."""
    environment = os.environ | {
        "CSP_DEMO": "1",
        "MAIL_ON_EVERY_DAY": "1",
        "DJANGO_SETTINGS_MODULE": "csp_portal.settings",
    }
    return subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, start_new_session=True)


def collect_static_files():
    """Collect them when a name, size or time of any has changed since the last start."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    mark = Path(settings.STATIC_ROOT) / ".collected"
    if not mark.exists() or mark.read_text() != digest.hexdigest():
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        mark.write_text(digest.hexdigest())


def _stop(number, frame):
    raise Stopped


def _end(children):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=GRACE + 5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
