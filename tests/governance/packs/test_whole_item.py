"""An item that is closed as a whole: its number, its title and the legal description are public, and nothing else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance.meetings.verbs import move_meeting
from governance.models import Annex, Pack, Stage
from governance.packs.agenda import add_item, agenda_of, change_item
from governance.packs.joining import make
from governance.packs.openness import set_openness
from governance.packs.publishing import publish_pack
from governance.packs.supplements import publish_supplement
from governance.reporting.annexes import kept_file
from governance.stages.lifecycle import publish_papers, submit
from partnerships.verbs import Refused
from tests.factories import make_block, make_report, make_user
from tests.governance.packs.exempt import CLOSED, SECRET, bytes_of, everything_in, secret_pdf
from tests.governance.packs.test_supplements import written
from tests.plans.printing.joining.proof import faults
from tests.plans.printing.pdf_reading import Reading

pytestmark = pytest.mark.django_db
WHOLE = ""


@pytest.fixture
def stage(timetable, clerk):
    """Its text, report and annex hold the word."""
    stage = timetable.stages.get(body__kind="executive")
    make_block(timetable.paper, heading=f"{SECRET} operation", position=9, data={"html": f"<p>{SECRET} raid.</p>"})
    report = make_report(timetable, stage=stage, implications={"Legal": f"{SECRET} advice."})
    file = kept_file(report.paper, secret_pdf(), f"{SECRET}.pdf", by=clerk)
    Annex.objects.create(report=report, position=1, label="Annex 1", title=f"{SECRET} prices", **file)
    submit(stage, by=clerk)
    return Stage.objects.get(pk=stage.pk)


@pytest.fixture
def meeting(stage):
    return stage.current_date.meeting


@pytest.fixture
def closed(meeting, clerk):
    set_openness(meeting, agenda_of(meeting)[0], WHOLE, by=clerk, **CLOSED)
    add_item(meeting, by=clerk, title="Minutes", content=written("Agreed"), file_name="minutes.pdf")
    return meeting


def made_of(meeting):
    for pack in Pack.objects.filter(making="wanted").order_by("edition", "variant"):
        make(pack.pk)
    newest = Pack.objects.of(meeting).order_by("-edition")[0].edition
    return [Pack.objects.get(variant=variant, edition=newest) for variant in ("open", "full")]


def test_the_open_pack_has_one_sheet_for_the_item_and_equal_numbers(closed, stage, clerk):
    publish_pack(closed, by=clerk)
    open_one, full = made_of(closed)
    kinds = [[part.kind for part in pack.parts.all()] for pack in (open_one, full)]
    last = [pack.parts.last().numbers for pack in (open_one, full)]
    sheet, words = (
        open_one.parts.get(kind="exempt_sheet"),
        " ".join(" ".join(Reading(bytes_of(open_one)).texts).split()),
    )

    assert [open_one.error, full.error] == ["", ""]
    assert kinds == [["front", "exempt_sheet", "paper"], ["front", "report", "plan", "annex", "paper"]]
    assert (last[0], open_one.total) == (last[1], full.total)
    assert sheet.numbers == f"{full.parts.get(kind='report').first}–{full.parts.get(kind='annex').last}"
    assert f"Item 1: {stage.paper.title} The report and all papers Not for publication: paragraph 3" in words
    assert [faults(bytes_of(pack)) for pack in (open_one, full)] == [[], []]
    assert SECRET.encode() in everything_in(bytes_of(full))
    assert SECRET.encode() not in everything_in(bytes_of(open_one))


def test_nothing_of_the_item_is_public_anywhere(client, closed, stage, clerk):
    publish_pack(closed, by=clerk)
    pack = made_of(closed)[0]
    stage.refresh_from_db()
    plan, council = stage.paper.plan, stage.timetable.council
    addresses = [
        closed.get_absolute_url(), plan.get_absolute_url(), plan.partnership.get_absolute_url(),
        reverse("governance:council_publications", args=[council.slug]), f"{reverse('pages:search')}?q={SECRET}",
        pack.get_absolute_url(), reverse("plans:paper_version", args=[stage.paper.key, stage.version.number]),
        *(edition.get_absolute_url() for edition in stage.editions.all()),
    ]  # fmt: skip
    answers = [client.get(address, follow=True) for address in addresses]
    told = [b"".join(answer.streaming_content) if answer.streaming else answer.content for answer in answers]

    assert (stage.state, stage.version.is_public, stage.editions.get().is_public) == ("published", False, False)
    assert [answer.status_code for answer in answers] == [200, 404, 200, 200, 200, 200, 404, 404]
    assert [each for each in told if b"operation" in each or b"raid" in each or b"Legal" in each] == []


def test_a_supplement_keeps_the_numbers_of_both(closed, stage, clerk):
    publish_pack(closed, by=clerk)
    made_of(closed)
    add_item(closed, by=clerk, title="Late", content=written("Late"), file_name="late.pdf")
    publish_supplement(closed, by=clerk, reason="late")
    open_one, full = made_of(closed)

    assert [open_one.error, full.error] == ["", ""]
    assert open_one.parts.last().numbers == full.parts.last().numbers
    assert [faults(bytes_of(pack)) for pack in (open_one, full)] == [[], []]


def test_the_item_bears_the_title_that_the_clerk_gives_it(closed, clerk):
    change_item(closed, agenda_of(closed)[0], by=clerk, title="A matter of the partnership")

    pack = publish_pack(closed, by=clerk)

    assert pack.front_facts["items"][0] == {"number": "1", "title": "A matter of the partnership", "papers": 1}


def test_it_stays_closed_at_the_next_body(closed, timetable):
    council = timetable.stages.get(body__kind="full_council")

    assert agenda_of(council.current_date.meeting)[0].closed_whole.paragraphs == [3]


def test_agenda_and_openness_go_along_when_the_meeting_moves(closed, stage):
    builder = make_user("site_administrator")
    moved = move_meeting(closed, by=builder, on=closed.on + timedelta(days=7), reason="Snow.")

    items = agenda_of(moved)

    assert [(item.title, bool(item.closed_whole)) for item in items] == [(stage.paper.title, True), ("Minutes", False)]


def test_a_step_that_is_closed_is_not_published_by_itself(closed, stage, clerk):
    with pytest.raises(Refused, match="Publish the pack of its meeting"):
        publish_papers(stage, by=clerk, report="none")


def test_a_text_that_is_public_is_not_closed_any_more(stage, meeting, clerk):
    publish_papers(stage, by=clerk, reason="Finance follows.")

    with pytest.raises(Refused, match="Version 1 of the text is public already"):
        set_openness(meeting, agenda_of(meeting)[0], WHOLE, by=clerk, **CLOSED)


def test_the_clerk_closes_it_from_the_page_of_the_pack(client, stage, meeting, clerk):
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("governance:pack_openness", args=[meeting.pk, agenda_of(meeting)[0].key, "whole"])

    client.post(address, {"openness": "exempt", "paragraphs": ["7"], "public_interest": "It names the day of a raid."})
    page = client.get(reverse("governance:pack_page", args=[meeting.pk])).content.decode()

    assert agenda_of(meeting)[0].closed_whole.paragraphs == [7]
    assert "Exempt: not for publication as a whole" in page
