from django import forms
from django.core.exceptions import ValidationError

from actions.models import ReportingCalendar, ReportingPeriod
from partnerships.days.written import UnreadDate
from partnerships.fields import DayField
from partnerships.shared_rows import SharedRowForm
from plans.forms.fields import CountField, LineField, LinesField

MOST_PERIODS = 60
#: Fields of a calendar that its rules are.
RULES = ("late_days", "asks_for_code", "closer_may_publish")


class RulesForm(forms.Form):
    """What may be changed while a year is reported on."""

    late_days = CountField(
        label="Days late that are still Amber",
        help_text="An action that is expected so many days after its due day is Amber; one day more is Red.",
        largest=366,
        required=True,
    )
    asks_for_code = forms.BooleanField(
        label="A link opens with a code sent by mail",
        help_text="Whoever answers without an account enters six figures that come to the same address.",
        required=False,
    )
    closer_may_publish = forms.BooleanField(
        label="Whoever closes a period may publish its report too",
        help_text="Otherwise somebody else looks at it first.",
        required=False,
    )


class CalendarForm(RulesForm):
    """All that reporting needs, with good defaults: one button sets a year up."""

    field_order = ("pattern", "ends", "due_after", "closes_after")
    needed_when = {"ends": "needed where the periods are your own"}

    pattern = forms.ChoiceField(
        label="How often are leads asked?", choices=ReportingCalendar.Pattern.choices, widget=forms.RadioSelect
    )
    ends = LinesField(
        label="Last days of your own periods",
        help_text="Only for periods of your own: one day on each line, such as 31 July 2026. The last one ends with "
        "the text, whatever you enter.",
        lines=MOST_PERIODS,
    )
    due_after = CountField(
        label="Working days until reports are due",
        help_text="Counted from the last day of the period, by the council’s working days.",
        largest=90,
        required=True,
    )
    closes_after = CountField(
        label="Working days until the period can be closed",
        help_text="Nobody is asked after it.",
        largest=120,
        required=True,
    )

    def __init__(self, *args, paper, calendar=None, **kwargs):
        row = calendar or ReportingCalendar(paper=paper)
        names = ("pattern", "due_after", "closes_after", *RULES)
        kwargs["initial"] = {name: getattr(row, name) for name in names} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.paper = paper

    def clean_ends(self):
        first, last = self.paper.period
        days = [_day_in(line) for line in self.cleaned_data["ends"]]
        if outside := [day for day in days if not first <= day <= last]:
            raise ValidationError(f"{outside[0]:%-d %B %Y} is outside the text’s own time ({self.paper.period_words}).")
        return days

    def clean(self):
        data = super().clean()
        if data.get("pattern") == ReportingCalendar.Pattern.OWN and not data.get("ends") and "ends" not in self.errors:
            self.add_error("ends", "Enter the last day of each period of your own, one on each line.")
        if data.get("pattern") != ReportingCalendar.Pattern.OWN:
            data["ends"] = []
        if None not in (data.get("due_after"), data.get("closes_after")) and data["closes_after"] < data["due_after"]:
            self.add_error(
                "closes_after", "A period cannot close before its reports are due: enter at least as many days."
            )
        return data


def _day_in(line):
    try:
        return DayField().clean(line)
    except (ValidationError, UnreadDate) as fault:
        raise ValidationError(f"“{line}” cannot be read as a day: enter one such as 31 July 2026.") from fault


class ChangeRulesForm(SharedRowForm, RulesForm):
    """Of a year that is reported on already."""

    of_verb = RULES

    class Meta:
        model = ReportingCalendar
        fields = []


class PeriodDaysForm(SharedRowForm):
    of_verb = ("asks_on", "due_on")
    asks_on = DayField(label="Leads are asked on")
    due_on = DayField(label="Reports are due on")
    closes_on = DayField(label="The period closes on")
    reason = LineField(label="Reason for the change", required=True, most=500)

    class Meta:
        model = ReportingPeriod
        fields = []


class ReopenForm(forms.Form):
    until = DayField(label="Leads can write until")
    reason = LineField(label="Why is it opened again?", required=True, most=500)
