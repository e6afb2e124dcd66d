import pytest
from django.urls import reverse

from plans.editing.verbs import add
from priorities.models import Priority
from priorities.priorities.noun import PRIORITIES
from tests.factories import make_partnership, make_plan, make_user

from .data import priority


@pytest.mark.django_db
def test_admin_shows_a_priority_and_changes_nothing(client):
    paper = make_plan(make_partnership(), blocks=()).paper
    row = add(PRIORITIES, paper, priority("Road safety"), by=make_user("officer", paper.partnership))
    client.force_login(make_user(is_staff=True, is_superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    page = reverse("admin:priorities_priority_change", args=[row.pk])

    assert "Road safety" in client.get(reverse("admin:priorities_priority_changelist")).content.decode()
    assert client.get(page).status_code == 200
    assert client.post(page, {"title": "Else"}).status_code == 403
    assert client.post(reverse("admin:priorities_priority_delete", args=[row.pk]), {"post": "yes"}).status_code == 403
    assert Priority.objects.get().title == "Road safety"
