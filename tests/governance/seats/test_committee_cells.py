"""How clerks write committees and what somebody is there into cells, and what is read from them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.models import BodyTitle
from governance.seats.committee_cells import capacity_in
from governance.seats.councillors import PLACES
from plans.rows.columns import Known
from tests.factories import make_body

pytestmark = pytest.mark.django_db
COLUMN = PLACES.columns[0]


@pytest.mark.parametrize(
    ("words", "capacity"),
    [
        ("Chair", "chair"),
        ("CHAIRMAN", "chair"),
        ("chairwoman", "chair"),
        ("Vice-Chair", "vice_chair"),
        ("vice  chairman", "vice_chair"),
        ("Deputy Chair", "vice_chair"),
        ("Reserve", "substitute"),
        ("sub", "substitute"),
        ("Member", "member"),
        ("Councillor", "member"),
    ],
)
def test_what_somebody_is_there_is_read_as_councils_call_it(words, capacity):
    assert str(capacity_in(words)) == capacity


def test_what_nobody_is_called_is_refused_with_what_can_be_said():
    with pytest.raises(ValidationError) as refusal:
        capacity_in("Whip")

    assert refusal.value.messages == ["“Whip” is not among: Councillor; Chair; Vice-chair; Substitute."]


@pytest.fixture
def known(council, cabinet, scrutiny):
    make_body(council, "full_council", name="Full Council")
    return Known(None, [], place=council)


def read(text, known):
    item = {"body": "", "capacity": ""}
    COLUMN.put(item, text, known)
    return COLUMN.read(item, known), item["capacity"]


@pytest.mark.parametrize(
    ("text", "body", "capacity"),
    [
        ("Cabinet", "Cabinet", ""),
        ("cabinet (chair)", "Cabinet", "chair"),
        ("Cabinet ( Vice-Chair )", "Cabinet", "vice_chair"),
        ("Chair of the Cabinet", "Cabinet", "chair"),
        ("Substitute on Cabinet", "Cabinet", "substitute"),
        ("Cabinet - Chair", "Cabinet", "chair"),
        ("Cabinet: Chair", "Cabinet", "chair"),
        ("Overview & Scrutiny Committee – Vice-Chair", "Overview and Scrutiny Committee", "vice_chair"),
        ("Council", "Full Council", ""),
        ("the Council (chair)", "Full Council", "chair"),
    ],
)
def test_a_cell_names_a_committee_and_as_what(known, text, body, capacity):
    assert read(text, known) == (body, capacity)


@pytest.mark.parametrize("text", ["Planning", "Cabinet (whip)", "Chair of Planning", "Cabinet and Council"])
def test_a_cell_that_names_none_is_refused_as_a_whole(known, text):
    with pytest.raises(ValidationError) as refusal:
        read(text, known)

    assert refusal.value.messages == [f"“{text}” is not among: Cabinet; Full Council; Overview and Scrutiny Committee."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cabinet, Council", ["Cabinet", "Council"]),
        ("Cabinet (chair), Planning", ["Cabinet (chair)", "Planning"]),
        ("Planning, Licensing", ["Planning, Licensing"]),
        ("Cabinet (chair, from May)", ["Cabinet (chair, from May)"]),
        ("Cabinet", ["Cabinet"]),
    ],
)
def test_commas_part_committees_where_a_part_names_one(known, text, names):
    assert COLUMN.several(text, known) == names


def test_a_committee_whose_name_has_a_comma_is_one(council, cabinet):
    make_body(council, "committee", name="Housing, Health and Communities")

    assert COLUMN.several("Housing, Health and Communities", Known(None, [], place=council)) == [
        "Housing, Health and Communities"
    ]


def test_a_former_name_and_words_that_were_told_once_mean_the_committee(council, cabinet, scrutiny):
    cabinet.former_names.create(name="Executive", until=date(2025, 5, 1))
    BodyTitle.objects.create(body=scrutiny, words="O and S")
    known = Known(None, [], place=council)

    assert [read(words, known)[0] for words in ("Executive (chair)", "o AND s")] == [
        "Cabinet", "Overview and Scrutiny Committee",
    ]  # fmt: skip
