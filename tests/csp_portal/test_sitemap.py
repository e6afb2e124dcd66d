"""What search engines are led to: public pages, each under one address, and nothing else."""

from datetime import date

import pytest
from django.conf import settings
from lxml import etree, html

from partnerships.access import Role
from plans.models import Publication, Version
from plans.papers.versions import freeze, publish
from tests.days import in_days
from tests.factories import make_meeting, make_plan, make_user

pytestmark = pytest.mark.django_db
SITE = settings.SITE_ADDRESS


def addresses(client):
    return set(etree.fromstring(client.get("/sitemap.xml").content).xpath("//*[local-name()='loc']/text()"))


def test_a_plan_is_listed_once_a_text_of_it_is_public(client):
    plan = make_plan()
    address = SITE + plan.get_absolute_url()
    before = addresses(client)
    by = make_user(Role.SITE_ADMINISTRATOR)
    version = freeze(plan.paper, by=by, purpose=Version.Purpose.CONSULTATION)
    publish(version, by=by, basis=Publication.Basis.PAPERS)

    assert SITE + plan.partnership.get_absolute_url() in before
    assert (address in before, address in addresses(client)) == (False, True)


def test_meetings_to_come_are_listed_and_past_ones_without_a_pack_are_not(client):
    coming, past = make_meeting(on=in_days(9)), make_meeting(on=date(2020, 1, 7))

    listed = addresses(client)

    assert SITE + coming.get_absolute_url() in listed
    assert SITE + past.get_absolute_url() not in listed


def test_robots_are_led_to_the_list_and_kept_from_the_workspace(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert "Disallow: /workspace/" in lines


def test_a_public_page_has_one_address_and_says_what_it_holds(client):
    meeting = make_meeting(on=date(2027, 1, 19), place="Town Hall")
    tree = html.fromstring(client.get(f"{meeting.get_absolute_url()}?from=mail").content)

    assert tree.xpath("//link[@rel='canonical']/@href") == [SITE + meeting.get_absolute_url()]
    assert tree.xpath("//meta[@name='description']/@content") == [
        f"Cabinet, {meeting.body.owner}, on Tuesday 19 January 2027, Town Hall: agenda, papers and decisions."
    ]
