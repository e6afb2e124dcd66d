"""A person's place on a committee or board: as what, and from when to when."""

from django import forms
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import reverse

from governance.confirming import ConfirmForm, confirm, posted
from governance.meetings.councillors import people_of
from governance.meetings.views import body_of
from governance.models import Appointment, Body
from governance.seats.alike import named_alike
from partnerships.access import Permission, not_allowed, requires
from partnerships.fields import DayField
from partnerships.history import acting_as
from partnerships.models import audit
from partnerships.people.same_person import SamePersonField
from partnerships.shared_rows import SharedRowForm
from partnerships.verbs import require


class AppointmentForm(SharedRowForm):
    starts_on = DayField(label="From", required=False, help_text="Empty: not recorded.")
    ends_on = DayField(label="Last day", required=False, help_text="Empty: until further notice.")

    is_vacant = forms.BooleanField(label="Nobody: the seat is vacant", required=False)
    field_order = ["user", "held_by", "is_vacant", "capacity"]
    needed_when = {"user": "needed for somebody with an account", "held_by": "needed for somebody without an account"}

    class Meta:
        model = Appointment
        fields = ["user", "held_by", "capacity", "starts_on", "ends_on"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        people = people_of(self.instance.body).exclude(appointments__body=self.instance.body)
        self.fields["user"].queryset, self.fields["user"].empty_label = people, "Nobody with an account"
        if self.instance.pk:
            self._of_a_place()
        else:
            self._ask_whether_the_same()

    def _of_a_place(self):
        if self.instance.user:
            del self.fields["user"], self.fields["held_by"], self.fields["is_vacant"]
            return
        self.initial["is_vacant"] = not self.instance.held_by
        self.needed_when = {"held_by": "needed for somebody without an account"}
        self.fields["user"].label, self.fields["user"].empty_label = "Has an account now", "No"
        self.fields["user"].help_text = (
            "The place becomes this person’s, with its days. Somebody with a place of their own here is not listed: "
            "remove this one instead, as entered in error."
        )

    def _ask_whether_the_same(self):
        """Only once a person is chosen whose name stands here without an account."""
        key = self.data.get("user", "")
        person = self.fields["user"].queryset.filter(pk=key).first() if key.isdecimal() else None
        self.named = named_alike([self.instance.body], person.name) if person else []
        if self.named:
            self.fields["same_person"] = SamePersonField(
                where=f"“{self.named[0].held_by}” is named here without an account.",
                yes="the place becomes this person’s",
            )
            self.order_fields(["user", "same_person", *self.field_order[1:]])

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("user"):
            cleaned |= {"held_by": "", "is_vacant": False}
        held = [name for name in ("user", "held_by", "is_vacant") if cleaned.get(name)]
        if "is_vacant" in self.fields and len(held) != 1 and not self.errors:
            self.add_error("user", "Choose a person, enter a name, or tick that the seat is vacant: one of them.")
        if cleaned.get("same_person") == "yes":
            self.instance = self.named[0]
            unsaid = {"capacity", "starts_on", "ends_on"} - set(self.changed_data)
            cleaned |= {name: getattr(self.instance, name) for name in unsaid}
        return cleaned


@transaction.atomic
def appoint(appointment: Appointment, *, by) -> Appointment:
    """Write down as what and when somebody sits there; what the role says of this body does not count any more."""
    require(not_allowed(by, Permission.MANAGE_MEETINGS, appointment))
    event = "place on a body changed" if appointment.pk else "place on a body given"
    appointment.full_clean()
    with acting_as(by):
        appointment.save()
    _audit(event, appointment, by=by)
    return appointment


@transaction.atomic
def take_away(appointment: Appointment, *, by) -> None:
    """One that was entered in error: the role counts again. Who has left has a last day instead."""
    require(not_allowed(by, Permission.MANAGE_MEETINGS, appointment))
    _audit("place on a body removed", appointment, by=by)
    with acting_as(by):
        appointment.delete()


def _audit(event, appointment, *, by):
    body, what = appointment.body, {"capacity": appointment.capacity, "days": appointment.days_words}
    audit(event, appointment, by=by, council=body.council, partnership=body.partnership, **what)


# --- Pages ----------------------------------------------------------------------------------------------------


def appointment_of(user, *, pk):
    found = Appointment.objects.filter(body__in=Body.objects.managed_by(user))
    return get_object_or_404(found.select_related("body", "user"), pk=pk)


@requires(Permission.MANAGE_MEETINGS, fetch=body_of)
def appointment_create(request, body):
    form = AppointmentForm(
        request.POST or None, instance=Appointment(body=body), initial={"user": request.GET.get("person")}
    )
    return _page(
        request,
        form,
        body,
        title="Say who sits on it",
        lede="As chair or substitute, and with days. Invite first whoever is to get packs by mail. A vacant seat can "
        "be entered, too.",
    )


@requires(Permission.MANAGE_MEETINGS, fetch=appointment_of)
def appointment_edit(request, appointment):
    form = AppointmentForm(request.POST or None, instance=appointment)
    remove = ("It was entered in error: remove it", reverse("governance:appointment_remove", args=[appointment.pk]))
    return _page(request, form, appointment.body, title=appointment.holder, link=remove)


def _page(request, form, body, **words):
    return confirm(
        request, form, caption=str(body), submit="Save", back=body.get_absolute_url(),
        do=lambda form: appoint(form.instance, by=request.user), done=lambda saved: f"Saved: {saved}.", **words,
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS, fetch=appointment_of)
def appointment_remove(request, appointment):
    return confirm(
        request, ConfirmForm(posted(request)), title=f"Remove the days of {appointment.holder}", submit="Remove",
        caption=str(appointment.body), warning=True, back=appointment.body.get_absolute_url(),
        lede="Only for what was entered in error. Whoever has left the committee or board gets a last day instead.",
        do=lambda form: take_away(appointment, by=request.user), done="It is removed.",
    )  # fmt: skip
