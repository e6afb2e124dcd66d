"""Rows that are found by what is typed of their names: one that is meant, or what to write instead."""

import pytest
from django.core.exceptions import ValidationError

from partnerships.models import Organisation
from plans.forms.named import CalledField, CalledLinesField
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db
UNKNOWN = "Nothing is called “{}”. Add it first."


def among(words):
    return Organisation.objects.filter(name__icontains=words) | Organisation.objects.filter(short_name__iexact=words)


def field(kind=CalledField, **options):
    return kind(among=among, unknown=UNKNOWN, **options)


def refusal(typed, **options):
    with pytest.raises(ValidationError) as refused:
        field(**options).clean(typed)
    return refused.value.messages


@pytest.fixture
def known():
    names = ["Kent Police", "Kent Police Federation", "Fire and Rescue"]
    return {name: make_organisation(name, short_name="KFRS" if name.startswith("Fire") else "") for name in names}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Kent Police", "Kent Police"),
        ("kent police", "Kent Police"),
        ("federation", "Kent Police Federation"),
        ("kfrs", "Fire and Rescue"),
        (" Fire ", "Fire and Rescue"),
    ],
)
def test_a_name_is_known_whole_or_by_words_that_no_other_has(typed, found, known):
    assert field().clean(typed) == known[found]


@pytest.mark.parametrize("typed", ["", "  "])
def test_nothing_typed_is_none(typed, known):
    assert field(required=False).clean(typed) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Ambulance", "Nothing is called “Ambulance”. Add it first."),
        ("Kent", "“Kent” may be “Kent Police”, “Kent Police Federation”: write the whole name."),
    ],
)
def test_what_is_not_one_name_says_what_to_do(typed, said, known):
    assert refusal(typed) == [said]


@pytest.mark.parametrize(("number", "more"), [(5, ""), (6, ", or another")])
def test_of_many_names_five_are_told(number, more):
    for at in range(number):
        make_organisation(f"Ward {at}")

    told = ", ".join(f"“Ward {at}”" for at in range(5))
    assert refusal("ward") == [f"“ward” may be {told}{more}: write the whole name."]


def test_several_names_stand_on_their_lines_and_each_counts_once(known):
    found = field(CalledLinesField).clean("Federation\n\nkfrs\nFire")

    assert found == [known["Kent Police Federation"], known["Fire and Rescue"]]


def test_of_several_names_the_one_that_is_unknown_is_told(known):
    assert refusal("kfrs\nAmbulance", kind=CalledLinesField) == ["Nothing is called “Ambulance”. Add it first."]


def test_rows_are_shown_by_their_names_and_what_was_typed_as_it_was(known):
    rows = list(known.values())[:2]

    assert field().prepare_value(rows[0]) == "Kent Police"
    assert field(CalledLinesField).prepare_value(rows) == "Kent Police\nKent Police Federation"
    assert [each.prepare_value("Ken") for each in (field(), field(CalledLinesField))] == ["Ken", "Ken"]
