"""Sign-off: the page of one heading for whoever signs it, and the author's page of all headings and who is asked."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.safestring import mark_safe

from governance.confirming import confirm
from governance.models import SignOffRequest
from governance.reporting import sign_off as verbs
from governance.reporting.editions import following_stage, standings_of
from governance.reporting.reports import compose_report
from governance.reporting.sign_off_forms import SignOffAnswerForm, asking
from governance.reporting.standings import text_sha256
from governance.reporting.views import report_numbered
from partnerships.access import Permission, requires
from partnerships.verbs import Refused
from plans.document.marking import marked

A = SignOffRequest.Answer
DONE = {A.SIGNED: "is signed", A.COMMENTED: "is signed, with your comment", A.DECLINED: "is not signed"}


def sign_off_of(user, *, pk):
    return get_object_or_404(SignOffRequest.objects.visible_to(user).with_places(), pk=pk)


@requires(Permission.SIGN_OFF, fetch=sign_off_of)
def sign_off(request, asked):
    """One heading of one report: read it, sign it, sign it with a comment, or decline."""
    row = asked.implication
    heading, text = (row.heading, row.text) if row else (asked.heading, asked.signed_text)
    before = _signed_before(asked)
    return confirm(
        request, SignOffAnswerForm(request.POST or None), back=reverse("pages:tasks"),
        template="governance/reporting/sign_off.html",
        asked=asked, report=asked.report, heading=heading, text=text, read=text_sha256(heading, text), before=before,
        changes=mark_safe(marked(linebreaks(before.signed_text, True), linebreaks(text, True))) if before else "",
        is_overdue=asked.is_overdue(timezone.localdate()), reasons=verbs.reasons_not_to_answer(asked, by=request.user),
        do=lambda form: verbs.answer(
            asked, by=request.user, answer=form.cleaned_data["answer"], comment=form.cleaned_data["comment"],
            read=request.POST.get("read", ""),
        ),
        done=lambda answered: f"“{heading}” {DONE[answered.answer]}. The author sees it on the report.",
    )  # fmt: skip


def _signed_before(asked):
    """The last yes to this heading, for a text that has changed since: what changed is shown."""
    if not (asked.is_open and asked.implication):
        return None
    yes = SignOffRequest.objects.filter(implication=asked.implication, answer__in=(A.SIGNED, A.COMMENTED))
    found = yes.order_by("answered_at", "pk").last()
    return found if found and found.signed_text != asked.implication.text else None


# --- The author's side ---------------------------------------------------------------------------------------


@requires(Permission.WRITE_REPORT, fetch=report_numbered)
def report_sign_off(request, found):
    """How every heading stands, and a form that puts those without a yes to the posts that sign them."""
    stage, today = following_stage(found), timezone.localdate()
    rows = list(found.implications.all())
    standings = standings_of(found, compose_report(found), on=today)
    headings = list(zip(rows, standings, strict=True))
    waiting = [(row, each.request) for row, each in headings if row.text.strip() and each.may_be_asked]
    due_on = verbs.due_day(stage, today)
    formset = asking(
        waiting, request.POST if "ask-TOTAL_FORMS" in request.POST else None,
        officers=verbs.signing_officers(found), due_on=due_on,
    )  # fmt: skip
    if request.method == "POST" and formset.is_valid():
        asked = _ask(formset, waiting, stage, by=request.user)
        messages.success(request, _asked_words(asked))
        return redirect("governance:report_sign_off", found.pk)
    context = {
        "report": found, "timetable": found.timetable, "stage": stage, "headings": headings, "formset": formset,
        "due_on": due_on, "unwritten": [row for row in rows if not row.text.strip()],
    }  # fmt: skip
    return render(request, "governance/reporting/sign_offs.html", context)


@transaction.atomic
def _ask(formset, waiting, stage, *, by):
    ticked = [(row, form.cleaned_data) for (row, _), form in zip(waiting, formset, strict=True)]
    return [
        verbs.ask(row, by=by, post=given["post"], person=given["person"], due_on=given["due_on"], stage=stage)
        for row, given in ticked
        if given["ask"]
    ]


def _asked_words(asked):
    if not asked:
        return "Nothing was ticked, so nobody was asked."
    names = ", ".join(f"“{each.heading}” ({each.post})" for each in asked)
    return f"Asked for sign-off: {names}. They find it in their tasks and in their mail."


def request_of_report(user, *, pk):
    return get_object_or_404(SignOffRequest.objects.visible_to(user).with_places(), pk=pk)


@requires(Permission.WRITE_REPORT, fetch=request_of_report)
def sign_off_again(request, earlier):
    """One button: the same post and person, for the text as it stands now."""
    if request.method == "POST":
        stage = following_stage(earlier.report)
        _do(request, lambda: verbs.ask_again(earlier, by=request.user, stage=stage), f"{earlier.post} is asked again.")
    return redirect("governance:report_sign_off", earlier.report_id)


@requires(Permission.WRITE_REPORT, fetch=request_of_report)
def sign_off_take_back(request, asked):
    if request.method == "POST":
        _do(request, lambda: verbs.take_back(asked, by=request.user), f"{asked.post} is asked no more.")
    return redirect("governance:report_sign_off", asked.report_id)


def _do(request, verb, done):
    try:
        verb()
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, done)
