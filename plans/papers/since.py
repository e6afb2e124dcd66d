"""What the draft of today changes against one of its versions, a text saved under a name, or itself at the end of a
day; and what one of these changes against another."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from partnerships.access import Permission, may, requires
from partnerships.fields import DayField
from partnerships.verbs import Refused
from plans.document.compare import compare
from plans.document.compose import compose
from plans.document.contents import Document
from plans.models import NamedText, Paper, Version
from plans.papers import fetching
from plans.papers.as_it_was import text_at
from plans.papers.frame import paper_page
from plans.papers.naming import NameForm, delete_text, reasons_not_to_save, save_text

DRAFT = "draft"


class SinceForm(forms.Form):
    day = DayField(label="Or what the draft has changed since the end of a day", required=False)


@dataclass(frozen=True)
class ComparedText:
    """One text that can be compared; ``name`` is what addresses call it."""

    name: str
    label: str
    short: str
    row: Version | NamedText | None = None

    def document(self, paper: Paper) -> Document:
        return compose(paper) if self.row is None else self.row.document


def choices_of(paper: Paper, user) -> list[ComparedText]:
    """Texts saved under a name and versions, the newest of each first; the draft of today before all."""
    named = paper.named_texts.defer("composed")
    versions = paper.versions.visible_to(user).defer("canonical").order_by("-number")
    return [
        ComparedText(DRAFT, "The draft as it stands now", "the draft"),
        *(ComparedText(f"text-{row.pk}", f"“{row}”, {_day(row.saved_at)}", f"“{row}”", row) for row in named),
        *(ComparedText(str(row.number), _version_words(row), f"version {row.number}", row) for row in versions),
    ]


def _version_words(version) -> str:
    made_for = f": {version.frozen_for[:60]}" if version.frozen_for else ""
    return f"Version {version.number}, {_day(version.frozen_at)}{made_for}"


def _day(at) -> str:
    return date_format(timezone.localtime(at), "j F Y")


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
def changes(request, paper):
    """What ``to`` (the draft) changes against ``version``, a number or a saved text, or since the end of ``day``.

    Without either, against the newest version, or else the newest saved text. Asked for by the
    page of writing it is answered with a list of the chapters that changed.
    """
    choices = choices_of(paper, request.user)
    form = SinceForm(request.GET)
    day = form.cleaned_data["day"] if form.is_valid() else None
    context = {"choices": choices, "since": form, "day": day, **_keeping(request, paper, choices)}
    if day:
        past = text_at(paper, _end_of(day))
        context |= {"comparison": compare(past.document, compose(paper)), "untold": past.untold}
    elif before := _asked(choices, request.GET.get("version") or _newest(choices)):
        after = _asked(choices, request.GET.get("to") or DRAFT)
        compared = compare(before.document(paper), after.document(paper))
        context |= {"before": before, "after": after, "comparison": compared}
    if request.htmx:
        return render(request, "plans/papers/changes_beside.html", {"paper": paper, **context})
    return paper_page(request, "plans/papers/changes.html", paper, tab="paper_history", **context)


def _newest(choices) -> str:
    others = sorted(choices[1:], key=lambda each: isinstance(each.row, NamedText))
    return others[0].name if others else ""


def _asked(choices, name) -> ComparedText | None:
    found = next((each for each in choices if each.name == name), None)
    if name and found is None:
        raise Http404
    return found


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(microseconds=1)


# --- Texts saved under a name


def _keeping(request, paper, choices) -> dict:
    """What officers may do with them here."""
    named = [each.row for each in choices if isinstance(each.row, NamedText)]
    return {
        "named_texts": named,
        "name_form": None if reasons_not_to_save(paper, by=request.user) else NameForm(),
        "may_delete": may(request.user, Permission.EDIT_PAPER, paper),
    }


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
def save_named(request, paper):
    """Save the draft under a name; then it can be compared with."""
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = save_text(paper, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"The draft is saved as “{made}”.")
            return redirect(f"{reverse('plans:paper_changes', args=[paper.key])}?version=text-{made.pk}")
    reasons = reasons_not_to_save(paper, by=request.user)
    return paper_page(request, "plans/papers/save_named.html", paper, tab="paper_history", form=form, reasons=reasons)


def fetch(user, key, pk):
    owner = fetching.paper(user, key)
    found = get_object_or_404(NamedText.objects.defer("composed").select_related("saved_by"), paper=owner, pk=pk)
    found.paper = owner
    return found


@requires(Permission.EDIT_PAPER, fetch=fetch)
def delete_named(request, named):
    """Ask, then delete it for good."""
    if request.method == "POST":
        delete_text(named, by=request.user)
        messages.success(request, f"“{named}” was deleted.")
        return redirect("plans:paper_changes", named.paper.key)
    return paper_page(request, "plans/papers/delete_named.html", named.paper, tab="paper_history", named=named)
