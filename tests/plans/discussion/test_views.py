"""Partners' pages: read, comment, settle, endorse; freezing a version for them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from partnerships.access import Role
from plans.discussion.quotes import Whereabouts
from plans.discussion.verbs import comment, endorse, resolve
from plans.models import Comment, Version
from plans.papers.versions import freeze
from tests.factories import give_role, make_block, make_membership, make_organisation, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan(blocks=("Our area",))


@pytest.fixture
def police(plan):
    organisation = make_organisation("Anyborough Police")
    make_membership(plan.partnership, organisation)
    return organisation


@pytest.fixture
def lead(client, plan, police):
    user = make_user(Role.PARTNER_LEAD, plan.partnership, organisation=police)
    client.force_login(user)
    return user


@pytest.fixture
def officer(plan):
    return make_user(Role.OFFICER, plan.partnership)


def page_of(name, plan, *more):
    return reverse(f"plans:{name}", args=[plan.paper.key, *more])


def comments_page(plan):
    return page_of("comments", plan, plan.paper.blocks.first().key)


def test_partner_reads_the_draft_and_how_many_comments_it_has(client, lead, plan):
    client.post(comments_page(plan), {"text": "Say more."})
    make_block(plan.paper, heading="Money", position=1)

    pieces = client.get(page_of("paper_read", plan)).context["pieces"]

    assert [(piece["name"], piece["comments"]) for piece in pieces] == [("Our area", 1), ("Money", 0)]


def test_comments_on_a_removed_chapter_are_read_without_it(client, lead, plan):
    page = client.get(comments_page(plan))
    plan.paper.blocks.update(removed_at=timezone.now(), removed_by=lead)

    assert "Anyborough is a place." in page.context["html"]
    assert client.get(comments_page(plan)).context["html"] is None


def test_whoever_names_somebody_who_does_not_comment_here_is_told(client, lead, plan):
    page = client.post(comments_page(plan), {"text": "@Jo Ward, which?"}, follow=True)

    assert [str(each) for each in page.context["messages"]] == [
        "Your comment was added.",
        "Nobody called “Jo Ward” comments on this text, so nobody of that name was told.",
    ]


def test_comment_carries_the_organisation(client, lead, police, plan):
    page = client.post(comments_page(plan), {"text": "Say more."}, follow=True)

    assert Comment.objects.get().organisation == police
    assert "Anyborough Police" in page.content.decode()


def test_partner_comments_on_words_selected_where_the_draft_is_read(client, lead, plan):
    address = comments_page(plan) + "?start=0&end=3&exact=Our"

    asked = client.get(address)
    answer = client.post(address, {"text": "Whose?"}, follow=True)

    assert asked.context["about"] == {"quote": "Our"}
    assert Comment.objects.get().quote == "Our"
    assert 'data-quote-start="0" data-quote-end="3">Our</a>' in answer.text


def test_words_that_are_commented_on_are_marked_where_the_draft_is_read(client, lead, plan):
    client.post(comments_page(plan) + "?start=0&end=3&exact=Our", {"text": "Whose?"})
    client.post(comments_page(plan), {"text": "Say more."})

    marks = client.get(page_of("paper_read", plan)).context["marks"]

    assert marks == [(str(plan.paper.blocks.get().key), Whereabouts(0, 3))]


def test_words_changed_meanwhile_are_told_before_and_after_the_comment(client, lead, plan):
    address = comments_page(plan) + "?start=0&end=3&exact=Her"
    told = "The text has changed since you selected these words: select them again."

    asked, answer = client.get(address), client.post(address, {"text": "Whose?"})

    assert [asked.context["about"], answer.context["form"].non_field_errors()] == [{"reasons": [told]}, [told]]
    assert not Comment.objects.exists()


def test_empty_comment_is_refused(client, lead, plan):
    page = client.post(comments_page(plan), {"text": " "})

    assert page.context["form"].errors == {"text": ["Enter your comment."]}


def test_answer_stands_under_its_question(client, lead, officer, plan):
    question = comment(plan.paper, plan.paper.blocks.first().key, by=lead, text="Why?")
    client.force_login(officer)

    page = client.post(comments_page(plan), {"text": "Because.", "parent": question.pk}, follow=True)

    assert [str(each) for each in page.context["messages"]] == ["Your answer was added."]
    thread = client.get(comments_page(plan)).context["threads"][0]
    assert [answer.text for answer in thread["answers"]] == ["Because."]


def test_an_answer_that_was_refused_stays_an_answer(client, lead, officer, plan):
    question = comment(plan.paper, plan.paper.blocks.first().key, by=lead, text="Why?")
    client.force_login(officer)

    empty = client.post(comments_page(plan), {"text": " ", "parent": question.pk})
    page = client.post(comments_page(plan), {"text": "x" * 5001, "parent": question.pk})
    client.post(f"{comments_page(plan)}?parent={question.pk}", {"text": "Because."})

    assert (page.context["form"]["text"].value(), page.context["answered"]) == ("x" * 5001, question)
    assert f'action="?parent={question.pk}"' in page.text
    assert empty.context["form"].errors == {"text": ["Enter your answer."]}
    assert Comment.objects.get(text="Because.").parent == question


def test_an_answer_to_what_was_resolved_meanwhile_is_offered_as_a_new_comment(client, lead, officer, plan):
    question = comment(plan.paper, plan.paper.blocks.first().key, by=lead, text="Why?")
    resolve(question, by=officer, done="Said it.")

    page = client.post(comments_page(plan), {"text": "But why?", "parent": question.pk})

    told = "This comment was resolved meanwhile: send what you wrote as a new one."
    assert page.context["form"].non_field_errors() == [told]
    assert (page.context["form"]["text"].value(), page.context["answered"]) == ("But why?", None)
    assert not question.answers.exists()


def test_comment_of_another_paper_is_not_answered_here(client, lead, plan):
    other = make_plan()
    stranger = make_user(Role.OFFICER, other.partnership)
    secret = comment(other.paper, other.paper.blocks.first().key, by=stranger, text="Secret")

    client.post(comments_page(plan), {"text": "Because.", "parent": secret.pk})

    assert Comment.objects.get(text="Because.").parent is None


def test_clerk_may_read_but_not_comment(client, plan):
    clerk = make_user(Role.CLERK, plan.partnership.lead_councils.get())
    client.force_login(clerk)

    page = client.post(comments_page(plan), {"text": "Mine."})

    assert page.context["form"].non_field_errors() == ["Your roles do not let you comment on drafts."]


def test_of_two_who_resolve_a_comment_the_second_is_told_and_opens_nothing(client, lead, plan):
    question = comment(plan.paper, plan.paper.blocks.first().key, by=lead, text="Why?")
    settle = reverse("plans:comment_settle", args=[question.pk])

    client.post(settle, {"done": "Named the wards."})
    question.refresh_from_db()
    assert (question.resolved_by, question.resolution) == (lead, "Named the wards.")
    again = client.post(settle, {"done": "Mine too."}, follow=True)
    assert [str(each) for each in again.context["messages"]][-1].startswith("This comment was changed by somebody else")
    question.refresh_from_db()
    assert (question.resolved_by, question.resolution) == (lead, "Named the wards.")
    client.post(settle, {"reopen": "yes"})
    question.refresh_from_db()

    assert question.resolved_by is None


def test_a_comment_is_given_to_somebody_on_its_page(client, lead, officer, plan):
    client.post(comments_page(plan), {"text": "Why?", "assigned_to": officer.pk})
    question = plan.paper.comments.get()
    assert question.assigned_to == officer

    page = client.post(reverse("plans:comment_give", args=[question.pk]), {"assigned_to": ""}, follow=True)

    assert [str(each) for each in page.context["messages"]] == [
        "Your comment was added.",
        "The comment is nobody’s task now.",
    ]


def test_settling_a_strangers_comment_is_not_found(client, lead):
    other = make_plan()
    secret = comment(
        other.paper, other.paper.blocks.first().key, by=make_user(Role.OFFICER, other.partnership), text="Secret"
    )

    assert client.post(reverse("plans:comment_settle", args=[secret.pk])).status_code == 404


def test_officer_freezes_a_version_for_partners(client, officer, plan):
    client.force_login(officer)

    page = client.post(page_of("send_to_partners", plan), {"frozen_for": "Comments by Friday"}, follow=True)

    assert page.redirect_chain == [(page_of("endorsements", plan), 302)]
    assert [str(each) for each in page.context["messages"]] == [
        "Version 1 was sent to partners. They see it among their tasks."
    ]
    version = Version.objects.get()
    assert (version.purpose, version.frozen_for, version.frozen_by) == ("consultation", "Comments by Friday", officer)


def test_letters_that_cannot_be_printed_are_named_before_a_version_is_made(client, officer, plan):
    client.force_login(officer)
    plan.paper.blocks.update(data={"html": "<p>安全</p>"})

    page = client.get(page_of("send_to_partners", plan))

    sentence = "In “Our area”, these letters cannot be printed and leave empty boxes in the PDF: “全”, “安”. "
    assert page.context["remarks"] == [f"{sentence}Write them in other words."]
    assert sentence in page.content.decode()


def test_partner_does_not_freeze(client, lead, plan):
    assert client.post(page_of("send_to_partners", plan), {"frozen_for": "x"}).status_code == 403


def test_lead_endorses_the_latest_version(client, lead, police, officer, plan):
    freeze(plan.paper, by=officer, purpose="consultation")

    before = client.get(page_of("endorsements", plan)).context
    page = client.post(page_of("endorse", plan, 1), {"organisation": police.pk, "note": "Gladly"}, follow=True)
    again = client.post(page_of("endorse", plan, 1), {"organisation": police.pk})

    [(standing, is_own)] = page.context["standings"]
    assert [str(each) for each in page.context["messages"]] == ["Anyborough Police endorses version 1."]
    assert (standing.words, is_own) == ("Endorsed version 1", True)
    assert (len(before["missing"]), page.context["missing"]) == (1, [])
    assert again.context["form"].non_field_errors() == ["Your organisation has endorsed this version already."]


def test_who_may_endorse_and_who_may_send_a_version(client, lead, officer, plan):
    def told():
        context = client.get(page_of("endorsements", plan)).context
        return context["may_endorse"], context["may_freeze"]

    asked = [told()]
    freeze(plan.paper, by=officer, purpose="consultation")
    asked.append(told())
    client.force_login(officer)
    asked.append(told())
    plan.paper.state = "withdrawn"
    plan.paper.save()

    assert [*asked, told()] == [(False, False), (True, False), (False, True), (False, False)]


def test_the_one_organisation_of_a_lead_is_chosen_and_of_two_none(client, lead, police, officer, plan):
    freeze(plan.paper, by=officer, purpose="consultation")
    first = client.get(page_of("endorse", plan, 1)).context["form"]["organisation"].initial
    give_role(lead, Role.PARTNER_LEAD, plan.partnership, organisation=make_organisation("Anyborough Fire"))

    assert (first, client.get(page_of("endorse", plan, 1)).context["form"]["organisation"].initial) == (police, None)


def test_endorsement_of_an_earlier_text_leads_to_what_changed(client, lead, police, officer, plan):
    endorse(freeze(plan.paper, by=officer, purpose="consultation"), by=lead, organisation=police)
    freeze(plan.paper, by=officer, purpose="consultation")

    page = client.get(page_of("endorsements", plan))

    assert page.context["missing"][0].words == "Endorsed an earlier text (version 1)"
    assert reverse("plans:compare_paper", args=[plan.paper.key, 1, 2]) in page.content.decode()


def test_lead_cannot_choose_an_organisation_of_others(client, lead, officer, plan):
    freeze(plan.paper, by=officer, purpose="consultation")
    fire = make_organisation("Anyborough Fire")

    page = client.post(page_of("endorse", plan, 1), {"organisation": fire.pk})

    assert "organisation" in page.context["form"].errors


@pytest.mark.parametrize("versions", [1, 3])
def test_versions_page_asks_the_database_as_often_for_any_number(
    client, lead, officer, plan, versions, django_assert_num_queries
):
    for _ in range(versions):
        freeze(plan.paper, by=officer, purpose="consultation")

    with django_assert_num_queries(10):
        client.get(page_of("endorsements", plan))
