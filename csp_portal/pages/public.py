"""The public pages that gather rooms: home with its search, and a partnership with its plans."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import date_format

from governance.meetings.published import published_of_partnership
from governance.scrutiny.tracking_views import public_recommendations
from partnerships.access import Permission, may, public
from partnerships.identity.brand import brand_of
from partnerships.models import Partnership
from partnerships.numbers import whole
from plans.models import Paper, Plan, StrategicAssessment
from plans.papers.in_force import plans_in_force, reading
from plans.papers.record import ended_records, record_of
from plans.papers.search import page_of_plans, partnerships_named
from plans.papers.search_in_places import is_postcode, words_at_place

PAGE_LENGTH, FOUND_LENGTH = 24, 6
#: What a card shows of a partnership and of its plan.
NAMED = ("slug", "name", "is_made_up")
SHOWN = ("title", "starts_on", "ends_on", "years_only", "partnership", "paper__state", "council__name")


@public
def home(request):
    """Every partnership with its plan in force; one search over names and the text of adopted plans."""
    words = request.GET.get("q", "").strip()[:100]
    length = FOUND_LENGTH if words else PAGE_LENGTH
    named = list(partnerships_named(words).values_list("pk", flat=True))  # all names are looked through once
    said = page_of_plans(words, number := whole(request.GET.get("plans", ""), 1) or 1)
    at_place = words_at_place(words) if not (named or said.hits) else None
    if at_place:
        named = at_place.partnerships
        said = page_of_plans(at_place.words, number, within=named)
    page = Paginator(named, length).get_page(request.GET.get("page"))
    shown = list(page)
    rows = Partnership.objects.only(*NAMED).in_bulk(shown)
    page.object_list = [rows[number] for number in shown if number in rows]
    plans = Plan.objects.filter(partnership__in=shown).only(*SHOWN)
    in_force = plans_in_force(plans, timezone.localdate()) if shown else {}
    councils = _lead_councils(shown) if shown else {}
    context = {
        "section": "home",
        "words": words,
        "page": page,
        "entries": [
            (each, [_in_force_words(plan) for plan in in_force.get(each.pk, [])], councils.get(each.pk, []))
            for each in page
        ],
        "said": said,
        "at_place": at_place,
        "is_postcode": is_postcode(words),
        "total": page.paginator.count,
    }
    return render(request, "pages/home.html", context)


def _in_force_words(plan) -> str:
    if plan.paper.state == Paper.State.NOT_RECORDED:
        said = f"Plan: {plan.title}; whether it was adopted is not recorded"
    else:
        until = plan.ends_on.year if plan.years_only else date_format(plan.ends_on, "j F Y")
        said = f"Plan in force: {plan.title}, until {until}"
    return f"{said} ({plan.council})" if plan.council else said


def _lead_councils(partnerships: list[int]) -> dict[int, list[str]]:
    """Their names, by partnership. A prefetch would begin a question for each of them, which takes as long as all else
    of a page of names."""
    found: dict[int, list[str]] = {}
    rows = Partnership.lead_councils.through.objects.filter(partnership__in=partnerships)
    for led, name in rows.order_by("organisation__name").values_list("partnership", "organisation__name"):
        found.setdefault(led, []).append(name)
    return found


@public
def partnership(request, slug):
    """One partnership: the plan in force, what is on its way, past plans, and who sits at the table."""
    found = get_object_or_404(Partnership.objects.prefetch_related("areas", "lead_councils"), slug=slug)
    today = timezone.localdate()
    plans = list(Plan.objects.filter(partnership=found).select_related("paper", "predecessor"))
    current = plans_in_force(Plan.objects.filter(partnership=found), today).get(found.pk, [])
    entries = [_entry(plan, today) for plan in plans if plan.ends_on >= today and plan not in current]
    context = {
        "partnership": found,
        "brand": brand_of(found),
        "today": today,
        "current": [_entry(plan, today) for plan in current],
        "coming": [entry for entry in entries if entry["reading"]],  # proposed, or adopted and not begun
        "past": past_plans([plan for plan in plans if plan.ends_on < today and plan not in current], today),
        "assessments": public_assessments(found),
        **_at_the_table(found, today),
        "districts": found.districts.all(),
        "before": found.predecessors.all(),
        "after": found.successors.all(),
        "has_ended": found.has_ended(today),
        "meetings": published_of_partnership(found, today),
        "is_tracked": public_recommendations(found).exists(),
        "may_read_performance": may(request.user, Permission.READ_PERFORMANCE, found),
    }
    return render(request, "pages/partnership.html", context)


def public_assessments(partnership):
    """Strategic assessments for it that stand and have a public text, the newest first."""
    standing = StrategicAssessment.objects.covering(partnership).filter(paper__state__in=Paper.STANDING)
    return standing.filter(paper__versions__publication__isnull=False).select_related("partnership", "author")


def _at_the_table(partnership, today) -> dict:
    """Seats that are known of today, and those of which a paper gives no day at all."""
    seats = list(partnership.memberships.in_force(today).select_related("organisation"))
    undated = [seat for seat in seats if not (seat.starts_on or seat.ends_on)]
    return {"members": [seat for seat in seats if seat not in undated], "undated": undated}


def _entry(plan, today) -> dict:
    """A plan as a list shows it; nothing of it when no version is public."""
    read = reading(plan, today)
    return {"plan": plan, "reading": read, "record": record_of(plan.paper, public=True) if read else None}


def past_plans(plans, today) -> list[dict]:
    """Ended plans as a list shows them; those that were adopted are read together."""
    records = ended_records(plans, today)
    return [
        {"plan": plan, "reading": True, "record": records[plan.pk]} if plan.pk in records else _entry(plan, today)
        for plan in plans
    ]
