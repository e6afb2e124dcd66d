"""What is said of a row that cannot be kept: our sentences in place of Django's, for every kind of field."""

import pytest
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from partnerships.limits import sentences_by_field, sentences_of

SHORT, DAY, SUM = (
    models.CharField(max_length=3),
    models.DateField(),
    models.DecimalField(max_digits=4, decimal_places=2),
)
SAID = {
    "too long": (SHORT, "abcd", "Shorten it to 3 characters at most: it has 4."),
    "empty": (SHORT, "", "This is empty: enter it."),
    "missing": (SHORT, None, "This is missing: enter it."),
    "no choice": (models.CharField(choices=[("a", "A")]), "b", "“b” is not one of those that may be chosen here."),
    "no day": (DAY, "May", "“May” is not a day: enter one such as 2027-04-30."),
    "no day of the calendar": (
        DAY, "2027-02-30", "“2027-02-30” is not a day of the calendar: enter one such as 2027-04-30.",
    ),
    "no time": (models.TimeField(), "noon", "“noon” is not a time: enter one such as 18:30."),
    "no moment": (models.DateTimeField(), "noon", "“noon” is not a moment: enter one such as 2027-04-30T18:30:00Z."),
    "no whole number": (models.IntegerField(), "few", "“few” is not a whole number: enter one in figures."),
    "too big": (models.IntegerField(validators=[MaxValueValidator(9)]), 10, "Enter 9 or less."),
    "too small": (models.IntegerField(validators=[MinValueValidator(1)]), 0, "Enter 1 or more."),
    "no number": (SUM, "few", "“few” is not a number: enter one such as 1250.50."),
    "too many digits": (SUM, "1.234", "Enter 2 digits behind the point at most."),
    "neither true nor false": (models.BooleanField(), "few", "“few” is neither true nor false."),
    "no key": (models.UUIDField(), "few", "“few” is not a key: it is 32 of 0–9 and a–f, in groups."),
    "no address of mail": (models.EmailField(), "few", "Enter an e-mail address such as name@council.gov.uk."),
    "no address of the web": (
        models.URLField(), "few", "Enter an address of the web such as https://www.council.gov.uk/.",
    ),
    "no slug": (
        models.SlugField(), "a b", "Enter small letters, figures and hyphens alone, such as safer-anyborough.",
    ),
    "a rule with a sentence of its own": (
        models.CharField(validators=[RegexValidator("^a", "Begin with an a.")]), "b", "Begin with an a.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("field", "value", "sentence"), SAID.values(), ids=SAID)
def test_what_a_field_cannot_keep(field, value, sentence):
    with pytest.raises(ValidationError) as found:
        field.clean(value, None)

    assert sentences_of(found.value) == [sentence]


def test_sentences_stand_by_their_fields():
    error = ValidationError({"title": ["Shorten it."], "__all__": ["There are two."]})

    assert sentences_by_field(error) == {"title": ["Shorten it."], "": ["There are two."]}
    assert sentences_of(error) == ["Shorten it.", "There are two."]
