"""Risks as they are seen in periods: said, moved, reminded of, told to the board and never to the public."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from actions.delivery.editions.closing import close
from actions.delivery.risks.picture import finding, risk_matrix
from actions.delivery.risks.reading import levels_of, period_to_show, risks_in, scale_of_risks
from actions.delivery.risks.reminding import risk_reviews, tasks_for
from actions.delivery.risks.verbs import look_at, save_scale
from actions.models import Risk, RiskScale, RiskView
from partnerships.verbs import Refused
from plans.document.canonical import checksum
from plans.document.compose import compose
from tests.actions.delivery.editions.data import DUE, SecondQuarter, data_of
from tests.factories import make_user
from tests.plans.rows.kinds import load

pytestmark = pytest.mark.django_db
SCALE = {
    "likelihoods": [["A", "Almost certain"], ["B", "Likely"], ["C", "Possible"], ["D", "Unlikely"], ["E", "Rare"]],
    "impacts": [["1", "Catastrophic"], ["2", "Critical"], ["3", "Marginal"], ["4", "Negligible"]],
    "first": "likelihood", "between": "", "bands": {}, "appetite": "medium",
}  # fmt: skip
SAID = {"code": "E2", "target": "E3", "progress": "A deputy is named.", "next_review": None, "is_closed": False}


@pytest.fixture
def year():
    year = SecondQuarter()
    risks = [
        {
            "key": str(uuid4()),
            "title": "Staff leave",
            "text": "",
            "code": "D3",
            "owner_post": "Director",
            "mitigations": [],
        }
    ]
    year.paper.state = "drafting"
    year.paper.save()
    load("risks", {"intro_html": "", "rating_key": "", "risks": risks}, year.paper, by=year.officer)
    year.paper.state = "adopted"
    year.paper.save()
    year.risk = Risk.objects.get()
    return year


def set_scale(year):
    return save_scale(RiskScale(partnership=year.partnership), by=year.officer, data=SCALE, revision=0)


def look(year, revision=0, **said):
    return look_at(year.quarter, year.risk.key, SAID | said, by=year.officer, revision=revision, on=DUE)


def seen(year):
    return risks_in(year.quarter, levels_of(scale_of_risks(year.partnership)))


def test_risk_moves_from_the_rating_of_the_text(year):
    set_scale(year)
    look(year)
    found = seen(year)

    assert (found[0].before, found[0].movement.words) == ("D3", "down: less likely, worse if it happens")
    assert finding(found) == "Of 1 risk 1 went down."
    assert "1 went down" in risk_matrix(found, found[0].levels)


def test_without_a_scale_the_code_stands_and_nothing_is_drawn(year):
    look(year)
    found = seen(year)
    assert (found[0].code, found[0].movement.words) == ("E2", "movement not known: no scale")
    assert risk_matrix(found, None) == ""


def test_the_next_quarter_compares_with_this_one(year):
    set_scale(year)
    look(year)
    year.quarter = year.opened(3)
    assert (seen(year)[0].before, seen(year)[0].movement) == ("E2", None)


def test_page_shows_the_period_in_which_risks_were_looked_at_last(year):
    assert period_to_show(year.paper) == year.quarter
    look(year)
    year.opened(3)
    assert period_to_show(year.paper) == year.period(2)


def test_closed_risk_is_not_looked_at_again(year):
    look(year, is_closed=True)
    year.quarter = year.opened(3)
    assert seen(year) == []


def test_of_two_the_second_is_told(year):
    look(year)
    with pytest.raises(Refused):
        look(year, code="A1")
    assert look(year, revision=1, code="C2").code == "C2"


def test_lead_does_not_rate_risks(year):
    with pytest.raises(Refused) as caught:
        look_at(year.quarter, year.risk.key, SAID, by=year.lead, revision=0, on=DUE)
    assert caught.value.reasons == ["Your roles do not let you manage the reporting periods."]


def test_review_is_asked_for_until_it_is_looked_at_again(year):
    look(year, next_review=date(2026, 12, 1))
    assert list(risk_reviews(date(2026, 11, 23))) == []
    thing = next(risk_reviews(date(2026, 11, 24)))
    assert (thing.title, thing.due, thing.people) == (
        "Look at the risk “Staff leave” again", date(2026, 12, 1), (year.officer,),
    )  # fmt: skip
    assert [task.due for task in tasks_for(year.officer, date(2026, 11, 24))] == [date(2026, 12, 1)]

    look(year, revision=1, next_review=date(2027, 3, 1))
    assert list(risk_reviews(date(2026, 12, 2))) == []


def test_board_is_told_what_went_up_and_the_public_nothing(year):
    set_scale(year)
    look(year, code="B2")
    close(year.quarter, by=year.officer)
    board, public = year.texts()

    assert data_of(board, "period_risks")["rows"][0]["movement"] == "up: more likely, worse if it happens"
    first = next(row for row in data_of(board, "period_exceptions")["rows"] if row["title"] == "Staff leave")
    assert [each["words"] for each in first["reasons"]] == ["Risk up", "B2 is severe, above what is accepted"]
    assert "Staff leave" not in str(public)


def test_looking_leaves_the_adopted_text_as_it_is(year):
    before = checksum(compose(year.paper))
    look(year)
    assert checksum(compose(year.paper)) == before


def test_scale_is_set_and_its_bands_are_chosen(client, year):
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("actions:risk_scale", args=[year.paper.key])
    levels = {"likelihoods": "2 Likely\n1 Rare", "impacts": "2 Grave\n1 Light", "first": "impact", "between": "×"}
    client.post(url, levels | {"appetite": "low", "revision": "0"})
    client.post(url, levels | {"appetite": "low", "revision": "1", "band_0_0": "high"})

    scale = RiskScale.objects.get()
    assert (scale.likelihoods, scale.bands) == ([["2", "Likely"], ["1", "Rare"]], {"2|2": "high"})


def test_page_refuses_a_rating_that_is_not_on_the_scale(client, year):
    set_scale(year)
    client.force_login(make_user("officer", year.partnership), backend="django.contrib.auth.backends.ModelBackend")
    year.quarter.closes_on = date(2100, 1, 1)
    year.quarter.save()
    url, prefix = reverse("actions:risks_look", args=[year.quarter.key]), year.risk.key
    page = client.post(url, {f"{prefix}-code": "Z9", f"{prefix}-revision": "0"}).content.decode()

    assert "“Z9” is not on your scale: enter a rating such as A1." in page
    assert RiskView.objects.count() == 0
