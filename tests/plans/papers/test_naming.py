"""The draft saved under a name: compared with, listed beside versions, deleted; no version, and not public."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from plans.models import NamedText, Version
from plans.papers import naming
from plans.papers.versions import freeze
from tests.factories import make_plan, make_user
from tests.plans.editing.things import put_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(blocks=("Our area", "Money")).paper


@pytest.fixture
def officer(client, paper):
    user = make_user(Role.OFFICER, paper.partnership)
    client.force_login(user)
    return user


def write(paper, heading, words):
    block = paper.blocks.get(heading=heading)
    block.data = {"html": f"<p>{words}</p>"}
    block.save()


def page(client, paper, **query):
    return client.get(reverse("plans:paper_changes", args=[paper.key]), query)


def names(response):
    return [change.name for change in response.context["comparison"].changes]


def test_the_draft_is_compared_with_a_text_saved_under_a_name(client, paper, officer):
    answer = client.post(reverse("plans:named_text_save", args=[paper.key]), {"name": " Before  the board "})
    made = NamedText.objects.get()
    write(paper, "Money", "More.")

    assert answer.url == reverse("plans:paper_changes", args=[paper.key]) + f"?version=text-{made.pk}"
    assert (made.name, made.saved_by) == ("Before the board", officer)
    assert names(client.get(answer.url)) == ["Money"]


def test_two_of_them_and_versions_are_compared_with_each_other(client, paper, officer):
    first = naming.save_text(paper, by=officer, name="First")
    write(paper, "Our area", "Anew.")
    freeze(paper, by=officer, purpose=Version.Purpose.CONSULTATION)
    write(paper, "Money", "More.")
    second = naming.save_text(paper, by=officer, name="Second")
    write(paper, "Money", "Less.")

    pairs = [(f"text-{first.pk}", f"text-{second.pk}"), (f"text-{first.pk}", "1"), ("1", f"text-{second.pk}")]

    assert [names(page(client, paper, version=a, to=b)) for a, b in pairs] == [
        ["Our area", "Money"], ["Our area"], ["Money"],
    ]  # fmt: skip


def test_they_stand_beside_versions_in_the_choices(client, paper, officer):
    freeze(paper, by=officer, purpose=Version.Purpose.CONSULTATION)
    made = naming.save_text(paper, by=officer, name="Before the board")

    context = page(client, paper).context

    assert [choice.name for choice in context["choices"]] == ["draft", f"text-{made.pk}", "1"]
    assert (context["before"].short, context["after"].short) == ("version 1", "the draft")


def test_it_is_no_version_and_changes_nothing_of_the_text(client, paper, officer):
    naming.save_text(paper, by=officer, name="Before the board")
    client.logout()

    assert not paper.versions.exists()
    assert page(client, paper).status_code == 302


def test_a_name_is_given_once(paper, officer):
    naming.save_text(paper, by=officer, name="Before the board")

    with pytest.raises(Refused) as refused:
        naming.save_text(paper, by=officer, name="Before the board")

    assert refused.value.reasons == ["The draft is saved under this name already: choose another."]


@pytest.mark.parametrize(
    ("state", "role", "reason"),
    [
        ("drafting", Role.PARTNER_LEAD, "Your roles do not let you edit this text."),
        ("withdrawn", Role.OFFICER, "This paper was withdrawn."),
    ],
)
def test_it_is_saved_by_those_who_write_while_the_text_is_open(paper, state, role, reason):
    put_in(paper, state)

    with pytest.raises(Refused) as refused:
        naming.save_text(paper, by=make_user(role, paper.partnership), name="Before")

    assert refused.value.reasons == [reason]


def test_so_many_are_kept_and_no_more(paper, officer, monkeypatch):
    monkeypatch.setattr(naming, "MOST", 1)
    naming.save_text(paper, by=officer, name="One")

    with pytest.raises(Refused) as refused:
        naming.save_text(paper, by=officer, name="Two")

    assert refused.value.reasons == ["At most 1 texts are kept under a name: delete one first."]


def test_officers_delete_it_after_they_were_asked(client, paper, officer):
    made = naming.save_text(paper, by=officer, name="Before the board")
    address = reverse("plans:named_text_delete", args=[paper.key, made.pk])
    asked = client.get(address)

    client.post(address)

    assert "Delete “Before the board”?" in asked.text
    assert not NamedText.objects.exists()
    assert AuditEntry.objects.get(event="saved text deleted").details == {"name": "Before the board"}


def test_a_partner_compares_with_it_and_neither_saves_nor_deletes(client, paper, officer):
    made = naming.save_text(paper, by=officer, name="Before the board")
    client.force_login(make_user(Role.PARTNER_LEAD, paper.partnership))

    shown = page(client, paper, version=f"text-{made.pk}")

    assert (shown.context["before"].row, shown.context["name_form"], shown.context["may_delete"]) == (made, None, False)
    assert client.post(reverse("plans:named_text_delete", args=[paper.key, made.pk])).status_code == 403


def test_one_of_another_text_is_not_found_here(client, paper, officer):
    other = make_plan(paper.partnership).paper
    made = naming.save_text(other, by=officer, name="Elsewhere")

    assert page(client, paper, version=f"text-{made.pk}").status_code == 404
    assert client.get(reverse("plans:named_text_delete", args=[paper.key, made.pk])).status_code == 404
