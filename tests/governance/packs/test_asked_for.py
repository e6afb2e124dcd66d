"""The table of changes: where, as it was, as it is, and which body or organisation asked for it."""

import pytest
from django.utils import timezone

from governance.models import Exemption, Stage
from governance.packs.agenda import agenda_of
from governance.packs.asked_for import changed_places, places_of, resolved_between, room_for
from governance.packs.contents import contents_of
from governance.stages.amending import add_amendment
from governance.stages.lifecycle import publish_papers, record_outcome, submit
from plans.document.compare import compare
from plans.models import Suggestion
from plans.printing.inputs import page_of
from tests.factories import make_organisation, make_user
from tests.plans.document.test_compare import block, document

pytestmark = pytest.mark.django_db
MOVED = {"text": "Say what is done about lighting.", "moved_by": "Chair of Scrutiny", "result": "accepted"}


@pytest.fixture
def scrutiny(timetable, clerk):
    stage = timetable.stages.get(body__kind="scrutiny")
    submit(stage, by=clerk)
    publish_papers(stage, by=clerk)
    return stage


@pytest.fixture
def blocks(scrutiny):
    return list(scrutiny.paper.blocks.placed())


def change(block, words):
    block.data = {"html": f"<p>{words}</p>"}
    block.save()


def asked_for_cabinet(scrutiny, clerk):
    """What the table says once Cabinet is given the text."""
    submit(scrutiny.timetable.stages.get(body__kind="executive"), by=clerk)
    stage = Stage.objects.get(timetable=scrutiny.timetable_id, body__kind="executive")
    before = Stage.objects.get(pk=scrutiny.pk)
    comparison = compare(before.version.document, stage.version.document)
    return places_of(comparison, stage, before), resolved_between(stage, before)


def test_a_change_that_a_body_moved_names_it_and_another_does_not(scrutiny, blocks, clerk):
    record_outcome(scrutiny, by=clerk, kind="comments_made", today=scrutiny.day)
    amendment = add_amendment(scrutiny, by=clerk, **MOVED, block_key=blocks[0].key)
    change(blocks[0], "Anyborough is a lit place.")
    change(blocks[1], "Anyborough is a safe place.")

    places, _ = asked_for_cabinet(scrutiny, clerk)

    assert [(place.where, place.was, place.now) for place in places] == [
        ("Our area", "Anyborough is a place.", "Anyborough is a lit place."),
        ("Our priorities", "Anyborough is a place.", "Anyborough is a safe place."),
    ]
    assert [len(place.asked_by) for place in places] == [1, 0]
    assert places[0].asked_by[0].endswith(f"(amendment {amendment.number}), moved by Chair of Scrutiny")


def test_an_accepted_suggestion_names_the_organisation_and_no_person(scrutiny, blocks, clerk):
    author = make_user(name="Robin Carter")
    now = timezone.now()
    decided = {
        "state": "accepted",
        "decided_at": now,
        "decided_by": clerk,
        "base_revision": 1,
        "base": {},
        "reason": "x",
    }
    Suggestion.objects.create(
        paper=scrutiny.paper, block_key=blocks[0].key, author=author, organisation=make_organisation(name="Police"),
        **decided,
    )  # fmt: skip
    change(blocks[0], "Anyborough is a lit place.")

    places, _ = asked_for_cabinet(scrutiny, clerk)

    assert places[0].asked_by == ("Police",)


def test_what_was_resolved_without_naming_a_chapter_stands_below(scrutiny, blocks, clerk):
    record_outcome(
        scrutiny, by=clerk, kind="comments_made", resolution="That lighting be looked at.", today=scrutiny.day
    )
    add_amendment(scrutiny, by=clerk, **MOVED)
    change(blocks[0], "Anyborough is a lit place.")

    _, resolved = asked_for_cabinet(scrutiny, clerk)

    assert [words for _, words in resolved] == ["Say what is done about lighting.", "That lighting be looked at."]


def test_nothing_is_told_of_what_was_kept_from_publication(scrutiny, blocks, clerk):
    record_outcome(scrutiny, by=clerk, kind="comments_made", resolution="That the raid go on.", today=scrutiny.day)
    row = scrutiny.current_date.meeting.agenda.create(position=1, stage=scrutiny, added_by=clerk)
    Exemption.objects.create(item=row, paragraphs=[7], public_interest="A raid.", recorded_by=clerk)
    change(blocks[0], "Anyborough is a lit place.")

    _, resolved = asked_for_cabinet(scrutiny, clerk)

    assert resolved == []


def test_the_table_is_what_the_pack_shows(scrutiny, blocks, clerk):
    change(blocks[0], "Anyborough is a lit place.")
    asked_for_cabinet(scrutiny, clerk)
    meeting = scrutiny.timetable.stages.get(body__kind="executive").current_date.meeting

    paper = next(each for each in contents_of(agenda_of(meeting), by=clerk)[0].papers if each.kind == "changes")
    html = page_of(paper.rendering)[0]

    assert '<th scope="col">Asked for by</th>' in html
    assert "Not recorded" in html


def part(key, words, level=1):
    return block(key, heading=key.capitalize(), level=level, html=f"<p>{words}</p>")


LONG = " ".join(f"word{number}" for number in range(60))


def test_every_kind_of_change_has_its_words_and_a_section_what_was_asked_of_its_chapter():
    before = [part("area", "A place."), part("roads", "Lit.", 2), part("parks", "Green."), part("old", "Gone.")]
    after = [
        part("area", "A place."),
        part("roads", "Dark.", 2),
        part("new", "Here."),
        part("parks", "Green and wide."),
    ]
    comparison = compare(document(*before, title="Plan"), document(*after, title="The plan"))

    places = changed_places(comparison, {"area": ["Scrutiny"], "parks": ["Police", "Cabinet"]})

    assert [(place.where, place.was, place.now, place.asked_by) for place in places] == [
        ("Title", "Plan", "The plan", ()),
        ("Roads", "Lit.", "Dark.", ("Scrutiny",)),
        ("New", "Not in the text", "Here.", ()),
        ("Parks", "Green.", "Green and wide.", ("Police", "Cabinet")),
        ("Old", "Gone.", "Taken out", ()),
    ]


def test_a_chapter_that_only_moved_says_so():
    parts = [part(key, "The same.") for key in ("one", "two", "three")]

    (place,) = changed_places(compare(document(*parts), document(*parts[1:], parts[0])), {})

    assert (place.was, place.now, place.more) == ("", "Moved to another place", 0)


@pytest.mark.parametrize(("rows", "words"), [(1, 30), (6, 30), (7, 18), (12, 18), (13, 10), (20, 10), (21, 6)])
def test_the_more_rows_the_fewer_words_each(rows, words):
    assert room_for(rows) == words


@pytest.mark.parametrize(("parts", "words"), [(6, 30), (7, 18)])
def test_a_long_title_is_cut_to_the_room_that_there_is(parts, words):
    after = [part(f"k{number}", "New.") for number in range(parts - 1)]

    title = changed_places(compare(document(title="Plan"), document(*after, title=LONG)), {})[0].now

    assert title == " ".join([*LONG.split()[:words], "…"])
