"""An accepted recommendation becomes an action of the year with one button, for each authority that accepted it."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from actions.models import AddedAction
from governance.models import Recommendation
from governance.scrutiny.into_actions import take, takers, year_that_runs
from governance.scrutiny.tracking import answer, ask_authorities, follow_up
from partnerships.access import Role
from partnerships.verbs import Refused
from tests.actions.delivery.data import YearInForce
from tests.factories import make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 8, 20)


@pytest.fixture
def year():
    year = YearInForce().with_quarters()
    text = "Report each year on what lighting costs."
    year.row = Recommendation.objects.create(
        paper=year.paper, text=text, made_by="Crime committee", made_on="2026-07-16"
    )
    ask_authorities(year.row, [year.police, year.fire], by=make_user(Role.SCRUTINY, year.partnership))
    for each, decision in zip(year.row.answers.all(), ("accepted", "rejected"), strict=True):
        answer(each, by=year.officer, decision=decision, text="Because.", answered_on=TODAY)
    return year


def test_those_who_accepted_it_can_have_it_as_an_action(year):
    text = year_that_runs(year.row, TODAY)
    found = [takers(year.row, text, by=user) for user in (year.officer, year.lead)]
    assert [[each.organisation for each in each_user] for each_user in found] == [[year.police], []]


def test_one_that_no_authority_was_asked_about_is_the_partnerships(year):
    row = Recommendation.objects.create(paper=year.paper, text="Meet in public.", state="accepted")
    assert [each.organisation for each in takers(row, year.paper, by=year.officer)] == [None]


def test_it_keeps_its_words_its_source_and_the_day_last_given(year):
    follow_up(year.row, by=year.officer, text="Begun.", organisation=year.police, due_on=date(2026, 12, 1))
    row = take(year.row, year.police, year.paper, by=year.officer, on=TODAY)
    assert (row.title, row.text, row.source_words, row.due_on) == (
        "Report each year on what lighting costs.", "",
        "Recommendation of scrutiny: Crime committee, 16 July 2026", date(2026, 12, 1),
    )  # fmt: skip


def test_a_long_one_keeps_all_its_words(year):
    year.row.text = "word " * 200
    row = take(year.row, year.police, year.paper, by=year.officer, on=TODAY)
    assert (len(row.title), row.text) == (300, "word " * 200)


def test_it_becomes_one_once(year):
    take(year.row, year.police, year.paper, by=year.officer, on=TODAY)
    with pytest.raises(Refused, match="already"):
        take(year.row, year.police, year.paper, by=year.officer, on=TODAY)


def test_nothing_is_offered_where_no_year_runs(year):
    assert year_that_runs(year.row, date(2027, 4, 1)) is None


def test_the_button_stands_on_the_page_of_the_recommendation(client, year, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    place = reverse("governance:recommendation_follow", args=[year.row.pk])
    shown = client.get(place).content.decode()
    client.post(place, {"do": "take-police"})
    after = client.get(place).content.decode()
    assert ("Make it an action for Anyborough Police" in shown, AddedAction.objects.get().came_from) == (
        True, year.row.key,
    )  # fmt: skip
    assert "Added for Anyborough Police on 20 August 2026" in after
