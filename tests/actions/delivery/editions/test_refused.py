"""A page on which something was refused says why and still holds what was typed."""

from datetime import date

import pytest
from django.urls import reverse

from actions.delivery.editions.closing import close
from actions.delivery.editions.deciding import asks_in, dates_in
from actions.models import BoardAsk, DateChange, ReportChallenge
from tests.actions.delivery.editions.data import SecondQuarter
from tests.days import in_days
from tests.factories import make_user
from tests.plans.rows.pages import banner

pytestmark = pytest.mark.django_db
NOT_MET = "The board has not met yet: record what it decided once it has."


def closed(**said):
    year = SecondQuarter(**said)
    close(year.quarter, by=year.officer)
    return year


def sent(client, user, name, *args, **typed):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.post(reverse(f"actions:{name}", args=args), typed)


def tomorrow():
    return f"{in_days(1):%d/%m/%Y}"


def prefixed(prefix, **typed):
    decided = {"decision": "Agreed for a year", "decided_on": tomorrow(), "minute": "Board, item 6"}
    return {f"{prefix}-{name}": value for name, value in (decided | typed).items()}


def test_decision_on_a_day_to_come_is_refused_and_stays_typed(client):
    year = closed(asks=[{"what": "A van", "of_whom": "", "by_when": None}], date_asked=(date(2027, 3, 31), "Late"))
    ask, change = asks_in(year.quarter)[0], dates_in(year.quarter)[0]

    page = sent(client, year.officer, "period_decisions", year.quarter.key, ask=ask.pk, **prefixed(f"ask-{ask.pk}"))
    assert (banner(page), page.context["rows"][0][2]["decision"].value()) == ([NOT_MET], "Agreed for a year")

    typed = prefixed(f"date-{change.pk}", answer="granted", to="1/4/2027")
    page = sent(client, year.officer, "period_decisions", year.quarter.key, date=change.pk, **typed)
    assert (banner(page), page.context["dates"][0][2]["to"].value()) == ([NOT_MET], "1/4/2027")
    assert (BoardAsk.objects.get().decided_at, DateChange.objects.get().state) == (None, "asked")


def test_report_that_the_board_receives_tomorrow_is_not_published_and_its_minute_stays_typed(client):
    year = closed()
    administrator = make_user("administrator", year.partnership)
    typed = {"received_on": tomorrow(), "minute": "Board, item 6"}
    page = sent(client, administrator, "period_publish", year.quarter.key, **typed)
    assert banner(page) == ["The board has not met yet: publish the report once it has received it."]
    assert page.context["form"]["minute"].value() == "Board, item 6"


def test_question_about_a_report_of_a_period_that_was_closed_meanwhile_stays_typed(client):
    year = closed()
    report = year.quarter.returns.get()
    for name, typed in (("challenge", {"question": "How many?"}), ("agree", {"letter": "A", "because": "Item 6"})):
        page = sent(client, year.officer, "one_report", year.quarter.key, report.key, **typed)
        form = page.context[name]
        assert (banner(page), {field: form[field].value() for field in typed}) == (["Quarter 2 is closed."], typed)
    page = sent(client, year.officer, "period_board", year.quarter.key, words="Please send yours.")
    assert banner(page) == ["Quarter 2 is not open, so nobody can answer."]
    assert page.context["form"]["words"].value() == "Please send yours."
    assert ReportChallenge.objects.count() == 0
