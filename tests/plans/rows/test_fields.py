"""Fields of the forms of rows: keys that are carried along, one or several of a list, organisations by their names."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from plans.rows.forms import NOBODY, KeyField, ManyField, OneField, OthersField
from tests.factories import make_organisation

KEY = "3f0c8a52-5b1e-4c53-9d0e-2a7f6c1b9d84"
CHOICES = [("p1", "Violence"), ("p2", "Road safety")]


@pytest.mark.parametrize("typed", [KEY, KEY.upper(), f"{{{KEY}}}", KEY.replace("-", "")])
def test_a_key_is_carried_along_in_the_one_way_of_writing_it(typed):
    assert KeyField().clean(typed) == KEY


@pytest.mark.parametrize("typed", ["", None, "none", f"{KEY}0"])
def test_a_part_without_a_key_gets_one_of_its_own(typed):
    first, second = KeyField().clean(typed), KeyField().clean(typed)

    assert first != second
    assert uuid.UUID(first).version == 4


def offered(field):
    field.offer(CHOICES)
    return field


@pytest.mark.parametrize(("typed", "kept"), [("p2", "p2"), ("", None), (None, None)])
def test_one_of_a_list_or_none(typed, kept):
    field = offered(OneField())

    assert (field.clean(typed), field.choices[0]) == (kept, NOBODY)


@pytest.mark.parametrize(("typed", "kept"), [(["p2", "p1"], ["p2", "p1"]), ([], []), (None, [])])
def test_several_of_a_list_in_the_order_in_which_they_were_sent(typed, kept):
    assert offered(ManyField()).clean(typed) == kept


@pytest.mark.parametrize(("field", "typed"), [(OneField(), "p3"), (ManyField(), ["p1", "p3"])])
def test_what_is_not_offered_is_refused(field, typed):
    with pytest.raises(ValidationError):
        offered(field).clean(typed)


@pytest.fixture
def known(db):
    make_organisation("Kent Police", slug="kp", short_name="KP")
    make_organisation("Kent Fire and Rescue", slug="fire")


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [("Police\nfire", ["kp", "fire"]), ("kp", ["kp"]), ("Police\nKP\n\n", ["kp"]), ("", []), (" \n", [])],
)
def test_organisations_outside_are_found_by_a_part_of_their_names_each_once(typed, slugs, known):
    assert [body["slug"] for body in OthersField().clean(typed)] == slugs


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Police\nAmbulance",
         "No organisation is called “Ambulance”. Add it among the members of the partnership, then choose it."),
        ("Kent", "“Kent” may be “Kent Fire and Rescue”, “Kent Police”: write the whole name."),
        ("\n".join("kp" for _ in range(21)), "There are 21 lines; the most is 20."),
        ("x" * 201, "Line 1 has 201 characters; the most is 200."),
    ],
)  # fmt: skip
def test_a_name_that_means_none_says_what_to_do(typed, said, known):
    with pytest.raises(ValidationError) as refused:
        OthersField().clean(typed)

    assert refused.value.messages == [said]
