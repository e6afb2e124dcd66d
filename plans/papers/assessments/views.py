"""The page of an assessment's reviews: who looked it over, when, and what came of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from partnerships.access import Permission, requires
from partnerships.frame import tell_refusal
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused
from plans.models import AssessmentReview, Paper
from plans.papers import fetching
from plans.papers.assessments import verbs
from plans.papers.assessments.forms import AssessmentReviewForm
from plans.papers.frame import paper_page


def assessment_paper(user, key):
    paper = fetching.paper(user, key)
    if paper.kind != Paper.Kind.ASSESSMENT:
        raise Http404
    return paper


def _review(user, key, pk):
    paper = assessment_paper(user, key)
    return get_object_or_404(AssessmentReview, assessment=paper.assessment, pk=pk)


@requires(Permission.VIEW_DRAFT, fetch=assessment_paper)
def reviews(request, paper):
    """All of them, and a new one."""
    reasons = verbs.reasons_not_to_record_a_review(paper, by=request.user)
    review = AssessmentReview(assessment=paper.assessment)
    form = None if reasons else AssessmentReviewForm(request.POST or None, instance=review)
    if request.method == "POST" and form and form.is_valid() and _recorded(request, paper, form):
        return redirect("plans:reviews", paper.key)
    context = {"form": form, "reviews": paper.assessment.reviews.all(), "reasons": reasons}
    return paper_page(request, "plans/papers/reviews.html", paper, tab="paper", **context)


def _recorded(request, paper, form) -> bool:
    try:
        verbs.record_review(paper, form.instance, by=request.user)
    except Refused as refused:
        form.add_error(None, refused.reasons)
        return False
    messages.success(request, f"The review by {form.instance.reviewed_by} was saved.")
    return True


@requires(Permission.EDIT_PAPER, fetch=_review)
def correct_review(request, review):
    paper = review.assessment.paper
    form = AssessmentReviewForm(request.POST or None, instance=review)
    if request.method == "POST" and form.is_valid() and _recorded(request, paper, form):
        return redirect("plans:reviews", paper.key)
    return paper_page(request, "plans/papers/review.html", paper, tab="paper", form=form, review=review)


@requires(Permission.EDIT_PAPER, fetch=_review)
def remove_review(request, review):
    """Ask why, then remove it; the history keeps it."""
    paper = review.assessment.paper
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.remove_review(review, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, "The review was removed.")
        return redirect("plans:reviews", paper.key)
    return paper_page(request, "plans/papers/review_remove.html", paper, tab="paper", form=form, review=review)
