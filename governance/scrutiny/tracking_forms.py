from django import forms
from django.utils import timezone

from actions.delivery.scale import scale_of
from actions.models import ReportingPeriod
from governance.models import Recommendation, RecommendationAnswer
from governance.scrutiny.tracking import NOT_IN_FULL, STILL_TO_DO
from partnerships.fields import DayField, PastDayField
from partnerships.memberships.offered import offer_members
from partnerships.models import Membership, Organisation
from partnerships.verbs import missing_reason
from plans.forms.fields import LineField, ParagraphField


class AskAuthoritiesForm(forms.Form):
    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), label="Who has to answer?", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, recommendation: Recommendation, **kwargs):
        super().__init__(*args, **kwargs)
        members = Membership.objects.filter(partnership=recommendation.paper.partnership).in_force(timezone.localdate())
        members = members.exclude(organisation__in=recommendation.answers.values("organisation"))
        field = self.fields["organisations"]
        field.queryset = Organisation.objects.filter(pk__in=members.values("organisation"))
        if not recommendation.answers.exists():
            responsible = members.exclude(statutory_kind=Membership.StatutoryKind.NOT_STATUTORY)
            field.initial = list(responsible.values_list("organisation", flat=True))


class AuthorityAnswerForm(forms.Form):
    decision = forms.ChoiceField(
        label="The answer", choices=RecommendationAnswer.Decision.choices, widget=forms.RadioSelect
    )
    text = ParagraphField(label="Reasons, and what will be done", rows=3)
    answered_on = PastDayField(label="Answered on", initial=timezone.localdate)

    needed_when = {"text": "needed where it is not accepted in full"}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") not in ("", None, RecommendationAnswer.Decision.ACCEPTED):
            for reason in missing_reason(cleaned.get("text", ""), NOT_IN_FULL):
                self.add_error("text", reason)
        return cleaned


class FollowUpForm(forms.Form):
    text = ParagraphField(label="What was done", required=True, error_messages={"required": "Say what was done."})
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="By whom", required=False)
    period = forms.ModelChoiceField(ReportingPeriod.objects.none(), label="In which period", required=False)
    rating = forms.ChoiceField(label="How does it stand?", required=False)
    due_on = DayField(label="To be done by", required=False)
    is_implemented = forms.BooleanField(label="It is implemented: scrutiny can confirm it", required=False)

    def __init__(self, *args, recommendation: Recommendation, user, is_officer: bool, **kwargs):
        super().__init__(*args, **kwargs)
        partnership = recommendation.paper.partnership
        field, asked = self.fields["organisation"], recommendation.answers.values_list("organisation", flat=True)
        offer_members(field, partnership, named=asked)
        if not is_officer:
            field.queryset, field.required = field.queryset.filter(pk__in=user.organisation_ids()), True
        periods = ReportingPeriod.objects.filter(calendar__paper__partnership=partnership, is_year=False)
        self.fields["period"].queryset = periods.exclude(state=ReportingPeriod.State.PLANNED)
        labels = scale_of(partnership).to_choose
        self.fields["rating"].choices = [("", "Not rated"), *((each.letter, each.label) for each in labels)]


class JudgeForm(forms.Form):
    is_confirmed = forms.TypedChoiceField(
        label="Is it implemented?",
        choices=[("yes", "Yes: scrutiny confirms it"), ("no", "No: more is to be done")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    text = LineField(label="Reasons, or what is still to be done", most=2_000)
    due_on = DayField(label="By when", required=False)

    needed_when = {"text": "needed where more is to be done"}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_confirmed") is False:
            for reason in missing_reason(cleaned.get("text", ""), STILL_TO_DO):
                self.add_error("text", reason)
        return cleaned
