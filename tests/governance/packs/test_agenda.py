"""The agenda of a meeting: steps come by their dates, items from outside are added with their paper, cleaned."""

import io

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.meetings.verbs import cancel_meeting
from governance.models import AgendaItem
from governance.packs.agenda import add_item, agenda_of, change_item, move_item, remove_item
from governance.packs.meeting_forms import SAVE_AS_PDF, AgendaItemForm
from governance.stages import lifecycle
from partnerships.access import Role
from partnerships.models import AuditEntry
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
    with pytest.raises(Refused) as refusal:
        remove_item(meeting, agenda_of(meeting)[0], by=clerk)

    assert refusal.value.reasons == ["Choose another meeting for this step instead: it is on a plan’s timetable."]


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


@pytest.mark.parametrize("verb", [lifecycle.defer, lifecycle.withdraw])
def test_a_step_that_is_put_off_or_withdrawn_leaves_the_agenda(meeting, stage, clerk, verb):
    verb(stage, by=clerk, reason="The room is flooded.")

    assert listed(meeting) == []


def test_the_first_item_goes_no_further_up_and_the_last_no_further_down(meeting, stage, clerk):
    add_item(meeting, by=clerk, title="Minutes", content=pdf_of(), file_name="minutes.pdf")
    first, last = agenda_of(meeting)

    move_item(meeting, first, by=clerk, up=True)
    move_item(meeting, last, by=clerk, up=False)

    assert listed(meeting) == [("1", stage.paper.title), ("2", "Minutes")]
    assert not AuditEntry.objects.filter(event="agenda put into another order").exists()


def test_a_paper_is_replaced_and_the_item_keeps_its_place_and_its_record(meeting, clerk):
    row = add_item(meeting, by=clerk, title="Minutes", content=pdf_of(2), file_name="draft.pdf")
    before, item = row.sha256, agenda_of(meeting)[1]

    change_item(meeting, item, by=clerk, title="Minutes", content=pdf_of(3), file_name="final.pdf")

    row.refresh_from_db()
    assert (row.position, row.pages, row.file_name, row.sha256 == before) == (2, 3, "final.pdf", False)
    assert [state.sha256 for state in row.history.order_by("history_id")] == [before, row.sha256]
    assert AuditEntry.objects.about(row).first().event == "item of the agenda changed"
    with pytest.raises(ValidationError, match="Give the item a title"):
        change_item(meeting, item, by=clerk)


def test_an_item_that_is_taken_off_stays_on_record(meeting, clerk):
    row = add_item(meeting, by=clerk, title="Minutes", content=pdf_of(), file_name="minutes.pdf")

    remove_item(meeting, agenda_of(meeting)[1], by=clerk)

    row.refresh_from_db()
    assert (row.removed_by, row.removed_at is None, row.file.storage.exists(row.file.name)) == (clerk, False, True)
    assert list(AuditEntry.objects.about(row).values_list("event", flat=True)) == [
        "item taken off the agenda", "item added to the agenda",
    ]  # fmt: skip


def test_nothing_is_arranged_of_a_meeting_that_is_cancelled(meeting, clerk):
    [item] = agenda_of(meeting)
    cancel_meeting(meeting, by=clerk, reason="Election.")
    verbs = [
        lambda: add_item(meeting, by=clerk, title="A", content=pdf_of(), file_name="a.pdf"),
        lambda: change_item(meeting, item, by=clerk, title="B"),
        lambda: remove_item(meeting, item, by=clerk),
        lambda: move_item(meeting, item, by=clerk, up=True),
    ]

    for verb in verbs:
        with pytest.raises(Refused) as refusal:
            verb()
        assert refusal.value.reasons == ["This meeting does not take place on this day any more."]
    assert not AgendaItem.objects.exists()


@pytest.mark.parametrize(("has_title", "errors"), [(True, {}), (False, {"title": ["Enter the title."]})])
def test_a_title_is_left_empty_where_the_item_has_one_without_it(has_title, errors):
    form = AgendaItemForm({"title": "", "number": "5a"}, has_file=False, has_title=has_title)

    assert (form.errors, "file" in form.fields) == (errors, False)
    assert form.fields["title"].help_text == ("Empty: its usual title." if has_title else "")


def test_a_paper_that_the_portal_draws_is_asked_for_its_title(client, meeting, stage, clerk):
    row = AgendaItem.objects.create(meeting=meeting, position=9, title="Comments", added_by=clerk)
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    forms = [
        client.get(reverse("governance:pack_item", args=[meeting.pk, key])).context["form"]
        for key in (row.pk, f"step-{stage.pk}")
    ]

    assert [form.fields["title"].required for form in forms] == [True, False]
