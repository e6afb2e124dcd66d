"""What a form says of a field that was left empty, in the words of its label, that breaks a limit, or that holds what
cannot be read: what to enter."""

from collections import ChainMap

from django import forms
from django.core.validators import EmailValidator, URLValidator

from partnerships.limits import LIMITS, NAME_OF_FILE, SLUG, WRITTEN_WRONG

#: Django's own sentence, which names nothing; a field with a sentence of its own keeps that.
NAMELESS = forms.Field.default_error_messages["required"]
NOT_SENT = "Something that belongs to this page was not sent. Open the page again."
#: What is said of what a field cannot read, by the kind of field, where Django says only that it is not "valid".
FORMATS = {
    forms.EmailField: {"invalid": WRITTEN_WRONG[EmailValidator]},
    forms.URLField: {"invalid": WRITTEN_WRONG[URLValidator]},
    forms.DateField: {"invalid": "Enter a day such as 30/04/2027."},
    forms.TimeField: {"invalid": "Enter a time such as 18:30."},
    forms.DateTimeField: {"invalid": "Enter a day and a time such as 30/04/2027 18:30."},
    forms.UUIDField: {"invalid": NOT_SENT},
    forms.JSONField: {"invalid": NOT_SENT},
    forms.SlugField: {"invalid": SLUG},
    forms.FileField: {
        "invalid": "Choose the file again: it did not arrive.",
        "missing": "Choose the file again: it did not arrive.",
        "empty": "Choose another file: there is nothing in this one.",
        "contradiction": "Choose a file, or tick that there should be none, not both.",
        "max_length": NAME_OF_FILE,
    },
}
CHOICES = (forms.Select, forms.RadioSelect, forms.CheckboxSelectMultiple)
CLAUSES = ("what", "who", "whose", "where", "when", "which", "how", "for", "to", "by", "as", "at")
OWN_ARTICLE = ("the", "a", "an", "your", "its", "their", "this")
COMMANDS = ("choose", "enter", "save", "say")
#: Labels that begin or end so are no names of what is entered: “In its words”, “Drawn as”, “Called in by (posts)”.
OPEN_BEGINNINGS = ("in",)
OPEN_ENDS = ("as", "by", "effect", "from", "holds", "in", "of", "on", "to", "under", "until", "was", "with")


def name_what_is_missing(field: forms.Field, label: str) -> None:
    """Give a field the sentence for being left empty."""
    if field.error_messages.get("required") == NAMELESS:
        field.error_messages["required"] = what_to_enter(field, label)


def say_limits(field: forms.Field) -> None:
    """Give a field our sentences for what is too long, too large, no choice or unreadable; those of its own stay."""
    formats = [sentences for kind, sentences in FORMATS.items() if isinstance(field, kind)]
    for code, sentence in ChainMap(*formats, LIMITS).items():
        if field.error_messages.get(code) == _djangos(field, code):
            field.error_messages[code] = sentence


def _djangos(field, code):
    """Django's own sentence; None where a validator says it."""
    known = (each.__dict__.get("default_error_messages", {}) for each in type(field).__mro__ if _is_djangos(each))
    return next((messages[code] for messages in known if code in messages), None)


def _is_djangos(field_class) -> bool:
    return field_class.__module__.startswith("django.")


def what_to_enter(field: forms.Field, label: str) -> str:
    """``Enter the title.``, ``Choose the role.``, ``Enter a reason.``, ``Say who decides.``, by label and control."""
    label = label.rstrip(":")
    first = label.split(" ")[0].lower().rstrip("?,")
    if field.widget.is_hidden:
        return NOT_SENT
    if first in ("why", "reason"):
        return "Enter a reason."
    if label.endswith("?") or (_is_open(label, first) and not _is_day(field)):
        return f"Answer “{label}”."
    if first in COMMANDS:
        return f"{label}."
    if first in CLAUSES:
        return f"Say {_inside(label)}."
    return _by_control(field, label, first)


def _by_control(field, label, first):
    if isinstance(field.widget, forms.CheckboxInput):
        return f"Tick “{label}”."
    if isinstance(field, forms.FileField):
        return "Choose a file."
    if isinstance(field, forms.IntegerField) or ", in " in label:
        return f"Enter a number for “{label}”."
    if _is_day(field) and not {"day", "date"} & set(label.lower().split()):
        return f"Enter a day for “{label}”."
    verb = "Choose" if isinstance(field.widget, CHOICES) else "Enter"
    return f"{verb} {'' if first in OWN_ARTICLE else 'the '}{_inside(label)}."


def _is_open(label, first):
    """Words in brackets are not looked at."""
    return first in OPEN_BEGINNINGS or label.split(" (")[0].split(" ")[-1].lower() in OPEN_ENDS


def _is_day(field):
    return isinstance(field, forms.DateField)


def _inside(label: str) -> str:
    """A label inside a sentence: its first letter is small unless it begins an abbreviation."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
