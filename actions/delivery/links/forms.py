from django import forms


class PassOnForm(forms.Form):
    """A colleague who can answer better; their address lies in the same organisation."""

    name = forms.CharField(label="Your colleague’s name", max_length=200)
    email = forms.EmailField(label="Your colleague’s e-mail address")
