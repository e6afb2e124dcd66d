import pytest

from actions.action_plan.noun import ACTIONS
from actions.models import ActionPartner
from partnerships.verbs import Refused, StaleState
from plans.editing import verbs as editing
from plans.editing.verbs import Conflict, move, put_back, remove, restore, save
from priorities.models import AreaOfFocus, Priority
from priorities.priorities.noun import PRIORITIES
from tests.actions.data import action
from tests.factories import make_organisation, make_partnership, make_plan, make_user
from tests.priorities.data import priority

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=()).paper


@pytest.fixture
def officer(paper):
    return make_user("officer", paper.partnership)


def titles(paper):
    return [row.title for row in Priority.objects.of(paper)]


def add(paper, officer, *names):
    return [editing.add(PRIORITIES, paper, priority(name), by=officer) for name in names]


def test_add_row_puts_it_last_under_a_new_key_with_its_parts(paper, officer):
    first, second = add(paper, officer, "Alcohol", "Road safety")

    assert titles(paper) == ["Alcohol", "Road safety"]
    assert first.key != second.key
    assert [area.title for area in second.areas.all()] == ["School streets"]
    assert {h.history_user for h in Priority.history.all()} == {officer}


def test_save_row_changes_row_and_parts_and_raises_the_revision(paper, officer):
    [row] = add(paper, officer, "Alcohol")
    data = {**PRIORITIES.data(row), "title": "Drink", "areas": []}

    assert save(PRIORITIES, row, data, by=officer, revision=1, reason="Plainer") is True

    row.refresh_from_db()
    assert (row.title, row.revision, row.areas.count()) == ("Drink", 2, 0)
    assert row.history.first().history_change_reason == "Plainer"


def test_save_row_that_changes_nothing_writes_nothing(paper, officer):
    [row] = add(paper, officer, "Alcohol")

    assert save(PRIORITIES, row, PRIORITIES.data(row), by=officer, revision=1) is False

    assert (row.history.count(), AreaOfFocus.history.count()) == (1, 1)


def test_second_saver_gets_a_conflict_and_the_first_text_stands(paper, officer):
    [row] = add(paper, officer, "Alcohol")
    data = PRIORITIES.data(row)
    save(PRIORITIES, row, {**data, "title": "Drink"}, by=officer, revision=1)

    with pytest.raises(Conflict) as conflict:
        save(PRIORITIES, row, {**data, "title": "Drugs"}, by=make_user("officer", paper.partnership), revision=1)

    assert conflict.value.theirs.title == "Drink"
    assert titles(paper) == ["Drink"]


def test_same_text_saved_twice_is_no_conflict(paper, officer):
    [row] = add(paper, officer, "Alcohol")
    data = {**PRIORITIES.data(row), "title": "Drink"}
    save(PRIORITIES, row, data, by=officer, revision=1)

    assert save(PRIORITIES, row, data, by=officer, revision=1) is False


def test_move_row_swaps_neighbours_and_stops_at_the_ends(paper, officer):
    first, _, third = add(paper, officer, "One", "Two", "Three")

    assert move(PRIORITIES, third, by=officer, up=True) is True
    assert move(PRIORITIES, first, by=officer, up=True) is False

    assert titles(paper) == ["One", "Three", "Two"]


def test_removed_row_is_kept_and_can_be_put_back_in_its_place(paper, officer):
    first, *_ = add(paper, officer, "One", "Two", "Three")

    remove(PRIORITIES, first, by=officer, reason="Merged")
    assert titles(paper) == ["Two", "Three"]
    with pytest.raises(StaleState):
        remove(PRIORITIES, first, by=officer)

    put_back(PRIORITIES, first, by=officer)
    assert titles(paper) == ["One", "Two", "Three"]
    assert [h.history_change_reason for h in first.history.all()] == ["Put back", "Merged", "Added"]


def test_history_tells_the_parts_of_each_state(paper, officer):
    make_organisation(slug="anyborough-police")
    row = editing.add(
        ACTIONS, paper, action(partners=[{"slug": "anyborough-police", "name": "Anyborough Police"}]), by=officer
    )
    save(ACTIONS, row, {**ACTIONS.data(row), "partners": [], "activities": []}, by=officer, revision=1)

    after, before = (data for _, data in ACTIONS.history(row))

    assert (after["partners"], after["activities"]) == ([], [])
    assert [body["slug"] for body in before["partners"]] == ["anyborough-police"]
    assert [activity["text"] for activity in before["activities"]] == ["Two patrols each weekend"]
    assert not ActionPartner.objects.exists()


def test_restore_row_brings_an_earlier_state_back_as_a_new_change(paper, officer):
    [row] = add(paper, officer, "Alcohol")
    before = PRIORITIES.data(row)
    save(PRIORITIES, row, {**before, "title": "Drink", "areas": []}, by=officer, revision=1)
    earliest = row.history.last()

    restore(PRIORITIES, row, earliest.pk, by=officer, revision=2, reason="The board preferred it")

    row.refresh_from_db()
    assert PRIORITIES.data(row) == before
    assert row.revision == 3
    assert row.history.first().history_change_reason == "The board preferred it"


def test_restore_row_asks_why(paper, officer):
    [row] = add(paper, officer, "Alcohol")

    with pytest.raises(Refused) as refused:
        restore(PRIORITIES, row, row.history.first().pk, by=officer, revision=1, reason=" ")

    assert refused.value.reasons == ["Say why the earlier text is put back."]


def test_reader_may_not_edit(paper):
    with pytest.raises(Refused) as refused:
        editing.add(PRIORITIES, paper, priority(), by=make_user("reader", paper.partnership))

    assert refused.value.reasons == ["Your roles do not let you edit this text."]


@pytest.mark.parametrize(
    ("state", "reason", "sentences"),
    [
        ("in_approval", "", ["This text is in approval: say why you change it."]),
        (
            "adopted",
            "Because",
            [
                "Adopted text is never edited: change it by an annual refresh, an addendum, "
                "or a new plan carried forward."
            ],
        ),
        ("withdrawn", "Because", ["This paper was withdrawn."]),
    ],
)
def test_state_of_the_paper_refuses_with_its_reason(paper, officer, state, reason, sentences):
    paper.state = state
    paper.save()

    with pytest.raises(Refused) as refused:
        editing.add(PRIORITIES, paper, priority(), by=officer, reason=reason)

    assert refused.value.reasons == sentences


def test_paper_in_approval_takes_a_change_with_its_reason(paper, officer):
    paper.state = "in_approval"
    paper.save()

    row = editing.add(PRIORITIES, paper, priority(), by=officer, reason="Asked for by Scrutiny")

    assert row.history.first().history_change_reason == "Asked for by Scrutiny"
