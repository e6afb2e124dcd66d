"""The HTML of a frozen text is made once, and anew for every change of what it hangs on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partnerships.access import Role
from plans.models import RenderedText, Version
from plans.papers.versions import freeze, publish
from plans.public import frozen_text
from plans.public.frozen_text import frozen_html, sweep
from tests.days import today
from tests.factories import make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown():
    plan, by = make_plan(), make_user(Role.SITE_ADMINISTRATOR)
    version = freeze(plan.paper, by=by, purpose=Version.Purpose.CONSULTATION)
    publish(version, by=by, basis="papers")
    return plan, version


def test_a_page_that_is_read_again_shows_the_text_that_was_made(client, shown):
    client.force_login(make_user(Role.READER, shown[0].partnership))  # for strangers the whole page is kept
    url = reverse("plans:detail", args=[shown[0].slug])
    first = client.get(url).context["text"]
    RenderedText.objects.update(html="<p>As it was made</p>")

    assert first.startswith("<section") or "<h2" in first
    assert client.get(url).context["text"] == "<p>As it was made</p>"
    assert RenderedText.objects.count() == 1


def test_nothing_is_kept_of_a_page_as_at_a_day(client, shown):
    url = reverse("plans:detail", args=[shown[0].slug])
    text = client.get(url).context["text"]
    RenderedText.objects.all().delete()

    assert client.get(url, {"as_at": today().isoformat()}).context["text"] == text
    assert not RenderedText.objects.exists()


@pytest.mark.parametrize(("sha256s", "record"), [(["b"], {}), (["a", "b"], {}), (["a"], {"status": "Adopted"})])
def test_another_text_or_another_record_is_made_anew(shown, sha256s, record):
    document = shown[1].document
    frozen_html(["a"], lambda: document, {})

    frozen_html(sha256s, lambda: document, record)

    assert RenderedText.objects.count() == 2


def test_another_renderer_makes_every_text_anew(shown, monkeypatch, tmp_path, settings):
    document = shown[1].document
    frozen_html(["a"], lambda: document, {})
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "changed.py").write_text("")
    settings.BASE_DIR = tmp_path
    frozen_text.renderers_version.cache_clear()

    frozen_html(["a"], lambda: document, {})
    frozen_text.renderers_version.cache_clear()

    assert RenderedText.objects.count() == 2


def test_what_was_made_a_season_ago_goes(shown):
    frozen_html(["a"], lambda: shown[1].document, {})
    soon, late = (timezone.now() + timedelta(days=days) for days in (89, 91))

    assert [sweep(each, everything=True)["tidied"] for each in (soon, late)] == [0, 1]
