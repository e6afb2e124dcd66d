"""The search over the workspace: what each person finds, and nothing that the person may not read."""

import pytest
from django.urls import reverse

from actions.models import Action, Activity
from partnerships.access import Role
from partnerships.finding import found_by
from partnerships.models import User
from plans.discussion.verbs import comment
from plans.editing.chapters import CHAPTERS
from plans.suggesting.verbs import suggest
from priorities.models import Priority
from tests.factories import (
    make_assessment,
    make_block,
    make_body,
    make_council,
    make_meeting,
    make_organisation,
    make_partnership,
    make_plan,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both("search")]


@pytest.fixture
def council():
    return make_council("Anyborough Council")


@pytest.fixture
def partnership(council):
    return make_partnership(council=council)


@pytest.fixture
def plan(partnership):
    """A plan in which the word stands in every kind of place."""
    plan = make_plan(partnership, title="Lighthouse plan", blocks=())
    make_assessment(partnership, title="Lighthouse assessment")
    chapter = make_block(plan.paper, heading="Our lighthouse", data={"html": "<p>Bright &amp; café</p>"})
    Priority.objects.create(paper=plan.paper, title="Safe lighthouse")
    action = Action.objects.create(paper=plan.paper, title="Paint it")
    Activity.objects.create(action=action, text="Buy paint for the lighthouse")
    lead = make_user(Role.PARTNER_LEAD, partnership, organisation=make_organisation("Fire"), name="Lighthouse keeper")
    comment(plan.paper, chapter.key, by=lead, text="Is the lighthouse lit?")
    written = {**CHAPTERS.data(chapter), "data": {"html": "<p>A lighthouse at sea</p>"}}
    suggest(chapter, written, by=lead, revision=chapter.revision, reason="It stands <i>there</i>.")
    return plan


def headings(user, typed="lighthouse"):
    return [group.heading for group in found_by(user, typed)]


def titles(user, typed):
    return [thing.title for group in found_by(user, typed) for thing in group.things]


DRAFTS = ["Plans and assessments", "Chapters", "Priorities", "Actions", "Comments", "Suggestions"]


def test_a_chapter_without_a_heading_is_found_by_the_name_that_lists_give_it(plan, partnership):
    for place, words in enumerate(("one", "a tide table"), start=1):
        make_block(plan.paper, heading="", position=place, data={"html": f"<p>{words}</p>"})

    assert titles(make_user(Role.OFFICER, partnership), "tide table") == ["Text 2"]


@pytest.mark.parametrize(
    ("role", "found"),
    [
        (Role.OFFICER, {*DRAFTS, "People"}),
        (Role.ADMINISTRATOR, {*DRAFTS, "People"}),
        (Role.PARTNER_LEAD, {*DRAFTS}),
        (Role.READER, set()),
        (Role.SCRUTINY, set()),
    ],
)
def test_each_role_finds_what_it_may_read(role, found, plan, partnership):
    assert set(headings(make_user(role, partnership))) == found


@pytest.mark.parametrize(
    ("role", "found"), [(Role.CLERK, {*DRAFTS}), (Role.SIGNING_OFFICER, {*DRAFTS}), (Role.MEMBER, set())]
)
def test_roles_of_a_lead_council_find_its_drafts(role, found, plan, council):
    assert set(headings(make_user(role, council))) == found


def test_strangers_and_people_without_a_role_find_nothing(plan):
    stranger, nobody = make_user(Role.OFFICER, make_partnership()), make_user()

    assert [headings(stranger), headings(nobody)] == [[], []]


def test_a_site_administrator_finds_everything(plan):
    assert set(headings(make_user(Role.SITE_ADMINISTRATOR))) == {*DRAFTS, "People"}


def test_meetings_are_found_by_anybody_who_is_signed_in(council):
    make_meeting(make_body(council, name="Lighthouse Panel"))

    assert headings(make_user()) == ["Meetings"]


def test_an_activity_leads_to_its_action(plan, partnership):
    officer = make_user(Role.OFFICER, partnership)
    [group] = found_by(officer, "buy paint")

    action = Action.objects.get()
    url = f"{reverse('actions:plan', args=[plan.paper.key])}#row-{action.key}"
    assert [(thing.title, thing.url) for thing in group.things] == [("Paint it", url)]


@pytest.mark.parametrize("typed", ["bright &", "café", "cafe", "CAFÉ", "CAF", "café bright our"])
def test_signs_and_accents_are_found_as_they_are_read(typed, plan, partnership):
    assert titles(make_user(Role.OFFICER, partnership), typed) == ["Our lighthouse"]


@pytest.mark.parametrize("typed", ["<p>", "rich_text", "html", "&amp;", "zzz"])
def test_what_nobody_wrote_is_not_found(typed, plan, partnership):
    assert titles(make_user(Role.OFFICER, partnership), typed) == []


def test_what_was_removed_is_not_found(plan, partnership):
    officer = make_user(Role.OFFICER, partnership)
    for model in (Action, Priority):
        model.objects.update(removed_at="2026-01-01T00:00Z", removed_by=officer)
    plan.paper.blocks.update(removed_at="2026-01-01T00:00Z", removed_by=officer)

    assert set(headings(officer)) == {"Plans and assessments", "Comments", "Suggestions", "People"}


def test_the_page_opens_everything_that_it_shows(client, plan, partnership):
    officer = make_user(Role.OFFICER, partnership)
    client.force_login(officer)

    page = client.get(reverse("pages:search"), {"q": "lighthouse"})

    urls = [thing.url for group in page.context["groups"] for thing in group.things]
    assert len(urls) == 8
    assert [url for url in urls if client.get(url).status_code != 200] == []


@pytest.mark.parametrize(
    ("typed", "said"), [("z", "Enter at least two letters."), ("zzz", "Nothing that you may read holds these words")]
)
def test_the_page_says_why_it_shows_nothing(typed, said, client, partnership):
    client.force_login(make_user(Role.OFFICER, partnership))

    assert said in client.get(reverse("pages:search"), {"q": typed}).content.decode()


def test_the_number_of_questions_does_not_grow_with_what_is_found(plan, partnership, django_assert_max_num_queries):
    officer = make_user(Role.OFFICER, partnership)
    for number in range(8):
        Priority.objects.create(paper=plan.paper, title=f"Lighthouse {number}")
        make_block(plan.paper, heading=f"Lighthouse {number}")

    with django_assert_max_num_queries(40):
        assert len(titles(User.objects.get(pk=officer.pk), "lighthouse")) == 24
