from copy import copy
from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from partnerships.models import User
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


def test_discard_leaves_the_drafts_of_others_and_tells_those_of_other_tabs():
    user, other = make_user(), make_user()
    elsewhere = drafts.keep(user, "block:1", {"html": ["a"]}, tab="elsewhere")
    for each in (user, other):
        drafts.keep(each, "block:1", {"html": ["a"]})

    told = drafts.discard(user, "block:1")

    assert (told, list(drafts.all_kept(user, "block:1"))) == ([elsewhere], [elsewhere])
    assert drafts.kept(other, "block:1") is not None


def test_typed_leaves_out_what_belongs_to_the_request():
    post = QueryDict("csrfmiddlewaretoken=x&html=words&tag=a&tag=b&structure=add:rows")

    assert drafts.typed(post) == {"html": ["words"], "tag": ["a", "b"]}


def test_what_a_tab_sent_earlier_and_comes_late_changes_nothing():
    user = make_user()

    for turn, text in ((1, "a"), (3, "abc"), (2, "ab")):
        drafts.keep(user, "block:1", {"html": [text]}, tab="x", turn=turn)

    assert [(draft.turn, draft.fields) for draft in Draft.objects.all()] == [(3, {"html": ["abc"]})]


def test_the_oldest_draft_of_a_person_gives_way():
    user, other = make_user(), make_user()
    drafts.keep(other, "block:1", {})

    for number in range(drafts.MOST + 2):
        drafts.keep(user, f"block:{number}", {})

    assert [drafts.kept(user, f"block:{number}") is None for number in (0, 1, 2)] == [True, True, False]
    assert (user.drafts.count(), other.drafts.count()) == (drafts.MOST, 1)


def test_drafts_that_nobody_touched_for_a_season_go():
    now, user = timezone.now(), make_user()
    for name, days in (("block:1", 91), ("block:2", 89)):
        drafts.keep(user, name, {})
        Draft.objects.filter(form=name).update(saved_at=now - timedelta(days=days))

    figures = [drafts.sweep(now, everything=everything) for everything in (False, True)]

    assert figures == [{"tidied": 0}, {"tidied": 1}]
    assert Draft.objects.get().form == "block:2"


def test_autosave_writes_no_history():
    block = make_plan().paper.blocks.first()
    before = block.history.count()

    drafts.keep(make_user(), drafts.form_of(block), {"html": ["a"]}, revision=block.revision)

    assert block.history.count() == before


def test_nothing_is_kept_for_an_account_that_went_while_its_page_was_open():
    person = make_user()
    gone = copy(person)
    User.objects.filter(pk=person.pk).delete()

    assert drafts.keep(gone, "block:1", {"html": ["Late"]}) is None
    assert Draft.objects.count() == 0


def test_drafts_of_pages_never_take_the_place_of_a_chapters(monkeypatch):
    monkeypatch.setattr(drafts, "MOST", 1)
    person = make_user()
    for form in ("block:1", "page:/a/", "page:/b/"):
        drafts.keep(person, form, {"text": [form]})

    assert sorted(Draft.objects.values_list("form", flat=True)) == ["block:1", "page:/b/"]
