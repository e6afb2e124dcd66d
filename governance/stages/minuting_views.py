"""Pages on which what minutes tell of an item beside its outcome is entered, changed and set aside."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from governance.confirming import confirm
from governance.models import Stage
from governance.stages.minuting import NOUNS, add_minuted, change_minuted, named, set_minuted_aside
from governance.stages.minuting_forms import FORMS
from governance.stages.transitions import reasons_not_to
from governance.stages.views import stage_of
from partnerships.access import Permission, requires
from partnerships.reasons import ReasonForm


def _known(noun):
    if noun not in NOUNS:
        raise Http404
    return NOUNS[noun]


def row_of(user, *, noun, pk):
    rows = _known(noun).model.objects.standing().filter(stage__in=Stage.objects.visible_to(user))
    row = get_object_or_404(rows, pk=pk)
    row.stage = stage_of(user, pk=row.stage_id)
    return row


def _page(request, stage, noun, form, **context):
    return confirm(
        request, form, back=f"{stage.get_record_url()}#{noun.related}",
        caption=f"{stage.body.name}: {stage.paper.title}", reasons=reasons_not_to(noun.verb, stage, by=request.user),
        **context,
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def minuted_create(request, stage, noun):
    known, form = _known(noun), FORMS.get(noun)
    return _page(
        request, stage, known, form and form(request.POST or None), title=known.offer, submit="Save",
        do=lambda form: add_minuted(stage, known, by=request.user, **form.values()),
        done=lambda row: f"{row} is entered.",
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=row_of)
def minuted_edit(request, row):
    slug, noun = named(row)
    form = FORMS[slug](request.POST or None, instance=type(row).objects.get(pk=row.pk))
    return _page(
        request, row.stage, noun, form, title=f"Change: {row}", submit="Save",
        do=lambda form: change_minuted(row, by=request.user, **form.values()), done="Saved.",
    )  # fmt: skip


@requires(Permission.RECORD_OUTCOME, fetch=row_of)
def minuted_aside(request, row):
    _, noun = named(row)
    return _page(
        request, row.stage, noun, ReasonForm(request.POST or None, label="Why it was recorded in error"),
        title=f"Mark as recorded in error: {row}", submit="Mark as recorded in error", warning=True,
        lede="It no longer counts, and stays visible with your reason.",
        do=lambda form: set_minuted_aside(row, by=request.user, **form.cleaned_data),
        done="Marked as recorded in error.",
    )  # fmt: skip
