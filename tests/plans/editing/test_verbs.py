"""The verbs do the same to chapters and to rows: each is asked of a chapter and of a priority."""

import pytest

from actions.action_plan.noun import ACTIONS
from actions.models import ActionPartner
from partnerships.access import Role
from partnerships.verbs import Refused, StaleState
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS, kinds_to_add
from plans.editing.verbs import Conflict
from priorities.models import AreaOfFocus
from priorities.priorities.noun import PRIORITIES
from tests.actions.data import action
from tests.factories import make_block, make_organisation, make_paper, make_partnership, make_plan, make_user
from tests.plans.editing.things import add, again, fresh, names, put_in, renamed

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[CHAPTERS, PRIORITIES], ids=["chapter", "priority"])
def edited(request):
    return request.param


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


@pytest.fixture
def officer(paper):
    return make_user(Role.OFFICER, paper.partnership)


def test_what_is_added_stands_last_under_a_key_of_its_own(edited, paper, officer):
    first, second = add(edited, paper, officer, "One", "Two")

    assert names(edited, paper) == ["One", "Two"]
    assert first.key != second.key
    assert [(h.history_user, h.history_change_reason) for h in first.history.all()] == [(officer, "Added")]


def test_what_is_added_after_another_makes_the_others_move(edited, paper, officer):
    first, _ = add(edited, paper, officer, "One", "Two")

    editing.add(edited, paper, fresh(edited, "Between"), by=officer, after=first)

    assert names(edited, paper) == ["One", "Between", "Two"]


@pytest.mark.both("locks")
def test_save_writes_text_revision_and_one_history_row(edited, paper, officer):
    [row] = add(edited, paper, officer, "One")

    assert editing.save(edited, row, renamed(edited, row, "Two"), by=officer, revision=1, reason="Clearer") is True

    newest = row.history.first()
    assert (str(row), row.revision, row.history.count()) == ("Two", 2, 2)
    assert edited.data(again(row)) == edited.data(row)
    assert (newest.history_user, newest.history_change_reason) == (officer, "Clearer")


def test_save_that_changes_nothing_writes_nothing(edited, paper, officer):
    [row] = add(edited, paper, officer, "One")

    assert editing.save(edited, row, edited.data(row), by=officer, revision=1) is False

    assert (row.history.count(), again(row).revision) == (1, 1)


@pytest.mark.both("locks")
def test_second_saver_gets_a_conflict_and_the_first_text_stands(edited, paper, officer):
    [mine] = add(edited, paper, officer, "One")
    theirs, colleague = again(mine), make_user(Role.OFFICER, paper.partnership)
    editing.save(edited, theirs, renamed(edited, theirs, "Theirs"), by=colleague, revision=1)

    with pytest.raises(Conflict) as conflict:
        editing.save(edited, mine, renamed(edited, mine, "Mine"), by=officer, revision=1)

    assert (str(conflict.value.theirs), conflict.value.theirs.revision) == ("Theirs", 2)
    assert names(edited, paper) == ["Theirs"]


def test_same_text_saved_twice_is_no_conflict(edited, paper, officer):
    [row] = add(edited, paper, officer, "One")
    data = renamed(edited, row, "Two")
    editing.save(edited, again(row), data, by=officer, revision=1)

    assert editing.save(edited, row, data, by=officer, revision=1) is False


@pytest.mark.both("locks")
def test_save_of_what_was_removed_is_a_conflict(edited, paper, officer):
    [row] = add(edited, paper, officer, "One")
    editing.remove(edited, again(row), by=officer)

    with pytest.raises(Conflict) as conflict:
        editing.save(edited, row, renamed(edited, row, "Two"), by=officer, revision=1)

    assert conflict.value.theirs.removed_by == officer


@pytest.mark.both("locks")
def test_save_keeps_the_place_that_somebody_else_gave_meanwhile(edited, paper, officer):
    first, second = add(edited, paper, officer, "One", "Two")
    editing.move(edited, again(second), by=officer, up=True)

    editing.save(edited, first, renamed(edited, first, "First"), by=officer, revision=1)

    assert names(edited, paper) == ["Two", "First"]


