"""How tests of the governance room open its pages, send its forms, and read what was said."""

from django.contrib.messages import get_messages
from django.urls import reverse

from governance.stages.dating import set_date
from tests.days import today


def page(client, user, name, /, *args, **data):
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse(f"governance:{name}", args=args), data)


def send(client, user, name, /, *args, **data):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.post(reverse(f"governance:{name}", args=args), data, follow=True)


def stage_of(timetable, kind="full_council"):
    return timetable.stages.get(body__kind=kind)


def met_today(timetable, clerk):
    """Full Council, called earlier than its calendar says."""
    stage = stage_of(timetable)
    set_date(stage, by=clerk, stated=today().isoformat(), reason="Called early.")
    return stage


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]
