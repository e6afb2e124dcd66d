"""Accepted amendments come into the text: what a text lacks is named, until the officer says that it holds them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from governance.packs.remarks import remarks_on_pack
from governance.stages.amending import add_amendment, change_amendment
from governance.stages.final_text import warnings_about
from governance.stages.lifecycle import record_outcome, submit
from governance.stages.taking_in import accepted_of, lacking, lacking_in, say_taken_in
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from plans.document.compose import compose
from plans.models import Paper
from tests.days import today
from tests.factories import make_user

pytestmark = pytest.mark.django_db
MOVED = {"text": "Put in a chapter on lighting.", "moved_by": "Chair of Scrutiny", "result": "accepted"}
LACKS = (
    "Amendment 1 of Overview and Scrutiny is accepted, and the text does not hold it: “Put in a chapter on lighting.”."
)


@pytest.fixture
def scrutiny(timetable, clerk):
    """It was given version 1 and asked for two amendments; the first is accepted."""
    stage = timetable.stages.get(body__kind="scrutiny")
    submit(stage, by=clerk)
    record_outcome(stage, by=clerk, kind="comments_made")
    add_amendment(stage, by=clerk, **MOVED)
    add_amendment(stage, by=clerk, **MOVED | {"result": "rejected", "why": "Too dear."})
    return stage


@pytest.fixture
def officer(timetable):
    return make_user(Role.OFFICER, timetable.paper.partnership)


def lacks(stage):
    return lacking_in(stage.paper, compose(stage.paper))


def rewrite(block, html):
    block.data = {"html": html}
    block.save()


def test_what_was_accepted_is_lacking_until_the_officer_says_that_the_text_holds_it(scrutiny, officer):
    assert lacks(scrutiny) == [LACKS]
    assert lacks(scrutiny)[0].url == reverse("governance:stage_take_in", args=[scrutiny.pk])

    say_taken_in(scrutiny, by=officer, held=[scrutiny.amendments.first().pk])

    row = scrutiny.amendments.first()
    assert (lacks(scrutiny), row.taken_in_by) == ([], officer)
    assert AuditEntry.objects.about(scrutiny).latest("pk").event == "amendment taken into the text"


def test_a_change_of_the_part_named_for_it_holds_it(scrutiny, clerk):
    block = scrutiny.paper.blocks.placed().first()
    row = scrutiny.amendments.first()
    change_amendment(row, by=clerk, revision=row.revision, block_key=block.key)
    assert lacks(scrutiny) == [LACKS]

    rewrite(block, "<p>Lights in every street.</p>")

    assert lacks(scrutiny) == []


def test_what_was_taken_in_after_a_version_was_made_is_not_in_that_version(scrutiny, officer, timetable, clerk):
    version = submit(timetable.stages.get(body__kind="executive"), by=clerk)
    say_taken_in(scrutiny, by=officer, held=[scrutiny.amendments.first().pk])

    rows = accepted_of(scrutiny.paper)

    assert [row.number for row in lacking(rows, version.document, version.frozen_at)] == [1]
    assert lacking(rows, version.document, timezone.now()) == []


def test_other_words_of_an_amendment_are_to_be_taken_in_anew(scrutiny, officer, clerk):
    say_taken_in(scrutiny, by=officer, held=[scrutiny.amendments.first().pk])
    row = scrutiny.amendments.first()

    change_amendment(row, by=clerk, revision=row.revision, reason="Misread.", text="Put in two chapters.")

    assert scrutiny.amendments.first().taken_in_at is None


def test_it_is_taken_back_by_leaving_it_unticked(scrutiny, officer):
    say_taken_in(scrutiny, by=officer, held=[scrutiny.amendments.first().pk])
    say_taken_in(scrutiny, by=officer, held=[])

    assert lacks(scrutiny) == [LACKS]


@pytest.mark.parametrize(
    ("state", "role", "reason"),
    [
        ("in_approval", Role.READER, "Your roles do not let you edit this text."),
        ("adopted", Role.OFFICER, "“Safer Anyborough” is adopted: its text does not change any more."),
    ],
)
def test_it_is_said_by_those_who_write_while_the_text_is_open(state, role, reason, scrutiny):
    Paper.objects.filter(pk=scrutiny.timetable.paper_id).update(state=state)
    scrutiny.timetable.paper.refresh_from_db()

    with pytest.raises(Refused) as refused:
        say_taken_in(scrutiny, by=make_user(role, scrutiny.paper.partnership), held=[])

    assert refused.value.reasons == [reason]


# --- Where it is named -----------------------------------------------------------------------------------------


def enter(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_it_is_named_before_the_next_body_gets_the_text(scrutiny, timetable):
    assert LACKS in remarks_on_pack(timetable.stages.get(body__kind="executive"))
    assert LACKS not in remarks_on_pack(scrutiny)  # its own record tells of it


def test_it_is_named_before_the_text_is_sent_round(client, scrutiny, officer):
    page = enter(client, officer).get(reverse("plans:send_to_partners", args=[scrutiny.paper.key]))

    assert LACKS in page.context["remarks"]


def test_it_is_named_before_the_text_is_adopted(client, scrutiny, timetable, clerk):
    council = timetable.stages.get(body__kind="full_council")
    submit(council, by=clerk)
    page = enter(client, clerk).get(reverse("governance:stage_outcome", args=[council.pk]))
    assert LACKS in page.context["remarks"]

    record_outcome(council, by=clerk, kind="adopted_with_amendments")

    assert LACKS in warnings_about(council, today())


def test_the_officer_says_it_on_one_page(client, scrutiny, officer):
    address = reverse("governance:stage_take_in", args=[scrutiny.pk])
    row = scrutiny.amendments.first()

    page = enter(client, officer).get(address)
    client.post(address, {"held": [row.pk]})

    assert page.context["rows"] == [
        {
            "key": "Amendment 1", "value": "Put in a chapter on lighting.",
            "note": "No part of the text is named for it. The text does not hold it yet.",
        }
    ]  # fmt: skip
    assert lacks(scrutiny) == []