@pytest.mark.parametrize(("reason", "is_refused"), [("", True), ("  ", True), ("Cabinet asked for it", False)])
def test_paper_in_approval_takes_a_change_with_its_reason_only(edited, paper, officer, reason, is_refused):
    [row] = add(edited, paper, officer, "One")
    put_in(paper, "in_approval")

    if is_refused:
        with pytest.raises(Refused) as refused:
            editing.save(edited, row, renamed(edited, row, "Two"), by=officer, revision=1, reason=reason)
        assert refused.value.reasons == ["This text is in approval: say why you change it."]
    else:
        assert editing.save(edited, row, renamed(edited, row, "Two"), by=officer, revision=1, reason=reason) is True
        assert row.history.first().history_change_reason == reason


VERBS = {
    "add": lambda edited, row, by: editing.add(edited, row.paper, fresh(edited, "New"), by=by, reason="Why"),
    "save": lambda edited, row, by: editing.save(edited, row, {}, by=by, revision=1, reason="Why"),
    "move": lambda edited, row, by: editing.move(edited, row, by=by, up=True, reason="Why"),
    "remove": lambda edited, row, by: editing.remove(edited, row, by=by, reason="Why"),
    "put_back": lambda edited, row, by: editing.put_back(edited, row, by=by, reason="Why"),
    "restore": lambda edited, row, by: editing.restore(
        edited, row, row.history.first().pk, by=by, revision=1, reason="Why"
    ),
}


@pytest.mark.parametrize("state", ["adopted", "superseded", "withdrawn"])
@pytest.mark.parametrize("verb", VERBS)
def test_text_that_is_settled_is_not_edited(edited, paper, officer, verb, state):
    [row] = add(edited, paper, officer, "One")
    put_in(paper, state)

    with pytest.raises(Refused) as refused:
        VERBS[verb](edited, row, officer)

    assert refused.value.reasons == paper.reasons_not_to_edit(officer)


@pytest.mark.parametrize("verb", VERBS)
def test_stranger_changes_nothing(edited, paper, officer, verb):
    [row] = add(edited, paper, officer, "One")

    with pytest.raises(Refused) as refused:
        VERBS[verb](edited, row, make_user(Role.OFFICER, make_partnership()))

    assert refused.value.reasons == ["Your roles do not let you edit this text."]


@pytest.mark.both("locks")
def test_move_swaps_neighbours_and_stops_at_the_ends(edited, paper, officer):
    first, _, third = add(edited, paper, officer, "One", "Two", "Three")

    assert editing.move(edited, third, by=officer, up=True) is True
    assert editing.move(edited, first, by=officer, up=True) is False

    assert names(edited, paper) == ["One", "Three", "Two"]
    assert editing.move(edited, again(third), by=officer, up=False) is True
    assert names(edited, paper) == ["One", "Two", "Three"]


def test_what_was_removed_does_not_move(edited, paper, officer):
    [row] = add(edited, paper, officer, "One")
    editing.remove(edited, row, by=officer)

    with pytest.raises(Refused) as refused:
        editing.move(edited, row, by=officer, up=True)

    assert refused.value.reasons == ["“One” was removed: put it back first."]


@pytest.mark.both("locks")
def test_what_was_removed_is_kept_and_put_back_where_it_stood(edited, paper, officer):
    _, second, _ = add(edited, paper, officer, "One", "Two", "Three")

    editing.remove(edited, second, by=officer, reason="Merged")
    assert names(edited, paper) == ["One", "Three"]
    editing.put_back(edited, second, by=officer)

    assert names(edited, paper) == ["One", "Two", "Three"]
    assert [h.history_change_reason for h in second.history.all()] == ["Put back", "Merged", "Added"]


@pytest.mark.both("locks")
def test_what_was_removed_twice_is_stale(edited, paper, officer):
    [row] = add(edited, paper, officer, "One")
    editing.remove(edited, again(row), by=officer)

    with pytest.raises(StaleState):
        editing.remove(edited, row, by=officer)


