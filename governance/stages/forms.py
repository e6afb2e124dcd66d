from django import forms
from django.db.models import Q
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.dates.happened import is_to_come, not_held_yet
from governance.dates.outcomes import kinds_that
from governance.dates.stages import OPTIONAL_DECISION
from governance.models import Meeting, Outcome, OutcomeKind, ReportOption, Stage, StageRole
from governance.stages.ordering import place_of, places_of
from partnerships.fields import DayField, YesNoSelect
from partnerships.reasons import ReasonField
from partnerships.shared_rows import SharedRowForm
from plans.forms.fields import BoundDate, BoundDateField, PartialDateField, counted

#: Fields that go with some outcomes only.
FITTING = {
    "conditions": kinds_that("waits_for_conditions"),
    "delegated_to": kinds_that("waits_for_text"),
    "delegated_with": kinds_that("waits_for_text"),
    "delegated_until": kinds_that("waits_for_text"),
}


def upcoming(body, today):
    return body.meetings.for_new_business().from_day(today)


def past(meeting, today) -> str:
    return " (past)" if meeting.on < today else ""


#: What the statement of an executive decision says beside it: SI 2012/2089 regs 12(2) and 13(2).
STATED = ("reasons", "alternatives")


class OutcomeForm(forms.ModelForm):
    held_on = PartialDateField(
        label="Date on which it met",
        help_text="A day such as 18/04/2027, or the month (04/2027) where only that is known. Empty: not recorded.",
    )

    delegated_until = DayField(label="Last day for the final amendments", required=False)
    link = forms.URLField(label="Link to the minutes", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Outcome
        fields = [
            "kind", "resolution", "reasons", "alternatives", "conditions", "delegated_to", "delegated_with",
            "delegated_until", "was_quorate", "votes_for", "votes_against", "votes_abstained", "mover", "seconder",
            "minute_reference", "link",
        ]  # fmt: skip
        formfield_callback = counted
        widgets = {
            "resolution": forms.Textarea(attrs={"rows": 4}),
            "conditions": forms.Textarea(attrs={"rows": 3}),
            **dict.fromkeys(STATED, forms.Textarea(attrs={"rows": 3})),
            "was_quorate": YesNoSelect,
        }
        help_texts = {
            "reasons": "The statement of the decision says them (SI 2012/2089 regulations 12 and 13).",
            "alternatives": "As the report offered them, or as the meeting heard them. The statement says them.",
            "conditions": "As minuted. Each is listed by itself on the stage’s page, with the evidence that it is met.",
            "delegated_to": "The post that may make the final amendments, such as Director of Communities.",
            "mover": "The post, such as Portfolio holder for communities; not a person's name.",
        }

    field_order = [
        "kind", "held_on", "resolution", "reasons", "alternatives", "conditions", "delegated_to", "delegated_with",
        "delegated_until", "was_quorate", "votes_for", "votes_against", "votes_abstained", "mover", "seconder",
        "minute_reference", "link",
    ]  # fmt: skip

    def __init__(self, *args, stage, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today or timezone.localdate()
        planned = stage.current_date
        if stage.body.is_executive:
            self.fields["alternatives"].initial = _not_preferred(stage)
        else:
            for name in STATED:
                del self.fields[name]
        for name, kinds in FITTING.items():
            self.fields[name].widget.attrs |= {"data-only-for": " ".join(kinds), "data-choice": "kind"}
        here = [kind for kind in OutcomeKind if not kind.means.moves]  # to defer and to withdraw are verbs of their own
        possible = [kind for kind in here if stage.is_deciding or not kind.means.only_at_deciding]
        self.fields["kind"].choices = [("", "Choose what it did"), *((kind.value, kind.label) for kind in possible)]
        if planned and planned.on and not planned.is_by and not is_to_come(planned.on, self.today):
            self.fields["held_on"].initial = planned.on

    def clean_held_on(self):
        if reasons := not_held_yet(self.cleaned_data["held_on"], self.today):
            raise forms.ValidationError(reasons)
        return self.cleaned_data["held_on"]

    def clean(self):
        cleaned = super().clean()
        for name, kinds in FITTING.items():
            if cleaned.get(name) and cleaned.get("kind") and cleaned["kind"] not in kinds:
                outcome = OutcomeKind(cleaned["kind"]).label
                self.add_error(name, f"This does not go with “{outcome}”: leave it empty, or choose another outcome.")
        return cleaned

    def outcome_fields(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields if name != "kind" and name in self.fields}


class CorrectOutcomeForm(OutcomeForm):
    reason = ReasonField(label="Why it is corrected", help_text="The old entry stays visible with this reason.")

    field_order = ["reason", *OutcomeForm.field_order]


def _not_preferred(stage) -> str:
    """The options of its report beside the preferred one: what was considered, and mostly rejected."""
    of_it = Q(report__stage=stage) | Q(report__stage=None)
    found = list(ReportOption.objects.filter(of_it, report__timetable=stage.timetable))
    if not any(option.is_preferred for option in found):
        return ""
    return "\n".join(f"{each.title}. {each.text}".strip() for each in found if not each.is_preferred)


class DateForm(forms.Form):
    """When a stage takes place: one of the body's meetings, or a date as far as it is known."""

    needed_when = {"reason": "needed where a date is revised"}

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="Meeting", required=False, empty_label="No meeting chosen"
    )
    stated = BoundDateField(
        label="Or a date",
        help_text="Only where the meeting is not in the calendar: 18/04/2027, 04/2027, 2027 or “before 2028”.",
    )
    is_by = forms.BooleanField(label="Only “by” this date", required=False)
    is_confirmed = forms.BooleanField(
        label="Confirmed", required=False, help_text="A confirmed date never moves by itself when the meeting is moved."
    )
    reason = ReasonField(label="Reason", required=False, help_text="The public sees it.")

    def __init__(self, *args, stage, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        today = today or timezone.localdate()
        current = stage.current_date
        meetings = stage.body.meetings.standing()
        if current and current.meeting_id:
            meetings = (meetings | stage.body.meetings.filter(pk=current.meeting_id)).distinct()
        self.fields["meeting"].queryset = meetings.next_first(today)
        self.fields["meeting"].label_from_instance = lambda meeting: spell(meeting.on) + past(meeting, today)
        if current:
            self.initial = {
                "meeting": current.meeting_id, "stated": current.stated_on, "is_by": current.is_by,
                "is_confirmed": current.is_confirmed,
            }  # fmt: skip

    def clean(self):
        cleaned = super().clean()
        stated = cleaned.pop("stated", None) or BoundDate()
        cleaned |= {"stated": stated.on, "is_by": cleaned.get("is_by", False) or stated.is_by}
        if cleaned.get("meeting") and cleaned.get("stated"):
            self.add_error("stated", "Choose a meeting or give a date, not both.")
        return cleaned


class DeferForm(forms.Form):
    """To which meeting a stage is put off. ``choices`` are those of ``deciding/deferring.py``, one of them proposed."""

    reason = ReasonField(label="Why it is deferred", help_text="The public sees it.")
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="To which meeting", required=False, empty_label="Not known yet",
        help_text="The next meeting whose papers can still be public in time is proposed.",
    )  # fmt: skip

    def __init__(self, *args, choices, proposed, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {choice.meeting.pk: choice.label for choice in choices}
        self.fields["meeting"].queryset = Meeting.objects.filter(pk__in=labels)
        self.fields["meeting"].initial = proposed.meeting if proposed else None
        self.fields["meeting"].label_from_instance = lambda meeting: labels[meeting.pk]


class StageFactsForm(SharedRowForm):
    """What is recorded about the item itself; flags are recorded, never derived."""

    place = forms.ChoiceField(label="Place on the route", required=False)
    field_order = ["place"]

    class Meta:
        model = Stage
        fields = ["role", "title", "is_optional", "is_key_decision", "is_open_to_call_in", "note"]
        widgets = {
            "is_key_decision": YesNoSelect,
            "is_open_to_call_in": YesNoSelect,
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places_of(self.instance)
        self.fields["place"].initial = place_of(self.instance)
        if self.instance.state == Stage.State.DECIDED:  # who decided is part of the decision: correct that instead
            for name in ("role", "is_optional"):
                self.fields[name].disabled = True

    def clean(self):
        cleaned = super().clean()
        is_changed = not {"is_optional", "role"}.isdisjoint(self.changed_data)
        if is_changed and cleaned["is_optional"] and cleaned.get("role") == StageRole.DECIDE:
            self.add_error("is_optional", OPTIONAL_DECISION)
        return cleaned
