"""What is said of something that is too long, too large or no choice: what to do, in place of Django's words.

By the codes of Django's validators and fields, with the names that these fill in.
"""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import EmailValidator, URLValidator, validate_slug
from django.db import models
from django.utils.functional import Promise

LIMITS = {
    "max_length": "Shorten it to %(limit_value)d characters at most: it has %(show_value)d.",
    "min_length": "Enter at least %(limit_value)d characters: it has %(show_value)d.",
    "max_value": "Enter %(limit_value)s or less.",
    "min_value": "Enter %(limit_value)s or more.",
    "max_digits": "Enter %(max)s digits at most.",
    "max_decimal_places": "Enter %(max)s digits behind the point at most.",
    "max_whole_digits": "Enter %(max)s digits before the point at most.",
    "invalid_choice": "Choose again: what was chosen is not on the list any more.",
}
NAME_OF_FILE = "Give the file a shorter name, of %(max)d characters at most: it has %(length)d."
SLUG = "Enter small letters, figures and hyphens alone, such as safer-anyborough."

#: What is wrong with a value that no form asked for: of a row that was read from a file, or kept by a verb.
OF_A_ROW = LIMITS | {
    "required": "This is empty: enter it.",
    "blank": "This is empty: enter it.",
    "null": "This is missing: enter it.",
    "invalid_choice": "“%(value)s” is not one of those that may be chosen here.",
    "unique": "One with this %(field_label)s is there already: give it another.",
    "unique_together": "One with the same %(field_labels)s is there already: give it another.",
    "invalid_date": "“%(value)s” is not a day of the calendar: enter one such as 2027-04-30.",
    "invalid_time": "“%(value)s” is not a time of day: enter one such as 18:30.",
    "invalid_datetime": "“%(value)s” is not a moment: enter one such as 2027-04-30T18:30:00Z.",
    "null_characters_not_allowed": "It holds a character that cannot be kept (NUL): write it again without it.",
}
#: Where Django has one code for many kinds: by its own words.
WRITTEN_WRONG = {
    models.DateField: "“%(value)s” is not a day: enter one such as 2027-04-30.",
    models.TimeField: "“%(value)s” is not a time: enter one such as 18:30.",
    models.DateTimeField: "“%(value)s” is not a moment: enter one such as 2027-04-30T18:30:00Z.",
    models.IntegerField: "“%(value)s” is not a whole number: enter one in figures.",
    models.DecimalField: "“%(value)s” is not a number: enter one such as 1250.50.",
    models.FloatField: "“%(value)s” is not a number: enter one such as 12.5.",
    models.BooleanField: "“%(value)s” is neither true nor false.",
    models.UUIDField: "“%(value)s” is not a key: it is 32 of 0–9 and a–f, in groups.",
    models.JSONField: "This cannot be kept: it is not data that JSON can hold.",
    models.ForeignKey: "What is named here is not in the portal.",
    EmailValidator: "Enter an e-mail address such as name@council.gov.uk.",
    URLValidator: "Enter an address of the web such as https://www.council.gov.uk/.",
}
_BY_WORDS = {
    str(words): sentence
    for kind, sentence in WRITTEN_WRONG.items()
    for words in (getattr(kind, "message", None) or kind.default_error_messages["invalid"],)
} | {
    str(validate_slug.message): SLUG,
    str(models.BooleanField.default_error_messages["invalid_nullable"]): "“%(value)s” is neither true nor false.",
}


def sentences_of(error: ValidationError) -> list[str]:
    """What the error says, in our sentences where it is Django that found it."""
    return [sentence for found in sentences_by_field(error).values() for sentence in found]


def sentences_by_field(error: ValidationError) -> dict[str, list[str]]:
    """By field; what no field is at fault for stands under an empty name."""
    if not hasattr(error, "error_dict"):
        return {"": [_said(each) for each in error.error_list]}
    return {
        "" if name == NON_FIELD_ERRORS else name: [_said(each) for each in found]
        for name, found in error.error_dict.items()
    }


def _said(error: ValidationError) -> str:
    """One error. Sentences of ours are plain texts; Django's wait for their translation."""
    sentence = error.message
    if isinstance(sentence, Promise):
        known = OF_A_ROW.get(error.code or "")
        sentence = known or _BY_WORDS.get(str(sentence) if error.code == "invalid" else "") or sentence
    return str(sentence % error.params if error.params else sentence)
