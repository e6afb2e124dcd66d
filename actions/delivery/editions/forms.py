from django import forms

from partnerships.fields import DayField
from plans.forms.fields import LineField


class PublishForm(forms.Form):
    """Why it may go out: the board has received its copy."""

    received_on = DayField(label="The board received it on")
    minute = LineField(label="Minute", help_text="Such as: Board, 14 October, item 6.", required=True, most=200)
