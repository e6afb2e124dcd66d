"""The page on which a step is handed over: who takes it and at which meeting, in one list."""

from django import forms
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.models import Body, Meeting
from governance.models.bodies import told_apart
from governance.stages.handing_over import hand_over, others, reasons_not_to_hand_over
from governance.stages.views import stage_of, verb_page
from partnerships.access import Permission, requires
from partnerships.reasons import ReasonField

#: Meetings of each body that are offered.
NEXT = 8


class HandOverForm(forms.Form):
    to = forms.ChoiceField(label="Who takes it, and when")
    reason = ReasonField(label="Why another takes it", help_text="Shown beside the date, to the public too.")

    def __init__(self, *args, stage, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = {body.pk: body for body in others(stage)}
        self.meetings = {}
        names, next_one = told_apart([stage.body, *self.bodies.values()]), stage.body.goes_on_in_id
        coming = Meeting.objects.for_new_business().from_day(timezone.localdate()).filter(body__in=self.bodies)
        for meeting in coming:
            self.meetings.setdefault(meeting.body_id, []).append(meeting)
        order = sorted(self.bodies, key=lambda pk: (pk != next_one, names[pk].casefold()))
        self.fields["to"].choices = [("", "Choose"), *((names[pk], self._of(pk, names[pk])) for pk in order)]
        if next_one in self.bodies:
            self.fields["to"].initial = self._of(next_one, "")[0][0]
            self.fields["reason"].initial = stage.body.ended_because

    def _of(self, pk, name):
        days = [(f"{pk}-{each.pk}", f"{name}, {spell(each.on)}") for each in self.meetings.get(pk, ())[:NEXT]]
        return [*days, (f"{pk}-", f"{name}, on a day not known yet")]

    def chosen(self) -> tuple[Body, Meeting | None]:
        body, _, meeting = self.cleaned_data["to"].partition("-")
        found = self.meetings.get(int(body), ())
        return self.bodies[int(body)], next((each for each in found if str(each.pk) == meeting), None)


@requires(Permission.BUILD_TIMETABLE, fetch=stage_of)
def hand_over_step(request, stage):
    form = HandOverForm(request.POST or None, stage=stage)

    def do(form):
        to, meeting = form.chosen()
        return hand_over(stage, by=request.user, to=to, meeting=meeting, reason=form.cleaned_data["reason"])

    return verb_page(
        request, stage, form, title="Hand this step over to another committee or board", submit="Hand it over",
        lede=stage.body.end_words, do=do, done=lambda stage: f"{stage.body.name} takes it now.",
        refused=reasons_not_to_hand_over(stage, by=request.user),
    )  # fmt: skip
