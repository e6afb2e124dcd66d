"""The verbs of a stage: a page to confirm each, POST only."""

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone

from governance.confirming import ConfirmForm, Noted, confirm, posted
from governance.dates.outcomes import kinds_that
from governance.models import Stage, UndoRequest
from governance.stages import final_text, undoing
from governance.stages import lifecycle as workflow
from governance.stages.dating import set_date
from governance.stages.decisions import is_overturned
from governance.stages.forms import CorrectOutcomeForm, DateForm, OutcomeForm, StageFactsForm
from governance.stages.ordering import move_to
from governance.stages.taking_effect import after_undoing
from governance.stages.taking_in import lacking_in
from governance.stages.transitions import reasons_not_to
from partnerships.access import Permission, requires
from partnerships.mendable import for_reader
from partnerships.models import audit
from partnerships.numbers import whole
from partnerships.reasons import ReasonForm
from partnerships.verbs import StaleState
from plans.models import Version
from plans.printing.remarks import remarks_on


def stage_of(user, *, pk):
    stages = (
        Stage.objects.visible_to(user)
        .with_facts()
        .select_related("body", "version__publication", "timetable__paper__partnership", "timetable__council")
    )
    return get_object_or_404(stages, pk=pk)


def verb_page(request, stage, form, *, verb=None, facts=(), back="", refused=(), **context):
    """The confirm page of one verb on one stage."""
    reasons = reasons_not_to(verb, stage, by=request.user) if verb else list(refused)
    current = stage.current_date
    rows = [
        {"key": "Paper", "value": stage.paper.title},
        {"key": "Committee or board", "value": stage.body.name},
        {"key": "Date", "value": current.in_words if current else ""},
        *facts,
    ]
    return confirm(
        request, form, back=back or stage.get_absolute_url(), caption=f"{stage.body.name}: {stage.paper.title}",
        rows=rows, reasons=reasons, **context,
    )  # fmt: skip


def version_row(stage):
    words = f"Version {stage.version.number}" if stage.version else "No version submitted"
    return {"key": "Papers considered", "value": words}


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def outcome(request, stage):
    form = OutcomeForm(request.POST or None, stage=stage)
    text = _about_what_may_be_adopted(stage) if stage.version and stage.is_deciding else []
    return verb_page(
        request, stage, form, verb="record_outcome",
        facts=[version_row(stage)], title=f"Record what {stage.body.name} decided", submit="Record the outcome",
        remarks=for_reader(text, request.user, stage),
        hidden={"seen_version": stage.version_id or ""}, back=_afterwards(request, stage),
        do=lambda form: _record(request, stage, form), done=lambda recorded: _recorded(stage, recorded),
    )  # fmt: skip


def _about_what_may_be_adopted(stage):
    document, frozen_at = stage.version.document, stage.version.frozen_at
    return [*lacking_in(stage.paper, document, frozen_at, but=stage.pk), *remarks_on(document)]


def _afterwards(request, stage):
    """Amendments, conditions and answers are entered on the stage's own page, so that is where the person goes."""
    kind = request.POST.get("kind")
    return stage.get_record_url() if kind in kinds_that("asks_for_more") else ""


def _record(request, stage, form):
    """The version that the person was looking at goes with the decision: a newer one refuses it."""
    seen = request.POST.get("seen_version")
    if seen == "" and stage.version_id:  # the page was opened before anything was submitted
        raise StaleState(f"What {stage.body} was given")
    version = Version.objects.filter(pk=whole(seen or "")).first()
    return workflow.record_outcome(
        stage, by=request.user, kind=form.cleaned_data["kind"], held=form.cleaned_data["held_on"], version=version,
        **form.outcome_fields(),
    )  # fmt: skip


def _recorded(stage, recorded):
    return recorded_words(stage, recorded, f"What {stage.body.name} decided is recorded.")


def recorded_words(stage, recorded, otherwise):
    """What to say after a verb that may have adopted the paper."""
    if recorded.adoption:
        return f"Recorded. “{stage.paper.title}” is adopted: version {recorded.adoption.version.number}."
    return otherwise


