"""Open and full: the same numbers in both, and nothing of an exempt paper in what is open."""

import io

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from governance.models import Annex, Exemption, Pack
from governance.packs.agenda import add_item, agenda_of
from governance.packs.contents import contents_of
from governance.packs.joining import make
from governance.packs.meeting_forms import OpennessForm
from governance.packs.openness import set_openness
from governance.packs.publishing import publish_pack
from governance.reporting.annexes import kept_file
from governance.stages.lifecycle import submit
from partnerships.verbs import Refused
from tests.factories import make_council, make_report, make_user
from tests.plans.printing.joining.proof import faults
from tests.plans.printing.joining.test_joining import made
from tests.plans.printing.pdf_reading import Reading

pytestmark = pytest.mark.django_db
SECRET = "Zanzibar"
CLOSED = {"openness": "exempt", "paragraphs": [3], "public_interest": "Prices are still being agreed."}


def secret_pdf():
    pages = [(f"BT /F1 12 Tf 72 300 Td ({SECRET} {number}) Tj ET".encode(), {}) for number in range(3)]
    return made(pages, Lang=pikepdf.String("en-GB"))


@pytest.fixture
def stage(timetable, clerk):
    stage = timetable.stages.get(body__kind="executive")
    report = make_report(timetable, stage=stage)
    file = kept_file(report.paper, secret_pdf(), f"{SECRET}.pdf", by=clerk)
    Annex.objects.create(report=report, position=1, label="Annex 1", title=f"{SECRET} prices", **file)
    submit(stage, by=clerk)
    return stage


@pytest.fixture
def packs(stage, clerk):
    """Open and full, with an exempt annex and a paper behind it."""
    meeting = stage.current_date.meeting
    add_item(meeting, by=clerk, title="Minutes", content=made([(b"BT /F1 9 Tf (Agreed) Tj ET", {})]), file_name="m.pdf")
    item = agenda_of(meeting)[0]
    paper = next(each for each in contents_of([item], by=clerk)[0].papers if each.kind == "annex")
    set_openness(meeting, item, paper.key, by=clerk, **CLOSED)
    publish_pack(meeting, by=clerk, chosen={stage.pk: {"reason": "Finance follows."}})
    for pack in Pack.objects.order_by("variant"):
        make(pack.pk)
    return Pack.objects.get(variant="open"), Pack.objects.get(variant="full")


def bytes_of(pack):
    with default_storage.open(pack.file.name) as file:
        return file.read()


def everything_in(content):
    """All that a PDF holds: streams unpacked, names, metadata, and the words that its pages show."""
    unpacked = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "compress_streams": False}
    with pikepdf.open(io.BytesIO(content)) as pdf:
        written = io.BytesIO()
        pdf.save(written, stream_decode_level=pikepdf.StreamDecodeLevel.all, **unpacked)
    return written.getvalue() + " ".join(Reading(content).texts).encode()


def test_both_bear_the_same_numbers_and_only_the_full_one_the_paper(packs):
    open_one, full = packs
    numbers = [[(part.item, part.first, part.last) for part in pack.parts.all()] for pack in packs]

    assert [pack.error for pack in packs] == ["", ""]
    assert numbers[0] == numbers[1]
    assert (open_one.total, open_one.pages) == (full.total, full.total - 2)
    assert [faults(bytes_of(pack)) for pack in packs] == [[], []]


def test_nothing_of_an_exempt_paper_is_in_the_open_file(packs):
    open_one, full = packs

    assert SECRET.encode() in everything_in(bytes_of(full))
    assert SECRET.encode() not in everything_in(bytes_of(open_one))
    assert SECRET not in str([(part.title, part.source, part.public_interest) for part in open_one.parts.all()])
    assert SECRET not in str([open_one.front_facts, open_one.note, open_one.name])


def test_the_sheet_and_the_front_say_under_which_description(packs):
    words = " ".join(" ".join(Reading(bytes_of(packs[0])).texts).split())

    assert "Not for publication: paragraph 3 (information relating to the financial or business affairs" in words
    assert "To consider resolving under regulation 4(2)" in words
    assert "Annex 1: not for publication" in words


@pytest.mark.parametrize(("role", "status"), [(None, 404), ("member", 200), ("stranger", 404)])
def test_the_full_pack_is_for_those_with_the_right(client, packs, timetable, role, status):
    if role:
        user = make_user("member", timetable.council if role == "member" else make_council())
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    answer = client.get(packs[1].get_absolute_url())
    answer.close()

    assert answer.status_code == status


def test_the_public_report_names_no_exempt_annex_and_hands_out_no_file(client, packs, stage):
    edition = stage.editions.get()
    sha256 = edition.document["report"]["annexes"][0]["file"]["sha256"]
    annex = reverse("governance:edition_annex", args=[edition.pk, sha256])

    page = client.get(edition.get_absolute_url()).content.decode()
    closed = client.get(annex).status_code

    assert ("Annex 1" in page, SECRET in page, closed) == (True, False, 404)


def test_the_text_of_a_plan_is_never_closed(stage, clerk):
    meeting = stage.current_date.meeting

    with pytest.raises(Refused, match="an annex of its own"):
        set_openness(meeting, agenda_of(meeting)[0], "text", by=clerk, **CLOSED)


def test_a_report_that_is_closed_does_not_become_public(stage, clerk):
    meeting = stage.current_date.meeting
    set_openness(meeting, agenda_of(meeting)[0], "report", by=clerk, **CLOSED)
    publish_pack(meeting, by=clerk)

    full = Pack.objects.get(variant="full")
    assert not stage.editions.get().is_public
    assert list(full.parts.filter(kind="report").values_list("paragraphs", flat=True)) == [[3]]


def test_an_annex_that_was_closed_at_one_meeting_is_closed_at_the_next(packs, stage, timetable, clerk):
    council = timetable.stages.get(body__kind="full_council")
    submit(council, by=clerk)
    item = agenda_of(council.current_date.meeting)[0]
    annex = next(each for each in contents_of([item], by=clerk)[0].papers if each.kind == "annex")

    closed = annex.key in item.closed
    set_openness(council.current_date.meeting, item, annex.key, by=clerk, openness="open")

    assert (closed, annex.key in agenda_of(council.current_date.meeting)[0].closed) == (True, False)


def test_a_paper_is_opened_again(stage, clerk):
    meeting = stage.current_date.meeting
    set_openness(meeting, agenda_of(meeting)[0], "report", by=clerk, **CLOSED)
    set_openness(meeting, agenda_of(meeting)[0], "report", by=clerk, openness="open")

    assert not Exemption.objects.exists()


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        ({"openness": "exempt"}, ["paragraphs", "public_interest"]),
        ({"openness": "confidential"}, []),
        ({"openness": "exempt", "paragraphs": ["9"], "public_interest": "x"}, ["paragraphs"]),
    ],
)
def test_an_exempt_paper_needs_paragraph_and_public_interest(data, fields):
    assert list(OpennessForm(data).errors) == fields
