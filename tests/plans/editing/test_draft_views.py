"""What is typed is kept for the person who typed it, and for nobody else."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.editing import drafts
from plans.models import Block, Draft
from tests.factories import make_block, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan(blocks=())


@pytest.fixture
def block(plan):
    return make_block(plan.paper, data={"html": "<p>One.</p><p>Two.</p>"})


@pytest.fixture
def officer(client, plan):
    user = make_user(Role.OFFICER, plan.partnership)
    client.force_login(user)
    return user


def address(block):
    return reverse("plans:block_edit", args=[block.paper.key, block.key])


def typed(html, **more):
    return {"heading": "Our area", "level": "1", "html": html, "revision": "1", **more}


def stored(block):
    return Block.objects.get(pk=block.pk)


def test_autosave_keeps_what_is_typed_and_says_when(client, officer, block):
    answer = client.post(
        reverse("plans:draft_save"), typed("<p>Half a sen</p>", draft_form=drafts.form_of(block))
    ).json()

    assert answer["saved"].startswith("Draft kept at ")
    assert drafts.kept(officer, drafts.form_of(block)).fields["html"] == ["<p>Half a sen</p>"]
    assert stored(block).data == {"html": "<p>One.</p><p>Two.</p>"}


def test_autosave_without_a_form_and_with_too_much_is_refused(client, officer):
    address = reverse("plans:draft_save")

    assert client.post(address, {"html": "x"}).status_code == 400
    assert client.post(address, {"html": "x" * (drafts.LONGEST + 1), "draft_form": "block:1"}).status_code == 413


def test_discard_leads_back_only_to_the_portal(client, officer, block):
    drafts.keep(officer, drafts.form_of(block), {})
    data = {"draft_form": drafts.form_of(block)}

    here = client.post(reverse("plans:draft_discard"), {**data, "next": address(block)})
    elsewhere = client.post(reverse("plans:draft_discard"), {**data, "next": "https://example.org/"})
    nowhere = client.post(reverse("plans:draft_discard"), {**data, "next": "no address"})

    assert here.url == address(block)
    assert elsewhere.url == nowhere.url == reverse("pages:tasks")
    assert not Draft.objects.exists()


def test_drafts_of_others_stay_theirs(client, officer, block):
    other = make_user(Role.OFFICER, block.paper.partnership)
    drafts.keep(other, drafts.form_of(block), {k: [v] for k, v in typed("<p>Secret.</p>").items()}, revision=1)

    assert list(client.get(address(block)).context["drafts"]) == []
    client.post(reverse("plans:draft_discard"), {"draft_form": drafts.form_of(block)})
    assert drafts.kept(other, drafts.form_of(block)) is not None


def test_two_tabs_of_one_person_keep_two_drafts(client, officer, block):
    form, tabs = drafts.form_of(block), [client.get(address(block)).context["draft_tab"] for _ in range(2)]
    for turn, (tab, text) in enumerate([(tabs[0], "A"), (tabs[1], "B"), (tabs[0], "A a")], start=1):
        client.post(reverse("plans:draft_save"), typed(text, draft_form=form, draft_tab=tab, draft_turn=str(turn)))

    kept = [drafts.kept(officer, form, tab).fields["html"] for tab in tabs]
    client.post(address(block), typed("<p>A a</p>", draft_form=form, draft_tab=tabs[0]))

    assert kept == [["A a"], ["B"]]
    assert [draft.tab for draft in drafts.all_kept(officer, form)] == [tabs[1]]


def test_a_draft_taken_over_goes_when_its_text_is_saved(client, officer, block):
    fields = {name: [value] for name, value in typed("<p>Unsaved.</p>").items()}
    drafts.keep(officer, drafts.form_of(block), fields, tab="old", revision=1)

    page = client.get(address(block), {"draft": "restore", "tab": "old"}).context
    own = {name: page[name] for name in ("draft_form", "draft_tab", "draft_from")}
    client.post(address(block), typed("<p>Unsaved.</p>", **own))

    assert (own["draft_from"], own["draft_tab"] == "old", Draft.objects.count()) == ("old", False, 0)
