"""Suggestions: made, accepted, carried on, declined, withdrawn; the text holds nothing of them before."""

import pytest

from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused, StaleState
from plans.document.compose import compose
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Paper, Suggestion
from plans.papers.versions import freeze
from plans.suggesting import verbs
from plans.suggesting.carrying import carried
from tests.factories import make_block, make_plan, make_user
from tests.plans.editing.things import put_in
from tests.plans.suggesting.conftest import saved, stored, suggested, written

pytestmark = pytest.mark.django_db
State = Suggestion.State


def reasons(verb, *args, **options):
    with pytest.raises(Refused) as refused:
        verb(*args, **options)
    return refused.value.reasons


def test_a_suggestion_stands_beside_the_text_and_its_checksum(plan, block, lead, police, officer):
    before = freeze(plan.paper, by=officer, purpose="consultation").sha256

    made = suggested(block, lead, "<p>One.</p><p>Two, and three.</p>", reason=" Three is missing. ")

    assert (made.organisation, made.reason, made.who) == (police, "Three is missing.", "Ann Lee, Anyborough Police")
    assert (made.base, made.base_revision) == (CHAPTERS.data(block), 1)
    assert compose(plan.paper)["blocks"][0]["data"] == {"html": "<p>One.</p><p>Two.</p>"}
    assert freeze(plan.paper, by=officer, purpose="consultation").sha256 == before


def test_accepting_saves_it_for_the_officer_with_its_author_as_the_source(block, lead, officer):
    made = suggested(block, lead, "<p>One.</p><p>Three.</p>", reason="It is three.")

    verbs.accept(made, by=officer)

    newest = block.history.first()
    assert stored(block).data == {"html": "<p>One.</p><p>Three.</p>"}
    assert newest.history_user == officer
    assert newest.history_change_reason == "Suggested by Ann Lee, Anyborough Police: It is three."
    assert (made.state, made.decided_by, made.result_revision) == (State.ACCEPTED, officer, 2)
    assert AuditEntry.objects.filter(event="suggestion accepted", by=officer).count() == 1


def test_a_suggestion_is_its_own_reason_in_approval(plan, block, lead, officer):
    put_in(plan.paper, Paper.State.IN_APPROVAL)
    made = suggested(block, lead, "<p>Three.</p>")

    verbs.accept(made, by=officer)

    assert block.history.first().history_change_reason == "Suggested by Ann Lee, Anyborough Police"


def test_it_is_carried_on_where_another_part_was_changed(block, lead, officer):
    made = suggested(block, lead, "<p>One.</p><p>Three.</p>")
    saved(block, officer, "<p>One and a half.</p><p>Two.</p>")

    verbs.accept(stored(made), by=officer)

    assert stored(block).data == {"html": "<p>One and a half.</p><p>Three.</p>"}


def test_items_of_one_list_are_carried_on_each_for_itself(block, lead, officer):
    saved(block, officer, "<ul><li>One</li><li>Two</li></ul>")
    made = suggested(block, lead, "<ul><li>One</li><li>Two, better</li></ul>")
    saved(block, officer, "<ul><li>One, better</li><li>Two</li></ul>")

    verbs.accept(stored(made), by=officer)

    assert stored(block).data == {"html": "<ul><li>One, better</li><li>Two, better</li></ul>"}


def test_where_the_same_part_was_changed_both_texts_stay_and_nothing_is_taken_blindly(block, lead, officer):
    made = suggested(block, lead, "<p>One.</p><p>Three.</p>")
    saved(block, officer, "<p>One.</p><p>Four.</p>")

    laid = carried(stored(made))

    assert (laid.is_outdated, laid.can_be_accepted) == (True, False)
    assert laid.merged["data"] == {"html": "<p>One.</p><p>Four.</p><p>Three.</p>"}
    assert reasons(verbs.accept, stored(made), by=officer) == [
        "The chapter was changed in the same place since: put both texts together, then save."
    ]
    assert stored(block).data == {"html": "<p>One.</p><p>Four.</p>"}


def test_a_row_that_no_longer_fits_its_table_is_put_together_by_a_person(plan, lead, officer):
    data = {**_table(), "rows": [["Burglary", "12"]]}
    block = make_block(plan.paper, kind="table", data=data)
    longer = {**CHAPTERS.data(block), "data": {**data, "rows": [["Burglary", "12"], ["Robbery", "3"]]}}
    made = verbs.suggest(block, longer, by=lead, revision=1)
    wider = {
        **data,
        "columns": [*data["columns"], {"label": "2027", "align": "right"}],
        "rows": [["Burglary", "12", "9"]],
    }
    editing.save(CHAPTERS, stored(block), {**CHAPTERS.data(block), "data": wider}, by=officer, revision=1)

    assert carried(stored(made)).is_outdated


def test_two_changes_that_are_too_long_together_are_put_together_by_a_person(block, lead, officer):
    made = suggested(block, lead, f"<p>{'a' * 60_000}</p><p>One.</p><p>Two.</p>")
    saved(block, officer, f"<p>One.</p><p>Two.</p><p>{'b' * 60_000}</p>")

    assert carried(stored(made)).is_outdated


def _table():
    columns = [{"label": "Crime", "align": "left"}, {"label": "2026", "align": "right"}]
    return {
        "caption": "", "columns": columns, "row_headings": True, "rows": [], "notes": [], "footnotes": [],
        "stated_total": None, "source": "",
    }  # fmt: skip


