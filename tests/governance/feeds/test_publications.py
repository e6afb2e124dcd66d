"""What a council and a partnership publish, as one feed each: open packs and decisions, and nothing else."""

import pytest
from django.conf import settings
from django.utils.dateparse import parse_date
from lxml import etree

from governance.dates.clear_days import spell
from governance.models import Pack
from partnerships.site_address import own_host
from tests.factories import make_council, make_user
from tests.governance.feeds.test_decisions_atom import decided
from tests.governance.packs.test_publishing import meeting, published, stage

pytestmark = pytest.mark.django_db
__all__ = ["meeting", "published", "stage"]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def told(client, place):
    tree = etree.fromstring(client.get(f"{place}publications.atom").content)
    return [
        [each.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "title", "summary")]
        for each in tree.findall("a:entry", ATOM)
    ]


def test_an_open_pack_is_told_with_its_agenda_by_council_and_partnership(client, published, stage):
    meeting = published.meeting
    entry = [
        f"tag:{own_host()},2026:pack/{meeting.uid}/0",
        f"Cabinet, {meeting.on:%A} {meeting.on.day} {meeting.on:%B %Y}: agenda and papers",
        f"1. {stage.paper.title}",
    ]

    assert told(client, f"/councils/{stage.body.council.slug}/") == [entry]
    assert told(client, f"/partnerships/{stage.paper.partnership.slug}/") == [entry]


def test_a_full_pack_is_in_no_feed(client, published, stage):
    Pack.objects.filter(pk=published.pk).update(variant="full")

    assert told(client, f"/councils/{stage.body.council.slug}/") == []
    assert told(client, f"/partnerships/{stage.paper.partnership.slug}/") == []


def test_the_council_is_led_back_to_its_meetings(client, published, stage):
    slug = stage.body.council.slug
    tree = etree.fromstring(client.get(f"/councils/{slug}/publications.atom").content)

    assert (
        tree.find("a:link[@rel='alternate']", ATOM).get("href") == f"{settings.SITE_ADDRESS}/meetings/?council={slug}"
    )


def test_what_the_bodies_of_a_council_decided_is_in_its_feed_and_in_that_of_no_other(client):
    stage = decided(make_user("site_administrator"), resolution="Supported.")
    when = stage.current_date.on

    entry = [
        f"tag:{own_host()},2026:{stage.paper.key}/stage-{stage.pk}",
        f"{stage.body.name}: Supported – {stage.paper.title}",
        f"{spell(parse_date(when))}. Supported.",
    ]
    assert told(client, f"/councils/{stage.body.council.slug}/") == [entry]
    assert told(client, f"/councils/{make_council().slug}/") == []
