"""Numbers in forms: read as officers write them, and the same number is no change."""

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from plans.forms.fields import CountField, counted


@pytest.mark.parametrize(("data", "is_changed"), [("1,204", False), ("1204 ", False), ("1205", True), ("many", True)])
def test_the_same_number_written_otherwise_is_no_change(data, is_changed):
    assert CountField().has_changed(1204, data) == is_changed


def test_an_empty_number_that_was_empty_is_no_change():
    assert not CountField().has_changed(None, "")


@pytest.mark.parametrize("typed", ["0", "100"])
def test_a_number_out_of_its_bounds_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError) as refused:
        CountField(least=1, largest=99).clean(typed)

    assert refused.value.messages == ["Enter a whole number between 1 and 99, such as 6."]


def test_a_column_of_whole_numbers_gets_the_reader_with_its_own_words():
    column = models.PositiveSmallIntegerField("days or weeks", blank=True, null=True, help_text="0: none.")

    field = counted(column)

    assert (type(field), field.label, field.help_text, field.required) == (
        CountField,
        "Days or weeks",
        "0: none.",
        False,
    )
