"""How a partnership rates, for everybody; and the tolerances that are its own."""

from decimal import Decimal

import pytest
from django.urls import reverse

from actions.delivery.money.block import PeriodFunding
from actions.delivery.money.reading import budgets_of
from actions.delivery.money.reckoning import PeriodMoney, standing
from actions.delivery.rating_rules.rules import rules_of_measures, rules_of_money
from actions.delivery.ratings import RatingMeaning
from actions.models import RatingLabel
from partnerships.models import AuditEntry
from tests.actions.delivery.data import YearInForce
from tests.actions.delivery.money.data import YearWithMoney
from tests.factories import make_user

pytestmark = pytest.mark.django_db
OWN = (
    ("D", "Done", "blue", "complete"), ("W", "Going well", "green", "on_track"), ("E", "Watch", "amber", "at_risk"),
    ("T", "In trouble", "red", "off_track"), ("P", "Parked", "grey", "not_rated"),
)  # fmt: skip
SET = {"measure_tolerance": "2.5", "measure_tolerance_at_nought": "3", "money_green": "1", "money_amber": "4"}


def page(client, year):
    return client.get(reverse("actions:how_we_rate", args=[year.partnership.slug]))


def test_everybody_reads_the_labels_and_the_rules(client):
    year = YearInForce().with_quarters()
    year.paper.reporting_calendar.late_days = 14
    year.paper.reporting_calendar.save()
    context = page(client, year).context

    assert [label.label for label in context["labels"]] == [
        "Complete", "Green", "Amber", "Red", "Not due to start", "Not rated", "No report",
    ]  # fmt: skip
    actions = context["rules"][0][1]
    assert [label.label for _, label in actions] == [
        "Complete", "Red", "Not rated", "Not due to start", "No report", "Amber", "Red", "Amber", "Amber", "Not rated",
        "Green",
    ]  # fmt: skip
    assert actions[5][0] == "It is expected up to 14 days after its due day."


def test_usual_tolerances_are_those_of_the_paper():
    assert rules_of_measures(Decimal("5.00"), Decimal(0))[1].when == ("It misses its target by up to 5 per cent of it.")
    assert [rule.when for rule in rules_of_money(Decimal("5.00"), Decimal("10.00"))][:2] == [
        "The year will end within 5 per cent of the budget, above or below.",
        "The year will end within 10 per cent of the budget.",
    ]


def test_administrator_sets_tolerances_and_they_count(client):
    year = YearWithMoney()
    administrator = make_user("administrator", year.partnership)
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    client.post(reverse("actions:tolerances", args=[year.partnership.slug]), SET)

    line = budgets_of(type(year.paper).objects.get(pk=year.paper.pk))[0]
    assert (line.standing.green, line.standing.amber) == (Decimal(1), Decimal(4))
    assert "up to 2.5 per cent of it (where the target is 0: by up to 3)" in page(client, year).content.decode()
    assert AuditEntry.objects.filter(event="tolerances changed").get().details == {"fields": list(SET)}


def test_amber_does_not_begin_before_green_ends(client):
    year = YearInForce()
    administrator = make_user("administrator", year.partnership)
    client.force_login(administrator, backend="django.contrib.auth.backends.ModelBackend")
    page = client.post(reverse("actions:tolerances", args=[year.partnership.slug]), SET | {"money_green": "9"})

    assert page.context["form"].non_field_errors() == [
        "Amber begins where Green ends: enter at least as many per cent for Amber."
    ]


def test_outturn_is_rated_by_the_tolerances():
    told = [PeriodMoney(Decimal(100), Decimal(97), forecast=Decimal(0))]
    found = [
        standing(Decimal(100), told, green=Decimal(green), amber=Decimal(amber)).meaning
        for green, amber in ((3, 10), (2, 3), (1, 2))
    ]

    assert found == [RatingMeaning.ON_TRACK, RatingMeaning.AT_RISK, RatingMeaning.OFF_TRACK]


def test_a_partnership_s_own_labels_stand_in_place_of_the_usual_ones(client):
    year = YearWithMoney()
    for number, (letter, label, colour, means) in enumerate(OWN):
        RatingLabel.objects.create(
            partnership=year.partnership, position=number, letter=letter, label=label, colour=colour, means=means,
            definition=f"What {label.lower()} means here.",
        )  # fmt: skip
    context = page(client, year).context

    assert [(each.letter, each.label) for each in context["labels"]] == [
        *((letter, label) for letter, label, _, _ in OWN), ("?", "No report"),
    ]  # fmt: skip
    assert [label.label for _, label in context["rules"][2][1]] == ["Going well", "Watch", "In trouble", "Parked"]


def test_the_money_of_the_year_and_its_chapter_lead_to_the_rules(client):
    year = YearWithMoney()
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("actions:how_we_rate", args=[year.partnership.slug])
    chapter = PeriodFunding().render(
        {"key": "1", "data": {"rows": []}, "heading": "Money"},
        document={"partnership": {"slug": year.partnership.slug}},
    )

    assert address in client.get(reverse("actions:money", args=[year.paper.key])).content.decode()
    assert address in chapter
