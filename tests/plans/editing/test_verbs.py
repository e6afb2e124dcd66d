import pytest

from partnerships.access import Role
from partnerships.verbs import Refused, StaleState
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS, kinds_to_add
from plans.editing.verbs import Conflict
from plans.models import Block
from tests.factories import make_block, make_paper, make_plan, make_user

pytestmark = pytest.mark.django_db
TEXT = {"html": "<p>New words.</p>"}


@pytest.fixture
def plan():
    return make_plan(blocks=("One", "Two", "Three"))


@pytest.fixture
def officer(plan):
    return make_user(Role.OFFICER, plan.partnership)


def headings(paper):
    return [block.heading for block in paper.blocks.placed()]


def save(block, by, **changes):
    values = {"by": by, "revision": block.revision, **changes}
    data = {**CHAPTERS.data(block), "data": values.pop("data", TEXT)}
    return editing.save(CHAPTERS, block, data, **values)


def test_add_block_stands_after_the_named_one(plan, officer):
    first = plan.paper.blocks.first()

    editing.add(CHAPTERS, plan.paper, {"kind": "glossary", "heading": "Words"}, by=officer, after=first)

    assert headings(plan.paper) == ["One", "Words", "Two", "Three"]


def test_add_block_refuses_a_kind_that_the_paper_cannot_have(plan, officer):
    with pytest.raises(Refused) as refused:
        editing.add(CHAPTERS, plan.paper, {"kind": "findings"}, by=officer)

    assert refused.value.reasons == [
        "This text has such a part once only: put the removed one back, or edit the one it has."
    ]


def test_add_block_refuses_a_second_of_a_kind_that_stands_once(officer, plan):
    paper = make_paper(plan.partnership, kind="assessment")
    make_block(paper, kind="findings", data={"intro_html": ""})

    assert "findings" not in [kind.name for kind in kinds_to_add(paper)]


def test_save_block_writes_text_revision_and_one_history_row(plan, officer):
    block = plan.paper.blocks.first()

    assert save(block, officer, reason="Clearer") is True

    block.refresh_from_db()
    newest = block.history.first()
    assert (block.data, block.revision) == (TEXT, 2)
    assert (newest.history_user, newest.history_change_reason, newest.data) == (officer, "Clearer", TEXT)
    assert block.history.count() == 2


def test_save_block_that_changes_nothing_writes_nothing(plan, officer):
    block = plan.paper.blocks.first()

    assert save(block, officer, data=block.data) is False

    assert block.history.count() == 1


def test_save_block_by_the_second_person_is_a_conflict_with_both_texts(plan, officer):
    mine = plan.paper.blocks.first()
    save(Block.objects.get(pk=mine.pk), officer, data={"html": "<p>Theirs.</p>"})

    with pytest.raises(Conflict) as conflict:
        save(mine, make_user(Role.OFFICER, plan.partnership), revision=1)

    assert conflict.value.theirs.data == {"html": "<p>Theirs.</p>"}
    assert Block.objects.get(pk=mine.pk).data == {"html": "<p>Theirs.</p>"}


def test_save_block_by_a_stranger_is_refused(plan):
    stranger = make_user(Role.OFFICER, make_plan().partnership)

    with pytest.raises(Refused) as refused:
        save(plan.paper.blocks.first(), stranger)

    assert refused.value.reasons == ["Your roles do not let you edit this text."]


@pytest.mark.parametrize(("reason", "is_refused"), [("", True), ("  ", True), ("Cabinet asked for it", False)])
def test_save_block_in_approval_asks_for_a_reason(plan, officer, reason, is_refused):
    type(plan.paper).objects.filter(pk=plan.paper.pk).update(state="in_approval")
    block = Block.objects.first()

    if is_refused:
        with pytest.raises(Refused) as refused:
            save(block, officer, reason=reason)
        assert refused.value.reasons == ["This text is in approval: say why you change it."]
    else:
        assert save(block, officer, reason=reason) is True


@pytest.mark.parametrize("state", ["adopted", "superseded", "withdrawn"])
@pytest.mark.parametrize("verb", ["add", "save", "move", "remove", "put_back"])
def test_text_that_is_settled_is_not_edited(verb, state):
    plan = make_plan(state=state)
    officer, block = make_user(Role.OFFICER, plan.partnership), plan.paper.blocks.last()
    verbs = {
        "add": lambda: editing.add(CHAPTERS, plan.paper, {"kind": "rich_text"}, by=officer),
        "save": lambda: save(block, officer),
        "move": lambda: editing.move(CHAPTERS, block, by=officer, up=True),
        "remove": lambda: editing.remove(CHAPTERS, block, by=officer),
        "put_back": lambda: editing.put_back(CHAPTERS, block, by=officer),
    }

    with pytest.raises(Refused) as refused:
        verbs[verb]()

    assert refused.value.reasons == plan.paper.reasons_not_to_edit(officer)


def test_move_block_up_and_down(plan, officer):
    third = plan.paper.blocks.last()

    assert editing.move(CHAPTERS, third, by=officer, up=True) is True
    assert headings(plan.paper) == ["One", "Three", "Two"]
    assert editing.move(CHAPTERS, Block.objects.get(pk=third.pk), by=officer, up=False) is True
    assert headings(plan.paper) == ["One", "Two", "Three"]


def test_move_block_past_the_end_changes_nothing(plan, officer):
    assert editing.move(CHAPTERS, plan.paper.blocks.first(), by=officer, up=True) is False
    assert editing.move(CHAPTERS, plan.paper.blocks.last(), by=officer, up=False) is False


def test_removed_block_is_put_back_where_it_stood(plan, officer):
    second = plan.paper.blocks.get(heading="Two")

    editing.remove(CHAPTERS, second, by=officer, reason="Not needed")
    assert headings(plan.paper) == ["One", "Three"]
    editing.put_back(CHAPTERS, second, by=officer)

    assert headings(plan.paper) == ["One", "Two", "Three"]
    assert [row.history_change_reason for row in second.history.all()][:2] == ["Put back", "Not needed"]


def test_block_removed_twice_is_stale(plan, officer):
    block = plan.paper.blocks.first()
    editing.remove(CHAPTERS, Block.objects.get(pk=block.pk), by=officer)

    with pytest.raises(StaleState):
        editing.remove(CHAPTERS, block, by=officer)


def test_save_of_a_removed_block_is_a_conflict(plan, officer):
    block = plan.paper.blocks.first()
    editing.remove(CHAPTERS, Block.objects.get(pk=block.pk), by=officer)

    with pytest.raises(Conflict):
        save(block, officer)


def test_restore_text_puts_an_earlier_text_back_as_a_new_change(plan, officer):
    block = plan.paper.blocks.first()
    before = block.history.first()
    save(block, officer)

    editing.restore(CHAPTERS, block, before.pk, by=officer, revision=2, reason="The first text was better")

    block.refresh_from_db()
    assert block.data == before.data
    assert block.history.count() == 3


def test_restore_text_refuses_without_a_reason_and_of_another_block(plan, officer):
    first, last = plan.paper.blocks.first(), plan.paper.blocks.last()

    with pytest.raises(Refused) as without_reason:
        editing.restore(CHAPTERS, first, first.history.first().pk, by=officer, revision=1, reason=" ")
    with pytest.raises(Refused) as of_another:
        editing.restore(CHAPTERS, first, last.history.first().pk, by=officer, revision=1, reason="Mistake")

    assert without_reason.value.reasons == ["Say why the earlier text is put back."]
    assert of_another.value.reasons == ["This is no earlier text of “One”."]
