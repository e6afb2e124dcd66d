"""The page on which the steps that were never needed are closed together."""

from django.shortcuts import get_object_or_404

from governance.confirming import confirm
from governance.models import Timetable
from governance.stages.closing import close_left_open, left_open, reasons_not_to_close
from partnerships.access import Permission, requires
from partnerships.reasons import ReasonForm
from partnerships.wording import and_words


def timetable_of(user, *, pk):
    return get_object_or_404(Timetable.objects.visible_to(user).with_stages(), pk=pk)


@requires(Permission.RECORD_OUTCOME, fetch=timetable_of)
def close(request, timetable):
    names = and_words(stage.body.name for stage in left_open(timetable))
    return confirm(
        request, ReasonForm(request.POST or None, label="Why they are not needed"), back=timetable.get_absolute_url(),
        caption=f"Timetable: {timetable.paper.title}", title="Close the steps that are left", submit="Close them",
        rows=[{"key": "Text", "value": timetable.paper.title}, {"key": "Steps still open", "value": names}],
        reasons=reasons_not_to_close(timetable, by=request.user),
        lede="The text is adopted. The steps without an outcome are withdrawn together: they stay on record with the "
        "reason, and nothing more is asked about them.",
        do=lambda form: close_left_open(timetable, by=request.user, **form.cleaned_data),
        done=lambda closed: f"Closed: {and_words(stage.body.name for stage in closed)}.",
    )  # fmt: skip
