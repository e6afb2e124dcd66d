import pytest
from django.core.exceptions import ValidationError

from plans.rows.columns import one_of, several, several_of

CHOICES = {"a": "Violence", "b": "Violence against women and girls", "c": "Road safety"}


@pytest.mark.parametrize(
    ("text", "words"),
    [("a; b", ["a", "b"]), ("a\nb;", ["a", "b"]), ("  ", []), ("a, b", ["a, b"])],
)
def test_several_stand_between_semicolons_or_on_lines(text, words):
    assert several(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police, Fire", ["Police", "Fire"]),
        ("Police, Fire and Rescue", ["Police, Fire and Rescue"]),
        ("Mayor, Office of", ["Mayor, Office of"]),
    ],
)
def test_commas_divide_where_each_part_is_a_name(text, words):
    assert several_of(text, ["Police", "Fire", "Mayor, Office of"]) == words


@pytest.mark.parametrize(("text", "key"), [("violence", "a"), ("road", "c"), (" Road  safety ", "c")])
def test_a_choice_is_named_whole_or_by_a_beginning_of_its_own(text, key):
    assert one_of(text, CHOICES) == key


@pytest.mark.parametrize(
    ("text", "choices", "fault"),
    [
        ("Viol", CHOICES, "“Viol” is not among: Violence; Violence against women and girls; Road safety."),
        ("Fraud", {}, "“Fraud” cannot be chosen: there is nothing to choose from yet."),
        ("X", dict(enumerate("ABCDEFGHIJ")), "“X” is not among: A; B; C; D; E; F; G; H … and 2 more."),
    ],
)
def test_what_is_no_choice_is_refused_with_those_there_are(text, choices, fault):
    with pytest.raises(ValidationError) as refused:
        one_of(text, choices)

    assert refused.value.messages == [fault]
