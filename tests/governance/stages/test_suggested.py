"""Accepted amendments are suggestions on their chapters, with the body as their source; each follows the other."""

import pytest
from django.urls import reverse

from governance.stages.amending import add_amendment, change_amendment, set_amendment_aside
from governance.stages.lifecycle import record_outcome, submit
from governance.stages.taking_in import lacking_in, say_taken_in
from partnerships.access import Role
from partnerships.models import Mail
from plans.document.compose import compose
from plans.models import Block, Suggestion
from plans.suggesting import verbs
from plans.suggesting.carrying import carried
from plans.suggesting.telling import to_decide
from tests.factories import make_user

pytestmark = pytest.mark.django_db
MOVED = {"text": "Put in a sentence on lighting.", "moved_by": "Chair of Scrutiny", "result": "accepted"}
State = Suggestion.State


@pytest.fixture
def scrutiny(timetable, clerk):
    stage = timetable.stages.get(body__kind="scrutiny")
    submit(stage, by=clerk)
    record_outcome(stage, by=clerk, kind="comments_made")
    return stage


@pytest.fixture
def block(scrutiny):
    return scrutiny.paper.blocks.placed().first()


@pytest.fixture
def officer(timetable):
    return make_user(Role.OFFICER, timetable.paper.partnership)


@pytest.fixture
def amendment(scrutiny, block, clerk):
    return add_amendment(scrutiny, by=clerk, **MOVED, block_key=block.key)


def found():
    return Suggestion.objects.get()


def lacks(stage):
    return lacking_in(stage.paper, compose(stage.paper))


def test_an_accepted_amendment_asks_for_its_chapter_with_body_and_day(amendment, block):
    made = found()

    assert (made.block_key, made.reason, made.proposed) == (block.key, "Put in a sentence on lighting.", None)
    assert made.who == "Overview and Scrutiny, on 3 February 2026 (amendment 1)"
    assert carried(made).is_in_words


@pytest.mark.parametrize("more", [{"result": "pending"}, {"result": "rejected", "why": "No."}, {"block_key": None}])
def test_what_changes_no_chapter_asks_for_nothing(scrutiny, block, clerk, more):
    add_amendment(scrutiny, by=clerk, **MOVED | {"block_key": block.key} | more)

    assert not Suggestion.objects.exists()


def test_written_in_by_the_officer_the_text_holds_it(scrutiny, amendment, block, officer):
    assert len(lacks(scrutiny)) == 1
    item = {"heading": block.heading, "level": 1, "data": {"html": "<p>Lights in every street.</p>"}}

    verbs.accept_as(found(), Block.objects.get(pk=block.pk), item, by=officer, revision=block.revision)

    amendment.refresh_from_db()
    source = "Overview and Scrutiny, on 3 February 2026 (amendment 1): Put in a sentence on lighting."
    assert (found().state, amendment.taken_in_by, lacks(scrutiny)) == (State.ACCEPTED, officer, [])
    assert block.history.first().history_change_reason == source


def test_what_is_said_word_by_word_is_accepted_with_one_click(scrutiny, block, clerk, officer):
    add_amendment(scrutiny, by=clerk, **MOVED | {"text": "Replace “place” with “borough”."}, block_key=block.key)

    verbs.accept(found(), by=officer)

    assert Block.objects.get(pk=block.pk).data == {"html": "<p>Anyborough is a borough.</p>"}


def test_declined_it_is_still_lacking_and_still_named(scrutiny, amendment, officer):
    verbs.decline(found(), by=officer, note="It stands in chapter 3 already.")

    assert len(lacks(scrutiny)) == 1
    assert not Mail.objects.filter(kind="suggestion").exists()


def test_said_to_be_held_it_is_no_longer_open_and_taken_back_it_is(scrutiny, amendment, officer):
    say_taken_in(scrutiny, by=officer, held=[amendment.pk])
    settled = found().state

    say_taken_in(scrutiny, by=officer, held=[])

    assert (settled, found().state) == (State.ACCEPTED, State.OPEN)


def test_recorded_in_error_it_is_asked_for_no_more(amendment, clerk):
    set_amendment_aside(amendment, by=clerk, reason="Another plan.")

    assert found().state == State.WITHDRAWN


def test_other_words_ask_anew_even_where_the_first_were_declined(amendment, clerk, officer):
    verbs.decline(found(), by=officer, note="No.")

    change_amendment(amendment, by=clerk, revision=1, reason="Misread.", **MOVED | {"text": "Put in two."})

    assert (found().state, found().reason, found().decided_by) == (State.OPEN, "Put in two.", None)


def test_the_officer_is_asked_once_by_the_task_of_the_step(scrutiny, amendment, officer):
    assert to_decide(officer, scrutiny.day) == []


def test_the_officers_page_leads_to_where_it_is_taken_in(client, scrutiny, amendment, officer):
    client.force_login(officer)

    page = client.get(reverse("governance:stage_take_in", args=[scrutiny.pk])).text

    assert reverse("plans:write", args=[scrutiny.paper.key]) in page
    assert "Put in a sentence on lighting." in client.get(reverse("plans:write", args=[scrutiny.paper.key])).text
