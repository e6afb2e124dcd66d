"""Pages on which a day after a decision, a call-in or the Leader's answer is recorded."""

from django.http import Http404
from django.utils import timezone
from django.utils.text import capfirst

from governance.confirming import Noted, confirm
from governance.dates.clear_days import spell
from governance.models import CallIn, DecisionDate, settings_of
from governance.stages import answering, lifecycle, taking_effect
from governance.stages.record_forms import AnswerForm, CallInForm, DecisionDayForm
from governance.stages.views import recorded_words, stage_of
from partnerships.access import Permission, requires
from partnerships.reasons import ReasonForm


def _page(request, stage, form, *, verb, reasons=(), **context):
    return confirm(
        request, form, back=stage.get_record_url(), caption=f"{stage.body.name}: {stage.paper.title}",
        reasons=lifecycle.reasons_not_to(verb, stage, by=request.user) or list(reasons), **context,
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def day(request, stage, what):
    """One day after the decision: the computed one is shown, and what is recorded beside it."""
    if what not in DecisionDate.What.values:
        raise Http404
    settings = settings_of(stage.timetable.council)
    found = next((each for each in taking_effect.days_of(stage, settings) if each.what == what), None)
    recorded = found.recorded if found else None
    form = DecisionDayForm(request.POST or None, initial={"on": recorded.on if recorded else None})
    rows = [
        {
            "key": "Computed",
            "value": _words(found and found.computed) or "Not yet",
            "note": found and capfirst(found.sentence),
        },
        {"key": "Recorded", "value": _words(recorded and recorded.on), "note": recorded and recorded.reason},
    ]
    return _page(
        request, stage, form, verb="record_date", rows=rows, title=f"{DecisionDate.What(what).label}: which day",
        submit="Save the day",
        do=lambda form: taking_effect.record_day(stage, settings, by=request.user, what=what, **form.cleaned_data),
        done="The day is recorded. The days after it are counted from it.",
    )  # fmt: skip


def _words(day):
    return spell(day) if day else ""


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def call_in(request, stage):
    is_there = stage.standing_call_in is not None
    row = CallIn.objects.get(stage=stage) if is_there else None  # the form lays new values over its own copy
    form = CallInForm(request.POST or None, instance=row)
    rows = [{"key": "Who may call in", "value": settings_of(stage.timetable.council).call_in_by}]
    return _page(
        request, stage, form, verb="record_call_in", rows=rows, submit="Save",
        title="What became of the call-in" if is_there else "The decision was called in",
        do=lambda form: Noted(taking_effect.record_call_in(stage, by=request.user, **form.values())),
        done="The call-in is recorded.",
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def call_in_aside(request, stage):
    reasons = [] if stage.standing_call_in else [f"No call-in of the decision of {stage.body} is recorded."]
    return _page(
        request, stage, ReasonForm(request.POST or None, label="Why it was recorded in error"), verb="record_call_in",
        reasons=reasons, title="Mark the call-in as recorded in error", submit="Mark as recorded in error",
        warning=True,
        lede="It stays visible with your reason, and the decision takes effect without it.",
        do=lambda form: taking_effect.set_call_in_aside(stage, by=request.user, **form.cleaned_data),
        done="The call-in is marked as recorded in error.",
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def answer(request, stage):
    days = {each.what: each for each in taking_effect.days_of(stage, settings_of(stage.timetable.council))}
    due = days["answer-due"].on if "answer-due" in days else None
    form = AnswerForm(request.POST or None, stage=stage, initial={"given_on": timezone.localdate()})
    rows = [
        {"key": each.label, "value": _words(each.on) or "Not yet", "note": capfirst(each.sentence)}
        for each in days.values()
    ]
    return _page(
        request, stage, form, verb="record_answer", rows=rows, title="Record the Leader’s answer",
        submit="Record the answer",
        lede="The decision was in principle. If the Leader agrees, or says nothing until the last day, the adoption "
        "takes effect. If the Leader objects, it goes back to the same body.",
        do=lambda form: answering.record_answer(stage, by=request.user, due=due, **form.cleaned_data),
        done=lambda recorded: recorded_words(stage, recorded, "The answer is recorded."),
    )  # fmt: skip


@requires(Permission.CORRECT_OUTCOME, fetch=stage_of)
def answer_aside(request, stage):
    return _page(
        request, stage, ReasonForm(request.POST or None, label="Why it was recorded in error"), verb="set_answer_aside",
        title="Mark the Leader’s answer as recorded in error", submit="Mark as recorded in error",
        warning=True,
        lede="It stays visible with your reason, and the decision waits again. A stage that "
        "followed an objection stays on the timetable: withdraw it if it is not wanted.",
        do=lambda form: answering.set_answer_aside(stage, by=request.user, **form.cleaned_data),
        done="The answer is marked as recorded in error: the decision waits for one again.",
    )  # fmt: skip