def test_restore_puts_an_earlier_text_back_as_a_new_change(edited, paper, officer):
    [row] = add(edited, paper, officer, "One")
    before = edited.data(row)
    editing.save(edited, row, renamed(edited, row, "Two"), by=officer, revision=1)

    editing.restore(edited, row, row.history.last().pk, by=officer, revision=2, reason="The board preferred it")

    assert (edited.data(again(row)), row.revision, row.history.count()) == (before, 3, 3)
    assert row.history.first().history_change_reason == "The board preferred it"


def test_restore_refuses_without_a_reason_and_of_another(edited, paper, officer):
    first, last = add(edited, paper, officer, "One", "Two")

    with pytest.raises(Refused) as without_reason:
        editing.restore(edited, first, first.history.first().pk, by=officer, revision=1, reason=" ")
    with pytest.raises(Refused) as of_another:
        editing.restore(edited, first, last.history.first().pk, by=officer, revision=1, reason="Mistake")

    assert without_reason.value.reasons == ["Say why the earlier text is put back."]
    assert of_another.value.reasons == ["This is not an earlier text of “One”."]


def test_reason_and_heading_of_full_length_fit_into_the_history(edited, paper, officer):
    put_in(paper, "in_approval")
    reason = "because " * 200

    row = editing.add(edited, paper, fresh(edited, "H" * 200), by=officer, reason=reason)

    assert row.history.get().history_change_reason == reason.strip()


def test_paper_does_not_take_a_kind_of_chapter_that_it_cannot_have(paper, officer):
    with pytest.raises(Refused) as refused:
        editing.add(CHAPTERS, paper, {"kind": "findings"}, by=officer)

    assert refused.value.reasons == ["This text has such a part already, or cannot have one."]


def test_a_part_that_stands_once_and_was_removed_comes_back_where_it_is_added(paper, officer):
    data = {"kind": "funding", "heading": "How we pay for it"}
    funding = editing.add(CHAPTERS, paper, data, by=officer)
    first, _ = add(CHAPTERS, paper, officer, "One", "Two")
    editing.remove(CHAPTERS, funding, by=officer)
    assert "funding" in [kind.name for kind in kinds_to_add(paper)]

    again = editing.add(CHAPTERS, paper, {"kind": "funding", "heading": ""}, by=officer, after=first)

    assert (again.pk, names(CHAPTERS, paper)) == (funding.pk, ["One", "How we pay for it", "Two"])
    with pytest.raises(Refused):
        editing.add(CHAPTERS, paper, data, by=officer)


def test_paper_does_not_take_a_second_chapter_of_a_kind_that_stands_once(paper):
    assessment = make_paper(paper.partnership, kind="assessment")
    make_block(assessment, kind="findings", data={"intro_html": ""})

    assert "findings" not in [kind.name for kind in kinds_to_add(assessment)]


def test_parts_of_a_row_are_saved_with_it(paper, officer):
    [row] = add(PRIORITIES, paper, officer, "Alcohol")
    assert [area.title for area in row.areas.all()] == ["School streets"]

    editing.save(PRIORITIES, row, {**PRIORITIES.data(row), "areas": []}, by=officer, revision=1)

    assert (row.revision, row.areas.count(), AreaOfFocus.history.count()) == (2, 0, 2)


def test_history_tells_the_parts_of_each_state(paper, officer):
    make_organisation(slug="anyborough-police")
    police = {"slug": "anyborough-police", "name": "Anyborough Police"}
    row = editing.add(ACTIONS, paper, action(partners=[police]), by=officer)
    editing.save(ACTIONS, row, {**ACTIONS.data(row), "partners": [], "activities": []}, by=officer, revision=1)

    after, before = (data for _, data in ACTIONS.history(row))

    assert (after["partners"], after["activities"]) == ([], [])
    assert before["partners"] == [police]
    assert [activity["text"] for activity in before["activities"]] == ["Two patrols each weekend"]
    assert not ActionPartner.objects.exists()
