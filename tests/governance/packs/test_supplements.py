"""Supplements: a file whose numbers go on, a further edition that holds it, and an old one that stays as it was."""

import io
from datetime import date

import pikepdf
import pytest
from django.core.files.storage import default_storage

from governance.meetings.adjourning import adjourn
from governance.meetings.published_packs import supplements_of_meeting
from governance.models import Meeting, Pack, Supplement
from governance.packs.agenda import add_item, agenda_of
from governance.packs.contents import contents_of
from governance.packs.editions import ask_for_draft
from governance.packs.joining import make
from governance.packs.openness import set_openness
from governance.packs.publishing import publish_pack
from governance.packs.supplements import (
    added_since,
    name_of_paper,
    publish_supplement,
    reasons_not_to_publish_supplement,
    since_pack,
    standing_packs,
)
from governance.packs.withdrawing import withdraw, withdrawn_with
from partnerships.verbs import Refused
from tests.factories import make_body, make_meeting, make_user
from tests.governance.packs.exempt import CLOSED, SECRET, everything_in, secret_pdf
from tests.governance.packs.test_agenda import pdf_of
from tests.plans.printing.joining.proof import faults
from tests.plans.printing.joining.test_joining import made
from tests.plans.printing.pdf_reading import Reading

pytestmark = pytest.mark.django_db


def bytes_of(row):
    with default_storage.open(row.file.name) as file:
        return file.read()


