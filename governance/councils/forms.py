from django import forms

from governance.dates.conflict import RULES
from governance.dates.notice import DEFAULT_NOTICE
from governance.models import BodyKind, ClosureDay, CouncilPeriod, CouncilSettings, NoticeRule
from governance.models.settings import UNITS
from partnerships.fields import DayField
from plans.forms.fields import CountField, counted

LONGEST_CLOSURE = 366


class CouncilSettingsForm(forms.ModelForm):
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


class NoticeForm(forms.Form):
    """One row for each kind of body: days, unit and where it is laid down; the defaults stand until changed."""

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = council
        own = {rule.body_kind: rule for rule in council.notice_rules.all()}
        for kind, default in DEFAULT_NOTICE.items():
            rule = own.get(kind, default)
            self.fields[f"{kind}-number"] = CountField(
                label="Days or weeks", largest=200, required=True, initial=rule.number
            )
            self.fields[f"{kind}-unit"] = forms.ChoiceField(label="Counted in", choices=UNITS, initial=str(rule.unit))
            self.fields[f"{kind}-source"] = forms.CharField(
                label="Laid down in", max_length=200, required=False, initial=rule.source
            )

    def groups(self):
        for kind in DEFAULT_NOTICE:
            fields = [self[f"{kind}-{name}"] for name in ("number", "unit", "source")]
            yield {"kind": kind, "label": BodyKind(kind).label, "fields": fields}

    def changed_rules(self):
        """Rules that differ from the default, as unsaved rows; kinds that are back at the default."""
        for kind, default in DEFAULT_NOTICE.items():
            number, unit, source = (self.cleaned_data[f"{kind}-{name}"] for name in ("number", "unit", "source"))
            same = (number, unit, source) == (default.number, str(default.unit), default.source)
            yield kind, None if same else {"number": number, "unit": unit, "source": source}


class ClosureForm(forms.ModelForm):
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
