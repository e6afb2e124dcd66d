"""Forms of a stage's further record: days after a decision, call-in, the Leader's answer, amendments, conditions."""

from django import forms
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.dates.happened import days_to_come
from governance.models import Amendment, Answer, CallIn, Condition, Meeting
from governance.stages.forms import upcoming
from partnerships.fields import DayField
from partnerships.reasons import ReasonField
from plans.document.chapter_names import chapter_names

WHY_CHANGED = "What was recorded before stays in the history."


def _area(rows=3):
    return forms.Textarea(attrs={"rows": rows})


def not_ahead(day, today):
    if reasons := days_to_come(today, day):
        raise forms.ValidationError(reasons)
    return day


class RecordForm(forms.ModelForm):
    """A row of the record, with the revision that the person read and, for one that is there, why it is changed."""

    needed_when = {"reason": "needed where something decided is changed"}
    reason = ReasonField(label="Why it is changed", required=False, help_text=WHY_CHANGED)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today or timezone.localdate()
        if self.instance.pk and self.instance.is_standing:
            self.fields["revision"].initial = self.instance.revision
        else:
            del self.fields["reason"], self.fields["revision"]

    def values(self) -> dict:
        """What the verb is given."""
        return dict(self.cleaned_data)


class DecisionDayForm(forms.Form):
    needed_when = {"reason": "needed for any other day than the computed one"}
    on = DayField(label="Date", required=False, help_text="Empty: the computed date holds again.")
    reason = ReasonField(label="Reason", required=False, help_text="Both days stay visible.")


class CallInForm(RecordForm):
    called_on = DayField(label="Called in on")
    settled_on = DayField(label="Resolved on", required=False)

    class Meta:
        model = CallIn
        fields = ["called_on", "called_by", "grounds", "result", "settled_on"]
        widgets = {"grounds": _area(), "result": forms.RadioSelect}

    def clean_called_on(self):
        return not_ahead(self.cleaned_data["called_on"], self.today)

    def clean_settled_on(self):
        return not_ahead(self.cleaned_data["settled_on"], self.today)


class AnswerForm(forms.ModelForm):
    given_on = DayField(label="Date of the answer", help_text="Without an answer: the last day for it.")
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="If the Leader objects: to which meeting", required=False,
        empty_label="Not known yet",
    )  # fmt: skip

    class Meta:
        model = Answer
        fields = ["kind", "given_on", "given_by", "text", "with_amendments"]
        widgets = {"kind": forms.RadioSelect, "text": _area()}
        help_texts = {
            "with_amendments": "Then the amended text becomes a version, adopted in a further step. Otherwise the "
            "version that was submitted is adopted now."
        }

    def __init__(self, *args, stage, today=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today or timezone.localdate()
        self.fields["kind"].choices = Answer.Kind.choices
        self.fields["meeting"].queryset = upcoming(stage.body, self.today)
        self.fields["meeting"].label_from_instance = lambda meeting: spell(meeting.on)
        self.fields["with_amendments"].initial = stage.amendments.accepted().exists()

    def clean_given_on(self):
        return not_ahead(self.cleaned_data["given_on"], self.today)


class AmendmentForm(RecordForm):
    block_key = forms.TypedChoiceField(
        label="Part of the text that it changes", required=False, coerce=str, empty_value=None
    )

    class Meta:
        model = Amendment
        fields = ["text", "moved_by", "result", "why", "block_key"]
        widgets = {"text": _area(5), "why": _area(), "result": forms.RadioSelect}
        help_texts = {"why": "Why it was accepted, cut down or rejected, where that is recorded."}

    def __init__(self, *args, stage, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = Amendment.Result.choices
        self.fields["block_key"].choices = [("", "No part named"), *blocks_of(stage)]
        if self.instance.block_key:
            self.initial["block_key"] = str(self.instance.block_key)

    def values(self) -> dict:
        key = self.cleaned_data["block_key"]
        field = Amendment._meta.get_field("block_key")
        return {**self.cleaned_data, "block_key": field.to_python(key) if key else None}


class TakenInForm(forms.Form):
    """Which of a body's accepted amendments the text holds."""

    held = forms.MultipleChoiceField(
        label="The text holds", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Tick an amendment once it is in the text. Until then it is named before the text goes on.",
    )  # fmt: skip

    def __init__(self, *args, rows, lacking, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["held"].choices = [(str(row.pk), f"Amendment {row.number}") for row in rows]
        self.fields["held"].initial = [str(row.pk) for row in rows if row not in lacking]

    @property
    def keys(self) -> frozenset[int]:
        return frozenset(int(key) for key in self.cleaned_data["held"])


def blocks_of(stage) -> list[tuple[str, str]]:
    """Parts of the text as it stands and of the version that the body was given, with their headings."""
    now = {str(block.key): (block.heading, block.kind) for block in stage.paper.blocks.placed()}
    given = stage.version.document["blocks"] if stage.version_id else []
    names = {block["key"]: (block["heading"], block["kind"]) for block in given} | now
    order = [*now, *(key for key in names if key not in now)]
    return list(chapter_names((key, *names[key]) for key in order).items())


class ConditionForm(RecordForm):
    met_on = DayField(label="Met on", required=False)

    class Meta:
        model = Condition
        fields = ["text", "is_met", "met_on", "evidence"]
        widgets = {"text": _area(), "evidence": _area()}

    def clean_met_on(self):
        return not_ahead(self.cleaned_data["met_on"], self.today)
