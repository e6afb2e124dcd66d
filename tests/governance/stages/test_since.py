"""What changed since a body saw the text, and the sheet for the next report: who may see which text."""

import pytest
from django.urls import reverse

from governance.models import Stage
from governance.stages import lifecycle
from governance.stages.amending import add_amendment
from governance.stages.since import since, targets_of, want_sheet
from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Rendering
from plans.papers.versions import freeze
from plans.printing.making import make
from tests.factories import MET, make_council, make_timetable, make_user
from tests.governance.stages.test_lifecycle import put_in, stage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both("windows")]
SECRET = "Nobody has published this."


@pytest.fixture
def stage(clerk):
    """Scrutiny commented on version 1; version 2 went round to partners; the draft says something else again."""
    timetable = make_timetable(by=clerk, start=MET)
    stage = put_in(stage_of(timetable, "scrutiny"), Stage.State.PUBLISHED, clerk)
    lifecycle.record_outcome(stage, by=clerk, kind="comments_made", resolution="More on lighting.")
    edit(timetable.paper, clerk, "Sent to partners.")
    freeze(timetable.paper, by=clerk, purpose="consultation")
    edit(timetable.paper, clerk, SECRET)
    return Stage.objects.with_facts().get(pk=stage.pk)


def edit(paper, by, words):
    block = paper.blocks.get(heading="Our area")
    data = {**CHAPTERS.data(block), "data": {"html": f"<p>{words}</p>"}}
    editing.save(CHAPTERS, block, data, by=by, revision=block.revision, reason="Scrutiny")


@pytest.mark.parametrize(
    ("role", "values"),
    [
        (Role.OFFICER, ["draft", "2", "1"]),
        (Role.PARTNER_LEAD, ["draft", "2", "1"]),
        (Role.READER, ["1"]),
        (Role.SCRUTINY, ["1"]),
    ],
)
def test_each_reader_is_offered_only_what_that_role_reads(role, values, stage):
    reader = make_user(role, stage.paper.partnership)

    assert [target.value for target in targets_of(stage, reader)] == values


def test_a_member_never_gets_the_draft_by_asking_for_it(client, stage):
    member = make_user(Role.MEMBER, stage.timetable.council)
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")

    for name in ("stage_changes", "stage_sheet"):
        response = client.get(reverse(f"governance:{name}", args=[stage.pk]), {"with": "draft"})
        assert response.context["target"].value == "1"
        assert SECRET not in response.content.decode()
    client.get(reverse("governance:stage_sheet_pdf", args=[stage.pk]), {"with": "draft"})
    assert SECRET not in str(Rendering.objects.get(kind="report").inputs)


def test_a_stranger_finds_nothing(client, stage):
    client.force_login(make_user(Role.CLERK, make_council()), backend="django.contrib.auth.backends.ModelBackend")

    for name in ("stage", "stage_changes", "stage_sheet", "stage_sheet_pdf"):
        assert client.get(reverse(f"governance:{name}", args=[stage.pk])).status_code == 404


def test_the_sheet_says_what_was_said_amended_and_changed(client, stage, clerk):
    add_amendment(stage, by=clerk, text="Add lamps.", moved_by="Chair", result="rejected", why="No money.")
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")

    text = client.get(reverse("governance:stage_sheet", args=[stage.pk])).content.decode()

    assert all(words in text for words in ("More on lighting.", "Add lamps.", "Rejected: No money."))
    assert "Nobody has published this." in text.replace("<ins>", "").replace("</ins>", "")


def test_the_sheet_of_a_draft_is_a_tagged_pdf_that_says_so(stage, clerk, pdf_errors):
    found = since(stage, targets_of(stage, clerk)[0])

    rendering = want_sheet(found, by=clerk, on=stage.version.frozen_at.date())
    make(rendering.pk)

    rendering.refresh_from_db()
    assert (rendering.state, rendering.inputs["report"]["draft_on"] != "") == ("done", True)


def test_a_stage_that_was_given_no_version_has_no_changes(client, stage, clerk):
    client.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    council = stage_of(stage.timetable, "full_council")

    assert client.get(reverse("governance:stage_changes", args=[council.pk])).status_code == 404
