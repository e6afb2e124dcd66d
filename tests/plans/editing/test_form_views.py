"""The form of a chapter: save, keep what is typed, merge what two people saved."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.document.kinds import kind_named
from plans.editing import drafts
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Draft, Paper
from tests.factories import make_assessment, make_block, make_plan, make_user

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


def save_by_another(block, html):
    other = make_user(Role.OFFICER, block.paper.partnership, name="The other officer")
    theirs = {"heading": "Our area", "level": 1, "data": {"html": html}}
    editing.save(CHAPTERS, stored(block), theirs, by=other, revision=stored(block).revision)


def test_save_keeps_text_reason_and_person(client, officer, block):
    response = client.post(address(block), typed("<p>New.</p>", reason="Clearer"))

    newest = block.history.first()
    assert response.status_code == 302
    assert stored(block).data == {"html": "<p>New.</p>"}
    assert (newest.history_user, newest.history_change_reason) == (officer, "Clearer")


def test_save_without_a_change_writes_no_history(client, officer, block):
    page = client.post(address(block), typed("<p>One.</p><p>Two.</p>"), follow=True)

    assert block.history.count() == 1
    assert [str(m) for m in page.context["messages"]] == ["Nothing had changed in “Our area”."]


def test_save_in_approval_needs_its_reason(client, officer, block):
    type(block.paper).objects.update(state="in_approval")

    page = client.post(address(block), typed("<p>New.</p>"))

    assert page.context["reason_form"].errors == {"reason": ["Enter a reason."]}
    assert "New." in page.content.decode()
    assert block.history.count() == 1


def test_save_discards_the_draft(client, officer, block):
    drafts.keep(officer, drafts.form_of(block), {"html": ["<p>x</p>"]})

    client.post(address(block), typed("<p>New.</p>"))

    assert not Draft.objects.exists()


def test_adopted_text_leads_back_with_the_reason(client):
    plan = make_plan(state="adopted")
    client.force_login(make_user(Role.OFFICER, plan.partnership))

    response = client.get(address(plan.paper.blocks.first()))

    assert response.url == reverse("plans:paper", args=[plan.paper.key])


def test_text_sent_after_the_adoption_is_refused_and_shown_again(client, officer, block):
    type(block.paper).objects.update(state="adopted")

    page = client.post(address(block), typed("<p>Too late.</p>"))

    assert page.context["reason_form"].non_field_errors() == stored(block).paper.reasons_not_to_edit(officer)
    assert "Too late." in page.content.decode()
    assert stored(block).data == {"html": "<p>One.</p><p>Two.</p>"}


def test_second_saver_of_different_paragraphs_gets_both_in_the_form(client, officer, block):
    save_by_another(block, "<p>Theirs.</p><p>Two.</p>")

    page = client.post(address(block), typed("<p>One.</p><p>Mine.</p>"))

    assert page.status_code == 409
    assert page.context["is_clean"] is True
    assert page.context["form"].initial_fields()["html"] in (
        "<p>Theirs.</p><p>Mine.</p>",
        ["<p>Theirs.</p><p>Mine.</p>"],
    )
    assert (page.context["who"].name, page.context["revision"]) == ("The other officer", 2)
    assert stored(block).data == {"html": "<p>Theirs.</p><p>Two.</p>"}


def test_second_saver_of_the_same_paragraph_sees_both_and_saves_what_is_right(client, officer, block):
    save_by_another(block, "<p>Theirs.</p><p>Two.</p>")

    page = client.post(address(block), typed("<p>Mine.</p><p>Two.</p>"))
    words = page.content.decode()
    assert page.context["is_clean"] is False
    assert "Theirs." in words
    assert "Mine." in words
    client.post(address(block), typed("<p>Theirs. Mine.</p><p>Two.</p>", revision=str(page.context["revision"])))

    assert stored(block).data == {"html": "<p>Theirs. Mine.</p><p>Two.</p>"}
    assert [row.data["html"] for row in block.history.all()] == [
        "<p>Theirs. Mine.</p><p>Two.</p>",
        "<p>Theirs.</p><p>Two.</p>",
        "<p>One.</p><p>Two.</p>",
    ]


@pytest.mark.parametrize(
    ("revision", "merged", "is_clean", "is_base_kept"),
    [
        ("2", "<p>Theirs.</p><p>Two, mine.</p>", True, True),
        ("0", "<p>Theirs.</p><p>Two.</p><p>One.</p><p>Two, mine.</p>", False, False),
        ("9", "<p>Theirs.</p><p>Two.</p><p>One.</p><p>Two, mine.</p>", False, False),
    ],
)
def test_change_of_a_text_that_is_not_kept_is_laid_on_the_nearest_before_it(
    client, officer, block, revision, merged, is_clean, is_base_kept
):
    save_by_another(block, "<p>One.</p><p>Two.</p><p>Three.</p>")
    save_by_another(block, "<p>Theirs.</p><p>Two.</p>")
    block.history.filter(revision=2).delete()

    page = client.post(address(block), typed("<p>One.</p><p>Two, mine.</p>", revision=revision))

    assert (page.context["is_clean"], page.context["is_base_kept"]) == (is_clean, is_base_kept)
    assert page.context["form"]["html"].value() == merged


def test_conflict_keeps_the_second_text_as_a_draft(client, officer, block):
    save_by_another(block, "<p>Theirs.</p>")

    client.post(address(block), typed("<p>Mine.</p>"))

    assert drafts.kept(officer, drafts.form_of(block)).fields["html"] == ["<p>Mine.</p>"]


def test_conflict_over_the_rows_of_findings_loses_nothing(client):

    paper = make_assessment().paper
    block = make_block(paper, kind="findings", heading="Findings", data={"intro_html": ""})
    client.force_login(make_user(Role.OFFICER, paper.partnership))
    form_class = kind_named("findings").form_class
    fields = form_class(None, None, block=block, paper=paper, user=None).initial_fields()
    theirs = {"heading": "Findings", "level": 1, "data": {"intro_html": "<p>Theirs.</p>"}}
    editing.save(CHAPTERS, stored(block), theirs, by=make_user(Role.OFFICER, paper.partnership), revision=1)

    page = client.post(address(block), {**fields, "intro_html": "<p>Mine.</p>", "revision": "1"})

    assert page.status_code == 409
    assert "Mine." in page.content.decode()
    assert "Theirs." in page.content.decode()


def test_unsaved_text_is_offered_and_restored(client, officer, block):
    drafts.keep(officer, drafts.form_of(block), {k: [v] for k, v in typed("<p>Unsaved.</p>").items()}, revision=1)

    offered = client.get(address(block))
    restored = client.get(address(block), {"draft": "restore"})

    assert "You have unsaved text from" in offered.content.decode()
    assert "Unsaved." not in offered.content.decode()
    assert "Unsaved." in restored.content.decode()
    assert restored.context["revision"] == 1


def test_restored_text_says_that_the_block_was_saved_since(client, officer, block):
    drafts.keep(officer, drafts.form_of(block), {k: [v] for k, v in typed("<p>Unsaved.</p>").items()}, revision=1)
    save_by_another(block, "<p>Theirs.</p>")

    assert client.get(address(block), {"draft": "restore"}).context["was_changed_since"] is True


def test_text_typed_into_a_block_that_was_adopted_meanwhile_is_shown_and_kept(client, block, officer):
    Paper.objects.filter(pk=block.paper_id).update(state="adopted")

    response = client.post(address(block), typed("<p>An hour of work.</p>"))

    assert response.status_code == 200
    assert "An hour of work." in response.content.decode()
    assert "Adopted text is never edited" in response.content.decode()
    assert stored(block).data == {"html": "<p>One.</p><p>Two.</p>"}
    assert drafts.kept(officer, drafts.form_of(block)).fields["html"] == ["<p>An hour of work.</p>"]


def test_text_typed_into_a_block_that_was_removed_meanwhile_is_kept_and_says_so(client, block, officer):
    editing.remove(CHAPTERS, Block.objects.get(pk=block.pk), by=officer)

    response = client.post(address(block), typed("<p>An hour of work.</p>"))

    assert "put it back, then save again" in response.content.decode()
    assert drafts.kept(officer, drafts.form_of(block)).fields["html"] == ["<p>An hour of work.</p>"]
    editing.put_back(CHAPTERS, Block.objects.get(pk=block.pk), by=officer)
    client.post(address(block), typed("<p>An hour of work.</p>"))
    assert stored(block).data == {"html": "<p>An hour of work.</p>"}
