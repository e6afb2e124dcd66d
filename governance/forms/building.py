from django import forms

from governance.building import LEFT_OUT, choices
from governance.diary import Stop
from governance.forms.days import DayField
from governance.models import Body, Meeting, StageRole
from governance.routes import templates_for


class RouteForm(forms.Form):
    """First question: whose timetable, and which way."""

    council = forms.ChoiceField(label="Who decides", widget=forms.RadioSelect)
    route = forms.ChoiceField(label="Route", widget=forms.RadioSelect)
    not_before = DayField(label="First meeting not before", help_text="Meetings are suggested from this day on.")

    def __init__(self, *args, paper, **kwargs):
        super().__init__(*args, **kwargs)
        self.councils = {str(council.pk): council for council in paper.partnership.lead_councils.all()}
        taken = set(paper.timetables.values_list("council_id", flat=True))
        options = [(key, council.name) for key, council in self.councils.items() if council.pk not in taken]
        if None not in taken:
            options.append(("none", f"{paper.partnership.name} itself"))
        self.fields["council"].choices = options
        first = next(iter(self.councils.values()), None)
        self.routes = templates_for(first)
        self.fields["route"].choices = [
            (key, f"{route.name}: {route.description}") for key, route in self.routes.items()
        ]

    def chosen(self):
        """The council (None: the partnership) and the route."""
        return self.councils.get(self.cleaned_data["council"]), self.routes[self.cleaned_data["route"]]


class StopsForm(forms.Form):
    """Second question: one select for each stop of the route, and what the body does there."""

    def __init__(self, *args, rows, settings, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        for row in rows:
            self.fields[row.name] = forms.ChoiceField(
                label="Meeting", choices=choices(row, settings), initial=row.suggested
            )
            self.fields[f"{row.name}-role"] = forms.ChoiceField(label="Role", choices=StageRole, initial=row.step.role)
            self.fields[f"{row.name}-title"] = forms.CharField(
                label="What for", max_length=200, required=False, initial=row.step.title
            )

    def groups(self):
        """Each row with its three fields, for the template."""
        for row in self.rows:
            names = (row.name, f"{row.name}-role", f"{row.name}-title")
            yield {"row": row, "fields": [self[name] for name in names]}

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.stops():
            raise forms.ValidationError("Choose at least one body.")
        return cleaned

    def stops(self) -> list[Stop]:
        return [stop for row in self.rows if (stop := self._stop(row))]

    def _stop(self, row):
        chosen = self.cleaned_data.get(row.name)
        if not chosen or chosen == LEFT_OUT:
            return None
        meeting = Meeting.objects.select_related("body").get(pk=chosen[1:]) if chosen[0] == "m" else None
        return Stop(
            step=row.step.step,
            body=meeting.body if meeting else Body.objects.get(pk=chosen[1:]),
            role=self.cleaned_data[f"{row.name}-role"],
            title=self.cleaned_data[f"{row.name}-title"],
            is_optional=row.step.is_optional,
            meeting=meeting,
        )
