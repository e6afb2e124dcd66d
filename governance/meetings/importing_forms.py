"""Sending a file of meetings, and confirming what it says. Between the two pages its rows travel signed."""

from base64 import b64decode, b64encode

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone

from governance.dates.notice import QuietKind
from governance.meetings.files import (
    MOST_BYTES,
    MeetingsFile,
    Unreadable,
    YearWanted,
)
from governance.meetings.files.apart import read_within_limits
from governance.meetings.files.plain_data import as_data, from_data
from governance.meetings.importing import ImportPlan
from governance.meetings.periods import PeriodOffer
from governance.meetings.titles import plain
from governance.models import Body
from governance.models.bodies import told_apart
from governance.models.settings import PERIOD_KINDS
from partnerships.fields import UploadField
from partnerships.reasons import ReasonField

GOOD_FOR = 6 * 60 * 60  # seconds
WRONG_LINES = "Some lines are wrong or asked about. Correct them, or tick that the others are taken over without them."
NO_YEAR = "Enter the year in which it begins, such as 2027."


class MeetingsFileForm(forms.Form):
    """The file; ``clean`` reads it, so that ``cleaned_data["file"]`` is a MeetingsFile.

    Where its year is asked for the file comes back with the page, signed for this person and ``place``.
    """

    needed_when = {"year": "needed where a grid of months names none"}

    year = forms.IntegerField(
        label="Year in which the calendar begins",
        required=False,
        min_value=2000,
        max_value=2099,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(("invalid", "required", "min_value", "max_value"), NO_YEAR),
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    file = UploadField(
        label="Calendar file (.ics), Excel file (.xlsx) or CSV file",
        help_text=f"Up to {MOST_BYTES // 1_000_000} MB. Choosing it shows what it would change; nothing is saved "
        "before you confirm.",
        widget=forms.FileInput(attrs={"accept": ".ics,.xlsx,.csv", "data-submit-on-change": True}),
    )

    def __init__(self, *args, place: str, **kwargs):
        self.place = place
        self.sent = ("", b"")  # name and bytes of a file that was read
        super().__init__(*args, **kwargs)
        self.fields["file"].required = not self.data.get("kept")

    def clean_file(self):
        if (file := self.cleaned_data["file"]) is None:
            name, data = self._kept_file()
        elif file.size > MOST_BYTES:
            raise ValidationError(f"The file is larger than {MOST_BYTES // 1_000_000} MB. Send a year at a time.")
        else:
            name, data = file.name, file.read()
        self.sent = (name, data)
        try:
            return read_within_limits(data, today=timezone.localdate(), year=self.cleaned_data.get("year"))
        except YearWanted as wanted:
            self._ask_for_the_year(str(wanted), name, data)
        except Unreadable as reason:
            raise ValidationError(str(reason)) from None

    def _kept_file(self):
        try:
            return file_unsigned(self.cleaned_data["kept"], place=self.place)
        except ValidationError:
            self.fields["file"].required = True
            raise

    def _ask_for_the_year(self, why, name, data):
        self.data = self.data.copy()
        self.data["kept"] = file_signed(name, data, place=self.place)
        self.fields["year"].required = True
        self.fields["year"].widget = forms.NumberInput(attrs={"class": "govuk-input--width-4"})
        self["year"].help_text = f"For the months of “{name}”, which need not be chosen again."
        self.fields["file"].required, self["file"].label = False, "Another file in its place"
        if "year" not in self.errors:
            self.add_error("year", f"{why} {NO_YEAR}")


class ConfirmImportForm(forms.Form):
    """What was read, signed for this person and place; whose meetings titles mean; why meetings move, where some do."""

    rows = forms.CharField(widget=forms.HiddenInput)
    brought = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput)
    reason = ReasonField(
        label="Why meetings are moved or cancelled",
        help_text="Shown beside the old dates, to the public too.",
        required=False,
        error_messages={"required": "Say why meetings are moved or cancelled."},
    )

    def __init__(self, *args, plan: ImportPlan, bodies: list[Body], leave: frozenset[int] = frozenset(), **kwargs):
        super().__init__(*args, **kwargs)
        if not plan.needs_reason:
            del self.fields["reason"]
        elif plan.needs_reason_without(leave):
            self.fields["reason"].required = True
        choices = [(str(key), words) for key, words in told_apart(bodies).items()]
        asked = [(question.title, question.proposed) for question in plan.questions]
        for number, (title, body) in enumerate([*plan.chosen, *asked]):
            self.fields[f"title-{number}"] = TitleField(title, choices, proposed=body)
            self.fields[f"words-{number}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=plain(title)
            )

        for number, offer in enumerate(plan.offers):
            self.fields[f"period-{number}"] = PeriodField(offer)
        if not plan.is_clean:
            self.fields["without_wrong"] = forms.BooleanField(
                label="Take over the other lines without those that are wrong or asked about",
                required=plan.has_work,
                error_messages={"required": WRONG_LINES},
            )

    def period_fields(self):
        return [self[name] for name in self.fields if name.startswith("period-")]

    def title_fields(self):
        return [self[name] for name in self.fields if name.startswith("title-")]

    def hidden_words(self):
        return [self[name] for name in self.fields if name.startswith("words-")]


