"""A partnership sets its own labels: they count at once, and nothing that was reported says something else."""

import pytest
from django.urls import reverse

from actions.delivery.editions.closing import close
from actions.delivery.rating_rules.verbs import labels_now, revision_of, set_labels
from actions.delivery.scale import USUAL, scale_of
from actions.models import RatingLabel, Return
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from tests.actions.delivery.data import YearInForce
from tests.actions.delivery.editions.data import SecondQuarter, data_of
from tests.factories import make_user

pytestmark = pytest.mark.django_db
OWN = [
    {"letter": letter, "label": label, "colour": colour, "means": means, "definition": f"{label} here."}
    for letter, label, colour, means in (
        ("D", "Done", "blue", "complete"), ("W", "Going well", "green", "on_track"),
        ("E", "Watch", "amber", "at_risk"), ("T", "In trouble", "red", "off_track"),
    )
]  # fmt: skip


@pytest.fixture
def year():
    year = YearInForce().with_quarters()
    year.administrator = make_user("administrator", year.partnership)
    return year


def put(year, rows, *, by=None):
    by = by or make_user("administrator", year.partnership)
    return set_labels(year.partnership, rows, by=by, revision=revision_of(year.partnership))


def refused(year, rows, **more):
    with pytest.raises(Refused) as caught:
        put(year, rows, **more)
    return caught.value.reasons


def changed(number, **now):
    return [{**row, **now} if at == number else row for at, row in enumerate(OWN)]


def letters(year):
    return [each.letter for each in scale_of(year.partnership).labels]


def posted(client, year, rows, **more):
    client.force_login(year.administrator, backend="django.contrib.auth.backends.ModelBackend")
    data = {"labels-TOTAL_FORMS": len(rows), "labels-INITIAL_FORMS": len(USUAL), "revision": "0", **more}
    data |= {f"labels-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}
    return client.post(reverse("actions:rating_labels", args=[year.partnership.slug]), data)


def test_labels_that_are_set_stand_on_the_page_of_rules_at_once(client, year):
    gone = {**labels_now(year.partnership)[4], "DELETE": "on"}

    response = posted(client, year, [*OWN, gone])

    assert response.url == reverse("actions:how_we_rate", args=[year.partnership.slug])
    assert [each.label for each in client.get(response.url).context["labels"]][:4] == [row["label"] for row in OWN]


def test_what_was_typed_stays_when_it_is_refused(client, year):
    response = posted(client, year, changed(3, means="at_risk"))

    assert response.context["reasons"] == [
        "No label means “Off track”: add one, because the dates of an action can say so."
    ]
    assert "In trouble" in response.content.decode()
    assert letters(year) == ["B", "G", "A", "R", "N"]


def test_usual_labels_come_back_by_a_button(client, year):
    put(year, OWN)

    posted(client, year, [], usual="yes", revision=revision_of(year.partnership))

    assert (letters(year), RatingLabel.objects.count()) == (["B", "G", "A", "R", "N"], 0)


def test_setting_them_is_audited_with_those_before(year):
    put(year, OWN, by=year.administrator)
    put(year, changed(0, label="Finished"), by=year.administrator)

    entry = AuditEntry.objects.filter(event="rating labels set").latest("pk")
    assert (entry.by, entry.details["before"][0], entry.details["labels"][0]) == (
        year.administrator, "D Done: Complete", "D Finished: Complete",
    )  # fmt: skip
    history = RatingLabel.objects.get(letter="D").history
    assert [(row.label, row.history_user) for row in history.all()] == [
        ("Finished", year.administrator), ("Done", year.administrator),
    ]  # fmt: skip


def test_setting_the_same_again_changes_nothing(year):
    assert [put(year, OWN), put(year, OWN), put(year, []), put(year, labels_now(year.partnership))] == [
        True, False, True, False,
    ]  # fmt: skip


def test_labels_stand_in_the_order_in_which_they_are_put(year):
    put(year, OWN)
    put(year, OWN[::-1])

    assert letters(year) == ["T", "E", "W", "D"]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (changed(1, letter="d"), "Two labels have the letter “D”: give each its own."),
        (changed(1, label="done"), "Two labels are called “Done”: give each its own words."),
        (changed(0, letter="?"), "“?” stands for “No report”: choose another letter for “Done”."),
        (
            OWN[:2],
            "No label means “At risk” and “Off track”: add one, because the dates of an action can say so.",
        ),
    ],
)
def test_labels_that_say_too_little_are_refused(year, rows, reason):
    assert refused(year, rows) == [reason]


def test_officer_does_not_set_them_and_of_two_the_second_is_told(year):
    assert refused(year, OWN, by=year.officer) == ["Your roles do not let you change this partnership's settings."]

    put(year, OWN)
    with pytest.raises(Refused, match="was changed by somebody else"):
        set_labels(year.partnership, OWN[::-1], by=year.administrator, revision=0)


def test_letter_of_a_report_under_way_stays_until_its_period_is_closed():
    year = SecondQuarter()
    letter = Return.objects.exclude(reported="").get().reported
    assert refused(year, OWN) == [
        f"Reports for {year.quarter.name} say “{letter}” (Green): keep a label with this letter until the period is "
        "closed."
    ]

    close(year.quarter, by=year.officer)

    assert put(year, OWN) is True


def test_letter_of_a_report_never_means_something_else():
    year = SecondQuarter()
    close(year.quarter, by=year.officer)

    assert refused(year, changed(3, letter="G")) == [
        "In reports “G” means “On track”: keep that meaning, or choose another letter."
    ]


def test_closed_editions_keep_their_labels_and_a_report_the_words_it_was_given_by():
    year = SecondQuarter()
    close(year.quarter, by=year.officer)
    put(year, OWN)

    assert {row["reported"]["label"] for row in told(year) if row["reported"]} == {"Green"}
    assert scale_of(year.partnership).lettered("G").label == "Green"

    put(year, changed(1, letter="X"))
    assert scale_of(year.partnership).lettered("W").label == "Going well"


def told(year):
    return data_of(year.texts()[0], "period_actions")["rows"]