def labels_of(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [page.label for page in pdf.pages]


def written(words):
    return made([(f"BT /F1 12 Tf 72 300 Td ({words}) Tj ET".encode(), {})])


@pytest.fixture
def clerk():
    return make_user("site_administrator")


@pytest.fixture
def meeting():
    return make_meeting(make_body(kind="full_council", name="Full Council"))


@pytest.fixture
def pack(meeting, clerk):
    add_item(meeting, by=clerk, title="Minutes", content=pdf_of(3), file_name="minutes.pdf")
    make(publish_pack(meeting, by=clerk).pk)
    return Pack.objects.get()


def add(meeting, clerk, title="Late report", content=None):
    return add_item(meeting, by=clerk, title=title, content=content or written(title), file_name="late.pdf")


def publish(meeting, clerk, reason="late", **more):
    supplement = publish_supplement(meeting, by=clerk, reason=reason, **more)
    for edition in Pack.objects.filter(making="wanted"):
        make(edition.pk)
    supplement.refresh_from_db()
    return supplement


def newest():
    return Pack.objects.filter(variant="open").order_by("-edition").first()


def test_numbers_go_on_from_the_pack(pack, meeting, clerk):
    add(meeting, clerk)
    supplement = publish(meeting, clerk)
    first = pack.total + 1

    assert (supplement.error, supplement.numbers) == ("", f"{first}–{first + 1}")
    assert labels_of(bytes_of(supplement)) == [str(first), str(first + 1)]
    assert f"Supplement 1 · Page {first}" in Reading(bytes_of(supplement)).texts[0]
    assert f"Supplement 1 · Item 2 · Page {first + 1}" in Reading(bytes_of(supplement)).texts[1]
    assert f"Late report {first + 1}" in Reading(bytes_of(supplement)).texts[0]


def test_the_edition_after_holds_all_pages_of_the_one_before_and_the_supplement(pack, meeting, clerk):
    add(meeting, clerk)
    supplement = publish(meeting, clerk)
    before, after = (Reading(bytes_of(each)).texts for each in (pack, newest()))
    front = pack.parts.get(kind="front").last

    assert (newest().error, newest().total, newest().name) == ("", supplement.last, f"{pack.name}-2")
    assert after[front : len(before)] == before[front:]
    assert after[len(before) :] == Reading(bytes_of(supplement)).texts
    assert f"Late report {supplement.last}" in after[0]
    assert labels_of(bytes_of(newest())) == [str(number + 1) for number in range(supplement.last)]
    assert [faults(bytes_of(each)) for each in (supplement, newest())] == [[], []]


def test_the_edition_before_stays_at_its_address_with_its_bytes(client, pack, meeting, clerk):
    before = bytes_of(pack)
    add(meeting, clerk)
    publish(meeting, clerk)

    assert b"".join(client.get(pack.get_absolute_url()).streaming_content) == before
    assert b"".join(client.get(newest().get_absolute_url()).streaming_content) == bytes_of(newest())


def test_pages_that_are_replaced_stay_and_the_contents_strike_them(pack, meeting, clerk):
    paper = pack.parts.get(kind="paper")
    add(meeting, clerk, "Minutes as corrected")
    publish(meeting, clerk, "replaced", replaces=str(paper.first))
    texts = Reading(bytes_of(newest())).texts

    assert f"Page {paper.first} is replaced: see supplement 1." in texts[0]
    assert texts[paper.first - 1] == Reading(bytes_of(pack)).texts[paper.first - 1]


def test_what_a_supplement_lacks_is_said_and_nothing_goes_out(pack, meeting, clerk):
    add(meeting, clerk)
    pages = f"The pack has pages 1 to {pack.total}."
    chair = "Say which chair agreed to take the item as urgent, and why."
    lacking = {
        ("replaced", ""): "Say which pages of the pack are replaced, such as 45–52.",
        ("replaced", f"1–{pack.total + 1}"): pages, ("replaced", "0"): pages,
        ("replaced", "2–1"): "Say the first page before the last, such as 45–52.",
        ("urgent", "chair"): chair, ("urgent", "urgent_because"): chair,
    }  # fmt: skip

    told = {}
    for reason, said in lacking:
        more = {"replaces": said} if reason == "replaced" else {said: "Councillor Ali"}
        with pytest.raises(Refused) as refusal:
            publish_supplement(meeting, by=clerk, reason=reason, **more)
        told[reason, said] = refusal.value.reasons[0]

    assert told == lacking
    assert not Supplement.objects.exists()


def test_a_second_supplement_goes_on_from_the_first(pack, meeting, clerk):
    add(meeting, clerk)
    first = publish(meeting, clerk, late_because="The figures came on Monday.")
    add_item(meeting, by=clerk, title="Figures", number="2", content=written("Figures"), file_name="figures.pdf")
    second = publish(meeting, clerk, "comments")

    assert "The figures came on Monday." in Reading(bytes_of(first)).texts[0]

    assert (second.number, second.first, newest().total) == (2, first.last + 1, second.last)
    assert newest().parts.filter(supplement=first).count() == newest().parts.filter(supplement=second).count() == 2
    assert faults(bytes_of(newest())) == []
    assert added_since(meeting, by=clerk) == []


def test_a_draft_of_a_window_that_was_open_does_not_stop_a_supplement(pack, meeting, clerk):
    add(meeting, clerk)
    with pytest.raises(Refused) as refusal:
        ask_for_draft(meeting, by=clerk)
    Pack.objects.create(meeting=meeting, edition=1, asked_by=clerk)  # as they were made before that was refused

    supplement = publish_supplement(meeting, by=clerk, reason="late")

    assert refusal.value.reasons == ["The pack of this meeting is published already, and stays as it is."]
    assert list(Pack.objects.order_by("edition").values_list("edition", "state")) == [
        (0, "published"),
        (1, "published"),
    ]
    assert supplement.pack.follows == pack


def test_what_was_withdrawn_comes_back_only_where_somebody_says_so(pack, meeting, clerk):
    add(meeting, clerk, "Names a child")
    publish(meeting, clerk)
    withdraw(newest(), by=clerk, because="It names a child.")
    add(meeting, clerk, "Late report")
    since = since_pack(meeting, by=clerk)
    again = [name_of_paper(since.withdrawn[0].papers[0])]

    titles = [[paper.title for each in found for paper in each.papers] for found in (since.added, since.chosen(again))]
    assert titles == [["Late report"], ["Late report", "Names a child"]]
    assert [part.title for part in publish(meeting, clerk).own_parts()[1:]] == ["Late report"]


def test_at_a_later_sitting_numbers_and_pages_go_on(pack, meeting, clerk):
    add(meeting, clerk)
    first = publish(meeting, clerk)
    meeting = adjourn(
        Meeting.objects.get(pk=meeting.pk), by=clerk, reason="Late hour.", today=date(2027, 2, 11), on=date(2027, 2, 24)
    )
    add(meeting, clerk, "Figures")
    second = publish(meeting, clerk)

    assert (second.number, second.first, second.last) == (2, first.last + 1, newest().total)
    assert standing_packs(meeting) == {"open": newest()}
    assert supplements_of_meeting(meeting, clerk) == [first, second]
    assert withdrawn_with(pack) == [*Pack.objects.order_by("edition"), first, second]


def test_an_exempt_paper_of_a_supplement_is_in_the_full_files_alone(pack, meeting, clerk):
    add(meeting, clerk, SECRET, secret_pdf())
    item = agenda_of(meeting)[1]
    set_openness(meeting, item, contents_of([item], by=clerk)[0].papers[0].key, by=clerk, **CLOSED)
    item.row.title = "Contract"
    item.row.save()
    open_one = publish(meeting, clerk)
    full = Supplement.objects.get(variant="full")
    editions = {each.variant: each for each in Pack.objects.filter(edition=1)}

    assert [SECRET.encode() in everything_in(bytes_of(each)) for each in (open_one, editions["open"])] == [False, False]
    assert [SECRET.encode() in everything_in(bytes_of(each)) for each in (full, editions["full"])] == [True, True]
    assert (open_one.numbers, editions["open"].total) == (full.numbers, editions["full"].total)
    assert labels_of(bytes_of(editions["open"]))[-1] == f"{full.first + 1}–{full.last}"


def test_an_urgent_item_has_the_chairs_reason_on_its_front(pack, meeting, clerk):
    add(meeting, clerk)
    supplement = publish(meeting, clerk, "urgent", chair="Councillor Ali", urgent_because="The grant ends on Friday.")

    assert "Councillor Ali agreed" in Reading(bytes_of(supplement)).texts[0]
    assert "The grant ends on Friday." in Reading(bytes_of(supplement)).texts[0]


def test_an_executive_takes_no_urgent_items(timetable, clerk):
    meeting = timetable.stages.get(body__kind="executive").current_date.meeting
    add(meeting, clerk, "Minutes")
    make(publish_pack(meeting, by=clerk).pk)
    add(meeting, clerk)

    with pytest.raises(Refused, match="regulation 11"):
        publish_supplement(meeting, by=clerk, reason="urgent", chair="A", urgent_because="B")


def test_a_supplement_waits_for_the_pack_and_for_a_paper(meeting, clerk):
    add(meeting, clerk, "Minutes")
    none = reasons_not_to_publish_supplement(meeting, by=clerk)
    pack = publish_pack(meeting, by=clerk)
    waiting = reasons_not_to_publish_supplement(meeting, by=clerk)
    make(pack.pk)

    assert none == ["The pack of this meeting is not published yet: what is added now goes into it."]
    assert waiting[0].startswith("The PDF of the pack is still being put together.")
    assert reasons_not_to_publish_supplement(meeting, by=clerk) == []
    with pytest.raises(Refused, match="add one"):
        publish_supplement(meeting, by=clerk, reason="late")
