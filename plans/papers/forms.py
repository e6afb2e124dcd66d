"""Forms of the workspace about papers. They clean; the verbs write."""

import re
from datetime import date, timedelta

from django import forms

from partnerships.fields import DayField
from partnerships.reasons import ReasonField
from partnerships.shared_rows import SharedRowForm
from plans.forms.councils import EVERYBODYS, WhosePlanField, joint_councils
from plans.models import Paper, PaperBasis, Plan, PlanYear, StrategicAssessment
from plans.papers.assessments.forms import WhoseAssessmentForm

#: Two years that are told as one span: 2026–2029, 2026/27.
YEARS = re.compile(r"\b(20\d\d) ?(?:[-–—/]|to) ?(20\d\d|\d\d)\b")


YEARS_ONLY = {
    "label": "Only the years of its period are recorded",
    "help_text": "Its first and last day are then shown to nobody; the portal only works with them.",
}


class PeriodForm(forms.Form):
    """Title and days of something that is started; ends after it starts."""

    title = forms.CharField(label="Title", max_length=200)
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day")
    years_only = forms.BooleanField(required=False, **YEARS_ONLY)

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end <= start:
            self.add_error("ends_on", "The last day must come after the first.")
        return cleaned


def three_years_from(day: date) -> tuple[date, date]:
    """The next 1 April and the 31 March three years on: the period that most plans have."""
    year = day.year if day < date(day.year, 4, 1) else day.year + 1
    return date(year, 4, 1), date(year + 3, 3, 31)


def _years_after(day: date, years: int) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + years, 3, 1) if is_leap_day else day.replace(year=day.year + years)


def period_in(title: str) -> tuple[date, date] | None:
    """The financial years that a title names, such as “2026–2029” or “2026/27 to 2028/29”; None where it names none."""
    found = [(int(first), int(first[: 4 - len(last)] + last)) for first, last in YEARS.findall(title)]
    if not found or found[-1][1] <= found[0][0]:
        return None
    return date(found[0][0], 4, 1), date(found[-1][1], 3, 31)


def next_free_period(partnership, day: date) -> tuple[date, date]:
    """What a new plan would follow on: the day after the last plan ends, for as many whole years as that one has; three
    years where no plan reaches to this day."""
    plans = Plan.objects.filter(partnership=partnership).exclude(paper__state=Paper.State.WITHDRAWN)
    last = plans.order_by("-ends_on").first()
    if last is None or last.ends_on < day:
        return three_years_from(day)
    starts_on = last.ends_on + timedelta(days=1)
    years = max(starts_on.year - last.starts_on.year, 1)
    return starts_on, _years_after(starts_on, years) - timedelta(days=1)


class StartPlanForm(PeriodForm):
    kind = forms.ChoiceField(label="What is it?", choices=Plan.Kind, widget=forms.RadioSelect)
    carry_from = forms.ModelChoiceField(
        Plan.objects.none(),
        label="Begin with",
        required=False,
        empty_label="The standard outline (what regulation 11 of SI 2007/1830 asks for)",
        blank=True,
        widget=forms.RadioSelect,
    )

    council = WhosePlanField(help_text="A council’s own plan goes to the committees of that council alone.")

    field_order = ["carry_from", "title", "starts_on", "ends_on", "years_only", "kind", "council"]

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        plans = Plan.objects.filter(partnership=partnership).written().order_by("-starts_on")
        self.fields["carry_from"].queryset = plans
        self.fields["carry_from"].label_from_instance = carry_words
        offer_councils(self, partnership)


def offer_councils(form, partnership) -> None:
    """Of a joint partnership; elsewhere nobody is asked."""
    if joint_councils(partnership):
        form.fields["council"].queryset = partnership.lead_councils.all()
    else:
        del form.fields["council"]


def carry_words(plan):
    return f"Everything in “{plan.title}” ({plan.starts_on:%Y} to {plan.ends_on:%Y}), carried forward as a draft"


