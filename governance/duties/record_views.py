"""Pages that record: evidence of a duty, its withdrawal, and that a duty does not apply."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from governance.confirming import confirm
from governance.duties import verbs
from governance.duties.findings import day_words
from governance.duties.forms import AppliesForm, EvidenceForm
from governance.duties.links import links_of
from governance.duties.views import duty_called, partnership_of
from governance.models import DutyEvidence, DutyExemption
from governance.models.duty_table import BY_ID
from partnerships.access import Permission, requires
from partnerships.reasons import ReasonForm

AGAIN = "It can be looked at again at any time."
#: Name in the address → kind, title, button, and what is said when it is done.
KINDS = {
    "not-applicable": (
        DutyExemption.Kind.NOT_APPLICABLE, "Say that this duty does not apply", "It does not apply",
        f"It is recorded that the duty does not apply. {AGAIN}",
    ),
    "switch-off": (
        DutyExemption.Kind.SWITCHED_OFF, "Switch this rule off", "Switch the rule off",
        f"It is recorded that the duty does not apply. {AGAIN}",
    ),
    "applies": (
        DutyExemption.Kind.APPLIES, "Say that this duty applies here", "It applies here",
        "The duty applies from now on.",
    ),
}  # fmt: skip


#: Title, button, what stands beside the reason, and what is said when it is done.
COUNTS_AGAIN = ("Look at this duty again", "Look at it again", "Does not apply because", "The duty counts again.")
ENDED = ("Say that this duty no longer applies", "It no longer applies", "Why it counted", "The duty counts no longer.")


def _page(partnership, duty):
    return reverse("governance:duty", args=[partnership.slug, duty.slug])


@requires(Permission.RECORD_DUTY, fetch=partnership_of)
def evidence_add(request, partnership, duty):
    wanted = duty_called(duty)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = EvidenceForm(data, files, links=links_of(partnership))
    return confirm(
        request, form, template="governance/duties/evidence_form.html", title="Record evidence", caption=wanted.title,
        duty=wanted, back=_page(partnership, wanted), done="The evidence is recorded.",
        do=lambda form: _record(partnership, wanted, form, by=request.user),
    )  # fmt: skip


def _record(partnership, duty, form, *, by):
    values = form.values()
    row = verbs.record_evidence(partnership, duty, by=by, **values)
    row.warnings = values["file"].remarks if values["file"] else ()
    return row


@requires(Permission.RECORD_DUTY, fetch=partnership_of)
def set_aside(request, partnership, duty, kind):
    wanted = duty_called(duty)
    if kind not in KINDS:
        raise Http404
    value, title, submit, done = KINDS[kind]
    form_class = AppliesForm if value == DutyExemption.Kind.APPLIES else ReasonForm
    form = form_class(request.POST or None, label="Why", help_text="Stands on the page of the duty, with your name.")
    return confirm(
        request, form, title=title, caption=wanted.title, submit=submit, back=_page(partnership, wanted),
        rows=[{"key": "What it asks for", "value": wanted.meaning}, {"key": "Laid down in", "value": wanted.source}],
        reasons=verbs.reasons_not_to_set_aside(partnership, wanted, value, by=request.user),
        done=done,
        do=lambda form: verbs.set_aside(partnership, wanted, by=request.user, kind=value, **form.cleaned_data),
    )  # fmt: skip


@requires(Permission.RECORD_DUTY, fetch=partnership_of)
def look_again(request, partnership, duty):
    wanted = duty_called(duty)
    exemption = get_object_or_404(partnership.duty_exemptions, duty=wanted.id, ended_at=None)
    applies = exemption.kind == DutyExemption.Kind.APPLIES
    form = ReasonForm(request.POST or None, label="Why it no longer counts" if applies else "Why it is looked at again")
    title, submit, key, done = ENDED if applies else COUNTS_AGAIN
    return confirm(
        request, form, title=title, caption=wanted.title, submit=submit,
        rows=[{"key": key, "value": exemption.words}], back=_page(partnership, wanted),
        reasons=verbs.reasons_not_to_end(exemption, by=request.user), done=done,
        do=lambda form: verbs.look_at_again(exemption, by=request.user, **form.cleaned_data),
    )  # fmt: skip


def evidence_of(user, *, pk):
    return get_object_or_404(DutyEvidence.objects.visible_to(user).select_related("partnership"), pk=pk)


@requires(Permission.RECORD_DUTY, fetch=evidence_of)
def evidence_withdraw(request, found):
    form = ReasonForm(request.POST or None, label="Why it is withdrawn")
    return confirm(
        request, form, title="Withdraw this evidence", caption=BY_ID[found.duty].title, submit="Withdraw the evidence",
        warning=True, back=found.get_absolute_url(),
        rows=[{"key": "Date", "value": day_words(found.on)}, {"key": "What shows it", "value": found.note}],
        reasons=verbs.reasons_not_to_withdraw(found, by=request.user),
        done="The evidence is withdrawn. It stays in the list, with the reason.",
        do=lambda form: verbs.withdraw_evidence(found, by=request.user, **form.cleaned_data),
    )  # fmt: skip


@requires(Permission.VIEW_DRAFT, fetch=evidence_of)
def evidence_file(request, found):
    """The uploaded file, always as a download; its content was checked when it came."""
    if not found.file:
        raise Http404
    with found.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=found.content_type)
    suffix = found.file_name.rpartition(".")[2]
    response["Content-Disposition"] = f'attachment; filename="evidence-{found.pk}.{suffix}"'
    response["Cache-Control"] = "private, no-store"
    return response
