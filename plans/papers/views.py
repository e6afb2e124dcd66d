"""One plan's desk: its text, its years and addenda, what they rest on, and what to do next."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships.access import Permission, may, requires
from partnerships.frame import tell_refusal
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.document.compose import identity_of
from plans.document.contents import whose_words
from plans.forms.councils import joint_councils
from plans.models import Paper, PaperBasis
from plans.models.papers import with_owner
from plans.papers import changing, fetching
from plans.papers.desk import parts_of, steps_of
from plans.papers.forms import BasisForm, SourceForm, details_form, start_year_words
from plans.papers.frame import paper_page
from plans.papers.lifecycle import reasons_not_to, withdraw
from plans.papers.record import record_of
from plans.papers.starting import reasons_not_to_start
from plans.papers.whose.verbs import reasons_not_to_correct_whose


@requires(Permission.VIEW_DRAFT, fetch=fetching.plan)
def desk(request, plan):
    """The plan at once: state, steps, layers, addenda."""
    if plan.is_known_by_reference:
        raise Http404
    today = timezone.localdate()
    fetched = fetching.paper(request.user, plan.paper.key)
    context = {
        "record": record_of(fetched, public=False, on=today),
        "steps": steps_of(fetched, request.user, today),
        "parts": parts_of(plan, today),
        "layers": [_layer(layer) for layer in plan.years.select_related("paper")],
        "addenda": [_layer(addendum) for addendum in plan.addenda.select_related("paper")],
        "bases": [(basis, _page_of(basis.basis, request.user)) for basis in _bases(fetched)],
        "successors": plan.successors.select_related("paper"),
        "start_year": start_year_words(plan),
        "may_start": not reasons_not_to_start(plan.partnership, by=request.user),
        "may_withdraw": not reasons_not_to("withdraw", fetched, by=request.user),
        "may_correct_source": not changing.reasons_not_to_correct_source(fetched, by=request.user),
        "whose": whose_words(identity_of(fetched)),
        "may_correct_whose": bool(joint_councils(fetched.partnership))
        and not reasons_not_to_correct_whose(fetched, by=request.user),
        "is_standing": fetched.is_standing,
        "has_public": fetched.versions.public().exists(),
    }
    return paper_page(request, "plans/papers/desk.html", fetched, **context)


def _bases(paper):
    return paper.bases.select_related(*with_owner("basis")).prefetch_related("basis__partnership__lead_councils")


def _page_of(paper: Paper | None, user) -> str:
    """Where the person reads a paper that this one is based on; empty where it is known by reference only."""
    if paper is None:
        return ""
    if paper.kind == Paper.Kind.PERFORMANCE:  # made whole, and read as it was frozen
        return reverse("plans:paper_version", args=[paper.key, paper.versions.count()])
    return reverse("plans:paper", args=[paper.key]) if may(user, Permission.VIEW_DRAFT, paper) else paper.public_url


def _layer(owner) -> dict:
    paper = owner.paper
    return {"owner": owner, "paper": paper, "tag": paper.get_state_display(), "colour": paper.state_colour}


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
def details(request, paper):
    """Title and period."""
    form = details_form(paper, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            given = {name: form.cleaned_data.get(name) for name in ("reason", "also_covers")}
            changing.change_details(paper, form.instance, by=request.user, **given)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, "Title and period were saved.")
            return redirect("plans:paper", paper.key)
    return paper_page(request, "plans/papers/details.html", paper, form=form)


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
def source(request, paper):
    """The document that the text retells."""
    kept = fetching.paper(request.user, paper.key)
    form = SourceForm(request.POST or None, paper=paper)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            changing.correct_source(
                kept, source=given["source"], note=given["source_note"], years_only=given.get("years_only"),
                by=request.user, reason=given["reason"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, "What is known of its source was saved.")
            return redirect("plans:paper", paper.key)
    return paper_page(request, "plans/papers/source.html", kept, form=form)


@requires(Permission.WITHDRAW_PLAN, fetch=fetching.paper)
def withdraw_paper(request, paper):
    """Ask, then withdraw a paper that was not adopted."""
    reasons = reasons_not_to("withdraw", paper, by=request.user)
    form = ReasonForm(request.POST or None, required=True)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(paper, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, f"“{paper.title}” was withdrawn. Everything written is kept.")
        return redirect("plans:paper", paper.key)
    return paper_page(request, "plans/papers/withdraw.html", paper, form=form, reasons=reasons)


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
def bases(request, paper):
    """The papers on which this one rests: here, or known by reference only."""
    form = BasisForm(request.POST or None, paper=paper, papers=_papers_to_rest_on(paper, request.user))
    if request.method == "POST" and form.is_valid():
        try:
            changing.add_basis(paper, form.instance, by=request.user)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"The text is now based on “{form.instance}”.")
            return redirect("plans:bases", paper.key)
    rows = paper.bases.select_related("basis__partnership")
    return paper_page(request, "plans/papers/bases.html", paper, tab="paper", form=form, bases=rows)


def _papers_to_rest_on(paper, user):
    """Assessments of the person's workspaces, of the same county and with a public version."""
    seen = Paper.objects.visible_to(user) | Paper.objects.filter(versions__publication__isnull=False)
    wanted = [Paper.Kind.ASSESSMENT, Paper.Kind.PLAN]
    papers = seen.filter(kind__in=wanted).exclude(pk=paper.pk).distinct()
    return papers.select_related("plan", "assessment", "partnership").order_by("partnership__name", "pk")


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
@require_POST
def remove_basis(request, paper, pk):
    basis = get_object_or_404(PaperBasis, paper=paper, pk=pk)
    try:
        changing.remove_basis(basis, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as refused:
        tell_refusal(request, refused)
    else:
        messages.success(request, "The reference was removed.")
    return redirect("plans:bases", paper.key)
