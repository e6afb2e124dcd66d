"""Forms of a way that was taken long ago: whose it was, and one short row for each meeting."""

from django import forms
from django.utils import timezone

from governance.dates.happened import is_to_come
from governance.dates.outcomes import UNRECORDED
from governance.models import Body, Outcome, OutcomeKind, StageRole
from governance.models.bodies import told_apart
from governance.timetables.councils import councils_to_choose
from governance.timetables.past import PastStep
from plans.forms.fields import BoundDateField, PartialDateField
from plans.forms.formsets import RowsFormSet, rows_formset
from plans.papers.lifecycle import reasons_not_to_leave_unrecorded

SHOWN, MOST = 10, 30
MINUTES = ("resolution", "minute_reference", "link")


class PastWayForm(forms.Form):
    council = forms.ChoiceField(label="Whose meetings these were", widget=forms.RadioSelect)
    is_unrecorded = forms.BooleanField(
        label="Whether it was adopted is not recorded",
        required=False,
        help_text="The text then stands as its source has it and is public; nobody is asked to approve it. If "
        "minutes are found later, they can still adopt it.",
    )

    def __init__(self, *args, paper, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.paper, self.by = paper, by
        self.timetables = {f"timetable-{each.pk}": each for each in paper.timetables.select_related("council")}
        there = [
            (key, f"{each.council or paper.partnership}, into its timetable") for key, each in self.timetables.items()
        ]
        choices = councils_to_choose(paper) + there
        self.fields["council"].choices = choices
        self.fields["council"].initial = choices[0][0] if choices else None
        if not paper.is_open:
            del self.fields["is_unrecorded"]

    def clean_is_unrecorded(self):
        wanted = self.cleaned_data["is_unrecorded"]
        if wanted and (reasons := reasons_not_to_leave_unrecorded(self.paper, by=self.by)):
            raise forms.ValidationError(reasons)
        return wanted

    def chosen(self) -> dict:
        """The timetable that is there, else the council; None: the partnership itself."""
        key = self.cleaned_data["council"]
        if key in self.timetables:
            return {"timetable": self.timetables[key]}
        return {"council": None if key == "none" else self.paper.partnership.lead_councils.get(pk=key)}


class PastStepForm(forms.ModelForm):
    body = forms.ModelChoiceField(Body.objects.none(), label="Committee or board", empty_label="No meeting")
    on = BoundDateField(
        label="When it met", help_text="18/04/2017, April 2017, 2017, “by 2017” or “before 2018”. Empty: not recorded."
    )
    first_on = PartialDateField(
        label="When it first met, if it was adjourned", help_text="Notice was given for this day. Mostly empty."
    )
    role = forms.ChoiceField(
        label="What it was asked to do", required=False, choices=[("", "Not recorded"), *StageRole.choices]
    )
    link = forms.URLField(label="Link to the minutes", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = Outcome
        fields = ["body", "on", "role", "kind", "first_on", *MINUTES]
        labels = {"kind": "What it did"}
        widgets = {"resolution": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, bodies, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies
        self.fields["body"].label_from_instance = lambda body: names[body.pk]
        self.fields["kind"].initial = UNRECORDED.value
        self.fields["kind"].choices = OutcomeKind.choices

    def clean_on(self):
        held = self.cleaned_data["on"]
        if is_to_come(held.on, timezone.localdate()):
            raise forms.ValidationError("This day is still to come: only meetings that are over are entered here.")
        return held

    def clean(self):
        cleaned = super().clean()
        held, first = cleaned.get("on"), cleaned.get("first_on")
        if held and first and (not held.on or held.on < first[: len(held.on)]):
            self.add_error("first_on", "It was adjourned to a later day: say above when it met again.")
        kind, role = cleaned.get("kind"), cleaned.get("role")
        if kind and OutcomeKind(kind).means.only_at_deciding and role not in ("", StageRole.DECIDE, None):
            self.add_error("role", f"“{OutcomeKind(kind).label}” is what those do who decide.")
        return cleaned


class PastStepsFormSet(RowsFormSet):
    needed = "body"

    def steps(self) -> list[PastStep]:
        return [
            PastStep(
                body=row["body"], kind=row["kind"], role=row["role"], on=row["on"].on, is_by=row["on"].is_by,
                first_on=row["first_on"],
                minutes={name: row[name] for name in MINUTES},
            )
            for row in self.rows()
        ]  # fmt: skip

    def more(self):
        """The rows that are shown when the first are not enough."""
        return self.forms[SHOWN // 2 :]

    def first(self):
        return self.forms[: SHOWN // 2]


def past_steps(paper, data=None):
    bodies = Body.objects.open_to(paper.partnership).select_related("council", "partnership")
    factory = rows_formset(PastStepForm, PastStepsFormSet, extra=SHOWN, can_order=False, most=MOST)
    return factory(data, prefix="steps", form_kwargs={"bodies": bodies, "names": told_apart(bodies)})
