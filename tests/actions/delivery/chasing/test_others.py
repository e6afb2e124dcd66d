"""Leads read what the others have sent, before their period is closed: no drafts, nothing confidential."""

from datetime import date

import pytest
from django.urls import reverse

from actions.delivery.added.verbs import add
from actions.delivery.asked import asked_in
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import save, send
from actions.delivery.scale import scale_of
from tests.actions.delivery.editions.data import DUE, SAID, SecondQuarter
from tests.factories import make_user

pytestmark = pytest.mark.django_db
SECRET = {
    "title": "Review of a death", "text": "", "due_on": None, "source": "death", "minute": "Review 2",
    "is_confidential": True, "confidential_until": None,
}  # fmt: skip


@pytest.fixture
def year():
    """The police have reported on their patrol and on a confidential action; the fire service has begun."""
    year = SecondQuarter()
    add(year.paper, by=year.officer, on=date(2026, 7, 10), organisation=year.police, **SECRET)
    own = asked_in(year.quarter, year.police)
    sender = Sender(year.lead, year.quarter, year.police)
    own[1].report = save(own[1], sender, SAID, revision=0, on=DUE)
    send(own, sender, scale_of(year.partnership), on=DUE)
    by_officer = Sender(year.officer, year.quarter, year.fire, on_behalf="By phone")
    save(asked_in(year.quarter, year.fire)[0], by_officer, SAID, revision=0, on=DUE)
    return year


def read_by(client, user, year):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("actions:others", args=[year.quarter.key]))


def titles(page):
    return [line.asked.action.title for line in page.context["lines"]]


def test_lead_of_another_organisation_reads_what_was_sent_and_is_not_confidential(client, year):
    other = make_user("partner_lead", year.partnership, organisation=year.fire)
    assert titles(read_by(client, other, year)) == ["Patrol"]


@pytest.mark.parametrize("who", ["lead", "officer"])
def test_its_own_lead_and_the_coordinator_read_what_is_confidential_too(client, year, who):
    assert titles(read_by(client, getattr(year, who), year)) == ["Patrol", "Review of a death"]


def test_who_only_reads_performance_waits_for_the_closing(client, year):
    reader = make_user("reader", year.partnership)
    assert read_by(client, reader, year).status_code == 403
