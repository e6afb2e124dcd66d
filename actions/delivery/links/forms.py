from django import forms

from partnerships.fields import NameField


class CodeForm(forms.Form):
    code = forms.CharField(
        label="The six figures in our mail",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}),
    )


class PassOnForm(forms.Form):
    """A colleague who can answer better; their address lies in the same organisation."""

    name = NameField(label="Your colleague’s name")
    email = forms.EmailField(label="Your colleague’s e-mail address")
