"""Sending a file of meetings, and confirming what it says. Between the two pages its rows travel signed."""

from dataclasses import asdict
from datetime import date, time

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError

from governance.meetings.files import MOST_BYTES, Kind, MeetingEntry, MeetingsFile, Unreadable, read
from partnerships.reasons import ReasonField

GOOD_FOR = 6 * 60 * 60  # seconds


class MeetingsFileForm(forms.Form):
    """The file; ``clean`` reads it, so that ``cleaned_data["file"]`` is a MeetingsFile."""

    file = forms.FileField(
        label="Calendar file (.ics) or Excel file (.xlsx)",
        help_text=f"Up to {MOST_BYTES // 1_000_000} MB. You see what it would change before anything is saved.",
        widget=forms.FileInput(attrs={"accept": ".ics,.xlsx"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(f"The file is larger than {MOST_BYTES // 1_000_000} MB. Send a year at a time.")
        try:
            return read(file.read())
        except Unreadable as reason:
            raise ValidationError(str(reason)) from None


class ConfirmImportForm(forms.Form):
    """The rows of the file as they were read, signed for this person and place; why meetings move, where some do."""

    rows = forms.CharField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput)
    reason = ReasonField(
        label="Why meetings are moved or cancelled",
        help_text="Shown beside the old dates, to the public too.",
        error_messages={"required": "Say why meetings are moved or cancelled."},
    )

    def __init__(self, *args, needs_reason: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]


def signed(reading: MeetingsFile, *, place: str) -> str:
    """A clean file's rows as text that nobody can change; ``place``: for whom and for which bodies."""
    rows = [
        [value.isoformat() if isinstance(value, date | time) else value for value in asdict(entry).values()]
        for entry in reading.entries
    ]
    return signing.dumps([reading.kind.value, rows], salt=place, compress=True)


def unsigned(text: str, *, place: str) -> MeetingsFile:
    """The rows again. Raises ValidationError for what was changed, is of another place, or is too old."""
    try:
        kind, rows = signing.loads(text, salt=place, max_age=GOOD_FOR)
    except signing.BadSignature:
        raise ValidationError("This page is too old or was changed. Send the file again.") from None
    entries = [
        MeetingEntry(line, date.fromisoformat(on), time.fromisoformat(starts_at) if starts_at else None, *others)
        for line, on, starts_at, *others in rows
    ]
    return MeetingsFile(Kind(kind), entries)
