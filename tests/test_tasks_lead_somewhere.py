"""Whoever is told to do something may open the page that it is done on, and every link of their first page."""

import re

import pytest
from django.urls import reverse

from partnerships.access import Role
from partnerships.tasks import tasks_for
from tests.days import today
from tests.world import kept_world

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="(/(?!static|accounts)[^"#]*)')


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with kept_world(django_db_blocker) as world:
        yield world


@pytest.mark.parametrize("role", Role.values)
def test_tasks_and_links_open_for_the_person_they_are_shown_to(role, client, world):
    user = world.people[role]
    client.force_login(user)
    page = client.get(reverse("pages:tasks")).content.decode()
    shown = {*LINK.findall(page), *(task.url for task in tasks_for(user, today()))}

    assert {url: status for url in shown if (status := client.get(url).status_code) >= 400} == {}
