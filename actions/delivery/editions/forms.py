from django import forms

from partnerships.fields import DayField
from plans.forms.fields import LineField


class DecisionForm(forms.Form):
    """What the board decided on one ask."""

    decision = LineField(label="What the board decided", required=True, most=500)
    decided_on = DayField(label="Decided on")
    minute = LineField(label="Minute", help_text="Such as: Board, 14 October, item 6.", required=True, most=200)
    to = DayField(label="New date of the action", help_text="Only where the board moved it.", required=False)


class DateDecisionForm(forms.Form):
    """What the board decided on a new date that was asked for."""

    answer = forms.ChoiceField(
        label="What did the board decide?",
        choices=[("granted", "It moved the date"), ("refused", "It did not move the date")],
        widget=forms.RadioSelect,
    )
    to = DayField(label="New date", help_text="The one that was asked for, or the one that the board gave.")
    decision = LineField(label="In its words", required=True, most=500)
    decided_on = DayField(label="Decided on")
    minute = LineField(label="Minute", help_text="Such as: Board, 14 October, item 6.", required=True, most=200)

    def said(self) -> dict:
        data = dict(self.cleaned_data)
        return {"is_granted": data.pop("answer") == "granted", **data}


class PublishReportForm(forms.Form):
    """Why it may go out: the board has received its copy."""

    received_on = DayField(label="The board received it on")
    minute = LineField(label="Minute", help_text="Such as: Board, 14 October, item 6.", required=True, most=200)