def test_the_officer_takes_other_words_than_suggested(block, lead, officer):
    made = suggested(block, lead, "<p>Three.</p>")

    verbs.accept_as(made, stored(block), written(block, "<p>Three, or four.</p>"), by=officer, revision=1)

    assert (made.state, made.result_revision) == (State.CHANGED, 2)
    assert stored(block).data == {"html": "<p>Three, or four.</p>"}


def test_declining_asks_why(block, lead, officer):
    made = suggested(block, lead, "<p>Three.</p>")

    assert reasons(verbs.decline, made, by=officer, note=" ") == ["Say why you decline it."]
    verbs.decline(made, by=officer, note="It is two.")

    assert (made.state, made.note) == (State.DECLINED, "It is two.")
    assert stored(block).data == {"html": "<p>One.</p><p>Two.</p>"}


@pytest.mark.parametrize("state", [State.ACCEPTED, State.DECLINED, State.WITHDRAWN])
@pytest.mark.parametrize("verb", ["accept", "decline", "say_held", "withdraw"])
def test_what_is_decided_is_not_decided_again(block, lead, officer, state, verb):
    made = suggested(block, lead, "<p>Three.</p>")
    verbs.decide(made, state, by=officer)
    options = {"by": lead if verb == "withdraw" else officer} | ({"note": "No"} if verb == "decline" else {})

    told = f"This suggestion is {state.label.lower()} already, by The officer."
    assert reasons(getattr(verbs, verb), stored(made), **options) == [told]


def test_of_two_officers_the_second_is_told(block, lead, officer):
    made = suggested(block, lead, "<p>Three.</p>")
    read = stored(made)
    verbs.decline(made, by=officer, note="No.")

    with pytest.raises(StaleState):
        verbs.decide(read, State.ACCEPTED, by=officer)


def test_its_author_alone_withdraws_it(block, lead, officer):
    made = suggested(block, lead, "<p>Three.</p>")

    assert reasons(verbs.withdraw, made, by=officer) == ["Only who made a suggestion withdraws it."]
    verbs.withdraw(made, by=lead)

    assert made.state == State.WITHDRAWN


def test_partners_do_not_decide(block, lead):
    made = suggested(block, lead, "<p>Three.</p>")

    assert reasons(verbs.accept, made, by=lead) == ["Your roles do not let you edit this text."]
    assert reasons(verbs.decline, made, by=lead, note="No") == ["Your roles do not let you edit this text."]


@pytest.mark.parametrize("role", [Role.READER, Role.SCRUTINY])
def test_who_may_not_comment_suggests_nothing(plan, block, role):
    assert reasons(suggested, block, make_user(role, plan.partnership), "<p>Three.</p>") == [
        "Your roles do not let you suggest changes of drafts."
    ]


def test_nothing_is_suggested_of_an_adopted_text(plan, block, lead):
    put_in(plan.paper, Paper.State.ADOPTED)

    assert reasons(suggested, block, lead, "<p>Three.</p>") == [
        "This text is adopted: its words do not change any more."
    ]


def test_what_was_read_before_others_saved_is_what_it_is_laid_against(block, lead, officer):
    saved(block, officer, "<p>One.</p><p>Two.</p><p>Three.</p>")
    read = CHAPTERS.data(stored(block))
    saved(block, officer, "<p>Nought.</p>")

    made = verbs.suggest(stored(block), written(block, "<p>One.</p>"), by=lead, revision=2)
    unknown = verbs.suggest(stored(block), written(block, "<p>One.</p>"), by=lead, revision=9)

    assert (made.base, made.base_revision) == (read, 2)
    assert (unknown.base, unknown.base_revision) == (CHAPTERS.data(stored(block)), 3)


def test_nothing_changed_is_no_suggestion(block, lead):
    assert reasons(suggested, block, lead, "<p>One.</p><p>Two.</p>") == [
        "You have changed nothing yet: write how the chapter should read, then send it."
    ]


@pytest.mark.parametrize("kind", ["actions", "image"])
def test_rows_and_files_are_commented_on_instead(plan, lead, kind):
    block = make_block(plan.paper, kind=kind, heading="Shown", data={})

    assert verbs.reasons_not_to_suggest(plan.paper, by=lead, block=block) == [
        "What “Shown” shows cannot be suggested in other words: comment on it instead."
    ]


def test_a_removed_chapter_is_put_back_before_it_takes_anything(block, lead, officer):
    made = suggested(block, lead, "<p>Three.</p>")
    editing.remove(CHAPTERS, stored(block), by=officer)

    assert reasons(verbs.accept, stored(made), by=officer) == [
        "The chapter was removed from the text: put it back first."
    ]
    assert verbs.reasons_not_to_suggest(made.paper, by=lead, block=stored(block)) == [
        "“Our area” was removed from the text."
    ]
    verbs.decline(made, by=officer, note="It is gone.")
    assert reasons(verbs.accept, stored(made), by=officer) == ["This suggestion is declined already, by The officer."]


def test_strangers_find_no_suggestion(block, lead):
    made = suggested(block, lead, "<p>Three.</p>")
    stranger = make_user(Role.OFFICER, make_plan().partnership)

    assert list(Suggestion.objects.visible_to(lead)) == [made]
    assert list(Suggestion.objects.visible_to(stranger)) == []
