"""A plan's public page when its text is made and when it is read again, against a bare page with the same HTML.

    .venv/bin/python bench/public_text.py [--repeat 15]

Works on a scratch SQLite database in the temp dir, through Django's test client; processor time, medians, one run.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.core.management import call_command
from django.http import HttpResponse
from django.template import engines
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from bench.tables import make_tables
from plans.models import Plan, RenderedText

NOT_RENDERED = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
BARE = """{% extends "base.html" %}
{% block h1 %}{{ title }}{% endblock %}{% block content %}{{ text|safe }}{% endblock %}"""


def median(repeat, act, before=lambda: None) -> float:
    """Processor time of ``act`` in milliseconds."""
    times = []
    for _ in range(repeat + 2):
        before()
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return statistics.median(times[2:]) * 1000


def bare_page(slug):
    """A page of the same frame that reads one row and shows its text: what a bare page costs."""
    template = engines["django"].from_string(BARE)

    def page(request):
        plan, text = Plan.objects.get(slug=slug), RenderedText.objects.first()
        return HttpResponse(template.render({"title": plan.title, "text": text.html, "request": request}, request))

    return page


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=15)
    parser.add_argument("--plan", default="anyborough-current")
    options = parser.parse_args()
    make_tables()
    call_command("make_scale", partnerships=4, verbosity=0)
    client, url = Client(), reverse("plans:detail", args=[options.plan])
    made = median(options.repeat, lambda: client.get(url), RenderedText.objects.all().delete)
    again = median(options.repeat, lambda: client.get(url))
    request = RequestFactory().get("/")
    request.user, page = None, bare_page(options.plan)
    bare = median(options.repeat, lambda: page(request))
    print(f"text made anew {made:.1f} ms, read again {again:.1f} ms, bare page {bare:.1f} ms")
    print(f"made anew / bare {made / bare:.2f}, read again / bare {again / bare:.2f}, again / anew {again / made:.2f}")


if __name__ == "__main__":
    with override_settings(TASKS=NOT_RENDERED):
        main()