class TitleField(forms.ChoiceField):
    """Whose meetings some words of a file mean."""

    def __init__(self, title, choices, *, proposed):
        none = ("", "None of these: leave its lines out")
        label = f"“{title}” is a meeting of"
        super().__init__(
            label=label, required=False, choices=[none, *choices], initial=str(proposed.pk) if proposed else ""
        )


class PeriodField(forms.ChoiceField):
    """What some days of a file are for the council."""

    def __init__(self, offer: PeriodOffer):
        days = offer.days
        label = f"“{offer.name}”, {days.first:%-d %B %Y} to {days.last:%-d %B %Y}, is"
        choices = [("", "No period of the council: leave it out"), *PERIOD_KINDS]
        super().__init__(label=label, required=False, choices=choices, initial=str(offer.kind))


def periods_in(form: ConfirmImportForm, plan: ImportPlan) -> list[tuple[PeriodOffer, QuietKind]]:
    """The offers that were taken, with their kinds; of a form that is valid."""
    said = [(offer, form.cleaned_data[f"period-{number}"]) for number, offer in enumerate(plan.offers)]
    return [(offer, QuietKind(kind)) for offer, kind in said if kind]


def chosen_in(posted, bodies: list[Body]) -> dict[str, Body]:
    """The bodies that were named for titles, by the titles' plain words."""
    by_key = {str(body.pk): body for body in bodies}
    words = {name.removeprefix("words-"): value for name, value in posted.items() if name.startswith("words-")}
    named = {plain(value): by_key.get(posted.get(f"title-{number}", "")) for number, value in words.items()}
    return {title: body for title, body in named.items() if title and body}


def left_in(posted) -> frozenset[int]:
    """Places of the lines that were ticked to be left out."""
    return frozenset(int(place) for place in posted.getlist("leave") if place.isascii() and place.isdigit())


def signed(reading: MeetingsFile, *, place: str) -> str:
    """What was read of a file as text that nobody can change; ``place``: for whom and for which bodies."""
    return signing.dumps(as_data(reading), salt=place, compress=True)


def file_signed(name: str, data: bytes, *, place: str) -> str:
    """A file as text that nobody can change, for the person and place of a page that asks about it."""
    return signing.dumps([name, b64encode(data).decode()], salt=f"{place}:file")


def file_unsigned(text: str, *, place: str) -> tuple[str, bytes]:
    """Name and bytes again. Raises ValidationError for what was changed, is of another place, or is too old."""
    try:
        name, data = signing.loads(text, salt=f"{place}:file", max_age=GOOD_FOR)
    except signing.BadSignature:
        raise ValidationError("This page is too old or was changed. Choose the file again.") from None
    return name, b64decode(data)


def unsigned(text: str, *, place: str) -> MeetingsFile:
    """The same again. Raises ValidationError for what was changed, is of another place, or is too old."""
    try:
        return from_data(signing.loads(text, salt=place, max_age=GOOD_FOR))
    except (signing.BadSignature, ValueError):
        raise ValidationError("This page is too old or was changed. Send the file again.") from None
