from django import forms

from governance.dates.conflict import RULES
from governance.dates.notice import DEFAULT_NOTICE
from governance.models import BodyKind, ClosureDay, CouncilPeriod, CouncilSettings, NoticeRule
from governance.models.settings import UNITS
from partnerships.fields import DayField
from partnerships.shared_rows import SharedRowForm
from plans.forms.fields import CountField, counted

LONGEST_CLOSURE = 366


class CouncilSettingsForm(SharedRowForm):
    switched_off = forms.MultipleChoiceField(
        label="Warnings that are switched off",
        choices=list(RULES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = CouncilSettings
        fields = [
            "calendar", "key_notice_days", "key_notice_unit", "decision_published_days", "call_in_days", "call_in_by",
            "takes_effect",
            "leader_told_days", "leader_answer_days", "comments_days", "sign_off_days", "final_report_days",
            "least_consultation_weeks", "most_weeks_waited", "switched_off",
        ]  # fmt: skip
        formfield_callback = counted


#: The kind whose days others may share.
BASE = BodyKind.COMMITTEE
CONTRADICTS = "Untick “The same as for a committee”, or leave these as they are."


class NoticeForm(forms.Form):
    """One row for each kind of body: days, unit and where it is laid down; the defaults stand until changed. Days are
    typed once where they are those of a committee."""

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = council
        own = {rule.body_kind: rule for rule in council.notice_rules.all()}
        rules = {kind: own.get(kind, default) for kind, default in DEFAULT_NOTICE.items()}
        for kind, rule in rules.items():
            if kind != BASE:
                self.fields[f"{kind}-same"] = forms.BooleanField(
                    label="The same as for a committee", required=False, initial=_days(rule) == _days(rules[BASE])
                )
            self.fields[f"{kind}-number"] = CountField(
                label="Days or weeks", largest=200, required=True, initial=rule.number
            )
            self.fields[f"{kind}-unit"] = forms.ChoiceField(label="Counted in", choices=UNITS, initial=str(rule.unit))
            self.fields[f"{kind}-source"] = forms.CharField(
                label="Laid down in", max_length=200, required=False, initial=rule.source
            )

    def groups(self):
        """The committee first: the others are told by it where they share its days."""
        for kind in (BASE, *(each for each in DEFAULT_NOTICE if each != BASE)):
            fields = [self[f"{kind}-{name}"] for name in ("number", "unit", "source")]
            same = self[f"{kind}-same"] if kind != BASE else None
            is_open = same is None or not same.value() or any(field.errors for field in fields)
            yield {"kind": kind, "label": BodyKind(kind).label, "fields": fields, "same": same, "is_open": is_open}

    def clean(self):
        """What is ticked takes the committee's days; days that were typed beside the tick are asked about."""
        cleaned = super().clean()
        for kind in DEFAULT_NOTICE:
            if cleaned.get(f"{kind}-same"):
                for name in ("number", "unit"):
                    if f"{kind}-{name}" in self.changed_data:
                        self.add_error(f"{kind}-{name}", CONTRADICTS)
                    elif f"{BASE}-{name}" in cleaned:
                        cleaned[f"{kind}-{name}"] = cleaned[f"{BASE}-{name}"]
        return cleaned

    def changed_rules(self):
        """Rules that differ from the default, as unsaved rows; kinds that are back at the default."""
        for kind, default in DEFAULT_NOTICE.items():
            number, unit, source = (self.cleaned_data[f"{kind}-{name}"] for name in ("number", "unit", "source"))
            same = (number, unit, source) == (default.number, str(default.unit), default.source)
            yield kind, None if same else {"number": number, "unit": unit, "source": source}


def _days(rule) -> tuple[int, str]:
    return rule.number, str(rule.unit)


class ClosureForm(SharedRowForm):
    noun = "A closure"
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day")

    class Meta:
        model = ClosureDay
        fields = ["name", "starts_on", "ends_on"]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and (last - first).days > LONGEST_CLOSURE:
            self.add_error("ends_on", f"{self.noun} lasts a year at the most.")
        return cleaned


class QuietPeriodForm(ClosureForm):
    noun = "A period"

    class Meta:
        model = CouncilPeriod
        fields = ["kind", "name", "starts_on", "ends_on"]

    def has_changed(self):
        """An empty row stays empty whatever its kind."""
        is_new = self.instance.pk is None
        return bool(set(self.changed_data) - ({"kind"} if is_new else set()))


def period_formset(council, data=None):
    factory = forms.inlineformset_factory(
        type(council), CouncilPeriod, form=QuietPeriodForm, fk_name="council", extra=1, can_delete=True
    )
    return factory(data, instance=council, prefix="periods")


def closure_formset(council, data=None):
    factory = forms.inlineformset_factory(
        type(council), ClosureDay, form=ClosureForm, fk_name="council", extra=1, can_delete=True
    )
    return factory(data, instance=council, prefix="closures")


def save_notice(form: NoticeForm):
    """Write what differs from the defaults; a rule that is back at its default goes."""
    for kind, values in form.changed_rules():
        rule = NoticeRule.objects.filter(council=form.council, body_kind=kind).first()
        if values is None:
            if rule:
                rule.delete()
            continue
        rule = rule or NoticeRule(council=form.council, body_kind=kind)
        for name, value in values.items():
            setattr(rule, name, value)
        rule.full_clean()
        rule.save()
