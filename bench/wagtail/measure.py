"""Wagtail's side of ``bench/beside_wagtail.py``, which starts it in Wagtail's own environment.

    python bench/wagtail/measure.py CONTENT.json

Fills a scratch database with the texts of the file, says "ready", and answers each line of its input, the name of a
page and how often to get it, with the processor time of each time in seconds, as JSON.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
FOLDER = tempfile.TemporaryDirectory(prefix="wagtail-")
os.environ["WAGTAIL_DATABASE"] = f"{FOLDER.name}/wagtail.sqlite3"

import django

django.setup()

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from texts.models import ChaptersPage, TextPage
from wagtail.models import Page
from wagtail.rich_text import RichText


def fill(content) -> dict[str, tuple[Client, str]]:
    """``{page: (who looks at it, address)}``."""
    call_command("migrate", verbosity=0)
    home = Page.objects.get(slug="home")
    home.add_child(instance=TextPage(title="Plan", slug="plan", body=content["text"]))
    chapters = [
        ("chapter", {"heading": each["heading"], "text": RichText(each["html"])}) for each in content["chapters"]
    ]
    edited = home.add_child(instance=ChaptersPage(title="Chapters", slug="chapters", body=chapters))
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("editor", "editor@council.example"))
    return {"plan": (Client(), "/plan/"), "chapters": (editor, f"/admin/pages/{edited.pk}/edit/")}


def timed(client, address) -> float:
    start = time.process_time()
    response = client.get(address)
    taken = time.process_time() - start
    if response.status_code != 200:
        sys.exit(f"{address} answered {response.status_code}.")
    return taken


def main():
    pages = fill(json.loads(Path(sys.argv[1]).read_text()))
    print("ready", flush=True)
    for line in sys.stdin:
        name, times = line.split()
        print(json.dumps([timed(*pages[name]) for _ in range(int(times))]), flush=True)


if __name__ == "__main__":
    main()
