from django import forms

from partnerships.fields import DayField
from plans.forms.fields import LineField


class DecisionForm(forms.Form):
    """What the board decided on one ask."""

    decision = LineField(label="What the board decided", required=True, most=500)
    decided_on = DayField(label="Decided on")
    minute = LineField(label="Minute", help_text="Such as: Board, 14 October, item 6.", required=True, most=200)
    to = DayField(label="New date of the action", help_text="Only where the board moved it.", required=False)


class PublishReportForm(forms.Form):
    """Why it may go out: the board has received its copy."""

    received_on = DayField(label="The board received it on")
    minute = LineField(label="Minute", help_text="Such as: Board, 14 October, item 6.", required=True, most=200)