@requires(Permission.CORRECT_OUTCOME, fetch=stage_of)
def correct(request, stage):
    old = stage.outcome
    initial = {name: getattr(old, name) for name in OutcomeForm._meta.fields} if old else None
    form = CorrectOutcomeForm(request.POST or None, stage=stage, initial=initial)
    on = stage.current_date.on if stage.current_date else ""
    return verb_page(
        request, stage, form, verb="correct_outcome",
        facts=[{"key": "Recorded now", "value": old.get_kind_display() if old else ""}],
        title="Correct the recorded outcome", submit="Save the correction",
        do=lambda form: workflow.correct_outcome(
            stage, by=request.user, reason=form.cleaned_data["reason"], kind=form.cleaned_data["kind"],
            held=form.cleaned_data["held_on"] if form.cleaned_data["held_on"] != on else "",
            **form.outcome_fields(),
        ),
        done=lambda recorded: _recorded(stage, recorded),
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def adopt_amended(request, stage):
    reasons_against = reasons_not_to("adopt_amended", stage, by=request.user)
    return verb_page(
        request, stage, ConfirmForm(posted(request)), verb="adopt_amended", facts=[version_row(stage)],
        title="Adopt the amended text", submit="Adopt this text",
        lede="The text as it stands now, with the amendments entered, becomes one more version and is adopted.",
        remarks=[] if reasons_against else final_text.warnings_for(request.user, stage, timezone.localdate()),
        do=lambda form: workflow.adopt_amended(stage, by=request.user),
        done=lambda recorded: _recorded(stage, recorded),
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def withdraw(request, stage):
    return verb_page(
        request, stage, ReasonForm(request.POST or None, label="Why it is withdrawn"), verb="withdraw",
        title=f"Withdraw from {stage.body.name}", submit="Withdraw", warning=True,
        do=lambda form: workflow.withdraw(stage, by=request.user, **form.cleaned_data), done="The item is withdrawn.",
    )  # fmt: skip


@requires(Permission.CORRECT_OUTCOME, fetch=stage_of)
def reinstate(request, stage):
    return verb_page(
        request, stage, ReasonForm(request.POST or None, label="Why it is put back"), verb="reinstate",
        title=f"Put {stage.body.name} back on the timetable", submit="Put it back",
        do=lambda form: workflow.reinstate(stage, by=request.user, **form.cleaned_data),
        done="The stage is planned again.",
    )  # fmt: skip


@requires(Permission.BUILD_TIMETABLE, fetch=stage_of)
def date(request, stage):
    return verb_page(
        request, stage, DateForm(request.POST or None, stage=stage), title=f"When {stage.body.name} meets",
        submit="Save the date", history=stage.dates.all(),
        do=lambda form: set_date(stage, by=request.user, **form.cleaned_data), done="The date is saved.",
    )  # fmt: skip


@requires(Permission.BUILD_TIMETABLE, fetch=stage_of)
def facts(request, stage):
    form = StageFactsForm(request.POST or None, instance=stage)
    return verb_page(
        request, stage, form, title="What is recorded about this item", submit="Save",
        do=lambda form: _save(request, form), done="Saved.",
    )  # fmt: skip


@transaction.atomic
def _save(request, form):
    stage = form.save()
    if form.cleaned_data["place"] and "place" in form.changed_data:
        move_to(stage, form.cleaned_data["place"], by=request.user)
    audit(
        "stage changed", stage, by=request.user, partnership=stage.paper.partnership, council=stage.timetable.council,
        fields=form.changed_data,
    )  # fmt: skip


# --- Undoing an adoption -------------------------------------------------------------------------------------


@requires(Permission.CORRECT_OUTCOME, fetch=stage_of)
def undo(request, stage):
    begun, label, why = {}, "Why it was recorded in error", ""
    if is_overturned(stage):
        result = stage.call_in.get_result_display()
        begun, label = {"reason": f"The decision was called in. {result}."}, "Why it is undone"
        why = f" What was decided stays on record. {after_undoing(stage)}"
    return verb_page(
        request, stage, ReasonForm(request.POST or None, label=label, initial=begun), verb="undo_adoption",
        title="Ask to undo the adoption", submit="Ask the administrator", warning=True,
        lede="An adoption is undone by two people: you ask, and an administrator of the partnership agrees. Nothing "
        f"changes until then.{why}",
        do=lambda form: undoing.ask_to_undo_adoption(stage, by=request.user, **form.cleaned_data),
        done="The partnership's administrators are asked to agree.",
    )  # fmt: skip


def undo_request_of(user, *, pk):
    requests = UndoRequest.objects.waiting().filter(stage__in=Stage.objects.visible_to(user))
    return get_object_or_404(requests.select_related("stage__timetable__paper", "stage__body", "asked_by"), pk=pk)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=undo_request_of)
def settle_undo(request, asked):
    stage, agree = asked.stage, request.POST.get("answer") != "decline"
    verb = undoing.agree_to_undo_adoption if agree else undoing.decline_to_undo_adoption
    rows = [
        {"key": "Asked by", "value": str(asked.asked_by)},
        {"key": "Asked on", "value": timezone.localdate(asked.asked_at)},
        {"key": "Reason", "value": asked.reason},
    ]
    return confirm(
        request, ConfirmForm(posted(request)), back=stage.get_absolute_url(), rows=rows, caption=stage.paper.title,
        title=f"Undo the adoption by {stage.body.name}?", submit="Agree: undo the adoption", second="Decline",
        warning=True, lede="The plan goes back into approval, and the plan before it is in force again.",
        do=lambda form: Noted(verb(asked, by=request.user) or []),
        done="The adoption is undone." if agree else "The request is declined; the adoption stands.",
    )  # fmt: skip
