"""The timetable's page: what it shows, who may do what, and how many queries its lists take."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from governance.models import Stage, Timetable
from governance.stages import lifecycle
from governance.stages.dating import set_date
from governance.timetables.views import seen
from partnerships.access import Role
from tests.factories import (
    give_role,
    make_council,
    make_plan,
    make_timetable,
    make_user,
)
from tests.governance.pages import page, stage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both("lists")]


def test_timetable_shows_date_publish_by_and_what_is_missing(client, timetable, clerk):
    response = page(client, clerk, "timetable", timetable.pk)

    card = response.context["stages"][3]
    assert card["publish_by"].sentence() in f"publish by {card['publish_by'].sentence()}"
    assert [item.sentence for item in card["missing"]] == ["No text is submitted yet."]
    assert [item.sentence for item in response.context["stages"][1]["missing"]] == [
        "No text is submitted yet.", "No committee report is written for it yet.",
    ]  # fmt: skip
    assert card["next"] == ("Submit the text", "governance:stage_submit")
    assert "No text is submitted yet." in response.content.decode()


def test_key_decision_and_call_in_are_told_of_the_executive_and_where_they_are_recorded(client, timetable, clerk):
    Stage.objects.filter(body__kind="scrutiny").update(is_open_to_call_in=False)

    stages = page(client, clerk, "timetable", timetable.pk).context["stages"]

    told = {each["row"].body.kind: each["row"].tells_of_key_decision for each in stages}
    assert told == {
        "partnership_board": False, "scrutiny": True, "executive": True, "full_council": False,
    }  # fmt: skip


def test_timetable_gives_a_reader_no_buttons(client, timetable):
    reader = make_user(Role.READER, timetable.paper.partnership)

    card = page(client, reader, "timetable", timetable.pk).context["stages"][3]

    assert (card["next"], card["others"], card["may_date"]) == (None, [], False)


def test_timetable_is_not_there_for_a_stranger(client, timetable):
    stranger = make_user(Role.CLERK, make_council())

    assert page(client, stranger, "timetable", timetable.pk).status_code == 404


def test_timetable_takes_the_same_number_of_queries_for_one_stage_and_for_four(
    client, django_assert_num_queries, timetable, clerk
):
    short = make_timetable(route=[("full_council", "decide")])
    give_role(clerk, Role.CLERK, short.council)
    page(client, clerk, "timetable", timetable.pk)

    for each in (short, timetable):
        with django_assert_num_queries(18):
            client.get(each.get_absolute_url())


def test_timetables_lists_what_is_under_way_with_the_same_queries_at_one_and_three(
    client, django_assert_num_queries, timetable, clerk
):
    page(client, clerk, "timetables")
    url = reverse("governance:timetables")
    with django_assert_num_queries(11):
        client.get(url)
    for _ in range(2):
        make_timetable(make_plan(timetable.paper.partnership).paper)

    with django_assert_num_queries(11):
        response = client.get(url)
    assert len(response.context["timetables"].rows) == 3


def test_what_each_body_saw_follows_the_days_and_not_the_numbers_of_the_steps(timetable, clerk):
    cabinet, scrutiny = stage_of(timetable, "executive"), stage_of(timetable, "scrutiny")
    set_date(scrutiny, by=clerk, stated=(cabinet.day + timedelta(days=3)).isoformat(), reason="Moved.")
    for stage in (cabinet, scrutiny):
        lifecycle.submit(Stage.objects.with_facts().get(pk=stage.pk), by=clerk)

    found = seen(Timetable.objects.get(pk=timetable.pk))

    assert [(entry["stage"].body.name, entry["version"].number) for entry in found] == [
        ("Cabinet", 1),
        ("Overview and Scrutiny", 2),
    ]


def test_conflicts_of_a_past_timetable_are_shown_as_history_and_not_as_work(client):
    past = make_timetable(start=date(2025, 1, 7))
    cabinet, council = past.stages.get(body__kind="executive"), stage_of(past)
    for stage in (cabinet, council):
        set_date(stage, by=make_user(Role.SITE_ADMINISTRATOR), stated="2025-03-18", reason="As minuted.")

    context = page(client, make_user(Role.CLERK, past.council), "timetable", past.pk).context

    assert context["conflicts"] == []
    assert [each.rule for each in context["happened"]] == ["view-in-papers"]
