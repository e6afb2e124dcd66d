"""The form of a council's privacy statement, with words that fit most councils to begin with."""

from django import forms

from partnerships.models import PrivacyStatement
from partnerships.shared_rows import SharedRowForm

USUAL = {
    "basis": (
        "Public task (UK GDPR, Article 6(1)(e)): responsible authorities formulate and carry out strategies for their "
        "area (Crime and Disorder Act 1998, sections 5 to 7), and keep a record of what was decided."
    ),
    "periods": (
        "The record of who wrote and decided what: as long as the plans it belongs to are kept. Accounts: until you "
        "ask to be erased. What was typed and not saved: 90 days. Where you are signed in: until that session ends."
    ),
    "rights": (
        "You may ask for a copy of what is kept about you, to have it put right, erased or restricted, and object to "
        "it. You may complain to the Information Commissioner (ico.org.uk)."
    ),
}


class PrivacyForm(SharedRowForm):
    class Meta:
        model = PrivacyStatement
        fields = ["controller", "contact", "officer", "basis", "periods", "recipients", "rights"]
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("contact", "officer", "basis", "periods", "recipients", "rights")
        }
