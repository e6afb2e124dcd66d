"""Answering with a sheet: taken out, brought back, every change looked at, then kept; with an account and by link."""

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from actions.delivery.periods.fetching import period as period_of
from actions.delivery.returns.forms import ReturnForm
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import save
from actions.delivery.returns.views import answers_of
from actions.delivery.scale import scale_of
from actions.delivery.sheet.reading import read_answers
from actions.delivery.sheet.writing import workbook_of_answers
from partnerships.access import Permission, requires
from partnerships.fields import UploadField
from partnerships.frame import tell_refusal
from partnerships.verbs import Refused
from plans.office.handing_out import file_response
from plans.office.lines.child import read_apart
from plans.office.packages import Unreadable
from plans.office.workbooks import EXCEL
from plans.papers.frame import paper_page

SALT = "actions.delivery.sheet"
A_DAY = 24 * 60 * 60
TOO_OLD = "What you looked at is too old, or belongs to somebody else. Send the file once more."


class AnswersForm(forms.Form):
    file = UploadField(
        label="The workbook, filled in",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text="The one that you got here, of at most 5 MB.",
    )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        try:
            return read_apart(upload.read(), upload.name)["sheets"]
        except Unreadable as refused:
            raise ValidationError(str(refused)) from refused


def sheet_file(sender: Sender, asked):
    scale, about = scale_of(sender.period.paper.partnership), sender.organisation or sender.period.paper.partnership
    name = f"{slugify(f'{about} {sender.period.name}')}.xlsx"
    return file_response(workbook_of_answers(asked, sender, scale), name, EXCEL)


@requires(Permission.REPORT_ACTION, fetch=period_of)
def report_sheet(request, period, slug):
    """With an account: one's own organisation, or as the co-ordinator any."""
    asked, sender, _ = answers_of(request, period, slug)
    where = [period.key, slug]
    return sheet_page(
        request, sender, asked, template="actions/delivery/sheet/with_account.html",
        page_url=reverse("actions:report_for", args=where), file_url=reverse("actions:report_sheet_file", args=where),
    )  # fmt: skip


@requires(Permission.REPORT_ACTION, fetch=period_of)
def report_sheet_file(request, period, slug):
    asked, sender, _ = answers_of(request, period, slug)
    return sheet_file(sender, asked)


def sheet_page(request, sender: Sender, asked, *, template: str, page_url: str, file_url: str, **context):
    """``page_url``: the page of the same cards; what is kept stands there, ready to be sent."""
    today, scale = timezone.localdate(), scale_of(sender.period.paper.partnership)
    reasons = sender.reasons_not_to_write(today)
    for reason in reasons if request.method == "POST" else ():
        messages.error(request, reason)
    if "kept" in request.POST and not reasons:
        if _take(request, sender, asked, scale, today):
            return redirect(page_url)
        return redirect(request.path)
    form, read = AnswersForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and not reasons and form.is_valid():
        try:
            read = read_answers(form.cleaned_data["file"], asked, scale)
        except Unreadable as refused:
            form.add_error("file", str(refused))
    context |= {
        "form": form,
        "read": read,
        "kept": _kept(read, sender) if read and read.changed else "",
        "sender": sender,
        "period": sender.period,
        "reasons": reasons,
        "page_url": page_url,
        "file_url": file_url,
    }
    if sender.by_link:
        return render(request, template, context)
    return paper_page(request, template, sender.period.paper, **context)


def _whose(sender: Sender) -> list:
    return [sender.period.pk, sender.organisation.pk if sender.organisation else 0, sender.person.pk]


def _kept(read, sender) -> str:
    """What was looked at, as the browser holds it until it is confirmed; nobody can change it there."""
    return signing.dumps([_whose(sender), {line.key: line.data for line in read.changed}], salt=SALT, compress=True)


def _take(request, sender, asked, scale, today) -> bool:
    """Keep the lines that were looked at; of those that somebody changed meanwhile the ones that were ticked."""
    try:
        whose, lines = signing.loads(request.POST["kept"], salt=SALT, max_age=A_DAY)
    except signing.BadSignature:
        messages.error(request, TOO_OLD)
        return False
    if whose != _whose(sender):
        messages.error(request, TOO_OLD)
        return False
    wanted, kept = set(request.POST.getlist("line")), 0
    for each in asked:
        key = str(each.action.key)
        if key not in lines or key not in wanted:
            continue
        form = ReturnForm(lines[key], asked=each, scale=scale)
        if form.is_valid() and _is_saved(request, each, sender, form, today):
            kept += 1
    messages.success(request, f"{kept} report{'' if kept == 1 else 's'} saved. Look at them, then send all.")
    return True


def _is_saved(request, asked, sender, form, today) -> bool:
    try:
        save(asked, sender, form.said(), revision=form.cleaned_data["revision"] or 0, on=today)
    except Refused as refused:
        tell_refusal(request, refused)
        return False
    return True
