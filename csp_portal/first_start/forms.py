from django import forms
from django.contrib.auth.password_validation import validate_password

from partnerships.fields import NameField
from partnerships.models import User


class FirstAdministratorForm(forms.Form):
    """Who sets the portal up."""

    name = NameField(label="Your name", help_text="As colleagues know you, or your post.")
    email = forms.EmailField(label="E-mail address", help_text="You sign in with it.")
    password = forms.CharField(
        label="Choose a password",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters. Three random words make a good one.",
    )

    def clean(self):
        cleaned = super().clean()
        if password := cleaned.get("password"):
            try:
                validate_password(password, User(email=cleaned.get("email", ""), name=cleaned.get("name", "")))
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned
