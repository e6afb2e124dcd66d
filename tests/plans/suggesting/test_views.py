"""Pages of suggestions: made in the chapter's own form, read, decided, all without scripts."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.models import Draft, Paper, Suggestion
from plans.suggesting.forms import ROWS_OR_FILES
from plans.suggesting.verbs import decline
from tests.factories import make_user
from tests.plans.editing.things import put_in
from tests.plans.suggesting.conftest import saved, stored, suggested

pytestmark = pytest.mark.django_db


def form_of(block):
    return reverse("plans:suggest", args=[block.paper.key, block.key])


def page_of(made):
    return reverse("plans:suggestion", args=[made.paper.key, made.pk])


def change_of(made):
    return reverse("plans:suggestion_change", args=[made.paper.key, made.pk])


def typed(html, **more):
    return {"heading": "Our area", "level": "1", "html": html, "revision": "1", "draft_tab": "t", **more}


@pytest.fixture
def as_lead(client, lead):
    client.force_login(lead)
    return client


@pytest.fixture
def as_officer(client, officer):
    client.force_login(officer)
    return client


def test_a_partner_writes_how_the_chapter_should_read(as_lead, block, lead):
    asked = as_lead.get(form_of(block))
    Draft.objects.create(user=lead, form=f"suggestion:new:{block.pk}", tab="t", fields={})
    answer = as_lead.post(form_of(block), typed("<p>Three.</p>", reason="It is three."), follow=True)

    made = Suggestion.objects.get()
    assert asked.context["form"]["html"].value() == "<p>One.</p><p>Two.</p>"
    assert answer.redirect_chain == [(page_of(made), 302)]
    assert (made.proposed["data"], made.reason) == ({"html": "<p>Three.</p>"}, "It is three.")
    assert stored(block).data == {"html": "<p>One.</p><p>Two.</p>"}
    assert not Draft.objects.exists()


def test_where_the_draft_is_read_each_chapter_leads_to_its_form(as_lead, block):
    assert form_of(block) in as_lead.get(reverse("plans:paper_read", args=[block.paper.key])).text


def test_what_was_typed_and_not_changed_comes_back_with_why(as_lead, block):
    answer = as_lead.post(form_of(block), typed("<p>One.</p><p>Two.</p>"))

    assert answer.context["reason_form"].non_field_errors() == [
        "You have changed nothing yet: write how the chapter should read, then send it."
    ]


def test_the_change_is_marked_for_eyes_and_screen_readers(as_officer, block, lead):
    made = suggested(block, lead, "<p>One.</p><p>Two, and three.</p>")

    page = as_officer.get(page_of(made)).text

    said = '<ins><span class="govuk-visually-hidden csp-said">inserted: </span>'
    assert said in page
    assert "Ann Lee, Anyborough Police" in page


def test_an_officer_accepts_it(as_officer, block, lead):
    made = suggested(block, lead, "<p>Three.</p>")

    page = as_officer.post(page_of(made), {"verb": "accept"}, follow=True)

    assert [str(message) for message in page.context["messages"]] == ["The suggestion is in the text."]
    assert stored(block).data == {"html": "<p>Three.</p>"}


def test_an_officer_changes_it_and_accepts(as_officer, block, lead):
    made = suggested(block, lead, "<p>One.</p><p>Three.</p>", reason="Three")
    asked = as_officer.get(change_of(made))

    as_officer.post(
        change_of(made), typed("<p>One.</p><p>Four.</p>", reason=asked.context["reason_form"]["reason"].value())
    )

    assert asked.context["form"]["html"].value() == "<p>One.</p><p>Three.</p>"
    assert stored(made).state == Suggestion.State.CHANGED
    assert block.history.first().history_change_reason == "Suggested by Ann Lee, Anyborough Police: Three"
    assert stored(block).data == {"html": "<p>One.</p><p>Four.</p>"}


def test_one_that_is_outdated_shows_both_texts_and_is_put_together(as_officer, block, lead, officer):
    made = suggested(block, lead, "<p>One.</p><p>Three.</p>")
    saved(block, officer, "<p>One.</p><p>Four.</p>")

    page, form = as_officer.get(page_of(made)), as_officer.get(change_of(made)).context["form"]
    as_officer.post(change_of(made), typed("<p>One.</p><p>Four and three.</p>", revision="2"))

    assert "The chapter was changed in the same place since." in page.text
    assert ("<p>Four.</p>" in page.text, "Three." in page.text) == (True, True)
    assert form["html"].value() == "<p>One.</p><p>Four.</p><p>Three.</p>"
    assert (stored(made).state, stored(block).data["html"]) == ("changed", "<p>One.</p><p>Four and three.</p>")


def test_somebody_who_saves_between_leads_to_both_texts_and_the_suggestion_waits(as_officer, block, lead, officer):
    made = suggested(block, lead, "<p>One.</p><p>Three.</p>")
    saved(block, officer, "<p>One and more.</p><p>Two.</p>")

    answer = as_officer.post(change_of(made), typed("<p>One.</p><p>Three.</p>"))

    assert (answer.status_code, answer.context["form"]["html"].value()) == (409, "<p>One and more.</p><p>Three.</p>")
    assert stored(made).is_open


def test_a_long_reason_is_given_as_far_as_the_field_holds_it(as_officer, block, lead):
    made = suggested(block, lead, "<p>Three.</p>", reason="Long. " * 333)

    reason = as_officer.get(change_of(made)).context["reason_form"]["reason"].value()
    as_officer.post(change_of(made), typed("<p>Three.</p>", reason=reason))

    assert (len(reason), stored(made).state) == (2_000, Suggestion.State.ACCEPTED)


def test_what_was_asked_for_of_rows_is_not_written_in_a_chapters_form(as_officer, block, lead):
    made = suggested(block, lead, "<p>Three.</p>")
    block.kind = "findings"
    block.save()

    page = as_officer.get(change_of(made), follow=True)

    assert page.redirect_chain == [(page_of(made), 302)]
    assert [str(message) for message in page.context["messages"]] == [ROWS_OR_FILES]


def test_declined_with_a_reason_that_its_author_reads(as_officer, block, lead):
    made = suggested(block, lead, "<p>Three.</p>")

    as_officer.post(page_of(made), {"verb": "decline", "note": "It is two."})
    as_officer.force_login(lead)

    assert "<q>It is two.</q>" in as_officer.get(page_of(made)).text


def test_why_it_is_declined_stays_typed_where_it_is_too_long(as_officer, block, lead):
    made = suggested(block, lead, "<p>Three.</p>")

    page = as_officer.post(page_of(made), {"verb": "decline", "note": "x" * 2001})

    assert [str(each) for each in page.context["messages"]] == [
        "A reason has at most 2,000 characters; this one has 2,001."
    ]
    assert f"{'x' * 2001}</textarea>" in page.text
    assert stored(made).is_open


def test_its_author_withdraws_it(as_lead, block, lead):
    made = suggested(block, lead, "<p>Three.</p>")

    as_lead.post(page_of(made), {"verb": "withdraw"})

    assert stored(made).state == Suggestion.State.WITHDRAWN


def test_a_partner_does_not_accept(as_lead, block, lead):
    made = suggested(block, lead, "<p>Three.</p>")

    page = as_lead.post(page_of(made), {"verb": "accept"}, follow=True)

    assert [str(message) for message in page.context["messages"]] == ["Your roles do not let you edit this text."]
    assert as_lead.get(change_of(made)).status_code == 403


def test_a_suggestion_of_another_text_is_not_found_here(as_officer, block, lead):
    made = suggested(block, lead, "<p>Three.</p>")

    assert as_officer.get(reverse("plans:suggestion", args=[block.key, made.pk])).status_code == 404


def test_all_of_a_text_are_listed_those_to_be_decided_first(
    as_officer, block, lead, officer, django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr("plans.suggesting.views.MOST", 1)
    first, second, third, fourth = (suggested(block, lead, f"<p>{n}</p>") for n in range(4))
    for each in (third, fourth):
        decline(each, by=officer, note="No.")
    address = reverse("plans:suggestions", args=[block.paper.key])
    as_officer.get(address)

    with django_assert_num_queries(8):
        page = as_officer.get(address)

    assert page.context["suggestions"] == [(row, block) for row in (second, first, fourth)]


def test_the_form_of_a_text_that_takes_no_suggestions_says_why(as_lead, plan, block):
    put_in(plan.paper, Paper.State.ADOPTED)

    page = as_lead.get(form_of(block), follow=True)

    assert page.redirect_chain == [(reverse("plans:paper_read", args=[plan.paper.key]), 302)]
    assert [str(each) for each in page.context["messages"]] == [
        "This text is adopted: its words do not change any more."
    ]


def test_whoever_took_it_goes_on_writing_and_a_colleague_is_told(as_officer, plan, block, lead, officer):
    made = suggested(block, lead, "<p>Three.</p>")
    as_officer.post(change_of(made), typed("<p>Three, or four.</p>"))

    form = as_officer.get(change_of(made)).context["form"]
    as_officer.force_login(make_user(Role.OFFICER, plan.partnership))
    page = as_officer.get(change_of(made), follow=True)

    assert form["html"].value() == "<p>Three, or four.</p>"
    assert [str(each) for each in page.context["messages"]][-1] == (
        "This suggestion is accepted with changes already, by The officer."
    )
