"""Why something is done: words that stand in the history and the audit log, and often on a public page."""

from django import forms

#: Characters of the longest reason that a form takes; the limit is said beside the field, and nothing is cut.
LONGEST = 2_000


class ReasonField(forms.CharField):
    """What is too long is refused and shown again whole."""

    def __init__(self, *, label="Why?", help_text="", rows=2, **kwargs):
        help_text = f"{help_text} At most {LONGEST:,} characters.".strip()
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(label=label, help_text=help_text, widget=widget, max_length=LONGEST, **kwargs)


class ReasonForm(forms.Form):
    """One reason, for a step that needs nothing else."""

    def __init__(self, *args, label="Why?", help_text="It is kept in the history.", required=True, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"] = ReasonField(label=label, help_text=help_text, required=required)
