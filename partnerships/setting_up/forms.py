"""Forms of site administrators about partnerships and councils. They clean; the verbs write."""

from django import forms

from partnerships.areas.naming import NamesField
from partnerships.fields import DayField, PastDayField, website
from partnerships.models import Organisation, Partnership, RegisteredCouncil
from partnerships.models.organisations import COUNCIL_KINDS, OrganisationKind
from partnerships.reasons import ReasonField
from partnerships.setting_up.verbs import usual_name
from partnerships.shared_rows import SharedRowForm


class PartnershipSetUpForm(SharedRowForm):
    needed_when = {"starts_on": "needed where those before it end"}

    areas = NamesField(
        label="Councils of the area",
        help_text=(
            "One a line, such as Castle Point; two or more are a combined area. Of a county strategy group: the county."
        ),
    )
    leads = NamesField(
        label="Lead councils", required=False, help_text="One a line. Leave empty when the councils above lead it."
    )
    predecessors = NamesField(
        label="Partnerships that it succeeds", required=False, help_text="One a line, as the portal names them."
    )
    closes_predecessors = forms.BooleanField(
        label="Those that it succeeds end on the day before its first day", required=False
    )
    website = website()

    class Meta:
        model = Partnership
        fields = ["name", "kind", "county_parent", "starts_on", "agreement", "agreed_on", "website", "email"]
        field_classes = {"starts_on": DayField, "agreed_on": PastDayField}
        widgets = {"kind": forms.RadioSelect}
        help_texts = {
            "name": "Leave empty for the usual one, such as Castle Point and Rochford Community Safety Partnership.",
            "agreement": (
                "For a combined area (Crime and Disorder Act 1998 s5): who agreed it, and where it can be read."
            ),
        }

    field_order = [
        "areas", "name", "kind", "leads", "county_parent", "starts_on", "predecessors", "closes_predecessors",
        "agreement", "agreed_on", "website", "email",
    ]  # fmt: skip

    #: Asked of few: shown where somebody opens them.
    FOLDED = (
        ("It begins on a day, or comes after others", ("starts_on", "predecessors", "closes_predecessors")),
        ("Its areas are combined by an agreement", ("agreement", "agreed_on")),
        ("Its website and public e-mail address", ("website", "email")),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        here = self.instance
        own = list(here.areas.all()) if here.pk else []
        taken = {area.name.casefold() for area in own}
        register = list(RegisteredCouncil.objects.filter(kind__in=COUNCIL_KINDS).select_related("organisation"))
        councils = [row for row in register if row.short_name.casefold() not in taken]
        self.fields["areas"].rows = [*own, *councils]
        known = list(Organisation.objects.councils())
        names = {council.name.casefold() for council in known}
        self.fields["leads"].rows = [*known, *(row for row in register if row.name.casefold() not in names)]
        self.fields["predecessors"].rows = Partnership.objects.exclude(pk=here.pk)
        self.fields["county_parent"].queryset = Partnership.objects.filter(kind="county").exclude(pk=here.pk)
        self.fields["name"].required = False
        self.order_fields(self.field_order)
        if here.pk:
            self.initial["areas"] = "\n".join(area.name for area in own)
            self.initial["leads"] = _lines(here.lead_councils.all())
            self.initial["predecessors"] = _lines(here.predecessors.all())

    def asked_of_all(self):
        folded = {name for _, names in self.FOLDED for name in names}
        return [each for each in self.visible_fields() if each.name not in folded]

    def folded(self):
        """Each with its fields, and whether something stands in them already."""
        for title, names in self.FOLDED:
            fields = [self[name] for name in names]
            yield title, fields, any(field.value() or field.errors for field in fields)

    def clean(self):
        cleaned = super().clean()
        areas = cleaned.get("areas") or []
        if areas and not cleaned.get("name"):
            cleaned["name"] = self.instance.name or usual_name(
                [row for row in areas if hasattr(row, "short_name")], cleaned.get("kind", Partnership.Kind.AREA)
            )
        if cleaned.get("closes_predecessors") and not cleaned.get("starts_on"):
            self.add_error("starts_on", "Give its first day, so that those before it can end on the day before.")
        if areas and cleaned.get("kind") == Partnership.Kind.AREA and not self.instance.pk:
            self._ask_for_district(areas)
        return cleaned

    def _ask_for_district(self, areas):
        for area in areas:
            if getattr(area, "kind", "") == OrganisationKind.COUNTY:
                self.add_error(
                    "areas", f"{area} covers two tiers: name its district, or choose “County strategy group”."
                )


def _lines(rows) -> str:
    return "\n".join(str(row) for row in rows)


class CloseForm(forms.Form):
    on = DayField(label="Last day", required=False, help_text="Leave empty if it continues after all.")
    reason = ReasonField(help_text="Such as the agreement to merge. It is kept in the history.")


class CouncilForm(SharedRowForm):
    """What a council is called here; its committees and settings have pages of their own."""

    website = website()

    class Meta:
        model = Organisation
        fields = ["name", "short_name", "kind", "website"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, OrganisationKind(kind).label) for kind in COUNCIL_KINDS]
