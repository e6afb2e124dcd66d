"""Asking whether somebody with an account is the one who is named somewhere without: nobody is made one in silence."""

from django import forms


class SamePersonField(forms.ChoiceField):
    """``where``: the sentence of where the name stands; ``yes``: what becomes of it if they are the same."""

    widget = forms.RadioSelect

    def __init__(self, *, where: str, yes: str):
        super().__init__(
            label="Somebody of this name sits here already",
            help_text=where,
            error_messages={"required": "Say whether it is the same person."},
            choices=[("yes", f"Yes: {yes}"), ("no", "No: somebody else of this name")],
        )
