"""The agenda of a meeting: steps come by their dates, items from outside are added with their paper, cleaned."""

import io

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from governance.packs.agenda import add_item, agenda_of, change_item, move_item, remove_item
from governance.packs.meeting_forms import SAVE_AS_PDF, AgendaItemForm
from partnerships.access import Role
from partnerships.verbs import Refused
from tests.factories import make_council, make_user
from tests.plans.printing.test_picture_pages import picture

pytestmark = pytest.mark.django_db


def pdf_of(pages=1, **root):
    pdf, written = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    for key, value in root.items():
        pdf.Root[f"/{key}"] = value
    pdf.save(written)
    return written.getvalue()


@pytest.fixture
def stage(timetable):
    return timetable.stages.get(body__kind="executive")


@pytest.fixture
def meeting(stage):
    return stage.current_date.meeting


def listed(meeting):
    return [(item.number, item.title) for item in agenda_of(meeting)]


def test_a_step_is_on_the_agenda_of_its_meeting(meeting, stage):
    assert listed(meeting) == [("1", stage.paper.title)]


def test_items_from_outside_are_added_moved_and_taken_off(meeting, stage, clerk):
    add_item(meeting, by=clerk, title="Minutes", content=pdf_of(2), file_name="minutes.pdf")
    move_item(meeting, agenda_of(meeting)[1], by=clerk, up=True)
    moved = listed(meeting)
    remove_item(meeting, agenda_of(meeting)[0], by=clerk)

    assert moved == [("1", "Minutes"), ("2", stage.paper.title)]
    assert listed(meeting) == [("1", stage.paper.title)]


def test_an_item_bears_the_number_and_the_title_that_the_clerk_gives_it(meeting, clerk):
    change_item(meeting, agenda_of(meeting)[0], by=clerk, title="The new plan", number="5b")

    assert listed(meeting) == [("5b", "The new plan")]


def test_what_could_run_is_taken_out_of_a_paper(meeting, clerk):
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")

    row = add_item(meeting, by=clerk, title="Minutes", content=pdf_of(OpenAction=script), file_name="a.pdf")

    with row.file.open("rb") as file, pikepdf.open(file) as pdf:
        assert "/OpenAction" not in pdf.Root
    assert row.pages == 1


def test_a_step_cannot_be_taken_off_the_agenda(meeting, clerk):
    with pytest.raises(Refused, match="Choose another meeting"):
        remove_item(meeting, agenda_of(meeting)[0], by=clerk)


def test_what_is_no_pdf_is_refused(meeting, clerk):
    with pytest.raises(ValidationError):
        add_item(meeting, by=clerk, title="Minutes", content=b"PK\x03\x04", file_name="minutes.docx")


def test_a_picture_becomes_the_paper_of_an_item(meeting, clerk):
    row = add_item(meeting, by=clerk, title="Map", content=picture(), file_name="map.jpg", alt="Wards")

    with row.file.open("rb") as file, pikepdf.open(file) as pdf:
        assert str(pdf.Root.StructTreeRoot.K.K[0].Alt) == "Wards"
    assert (row.pages, row.is_tagged) == (1, True)


@pytest.mark.parametrize(
    ("content", "alt", "errors"),
    [
        (picture(), "Wards", {}),
        (picture("PNG"), " ", {"alt": ["Say what the picture shows, for those who do not see it."]}),
        (pdf_of(), "", {}),
        (b"PK\x03\x04", "", {"file": [SAVE_AS_PDF]}),
    ],
)
def test_a_paper_is_a_pdf_or_a_picture_with_its_words(content, alt, errors):
    form = AgendaItemForm({"title": "Map", "alt": alt}, {"file": SimpleUploadedFile("paper", content)}, needs_file=True)

    assert form.errors == errors
    assert errors or form.values()["content"] == content


def test_who_may_not_publish_arranges_nothing(meeting, timetable):
    for role, place in ((Role.MEMBER, timetable.council), (Role.CLERK, make_council())):
        with pytest.raises(Refused):
            add_item(meeting, by=make_user(role, place), title="A", content=pdf_of(), file_name="a.pdf")
