"""Forms about people, seats and settings of a partnership. They clean; the verbs and views write."""

from django import forms
from django.contrib.auth.password_validation import validate_password

from partnerships.access import Role
from partnerships.identity.logos import checked_logo
from partnerships.mail import kinds
from partnerships.models import Invitation, Membership, Organisation, Partnership, User
from partnerships.people.verbs import roles_to_give

ABOUT_ROLES = {
    Role.OFFICER: "writes plans and runs the partnership's work",
    Role.PARTNER_LEAD: "comments, endorses and reports for one organisation",
    Role.SCRUTINY: "holds the partnership to its plan",
    Role.READER: "reads papers before they are public",
    Role.ADMINISTRATOR: "everything an officer does, and settings",
}


class InviteForm(forms.ModelForm):
    class Meta:
        model = Invitation
        fields = ["email", "name", "role", "organisation"]
        widgets = {"role": forms.RadioSelect}
        help_texts = {
            "name": "As colleagues know the person, or the post.",
            "organisation": "For a partner lead: the organisation the person speaks for.",
        }

    def __init__(self, *args, partnership, by, **kwargs):
        super().__init__(*args, **kwargs)
        roles = roles_to_give(partnership, by=by)
        self.fields["role"].choices = [(role, f"{Role(role).label}: {ABOUT_ROLES[role]}") for role in roles]
        members = Organisation.objects.filter(memberships__partnership=partnership).distinct()
        self.fields["organisation"].queryset = members

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("role") == Role.PARTNER_LEAD and not cleaned.get("organisation"):
            self.add_error("organisation", "Say which organisation this partner lead speaks for.")
        return cleaned


class AcceptForm(forms.Form):
    """Name and password of a new account."""

    name = forms.CharField(label="Your name", max_length=200, help_text="As colleagues know you, or your post.")
    password = forms.CharField(
        label="Choose a password",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters. Three random words make a good one.",
    )

    def __init__(self, *args, email, **kwargs):
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password(self):
        password = self.cleaned_data["password"]
        validate_password(password, User(email=self.email, name=self.data.get("name", "")))
        return password


class MembershipForm(forms.ModelForm):
    class Meta:
        model = Membership
        fields = ["organisation", "statutory_kind", "designation", "office", "has_vote", "starts_on", "ends_on"]
        widgets = {
            "has_vote": forms.Select(choices=[("", "Not recorded"), ("true", "Yes"), ("false", "No")]),
        }
        help_texts = {
            "statutory_kind": "What the law calls it (Crime and Disorder Act 1998, section 5).",
            "designation": "What the partnership calls it.",
        }

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        self.fields["has_vote"].required = False


def website():
    return forms.URLField(label="Website", required=False, assume_scheme="https")


class SettingsForm(forms.ModelForm):
    """Name, addresses and brand of a partnership."""

    website = website()

    class Meta:
        model = Partnership
        fields = ["name", "website", "email", "colour", "accent", "logo"]
        widgets = {
            "colour": forms.TextInput(attrs={"type": "color", "class": "csp-input--colour"}),
            "accent": forms.TextInput(attrs={"type": "color", "class": "csp-input--colour"}),
            "logo": forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg"}),
        }
        help_texts = {
            "colour": "Headers and headings. A light colour is darkened until white text can be read on it.",
            "accent": "One thin line under the header, and marks in charts.",
        }

    def clean_logo(self):
        logo = self.cleaned_data["logo"]
        return checked_logo(logo) if logo and "logo" in self.changed_data else logo


class OrganisationForm(forms.ModelForm):
    website = website()

    class Meta:
        model = Organisation
        fields = ["name", "short_name", "kind", "website"]


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
