"""Forms about people: an invitation, and the account that takes it up. They clean; the verbs write."""

from django import forms
from django.contrib.auth.password_validation import validate_password

from partnerships.access import ABOUT_ROLE, Role
from partnerships.fields import NameField
from partnerships.memberships.offered import offer_members
from partnerships.models import Invitation, Organisation, RoleAssignment, User
from partnerships.namesakes import ColleagueField
from partnerships.people.bodies import bodies_of
from partnerships.people.same_person import AsksWhoIsNamed
from partnerships.people.verbs import roles_to_give
from partnerships.reasons import ReasonField


class InviteForm(AsksWhoIsNamed, forms.ModelForm):
    needed_when = {"organisation": "needed for a partner lead"}

    class Meta:
        model = Invitation
        fields = ["email", "name", "role", "organisation"]
        field_classes = {"name": NameField}
        widgets = {"role": forms.RadioSelect}
        help_texts = {
            "name": "As colleagues know the person, or the post.",
            "organisation": "For a partner lead: the organisation the person speaks for.",
        }

    def __init__(self, *args, partnership, by, **kwargs):
        super().__init__(*args, **kwargs)
        roles = roles_to_give(partnership, by=by)
        self.fields["role"].choices = [(role, f"{Role(role).label}: {ABOUT_ROLE[role]}") for role in roles]
        offer_members(self.fields["organisation"], partnership)
        self.ask_who_is_named(partnership)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("role") == Role.PARTNER_LEAD and not cleaned.get("organisation"):
            self.add_error("organisation", "Say which organisation this partner lead speaks for.")
        return self.taken_over(cleaned)


class InviteToCouncilForm(AsksWhoIsNamed, forms.Form):
    """One person to one role at this council, and at councils that share a partnership with it."""

    email = forms.EmailField(label="E-mail address")
    name = NameField(label="Name or post", help_text="As colleagues know the person, or the post.")
    role = forms.ChoiceField(label="Role", widget=forms.RadioSelect)
    bodies = forms.MultipleChoiceField(
        label="Sits on",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="For a councillor: the committees whose packs are theirs.",
    )
    also = forms.ModelMultipleChoiceField(
        label="The same role at",
        queryset=Organisation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, council, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [
            (role, f"{role.label}: {ABOUT_ROLE[role]}") for role in roles_to_give(council, by=by)
        ]
        self.fields["bodies"].choices = list(bodies_of(council).items())
        beside = Organisation.objects.councils().filter(led_partnerships__in=council.led_partnerships.all())
        allowed = [each.pk for each in beside.exclude(pk=council.pk) if roles_to_give(each, by=by)]
        self.fields["also"].queryset = Organisation.objects.filter(pk__in=allowed)
        if self.data.get("role") == Role.MEMBER:
            self.ask_who_is_named(council)
        for name, there in (("bodies", self.fields["bodies"].choices), ("also", allowed)):
            if not there:
                del self.fields[name]

    def clean(self):
        cleaned = self.taken_over(super().clean())
        if places := cleaned.get("sits_as"):
            cleaned["bodies"] = list(dict.fromkeys([*cleaned["bodies"], *(each["body"] for each in places)]))
        return cleaned


class InviteToSiteForm(forms.Form):
    """A further administrator of the whole portal."""

    email = forms.EmailField(label="E-mail address")
    name = NameField(label="Name or post")


class EndRoleForm(forms.Form):
    """Who takes over, of the people with a role at this partnership or council, and why the role ends."""

    to = ColleagueField(
        label="Who takes over",
        queryset=User.objects.none(),
        required=False,
        empty_label="Nobody: the work goes on with whoever has the role",
    )
    reason = ReasonField(help_text="It is kept in the history.", required=False)

    def __init__(self, *args, role, **kwargs):
        super().__init__(*args, **kwargs)
        place = "council" if role.council_id else "partnership"
        here = RoleAssignment.objects.current().filter(**{place: getattr(role, place)})
        people = User.objects.filter(is_active=True, is_system=False, pk__in=here.values("user"))
        self.fields["to"].queryset = people.exclude(pk=role.user_id)
        self.fields["to"].help_text = f"Gets this role, and what waits for {role.user} by name at this {place}."


class AcceptForm(forms.Form):
    """Name and password of a new account."""

    name = NameField(label="Your name", help_text="As colleagues know you, or your post.")
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
