"""The form of a person's choices about mail."""

from django import forms

from partnerships.mail import kinds


class MailForm(forms.Form):
    """One question for each kind of mail that can be refused, with the ways in which it comes."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        known = kinds.choices_of([user])
        for kind in kinds.mail_kinds():
            if kind.can_be_refused:
                self.fields[kind.name] = forms.ChoiceField(
                    label=kind.label,
                    help_text=kind.about,
                    choices=[(choice.value, choice.label) for choice in kind.choices],
                    initial=kinds.chosen(user, kind.name, known),
                    widget=forms.RadioSelect,
                )
