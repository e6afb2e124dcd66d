from django import forms
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.models import Body, BodyKind, Meeting, StageRole
from governance.models.bodies import told_apart
from governance.timetables.building import LEFT_OUT, choices, papers_due
from governance.timetables.councils import councils_to_choose
from governance.timetables.routes import templates_for
from governance.timetables.verbs import Stop
from partnerships.fields import DayField, YesNoSelect


def flag_field(label, **kwargs):
    """Yes, no, or not recorded: flags are recorded, never derived."""
    return forms.TypedChoiceField(
        label=label,
        choices=YesNoSelect.CHOICES,
        coerce=lambda value: value == "true",
        empty_value=None,
        required=False,
        **kwargs,
    )


class RouteQuestionForm(forms.Form):
    """First question: whose timetable, which way, and from which end it is planned."""

    council = forms.ChoiceField(label="Who decides", widget=forms.RadioSelect)
    route = forms.ChoiceField(label="Route", widget=forms.RadioSelect)
    final = forms.ModelChoiceField(
        Meeting.objects.none(),
        label="To be decided at",
        required=False,
        empty_label="The earliest meeting possible",
        help_text="Choose a meeting to plan backwards from it: every step as late as it can be.",
    )
    not_before = DayField(label="First meeting not before", help_text="Meetings are chosen from this day on.")
    is_key = flag_field("Key decision of the executive", help_text="Needs a notice 28 clear days before.")
    is_open_to_call_in = flag_field("Open to call-in")

    def __init__(self, *args, paper, **kwargs):
        super().__init__(*args, **kwargs)
        self.councils = {str(council.pk): council for council in paper.partnership.lead_councils.all()}
        self.fields["council"].choices = councils_to_choose(paper)
        self.routes = templates_for(*self.councils.values())
        self.fields["route"].choices = [(key, self._words_of(route)) for key, route in self.routes.items()]
        meetings = self._deciding_meetings(paper)
        names = told_apart(meeting.body for meeting in meetings)
        self.fields["final"].queryset = meetings
        self.fields["final"].label_from_instance = lambda meeting: f"{names[meeting.body_id]}, {spell(meeting.on)}"

    def _words_of(self, route):
        whose = self.councils.get(str(route.council)) if len(self.councils) > 1 else None
        return f"{route.name}{f' ({whose})' if whose else ''}: {route.description}"

    def _deciding_meetings(self, paper):
        kinds = {
            step.body_kind for route in self.routes.values() for step in route.steps if step.role == StageRole.DECIDE
        }
        bodies = Body.objects.open_to(paper.partnership).meeting_on(timezone.localdate()).filter(kind__in=kinds)
        meetings = Meeting.objects.for_new_business().from_day(timezone.localdate()).filter(body__in=bodies)
        return meetings.select_related("body__council", "body__partnership")

    def clean(self):
        cleaned = super().clean()
        final, route = cleaned.get("final"), self.routes.get(cleaned.get("route"))
        council = self.councils.get(cleaned.get("council"))
        if route and council and route.council not in (None, council.pk):
            whose = self.councils[str(route.council)]
            self.add_error("route", f"This is a route of {whose}: choose a ready one, or one of {council}.")
        if final and route:
            self._check_final(final, route, council)
        return cleaned

    def _check_final(self, final, route, council):
        deciding = [step.body_kind for step in route.steps if step.role == StageRole.DECIDE]
        if deciding and final.body.kind != deciding[-1]:
            kind = BodyKind(deciding[-1]).label
            self.add_error("final", f"On this route {kind} decides: choose one of its meetings, or none.")
        elif final.on < self.cleaned_data.get("not_before", final.on):
            self.add_error("final", "It is before the first meeting: choose a later one, or an earlier first meeting.")
        elif final.body.council_id and (council is None or council.pk not in final.body.access_place().councils):
            self.add_error("final", f"{final.body.name} is a body of {final.body.council}, which does not decide here.")

    def chosen(self):
        """The council (None: the partnership) and the route."""
        return self.councils.get(self.cleaned_data["council"]), self.routes[self.cleaned_data["route"]]

    def flags(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("is_key", "is_open_to_call_in")}


class StopsForm(forms.Form):
    """Second question: one select for each stop of the route, and what the body does there."""

    def __init__(self, *args, rows, settings, flags, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows, self.settings, self.flags = rows, settings, flags
        for row in rows:
            self.fields[row.name] = forms.ChoiceField(
                label="Meeting", choices=choices(row, settings), initial=row.suggested
            )
            self.fields[f"{row.name}-role"] = forms.ChoiceField(
                label="Role", choices=StageRole.choices, initial=row.step.role
            )
            self.fields[f"{row.name}-title"] = forms.CharField(
                label="What for", max_length=200, required=False, initial=row.step.title
            )

    def groups(self):
        """Each row with its three fields and why papers are due when they are, for the template."""
        for row in self.rows:
            names = (row.name, f"{row.name}-role", f"{row.name}-title")
            yield {"row": row, "fields": [self[name] for name in names], "whys": papers_due(row, self.settings)}

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            if not self.stops():
                raise forms.ValidationError("Choose at least one committee or board.")
            self._check_order()
        return cleaned

    def _check_order(self):
        """Whoever gives a view meets before the decision; only what is noted comes after it."""
        found = [(row, stop) for row in self.rows if (stop := self._stop(row)) and stop.meeting]
        deciding = next((stop for _, stop in reversed(found) if stop.role == StageRole.DECIDE), None)
        for row, stop in found:
            is_view = stop.role not in (StageRole.NOTE, StageRole.DECIDE)
            if deciding and is_view and stop.meeting.on > deciding.meeting.on:
                self.add_error(
                    row.name,
                    f"{stop.body.name} meets on {spell(stop.meeting.on)}, after {deciding.body.name} decides on "
                    f"{spell(deciding.meeting.on)}: choose an earlier meeting, or leave this step out.",
                )

    def stops(self) -> list[Stop]:
        return [stop for row in self.rows if (stop := self._stop(row))]

    def _stop(self, row):
        chosen = self.cleaned_data.get(row.name)
        if not chosen or chosen == LEFT_OUT:
            return None
        meeting = Meeting.objects.select_related("body").get(pk=chosen[1:]) if chosen[0] == "m" else None
        body = meeting.body if meeting else Body.objects.get(pk=chosen[1:])
        flags = self.flags if body.is_executive else {}
        role = self.cleaned_data[f"{row.name}-role"]
        return Stop(
            step=row.step.step,
            body=body,
            role=role,
            title=self.cleaned_data[f"{row.name}-title"],
            is_optional=row.step.is_optional and role != StageRole.DECIDE,
            meeting=meeting,
            is_key_decision=flags.get("is_key"),
            is_open_to_call_in=flags.get("is_open_to_call_in"),
        )