class StartYearForm(forms.Form):
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day")
    carry_from = forms.ModelChoiceField(
        PlanYear.objects.none(), label="Begin with", required=False, empty_label="The standard outline"
    )

    def __init__(self, *args, plan, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["carry_from"].queryset = plan.years.all()
        self.fields["carry_from"].label_from_instance = lambda year: (
            f"The action plan for {year.label}, carried forward"
        )


def next_year_of(plan) -> tuple[date, date]:
    """The first year of a plan's period that has no action plan yet."""
    taken = {year.starts_on for year in plan.years.all()}
    start = plan.starts_on
    while start in taken:
        start = start.replace(year=start.year + 1)
    return start, min(start.replace(year=start.year + 1) - timedelta(days=1), plan.ends_on)


def start_year_words(plan) -> str:
    """What the button says that starts the next year; a plan may have all its years already."""
    starts_on, ends_on = next_year_of(plan)
    year = PlanYear(starts_on=starts_on, ends_on=ends_on).label if starts_on <= ends_on else "another year"
    return f"Start the action plan for {year}"


class StartAddendumForm(forms.Form):
    subject = forms.CharField(label="What is it about?", max_length=200)
    dated_on = DayField(label="Date of the addendum")


class StartAssessmentForm(PeriodForm, WhoseAssessmentForm):
    carry_from = forms.ModelChoiceField(
        StrategicAssessment.objects.none(), label="Begin with", required=False, empty_label="The standard outline"
    )

    field_order = ["carry_from", "title", "starts_on", "ends_on", "years_only", "author", "also_covers"]

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].label, self.fields["ends_on"].label = "Looks back from", "Looks back until"
        self.fields["carry_from"].queryset = partnership.assessments.all()
        self.fields["carry_from"].label_from_instance = lambda row: f"“{row.title}”, carried forward"


class BasisForm(forms.ModelForm):
    class Meta:
        model = PaperBasis
        fields = ["basis", "reference", "note"]
        labels = {"basis": "A paper in this portal", "reference": "Or: known by reference only"}

    def __init__(self, *args, paper, papers, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.paper = paper
        self.fields["basis"].queryset = papers
        self.fields["basis"].label_from_instance = lambda paper: f"{paper.title} ({paper.partnership.name})"


class DetailsForm(SharedRowForm):
    """Title and period of whatever owns a paper."""

    reason = ReasonField(required=False)

    def __init__(self, *args, paper, **kwargs):
        super().__init__(*args, instance=paper.owner, **kwargs)
        self.fields["reason"].required = paper.needs_reason_for_change
        if "years_only" in self.fields:
            self.fields["years_only"].label, self.fields["years_only"].help_text = YEARS_ONLY.values()


class AssessmentDetailsForm(DetailsForm, WhoseAssessmentForm):
    def __init__(self, *args, paper, **kwargs):
        assessment = paper.owner
        said = {"author": assessment.author, "also_covers": assessment.others_covered()}
        super().__init__(*args, paper=paper, initial=said, **kwargs)
        self.order_fields(["title", "starts_on", "ends_on", "years_only", "author", "also_covers", "reason"])


class SourceForm(SharedRowForm):
    """Which document a text retells, and whether that gives the days of its period."""

    years_only = forms.BooleanField(required=False, **YEARS_ONLY)
    reason = ReasonField(label="Where does this come from?", help_text="It is kept in the history.")

    class Meta:
        model = Paper
        fields = ["source", "source_note"]
        widgets = {"source_note": forms.Textarea(attrs={"rows": 5})}

    field_order = ["source", "years_only", "source_note", "reason"]

    def __init__(self, data=None, *, paper):
        has_days = hasattr(paper.owner, "years_only")
        super().__init__(data, instance=paper, initial={"years_only": paper.years_only})
        if not has_days:
            del self.fields["years_only"]


DETAILS = {
    Paper.Kind.PLAN: ["title", "starts_on", "ends_on", "years_only", "predecessor", "council"],
    Paper.Kind.YEAR: ["starts_on", "ends_on"],
    Paper.Kind.ADDENDUM: ["subject", "dated_on"],
    Paper.Kind.ASSESSMENT: ["title", "starts_on", "ends_on", "years_only", "author"],
}


def details_form(paper, data=None):
    """The form of a paper's title and period."""
    base = AssessmentDetailsForm if paper.kind == Paper.Kind.ASSESSMENT else DetailsForm
    form_class = forms.modelform_factory(type(paper.owner), form=base, fields=DETAILS[paper.kind])
    form = form_class(data, paper=paper)
    if "predecessor" in form.fields:
        others = Plan.objects.filter(partnership=paper.partnership).exclude(pk=paper.owner.pk)
        form.fields["predecessor"].queryset = others
        form.fields["predecessor"].label = "Plan before"
        form.fields["council"].label, form.fields["council"].empty_label = "Whose plan is it?", EVERYBODYS
        offer_councils(form, paper.partnership)
    return form
