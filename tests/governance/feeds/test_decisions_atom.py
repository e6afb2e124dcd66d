"""Decisions as Atom: what is in it, what is not yet public, what a correction changes, and that it is sound Atom."""

from datetime import date, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from lxml import etree

from governance.stages import lifecycle
from governance.stages.dating import set_date
from partnerships.access import Role
from partnerships.site_address import own_host
from plans.models import Publication, Version
from plans.papers.versions import freeze, publish
from tests.days import in_days
from tests.factories import make_assessment, make_partnership, make_plan, make_timetable, make_user, make_year

pytestmark = pytest.mark.django_db
SITE = settings.SITE_ADDRESS
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def site():
    return make_user(Role.SITE_ADMINISTRATOR)


def publish_paper(paper, by):
    publish(freeze(paper, by=by, purpose=Version.Purpose.CONSULTATION), by=by, basis=Publication.Basis.PAPERS)


def decided(site, *, paper=None, kind="scrutiny", outcome="supported", public=True, **fields):
    """A stage that has decided yesterday, of a paper of which a text is public."""
    timetable = make_timetable(paper or make_plan().paper)
    if public:
        publish_paper(timetable.paper, site)
    stage = timetable.stages.get(body__kind=kind)
    set_date(stage, by=site, stated=in_days(-1).isoformat(), reason="Moved")
    lifecycle.record_outcome(stage, by=site, kind=outcome, **fields)
    return stage


def feed(client, partnership=None):
    args = [partnership.slug] if partnership else []
    response = client.get(reverse("governance:partnership_decisions" if args else "governance:decisions", args=args))
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.content)


def entries(tree):
    return tree.findall("a:entry", ATOM)


def text(entry, name):
    return entry.findtext(f"a:{name}", namespaces=ATOM)


def test_entry_says_who_decided_what_and_when(client, site):
    stage = decided(site, resolution="That the plan is supported & welcomed <as written>.", votes_for=9)

    [entry] = entries(feed(client))

    yesterday = in_days(-1)
    assert text(entry, "title") == "Overview and Scrutiny: Supported – Safer Anyborough"
    assert text(entry, "id") == f"tag:{own_host()},2026:{stage.paper.key}/stage-{stage.pk}"
    assert text(entry, "summary") == (
        f"{yesterday:%A} {yesterday.day} {yesterday:%B %Y}. That the plan is supported &amp; welcomed &lt;as "
        "written&gt;. Votes: 9 for."
    )
    assert entry.find("a:link", ATOM).get("href") == f"{SITE}{stage.paper.plan.get_absolute_url()}"


def test_correction_keeps_the_identity_and_moves_the_update(client, site):
    stage = decided(site)
    [before] = entries(feed(client))
    lifecycle.correct_outcome(stage, by=site, kind="noted", reason="Misread")

    [after] = entries(feed(client))

    assert text(after, "id") == text(before, "id")
    assert text(after, "published") == text(before, "published")
    assert text(after, "updated") >= text(before, "updated")
    assert text(after, "title") == "Overview and Scrutiny: Noted – Safer Anyborough"


def test_feed_gives_the_day_of_the_meeting_and_not_that_of_the_typing(client, site):
    long_ago = decided(site, held="2019-12")
    yesterday = decided(site)

    days = [[text(entry, name)[:10] for name in ("published", "updated")] for entry in entries(feed(client))]

    assert days == [[in_days(-1).isoformat()] * 2, ["2019-12-31"] * 2]
    assert (long_ago.outcome.recorded_at, yesterday.outcome.recorded_at) > (timezone.now() - timedelta(hours=1),) * 2


def test_nothing_of_a_paper_without_a_public_text_nor_what_is_not_recorded(client, site):
    decided(site, public=False)
    decided(site, outcome="not_recorded")

    assert entries(feed(client)) == []


def test_partnership_has_a_feed_of_its_own(client, site):
    mine, other = make_partnership(name="Mine"), make_partnership(name="Other")
    stages = [decided(site, paper=make_plan(place).paper) for place in (mine, other)]

    assert [text(entry, "id").rpartition("-")[2] for entry in entries(feed(client, mine))] == [str(stages[0].pk)]
    assert len(entries(feed(client))) == 2
    assert client.get(reverse("governance:partnership_decisions", args=["nowhere"])).status_code == 404


def test_papers_of_other_kinds_lead_to_their_public_pages(client, site):
    plan = make_plan()
    year, assessment = make_year(plan, date(2027, 4, 1)), make_assessment(plan.partnership)
    for paper in (year.paper, assessment.paper):
        decided(site, paper=paper)

    links = {entry.find("a:link", ATOM).get("href") for entry in entries(feed(client))}

    assert links == {
        SITE + reverse("plans:year", args=[plan.slug, 2027]),
        SITE + reverse("plans:assessment", args=[assessment.slug]),
    }


def test_feed_is_sound_atom(client, site):
    """What RFC 4287 asks for: one id, title and updated of feed and entries, an author, a link to itself."""
    for _ in range(2):
        decided(site)
    tree = feed(client)

    assert tree.tag == "{http://www.w3.org/2005/Atom}feed"
    for part in (tree, *entries(tree)):
        assert [len(part.findall(f"a:{name}", ATOM)) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert datetime.fromisoformat(text(part, "updated")).tzinfo is not None
    assert tree.find("a:link[@rel='self']", ATOM).get("href") == f"{SITE}/decisions.atom"
    assert text(tree, "id") == f"tag:{own_host()},2026:all"
    assert tree.find("a:author/a:name", ATOM).text == "Community Safety Plans"
    assert len({text(entry, "id") for entry in entries(tree)}) == 2


def test_empty_feed_is_sound_too(client):
    tree = feed(client)

    assert (entries(tree), text(tree, "title")) == ([], "Decisions on community safety plans")


def test_public_pages_lead_to_the_feeds(client, site):
    stage = decided(site)
    plan = stage.paper.plan
    own = reverse("governance:partnership_decisions", args=[plan.partnership.slug])

    found = {
        path: 'type="application/atom+xml"' in (page := client.get(path).content.decode()) and feed_path in page
        for path, feed_path in (
            ("/", "/decisions.atom"), ("/meetings/", "/decisions.atom"), (plan.partnership.get_absolute_url(), own),
            (plan.get_absolute_url(), own),
        )
    }  # fmt: skip

    assert found == dict.fromkeys(found, True)


def test_feed_asks_as_often_for_any_number_of_decisions(client, site):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            client.get("/decisions.atom")
        return len(asked)

    decided(site)
    at_one = questions()
    for _ in range(2):
        decided(site)

    assert (at_one, questions()) == (5, 5)
