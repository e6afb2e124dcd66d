"""Forms about people: a review of access, erasing a person, and inviting many from a sheet."""

from django import forms

from csp_portal.people.access_list import place_of
from csp_portal.people.erasing import SHORTEST
from partnerships.access import Role
from partnerships.fields import UploadField
from partnerships.models import RoleAssignment, User
from partnerships.namesakes import ColleagueField
from partnerships.reasons import LONGEST, ReasonField

LARGEST_SHEET = 4 * 1024 * 1024


class ReviewForm(forms.Form):
    note = ReasonField(label="What came of it?", help_text="Such as: two roles ended, all others confirmed.")


#: The role that most lines of a sheet are for, and what a line of it says besides.
MORE_HEADINGS = {
    Role.MEMBER: "for councillors, Committees, As what, From, Until; you see each line before anybody is invited",
    Role.PARTNER_LEAD: "for partner leads, Organisation (as the list of members has it)",
}


class InviteSheetForm(forms.Form):
    """Everybody of one role at a council or a partnership, from an Excel or CSV file."""

    role = forms.ChoiceField(label="Role", widget=forms.RadioSelect)
    file = UploadField(label="Excel or CSV file")
    without_faults = forms.BooleanField(
        label="Invite the people on lines without faults, and leave the others out", required=False
    )

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role, role.label) for role in roles]
        usual = next((role for role in MORE_HEADINGS if role in roles), None)
        self.fields["role"].initial = usual
        more = f" and, {MORE_HEADINGS[usual]}" if usual else ""
        self.fields["file"].help_text = f"With the headings Name, E-mail{more}."

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST_SHEET:
            raise forms.ValidationError("This file is larger than 4 MB.")
        return file


class LeaveForm(forms.Form):
    """Who takes over, which of the roles go on with the colleague, and why the person goes."""

    needed_when = {"to": "needed where the colleague gets roles"}

    to = ColleagueField(label="Who takes over", queryset=User.objects.none(), required=False, empty_label="Nobody yet")
    roles = forms.ModelMultipleChoiceField(
        label="Roles that the colleague gets",
        queryset=RoleAssignment.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = ReasonField(help_text="Such as: leaves the council on 31 March.")

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        roles = person.role_assignments.current().select_related("user", "partnership", "council", "organisation")
        self.fields["roles"].queryset = roles
        self.fields["roles"].label_from_instance = lambda role: f"{role.get_role_display()}, {place_of(role)}"
        people = User.objects.filter(is_active=True, is_system=False).exclude(pk=person.pk)
        self.fields["to"].queryset = people.filter(role_assignments__ended_at=None).distinct()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("roles") and not cleaned.get("to"):
            self.add_error("to", "Choose who gets these roles.")
        return cleaned


class SpellingsForm(forms.Form):
    """Other ways in which a name is written."""

    also = forms.CharField(
        label="Other spellings of the name",
        required=False,
        max_length=500,
        help_text="With commas between them, such as “Jane Smith, J. Doe”. They are looked for in all texts.",
    )

    def clean_also(self):
        names = [" ".join(name.split()) for name in self.cleaned_data["also"].split(",") if name.strip()]
        short = [name for name in names if len(name) < SHORTEST]
        if short:
            raise forms.ValidationError(f"“{short[0]}” is too short: it would be found in words of other meaning.")
        return names


class EraseForm(forms.Form):
    #: In one line: what is typed into a longer field is kept as a draft at every pause, and the name beside it.
    reason = forms.CharField(
        label="Why?", max_length=LONGEST, help_text="Such as: asked for it on 3 March. Without the name; it is kept."
    )
    confirm = forms.CharField(
        label="The person’s e-mail address", help_text="Type it to confirm. The name cannot be brought back."
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_confirm(self):
        typed = self.cleaned_data["confirm"].strip()
        if typed.casefold() != self.person.email.casefold():
            raise forms.ValidationError(f"This is not the address of {self.person}.")
        return typed
