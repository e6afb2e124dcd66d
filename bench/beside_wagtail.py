"""A plan's public page, lists of chapters, writing and saving beside a bare Wagtail's pages with the same content.

    .venv/bin/python bench/beside_wagtail.py [--rounds 5] [--chapters 400] [--written 81] [--environment DIR]
    .venv/bin/python bench/beside_wagtail.py --only save --only write --chapters 1 --rounds 2    (one or two of them)

Wagtail has requirements and an environment of its own (``bench/wagtail/``), made in the temp dir the first time. Both
sides take turns in one run, through Django's test client, on a scratch SQLite database each; processor time, medians.
Wagtail's page to read is one rich text in a template without any frame; its list of chapters is the page on which a
text of as many chapters is edited. ``write`` is the page of writing beside that same page of Wagtail, ``save`` what one
changed sentence takes until it is shown: a chapter and its answer here, the page's whole form and the page once more
there. Ratios: write at most 1.0, save 0.1.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from functools import partial
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WAGTAIL = ROOT / "bench" / "wagtail"
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from bench.tables import make_tables
from partnerships.access import Role
from plans.models import Block, Plan, RenderedText
from tests.factories import make_plan, make_user

NOT_RENDERED = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
AT_ONCE = 4
WORDS = "<p>What is done here, by whom, and how anybody will know that it helped. </p>" * 5


def environment(folder: Path) -> Path:
    """The interpreter of Wagtail's environment, made from its requirements where it is not there."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        install = [python, "-m", "pip", "install", "--quiet", "--requirement", WAGTAIL / "requirements.txt"]
        subprocess.run(install, check=True)
    return python


def fill(chapters: int, written: int) -> tuple[dict, dict]:
    """``{page: what asks for it once}``, and the content for the other side."""
    make_tables()
    call_command("make_scale", partnerships=1, verbosity=0)
    listed, paper = Plan.objects.get(slug="anyborough-next").paper, make_plan(blocks=(), state="drafting").paper
    content = {"chapters": write(listed, chapters), "written": write(paper, written)}
    read = reverse("plans:detail", args=["anyborough-current"])
    Client().get(read)
    officer = Client()
    officer.force_login(make_user(Role.OFFICER, listed.partnership))
    writer = Client(headers={"hx-request": "true"})
    writer.force_login(make_user(Role.OFFICER, paper.partnership))
    pages = {
        "plan": partial(Client().get, read),
        "chapters": partial(officer.get, reverse("plans:paper", args=[listed.key])),
        "write": partial(writer.get, reverse("plans:write", args=[paper.key])),
        "save": partial(save, writer, paper.blocks.first(), count(2)),
    }
    return pages, {"text": RenderedText.objects.get(packed=b"").html, **content}


def write(paper, chapters: int) -> list[dict]:
    """Put so many chapters into the paper; the same for the other side."""
    paper.blocks.all().delete()
    content = [{"heading": f"Chapter {number}", "html": WORDS} for number in range(1, chapters + 1)]
    Block.objects.bulk_create(
        Block(paper=paper, kind="rich_text", position=place, heading=each["heading"], data={"html": each["html"]})
        for place, each in enumerate(content)
    )
    return content


def save(client, block, numbers):
    """Send a chapter's form, each time with another sentence."""
    number, address = next(numbers), reverse("plans:write_chapter", args=[block.paper.key, block.key])
    html = f"<p>Sentence {number}.</p>{WORDS}"
    typed = {"heading": block.heading, "level": "1", "html": html, "revision": number - 1, "draft_tab": "bench"}
    return client.post(address, typed)


def timed(ask) -> float:
    start = time.process_time()
    response = ask()
    taken = time.process_time() - start
    if response.status_code != 200:
        sys.exit(f"{response.request['PATH_INFO']} answered {response.status_code}.")
    return taken


class OtherSide:
    """Wagtail, in a process of its own."""

    def __init__(self, python: Path, content: dict, folder: str):
        path = Path(folder) / "content.json"
        path.write_text(json.dumps(content))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen([python, WAGTAIL / "measure.py", path], **pipes)
        self.process.stdout.readline()

    def times(self, name: str) -> list[float]:
        self.process.stdin.write(f"{name} {AT_ONCE}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--chapters", type=int, default=400)
    parser.add_argument("--written", type=int, default=81)
    parser.add_argument("--only", action="append", choices=["plan", "chapters", "write", "save"])
    parser.add_argument("--environment", type=Path, default=Path(tempfile.gettempdir()) / "bench-wagtail")
    options = parser.parse_args()
    python = environment(options.environment)
    pages, content = fill(options.chapters, options.written)
    pages = {name: page for name, page in pages.items() if name in (options.only or pages)}
    ours, theirs = {name: [] for name in pages}, {name: [] for name in pages}
    with tempfile.TemporaryDirectory() as folder:
        other = OtherSide(python, content, folder)
        for number in range(options.rounds + 1):
            for name, page in pages.items():
                own, others = [timed(page) for _ in range(AT_ONCE)], other.times(name)
                if number:  # the first round warms up
                    ours[name] += own
                    theirs[name] += others
        other.process.stdin.close()
        other.process.wait()
    print(f"{'page':<12}{'ours, ms':>12}{'Wagtail, ms':>14}{'ratio':>8}")
    for name in pages:
        own, others = (statistics.median(times[name]) * 1000 for times in (ours, theirs))
        print(f"{name:<12}{own:>12.1f}{others:>14.1f}{own / others:>8.2f}")


if __name__ == "__main__":
    with override_settings(TASKS=NOT_RENDERED):  # PDFs have a bench of their own
        main()
