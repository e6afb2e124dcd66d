from django import forms

from actions.delivery.scale import RatingScale
from actions.models import ReportingPeriod
from partnerships.fields import DayField, PastDayField
from partnerships.shared_rows import SharedRowForm
from plans.forms.fields import LineField, ParagraphField
from plans.forms.rich_text import RichTextField


class ChaseForm(forms.Form):
    words = ParagraphField(label="Your words", required=True, most=2_000, rows=4)


class ContactForm(forms.Form):
    """Somebody without an account who answers for one of the organisations."""

    name = LineField(label="Name or post", required=True)
    email = forms.EmailField(label="E-mail address")


class ChallengeForm(forms.Form):
    question = ParagraphField(label="Your question to the lead", required=True, most=1_000, rows=3)


class CommentaryForm(SharedRowForm):
    """The co-ordinator's own words, before the words of the leads."""

    of_verb = ("commentary_html",)
    commentary_html = RichTextField(label="Your commentary", required=False, rows=8)

    class Meta:
        model = ReportingPeriod
        fields = []


class AgreeForm(forms.Form):
    letter = forms.ChoiceField(label="Agreed rating", widget=forms.RadioSelect)
    because = LineField(label="Reason, or the minute of the board", required=True, most=500)

    def __init__(self, *args, scale: RatingScale, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letter"].choices = [(each.letter, each.label) for each in scale.to_choose]


class MoveDateForm(forms.Form):
    """A new date granted by the board."""

    to = DayField(label="New date")
    decided_on = PastDayField(label="Decided on")
    minute = LineField(label="Minute", help_text="Such as: Board, 14 October, item 6.", required=True, most=200)
    why = LineField(label="Why the board moved it", required=True, most=500)
