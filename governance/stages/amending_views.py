"""Pages on which amendments and conditions of a stage are entered, changed and set aside."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from governance.confirming import confirm
from governance.models import Amendment, Condition, Stage
from governance.stages import amending, lifecycle, taking_in
from governance.stages.record_forms import AmendmentForm, ConditionForm, TakenInForm, blocks_of
from governance.stages.views import stage_of
from partnerships.access import Permission, requires
from partnerships.reasons import ReasonForm
from plans.document.compose import compose

AMEND, CONDITION = "amend", "set_condition"
IN_ERROR = "It no longer counts, and stays visible with your reason."


def _page(request, stage, form, *, verb, anchor, reasons=(), **context):
    return confirm(
        request, form, back=f"{stage.get_record_url()}#{anchor}", caption=f"{stage.body.name}: {stage.paper.title}",
        reasons=lifecycle.reasons_not_to(verb, stage, by=request.user) or list(reasons), **context,
    )  # fmt: skip


def _row_of(model):
    def fetch(user, *, pk):
        rows = model.objects.standing().filter(stage__in=Stage.objects.visible_to(user))
        row = get_object_or_404(rows, pk=pk)
        row.stage = stage_of(user, pk=row.stage_id)
        return row

    return fetch


amendment_of, condition_of = _row_of(Amendment), _row_of(Condition)


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def amendment_create(request, stage):
    form = AmendmentForm(request.POST or None, stage=stage)
    return _page(
        request, stage, form, verb=AMEND, anchor="amendments", title="Enter an amendment", submit="Save the amendment",
        do=lambda form: amending.add_amendment(stage, by=request.user, **form.values()),
        done=lambda row: f"Amendment {row.number} is entered.",
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=amendment_of)
def amendment_edit(request, row):
    form = AmendmentForm(request.POST or None, instance=row, stage=row.stage)
    return _page(
        request, row.stage, form, verb=AMEND, anchor="amendments", title=f"Amendment {row.number}", submit="Save",
        do=lambda form: amending.change_amendment(_stored(row), by=request.user, **form.values()),
        done=f"Amendment {row.number} is saved.",
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=amendment_of)
def amendment_aside(request, row):
    return _page(
        request, row.stage, ReasonForm(request.POST or None, label="Why it was recorded in error"), verb=AMEND,
        anchor="amendments", title=f"Mark amendment {row.number} as recorded in error",
        submit="Mark as recorded in error",
        warning=True,
        rows=[{"key": "Amendment", "value": row.text}], lede=IN_ERROR,
        do=lambda form: amending.set_amendment_aside(row, by=request.user, **form.cleaned_data),
        done="The amendment is marked as recorded in error.",
    )  # fmt: skip


@requires(Permission.EDIT_PAPER, fetch=stage_of)
def take_in(request, stage):
    """The officer's page: what was accepted, where it belongs, and whether the text holds it."""
    rows, reasons = list(stage.amendments.accepted()), taking_in.reasons_not_to_say(stage, by=request.user)
    lacking = [] if reasons else taking_in.lacking(rows, compose(stage.paper))
    form = TakenInForm(request.POST if request.method == "POST" else None, rows=rows, lacking=lacking)
    parts = dict(blocks_of(stage)) if rows else {}
    return confirm(
        request, form, back=stage.get_record_url(), caption=f"{stage.body.name}: {stage.paper.title}", reasons=reasons,
        title=f"Take in the amendments that {stage.body.name} asked for", submit="Save",
        rows=[_to_take_in(row, parts, lacking) for row in rows],
        link=("Open the text", reverse("plans:write", args=[stage.paper.key])),
        do=lambda form: taking_in.say_taken_in(stage, by=request.user, held=form.keys),
        done="What the text holds is saved.",
    )  # fmt: skip


def _to_take_in(row, parts, lacking):
    part = parts.get(str(row.block_key), "")
    where = f"Part of the text: {part}." if part else "No part of the text is named for it."
    state = "The text does not hold it yet." if row in lacking else "The text holds it."
    return {"key": f"Amendment {row.number}", "value": row.text, "note": f"{where} {state}"}


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def condition_create(request, stage):
    return _page(
        request, stage, ConditionForm(request.POST or None), verb=CONDITION, anchor="conditions",
        title="Enter a condition", submit="Save the condition",
        do=lambda form: amending.add_condition(stage, by=request.user, **form.values()),
        done="The condition is entered.",
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=condition_of)
def condition_edit(request, row):
    return _page(
        request, row.stage, ConditionForm(request.POST or None, instance=row), verb=CONDITION, anchor="conditions",
        title=f"Condition {row.position + 1}", submit="Save",
        do=lambda form: amending.change_condition(_stored(row), by=request.user, **form.values()),
        done="The condition is saved.",
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=condition_of)
def condition_aside(request, row):
    return _page(
        request, row.stage, ReasonForm(request.POST or None, label="Why it was recorded in error"), verb=CONDITION,
        anchor="conditions", title="Mark the condition as recorded in error", submit="Mark as recorded in error",
        warning=True,
        rows=[{"key": "Condition", "value": row.text}], lede=IN_ERROR,
        do=lambda form: amending.set_condition_aside(row, by=request.user, **form.cleaned_data),
        done="The condition is marked as recorded in error.",
    )  # fmt: skip


def _stored(row):
    """The row as it is stored: a ModelForm has laid the new values over the one it was given."""
    stored = type(row).objects.get(pk=row.pk)
    stored.stage = row.stage
    return stored
