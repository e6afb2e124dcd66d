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
from functools import partial
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
FOLDER = tempfile.TemporaryDirectory(prefix="wagtail-")
os.environ["WAGTAIL_DATABASE"] = f"{FOLDER.name}/wagtail.sqlite3"

import django

django.setup()

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from texts.models import ChaptersPage, TextPage
from wagtail.models import Collection, Locale, Page, Site
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield


def fill(content) -> dict:
    """``{page: what asks for it once}``."""
    home = make_site()
    home.add_child(instance=TextPage(title="Plan", slug="plan", body=content["text"]))
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("editor", "editor@council.example"))
    listed, written = (editing(home, name, content[name]) for name in ("chapters", "written"))
    return {
        "plan": partial(Client().get, "/plan/"),
        "chapters": partial(editor.get, listed),
        "write": partial(editor.get, written),
        "save": partial(save, editor, written, content["written"], count(1)),
    }


def make_site() -> Page:
    """Tables straight from the models, migrations take minutes; then what Wagtail's own migrations put into them."""
    settings.MIGRATION_MODULES = dict.fromkeys(app.label for app in apps.get_app_configs())
    call_command("migrate", run_syncdb=True, verbosity=0)
    Locale.objects.create(language_code="en")
    Collection.add_root(name="Root")
    home = Page.add_root(title="Root", slug="root").add_child(title="Home", slug="home")
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home


def editing(home, name, content) -> str:
    """The address at which a text of these chapters is edited."""
    chapters = [("chapter", {"heading": each["heading"], "text": RichText(each["html"])}) for each in content]
    return f"/admin/pages/{home.add_child(instance=ChaptersPage(title=name, slug=name, body=chapters)).pk}/edit/"


def save(client, address, content, numbers):
    """Send the form of the whole page, as Wagtail does, each time with another sentence, and get the page once more."""
    texts = [each["html"] for each in content]
    texts[0] = f"<p>Sentence {next(numbers)}.</p>{texts[0]}"
    chapters = [
        ("chapter", {"heading": each["heading"], "text": rich_text(text)})
        for each, text in zip(content, texts, strict=True)
    ]
    form = {"title": "written", "slug": "written", "body": streamfield(chapters), "comments": inline_formset([])}
    answer = client.post(address, nested_form_data(form), follow=True)
    if not answer.redirect_chain:
        sys.exit("Wagtail did not take the form.")
    return answer


def timed(ask) -> float:
    start = time.process_time()
    response = ask()
    taken = time.process_time() - start
    if response.status_code != 200:
        sys.exit(f"{response.request['PATH_INFO']} answered {response.status_code}.")
    return taken


def main():
    pages = fill(json.loads(Path(sys.argv[1]).read_text()))
    print("ready", flush=True)
    for line in sys.stdin:
        name, times = line.split()
        print(json.dumps([timed(pages[name]) for _ in range(int(times))]), flush=True)


if __name__ == "__main__":
    main()
