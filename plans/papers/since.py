"""What the draft of today changes against any of its versions, or against itself at the end of a day."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.http import Http404
from django.utils import timezone

from partnerships.access import Permission, requires
from partnerships.fields import DayField
from plans.document.compare import compare
from plans.document.compose import compose
from plans.papers import fetching
from plans.papers.as_it_was import text_at
from plans.papers.frame import paper_page


class SinceForm(forms.Form):
    day = DayField(label="Or with the draft at the end of a day", required=False)


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
def changes(request, paper):
    """``?version=3`` or ``?day=…``; without either, against the newest version."""
    versions = list(paper.versions.visible_to(request.user).defer("canonical").order_by("-number"))
    form = SinceForm(request.GET)
    day = form.cleaned_data["day"] if form.is_valid() else None
    context = {"versions": versions, "since": form, "day": day}
    if day:
        past = text_at(paper, _end_of(day))
        context |= {"comparison": compare(past.document, compose(paper)), "untold": past.untold}
    elif version := _asked(request, versions):
        context |= {"comparison": compare(version.document, compose(paper)), "version": version}
    return paper_page(request, "plans/papers/changes.html", paper, tab="paper_history", **context)


def _asked(request, versions):
    asked = request.GET.get("version") or (versions[0].number if versions else "")
    version = next((each for each in versions if str(each.number) == str(asked)), None)
    if asked and version is None:
        raise Http404
    return version


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(microseconds=1)
