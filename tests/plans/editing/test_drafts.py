import pytest
from django.http import QueryDict

from plans.editing import drafts
from plans.models import Draft
from tests.factories import make_plan, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("locks")]


def test_keep_replaces_the_draft_of_the_same_person_and_form():
    user, other = make_user(), make_user()

    drafts.keep(user, "block:1", {"html": ["a"]}, revision=1)
    drafts.keep(user, "block:1", {"html": ["ab"]}, revision=1)
    drafts.keep(other, "block:1", {"html": ["c"]})

    assert drafts.kept(user, "block:1").fields == {"html": ["ab"]}
    assert Draft.objects.count() == 2


def test_keep_refuses_more_than_a_draft_may_hold():
    with pytest.raises(drafts.TooLong):
        drafts.keep(make_user(), "block:1", {"html": ["a" * (drafts.LONGEST + 1)]})


def test_discard_leaves_the_drafts_of_others():
    user, other = make_user(), make_user()
    for each in (user, other):
        drafts.keep(each, "block:1", {"html": ["a"]})

    drafts.discard(user, "block:1")

    assert drafts.kept(user, "block:1") is None
    assert drafts.kept(other, "block:1") is not None


def test_typed_leaves_out_what_belongs_to_the_request():
    post = QueryDict("csrfmiddlewaretoken=x&html=words&tag=a&tag=b&structure=add:rows")

    assert drafts.typed(post) == {"html": ["words"], "tag": ["a", "b"]}


def test_autosave_writes_no_history():
    block = make_plan().paper.blocks.first()
    before = block.history.count()

    drafts.keep(make_user(), drafts.form_of(block), {"html": ["a"]}, revision=block.revision)

    assert block.history.count() == before
