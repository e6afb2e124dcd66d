"""The public list of meetings, week by week, a page at a time; narrowed by words, a council or a body."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone

from governance.meetings.forms import MeetingsFilterForm
from governance.meetings.items import public_items
from governance.models import Body, Meeting
from partnerships.access import public
from partnerships.named import named
from partnerships.spellings import bare_words

ON_A_PAGE = 40
MONTHS = 6


@dataclass(frozen=True)
class Week:
    """The meetings of one week, with its Monday."""

    monday: date
    meetings: list[Meeting]


@public
def meetings(request):
    """What meets when, over all bodies; a cancelled meeting says so, a moved one stands on its new day."""
    today = timezone.localdate()
    form = MeetingsFilterForm(request.GET, today=today)
    wanted = form.cleaned_data if form.is_valid() else form.usual()
    page = Paginator(_found(wanted), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    context = {
        "section": "meetings", "form": form, "page": page, "rows": rows, "weeks": weeks_of(rows), "wanted": wanted,
        "months": months_from(today), "items": public_items(rows, request.user),
        "manages": Body.objects.managed_by(request.user).exists(),
    }  # fmt: skip
    return render(request, "governance/meetings/list.html", context)


def _found(wanted):
    found = Meeting.objects.latest_of_each().select_related(
        "body__council", "body__partnership", "moved_from", "first_sitting"
    )
    if wanted["past"]:
        found = found.filter(on__lt=wanted["from_day"]).order_by("-on", "starts_at", "pk")
    else:
        found = found.from_day(wanted["from_day"])
    for word in bare_words(wanted["words"]):
        called = named("name", word) | named("council__name", word) | named("partnership__name", word)
        found = found.filter(body__in=Body.objects.filter(called))
    if wanted["council"]:
        joint = Body.objects.filter(also_of__slug=wanted["council"])
        owner = Q(body__council__slug=wanted["council"]) | Q(body__partnership__slug=wanted["council"])
        found = found.filter(owner | Q(body__in=joint))
    return found.filter(body=wanted["body"]) if wanted["body"] else found


def weeks_of(meetings) -> list[Week]:
    """Meetings in their order, by weeks that begin on Monday. Pure."""
    weeks = groupby(meetings, key=lambda meeting: meeting.on - timedelta(days=meeting.on.weekday()))
    return [Week(monday, list(found)) for monday, found in weeks]


def months_from(today: date) -> list[date]:
    """The first days of the months to come, to which the list can jump. Pure."""
    first = [today.year * 12 + today.month + n for n in range(MONTHS)]
    return [date(number // 12, number % 12 + 1, 1) for number in first]
