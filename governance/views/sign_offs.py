"""Sign-off: the page of one heading, for whoever signs it, and nothing else on it."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.safestring import mark_safe

from governance import sign_off as verbs
from governance.forms.sign_off import AnswerForm
from governance.models import SignOffRequest
from governance.standings import text_sha256
from governance.views.confirming import confirm
from partnerships.access import Permission, requires
from plans.marking import marked

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
        request, AnswerForm(request.POST or None), back=reverse("pages:tasks"), template="governance/sign_off.html",
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
