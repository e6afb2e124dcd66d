"""Fields of forms that several nouns share."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from partnerships.days.partial import TO_COME
from partnerships.days.written import Exactness, UnreadDate, written_date
from partnerships.scanning import refuse_virus

EXAMPLE = "Enter a day, such as 18/04/2027 or 18 April 2027."


class DayField(forms.DateField):
    """A day with the browser's own picker; typed, it is read as officers write it, inside the years that count."""

    widget = forms.DateInput

    def to_python(self, value):
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        try:
            found = written_date(value)
        except UnreadDate as unread:
            raise ValidationError(f"{unread.why} {EXAMPLE}".strip()) from None
        if found.exactness != Exactness.DAY:
            raise ValidationError(f"“{value}” is {found.exactness}. {EXAMPLE}")
        if found.remark:
            raise ValidationError(f"{found.remark} {EXAMPLE}")
        return found.first


class PastDayField(DayField):
    """The day on which something was done: none that is still to come."""

    default_error_messages = {"to_come": TO_COME}

    def validate(self, value):
        super().validate(value)
        if value and value > timezone.localdate():
            raise ValidationError(self.error_messages["to_come"], code="to_come")


class YesNoSelect(forms.Select):
    """Yes, no, or not recorded. Django’s plain list shows none of them for what a row holds."""

    CHOICES = (("", "Not recorded"), ("true", "Yes"), ("false", "No"))

    def __init__(self, attrs=None):
        super().__init__(attrs, self.CHOICES)

    def format_value(self, value):
        return ["" if value is None else str(value).lower()]


class NameField(forms.CharField):
    """What a person is called, in one line: it stands in mails, where more lines would pass for words of the portal."""

    def __init__(self, *, max_length=200, **options):
        super().__init__(max_length=max_length, **options)

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class UploadField(forms.FileField):
    """The one field by which files come in: each is shown to the virus scanner before anything reads it."""

    def clean(self, data, initial=None):
        given = super().clean(data, initial)
        if isinstance(given, UploadedFile):
            refuse_virus(given)
        return given


def website():
    return forms.URLField(label="Website", required=False, assume_scheme="https")
