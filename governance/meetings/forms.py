from django import forms
from django.utils import timezone
from django.utils.text import slugify

from governance.meetings.ending import reasons_against_last_day
from governance.meetings.verbs import reasons_not_to_move
from governance.models import Body, Meeting, Stage
from partnerships.fields import DayField
from partnerships.models import Organisation, Partnership
from partnerships.reasons import ReasonField
from partnerships.shared_rows import SharedRowForm


class BodyForm(SharedRowForm):
    class Meta:
        model = Body
        fields = ["kind", "quorum", "also_of", "part_of"]
        widgets = {"also_of": forms.CheckboxSelectMultiple}
        help_texts = {"kind": "Decides which notice its meetings need and where it stands on a route."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.partnership_id:
            del self.fields["also_of"]
        else:
            self.fields["also_of"].queryset = Organisation.objects.councils().exclude(pk=self.instance.council_id)


class NewBodyForm(BodyForm):
    owner = forms.ChoiceField(label="Committee or board of")

    class Meta(BodyForm.Meta):
        fields = ["name", *BodyForm.Meta.fields]

    field_order = ["owner", "name", "kind", "quorum", "also_of", "part_of"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        councils, partnerships = Organisation.objects.councils(), Partnership.objects.workspaces_of(user)
        if not user.has_site_role():
            councils = councils.filter(pk__in=user.council_ids())
        self.owners = {f"council-{each.pk}": {"council": each} for each in councils}
        self.owners |= {f"partnership-{each.pk}": {"partnership": each} for each in partnerships}
        self.fields["owner"].choices = [(key, str(*owner.values())) for key, owner in self.owners.items()]

    def clean(self):
        super().clean()
        owner = self.owners.get(self.cleaned_data.get("owner"))
        if owner and self.cleaned_data.get("name"):
            for name, value in owner.items():
                setattr(self.instance, name, value)
            self.instance.slug = free_slug(self.cleaned_data["name"], owner)
            others = set(self.cleaned_data.get("also_of") or ())
            if others and (self.instance.partnership_id or self.instance.council in others):
                self.add_error("also_of", "A joint committee belongs to one council above, and here to others.")
        return self.cleaned_data


def free_slug(name, owner):
    base = slugify(name)[:70] or "body"
    taken = set(Body.objects.filter(**owner, slug__startswith=base).values_list("slug", flat=True))
    return next(slug for n in range(1, 1000) if (slug := base if n == 1 else f"{base}-{n}") not in taken)


class RenameBodyForm(forms.Form):
    needed_when = {"until": "needed where it was called so"}

    name = forms.CharField(label="New name", max_length=200)
    until = DayField(
        label="Last day of the old name", required=False,
        help_text="Meetings up to that day go on showing the old name. Empty: it was misspelt, and none shows it.",
    )  # fmt: skip


class EndBodyForm(forms.Form):
    """When a committee or board is abolished, why, and who takes its work over."""

    last_day = DayField(label="Last day on which it is there")
    reason = ReasonField(label="Why it is abolished", help_text="Shown with the meetings that are cancelled, to all.")
    goes_on_in = forms.ModelChoiceField(
        Body.objects.none(), label="Committee or board that takes its work over", required=False,
        empty_label="None, or not known yet", help_text="Steps that are planned for it can be handed over there.",
    )  # fmt: skip

    def __init__(self, *args, body, by, **kwargs):
        initial = {"last_day": body.last_day, "reason": body.ended_because, "goes_on_in": body.goes_on_in_id}
        super().__init__(*args, initial=initial if body.last_day else {}, **kwargs)
        self.body, today = body, timezone.localdate()
        found = Body.objects.managed_by(by).meeting_on(today).exclude(pk=body.pk)
        own = found.filter(council=body.council) if body.council_id else found.filter(partnership=body.partnership)
        self.fields["goes_on_in"].queryset = own.order_by("name", "pk")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("last_day"):
            reasons = reasons_against_last_day(self.body, cleaned["last_day"], timezone.localdate())
            if reasons:
                self.add_error("last_day", reasons)
        return cleaned


class MeetingDetailsForm(SharedRowForm):
    class Meta:
        model = Meeting
        fields = ["starts_at", "place"]
        widgets = {"starts_at": forms.TimeInput()}


class MeetingForm(MeetingDetailsForm):
    on = DayField(label="Date")

    field_order = ["on", "starts_at", "place"]


class MoveMeetingForm(forms.Form):
    on = DayField(label="New date")
    starts_at = forms.TimeField(label="Time", required=False, widget=forms.TimeInput())
    place = forms.CharField(label="Place", max_length=200, required=False)
    reason = ReasonField(label="Why it is moved", help_text="Shown beside the old date, to the public too.")

    def __init__(self, *args, meeting, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting, self.by = meeting, by

    def clean(self):
        """A day that the meeting cannot move to is said before its effects are shown."""
        cleaned = super().clean()
        if cleaned.get("on") and "starts_at" in cleaned:
            reasons = reasons_not_to_move(self.meeting, by=self.by, on=cleaned["on"], starts_at=cleaned["starts_at"])
            if reasons:
                self.add_error("on", reasons)
        return cleaned


class ReconveneForm(forms.Form):
    """When a meeting that was adjourned goes on."""

    on = DayField(label="Day on which it goes on")
    starts_at = forms.TimeField(label="Time", required=False, widget=forms.TimeInput())
    place = forms.CharField(label="Place", max_length=200, required=False)


class AdjournForm(ReconveneForm):
    """What was left, why, and when it is gone on with; the items that were still open are ticked."""

    reason = ReasonField(label="Why it was adjourned", help_text="The public sees it.")
    items = forms.ModelMultipleChoiceField(
        Stage.objects.none(),
        label="Items that were left for the later sitting",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Their papers stay as they are, and days of notice are counted from the first sitting.",
    )

    field_order = ["reason", "items", "on", "starts_at", "place"]

    def __init__(self, *args, stages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].required = False
        self.fields["on"].help_text = "Empty: not known yet."
        words = {stage.pk: _item_words(stage) + ("" if stage.is_open else ", decided") for stage in stages}
        self.fields["items"].queryset = Stage.objects.filter(pk__in=words)
        self.fields["items"].label_from_instance = lambda stage: words[stage.pk]
        self.fields["items"].initial = [stage.pk for stage in stages if stage.is_open]
        if not stages:
            del self.fields["items"]


class HandedForm(forms.Form):
    """Steps that go over to the body that takes the work over; those that the person may hand over, ticked."""

    handed = forms.MultipleChoiceField(
        label="Steps that go over to it",
        help_text="Their meetings are chosen afterwards. What is not ticked shows a conflict until somebody decides.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, stages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["handed"].choices = [(str(stage.pk), _item_words(stage)) for stage in stages]
        self.fields["handed"].initial = [str(stage.pk) for stage in stages]


class AlongForm(forms.Form):
    """Confirmed dates that go with the meeting; only those that the person may set are offered."""

    along = forms.MultipleChoiceField(
        label="Confirmed dates that move with the meeting",
        help_text="A date that is not ticked stays where it is, and shows a conflict until somebody decides.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, stages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["along"].choices = [(str(stage.pk), _item_words(stage)) for stage in stages]

    @property
    def offered(self) -> list[int]:
        """Keys of all that may be taken along."""
        return [int(key) for key, _ in self.fields["along"].choices]

    @property
    def taken(self) -> frozenset[int]:
        """Keys of what is ticked; nothing where something else was sent."""
        is_read = self.is_bound and self.is_valid()
        return frozenset(int(key) for key in self.cleaned_data["along"]) if is_read else frozenset()


def _item_words(stage) -> str:
    whose = stage.timetable.council or stage.paper.partnership
    return f"{stage.paper.title}: {stage.get_role_display().lower()} ({whose})"


class MeetingsFilterForm(forms.Form):
    """How the list of meetings is narrowed; everything travels in the address."""

    words = forms.CharField(label="Council, partnership, committee or board", max_length=100, required=False)
    from_day = DayField(label="From", required=False)
    past = forms.BooleanField(label="Show meetings before that day", required=False)
    council = forms.SlugField(max_length=100, required=False, widget=forms.HiddenInput)
    body = forms.IntegerField(min_value=1, max_value=2**31, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_from_day(self):
        return self.cleaned_data["from_day"] or self.today

    def usual(self):
        """What is shown while the form has an error."""
        return {"words": "", "from_day": self.today, "past": False, "council": "", "body": None}
