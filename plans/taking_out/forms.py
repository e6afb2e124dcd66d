from django import forms

EVERYTHING, PUBLIC = "everything", "public"


class TakeOutForm(forms.Form):
    """What goes into the file."""

    what = forms.ChoiceField(
        label="What goes in?",
        choices=[
            (EVERYTHING, "Everything: drafts, versions that are not public, and rows to work on in Excel too"),
            (PUBLIC, "What is public, to be passed on"),
        ],
        initial=EVERYTHING,
        widget=forms.RadioSelect,
    )
