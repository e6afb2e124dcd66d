"""Forms of the board's book: attendance, the minutes as rows of one page, actions, approval."""

from django import forms

from governance.dates.clear_days import spell
from governance.models import Attendance, BoardAction, Minute, Minutes
from partnerships.fields import DayField, YesNoSelect
from partnerships.models import Membership, Organisation
from partnerships.numbers import whole
from partnerships.reasons import LONGEST
from partnerships.shared_rows import SharedRowForm
from plans.forms.formsets import RowsFormSet, rows_formset

MOST = 100


class AttendanceForm(forms.ModelForm):
    key = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Attendance
        fields = ["organisation", "post", "presence", "substitute", "has_vote"]
        widgets = {"has_vote": YesNoSelect}

    def __init__(self, *args, offered=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].empty_label = "None: in attendance"
        if offered:
            self.fields["organisation"].choices = [("", "None: in attendance"), *offered]
        self.fields["post"].help_text = ""  # said once, above all rows

    def clean(self):
        cleaned = super().clean()
        cleaned["is_somebody"] = bool(cleaned.get("organisation") or cleaned.get("post"))
        if cleaned.get("substitute") and cleaned.get("presence") != Attendance.Presence.SUBSTITUTE:
            self.add_error("substitute", "Leave it empty, or choose “A substitute came”.")
        return cleaned


class AttendanceFormSet(RowsFormSet):
    needed = "is_somebody"


class MinuteForm(forms.ModelForm):
    needed_when = {"title": "needed where something is written"}
    key = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Minute
        fields = ["title", "text", "decision"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5}), "decision": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("title") and (cleaned.get("text") or cleaned.get("decision")):
            self.add_error("title", "Give this minute a heading.")
        return cleaned


class MinuteFormSet(RowsFormSet):
    needed = "title"


def attendance_rows(minutes: Minutes, data=None):
    factory = rows_formset(AttendanceForm, AttendanceFormSet, extra=2, can_order=False, most=MOST)
    initial = _initial(minutes.attendance.all(), AttendanceForm, data)
    return factory(data, prefix="rows", initial=initial, form_kwargs={"offered": _organisations_for(minutes)})


def _organisations_for(minutes: Minutes) -> list[tuple[str, list[tuple[int, str]]]]:
    """Those that sat at the table on the day, before all others."""
    there = Membership.objects.filter(partnership=minutes.meeting.body.partnership_id).in_force(minutes.meeting.on)
    members, groups = set(there.values_list("organisation", flat=True)), ([], [])
    for number, name in Organisation.objects.order_by("name").values_list("pk", "name"):
        groups[number not in members].append((number, name))
    return [(label, group) for label, group in zip(("At the table", "Others"), groups, strict=True) if group]


def minute_rows(minutes: Minutes, data=None):
    factory = rows_formset(MinuteForm, MinuteFormSet, extra=1, can_order=True, most=MOST)
    return factory(data, prefix="rows", initial=_initial(minutes.entries.all(), MinuteForm, data))


def _initial(rows, form, data):
    """The rows that are there, in the order in which they are sent, so that each form knows the row it is of."""
    own = {str(row.pk): {"key": row.pk, **{name: getattr(row, name) for name in form._meta.fields}} for row in rows}
    if not data:
        return [*own.values()]
    sent = range(min(whole(data.get("rows-INITIAL_FORMS", "")), MOST))
    return [own.get(data.get(f"rows-{index}-key", ""), {}) for index in sent]


class BoardActionForm(SharedRowForm):
    due_on = DayField(label="By which day", required=False, help_text="Such as 18/04/2027. Empty: no day was set.")

    class Meta:
        model = BoardAction
        fields = ["what", "organisation", "post", "due_on", "minute"]
        widgets = {"what": forms.Textarea(attrs={"rows": 3})}

    field_order = Meta.fields

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        row = self.instance
        there = Membership.objects.filter(partnership=row.body.partnership_id).in_force(row.meeting.on)
        members = Organisation.objects.filter(memberships__in=there)
        self.fields["organisation"].queryset = (
            members | Organisation.objects.filter(pk=row.organisation_id)
        ).distinct()
        minute = self.fields["minute"]
        minute.queryset, minute.empty_label = Minute.objects.filter(minutes__meeting=row.meeting), "None of them"


class TellForm(SharedRowForm):
    """How an action stands; the usual choice leaves it open."""

    state = forms.ChoiceField(label="Is it closed?", widget=forms.RadioSelect, initial=BoardAction.State.OPEN)

    class Meta:
        model = BoardAction
        fields = ["word"]
        widgets = {"word": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["word"].required = True
        S = BoardAction.State
        self.fields["state"].choices = [
            (S.OPEN, "No, it goes on"),
            (S.DONE, "Yes, it is done"),
            (S.DROPPED, "It is no longer needed"),
        ]


class ApproveForm(forms.Form):
    approving = forms.ModelChoiceField(None, label="At which meeting", empty_label=None)
    corrections = forms.CharField(
        label="What was corrected", required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Write the corrections into the minutes first, then say here what they were. Empty: approved as a "
        "correct record.",
    )  # fmt: skip

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["approving"].queryset = meetings
        self.fields["approving"].label_from_instance = lambda meeting: spell(meeting.on)
