"""What residents, members and partners read: plans, versions, comparisons. What is public, unless one may see more."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date

from partnerships.access import Permission, may, public
from partnerships.identity.brand import brand_of
from plans.discussion.verbs import still_to_endorse
from plans.document.canonical import canonical
from plans.document.contents import whose_words
from plans.document.of_councils import councils_named, of_council
from plans.document.render import outline, render_document
from plans.models import Paper, Plan, StrategicAssessment, Version
from plans.papers.in_force import plans_in_force, reading
from plans.papers.record import amended_by, of_text, record_of
from plans.public.filters import VersionFilter
from plans.public.frozen_text import frozen_html
from plans.public.kept_pages import kept_page, kept_page_of_plan
from plans.public.tables import VersionRow, VersionTable


@public
def detail(request, slug):
    """The plan as adopted and amended, today or as at a day."""
    return kept_page_of_plan(request, slug, lambda: _show_plan(request, slug))


def _show_plan(request, slug):
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("partnership", "paper"), slug=slug)
    asked = request.GET.get("as_at", "").strip()
    on = _day(asked)
    read = reading(plan, on or timezone.localdate())
    if read is None:
        return _nothing_in_force(request, plan, on)
    record = _of_version(record_of(plan.paper, public=True, on=read.on), read.version)
    chosen = _chosen_council(request, read.document)
    versions = plan.paper.versions.visible_to(request.user).select_related("publication").order_by("-number")
    found = VersionFilter(request, versions.defer("canonical"))  # the texts are long
    shown = list(found.qs)
    context = {
        "plan": plan,
        "partnership": plan.partnership,
        "brand": brand_of(plan.partnership),
        "reading": read,
        "amended_by": amended_by(read.addendum_numbers),
        "has_actions": _has_actions(read),
        "formats": [] if on else list(plan.paper.other_formats.standing()),
        "record": record,
        "as_at": on,
        "as_at_problem": asked and not on,
        "whose": whose_words(read.document["identity"], record["whose"]),
        "chosen": chosen,
        "outline": outline(chosen.document),
        "text": (text := _text(read, record, chosen, is_kept=on is None)),
        "has_tables": "<table" in text,
        "versions": list(found.queryset) if found.is_used else shown,
        "table": VersionTable([_row(plan, version) for version in shown], request=request, found=found),
    }
    return render(request, "plans/public/detail.html", context)


def _has_actions(read) -> bool:
    texts = (read.document, *(version.document for _, version in read.years))
    return any(block["kind"] == "action_plan" for text in texts for block in text["blocks"])


@dataclass(frozen=True)
class ChosenCouncil:
    """A joint partnership's text as one of its councils reads it (``slug``), or whole."""

    councils: dict[str, str]
    slug: str
    document: dict

    @property
    def name(self) -> str:
        return self.councils.get(self.slug, "")


def _chosen_council(request, document) -> ChosenCouncil:
    """What the address asks for; a council that has nothing of its own reads all of it."""
    councils, slug = councils_named(document), request.GET.get("council", "")
    if slug not in councils:
        return ChosenCouncil(councils, "", document)
    return ChosenCouncil(councils, slug, of_council(document, slug))


def _text(read, record, chosen: ChosenCouncil, *, is_kept):
    """What everybody reads is made once; the text as at one of all earlier days, or of one council, is not kept."""
    if chosen.slug or not is_kept:
        return render_document(chosen.document, medium="page", record=record)
    return frozen_html([each.sha256 for each in (read.version, *read.addenda)], lambda: read.document, record)


def _of_version(record, version):
    return of_text(record, version.number, timezone.localdate(version.frozen_at).isoformat())


def _row(plan, version):
    return VersionRow(version, reverse("plans:version", args=[plan.slug, version.number]))


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _nothing_in_force(request, plan, on):
    """Nothing of this plan was in force on the day asked for: say so and lead to what was."""
    if on is None and not request.user.is_authenticated:
        raise Http404
    day = on or timezone.localdate()
    standing = plans_in_force(Plan.objects.filter(partnership=plan.partnership), day).get(plan.partnership_id, [])
    then = next((each for each in standing if each.council_id in (None, plan.council_id)), None)
    context = {
        "plan": plan,
        "partnership": plan.partnership,
        "brand": brand_of(plan.partnership),
        "on": on,
        "then": then if then and reading(then, day) else None,
    }
    return render(request, "plans/public/not_in_force.html", context, status=404 if on is None else 200)


def public_reading(request, slug):
    plan = get_object_or_404(Plan.objects.visible_to(request.user).select_related("partnership", "paper"), slug=slug)
    read = reading(plan, _day(request.GET.get("as_at", "")) or timezone.localdate())
    if read is None:
        raise Http404("Nothing of this plan was public on that day.")
    return read


@public
def plan_json(request, slug):
    """The Document of the public Version with its public Record only."""
    read = public_reading(request, slug)
    content = {
        "as_at": read.on.isoformat(),
        "document": read.document,
        "version": {"number": read.version.number, "sha256": read.version.sha256},
        "record": _data_only(record_of(read.plan.paper, public=True, on=read.on)),
    }
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _data_only(record: dict) -> dict:
    """The Record without the pictures drawn from it."""
    return {name: value for name, value in record.items() if not name.startswith("timeline_")}


def version_for(user, paper: Paper, number: int) -> Version:
    """One Version if this person may read it: public to all, others with the permission; else 404 or 403."""
    versions = Version.objects.visible_to(user).select_related("paper__partnership", "frozen_by")
    version = get_object_or_404(versions, paper=paper, number=number)
    if not version.is_public and not may(user, Permission.VIEW_PAPERS, paper):
        raise PermissionDenied(f"Your roles do not let you {Permission.VIEW_PAPERS.value}.")
    return version


def paper_of_plan(user, slug) -> Paper:
    return get_object_or_404(Plan.objects.visible_to(user).written(), slug=slug).paper


def public_paper(user, key) -> Paper:
    """A paper that has a Version this person may come across."""
    return get_object_or_404(Paper.objects.filter(versions__in=Version.objects.visible_to(user)).distinct(), key=key)


@public
def version(request, slug, number):
    def make():
        return _show_version(request, version_for(request.user, paper_of_plan(request.user, slug), number))

    return kept_page_of_plan(request, slug, make)


@public
def paper_version(request, key, number):
    def make():
        return _show_version(request, version_for(request.user, public_paper(request.user, key), number))

    return kept_page(request, _numbers(key=key), make)


def _show_version(request, shown: Version):
    record = record_of(shown.paper, public=not may(request.user, Permission.VIEW_PAPERS, shown.paper))
    record = _of_version(record, shown)
    chosen = _chosen_council(request, shown.document)
    others = shown.paper.versions.visible_to(request.user).exclude(pk=shown.pk).select_related("publication")
    context = {
        "version": shown,
        "paper": shown.paper,
        "partnership": shown.paper.partnership,
        "brand": brand_of(shown.paper.partnership),
        "record": record,
        "whose": whose_words(shown.document["identity"], record["whose"]),
        "chosen": chosen,
        "outline": outline(chosen.document),
        "text": (text := _text_of_version(shown, record, chosen)),
        "has_tables": "<table" in text,
        "others": others.order_by("-number"),
        "standing": shown.adoptions.standing().first(),
        "endorsing": still_to_endorse(request.user, shown),
    }
    return render(request, "plans/public/version.html", context)


def _text_of_version(shown, record, chosen: ChosenCouncil):
    if chosen.slug:
        return render_document(chosen.document, medium="page", record=record)
    return frozen_html([shown.sha256], lambda: shown.document, record)


def _numbers(*which, **named):
    """The primary keys of papers, once they are asked for."""
    return Paper.objects.filter(*which, **named).order_by("pk").values_list("pk", flat=True).all


@public
def version_json(request, key, number):
    """The canonical text of one Version: its UTF-8 bytes have the checksum printed on the document."""
    shown = version_for(request.user, public_paper(request.user, key), number)
    return HttpResponse(canonical(shown.frozen_document), content_type="application/json; charset=utf-8")


@public
def year(request, slug, starts):
    """The public text of one annual layer, with its action plan."""
    papers = _numbers(Q(plan__slug=slug) | Q(plan_year__plan__slug=slug, plan_year__starts_on__year=starts))
    return kept_page(request, papers, lambda: _show_year(request, slug, starts))


def _show_year(request, slug, starts):
    plan = get_object_or_404(Plan.objects.visible_to(request.user).written(), slug=slug)
    read = reading(plan, timezone.localdate()) or reading(plan, plan.ends_on)
    found = next((version for layer, version in read.years if layer.starts_on.year == starts), None) if read else None
    if found is None:
        raise Http404
    return _show_version(request, found)


@public
def assessment(request, slug):
    """The latest public text of a strategic assessment."""
    return kept_page(request, _numbers(assessment__slug=slug), lambda: _show_assessment(request, slug))


def _show_assessment(request, slug):
    found = get_object_or_404(StrategicAssessment, slug=slug)
    latest = found.paper.versions.public().order_by("-number").first()
    if latest is None:
        raise Http404
    return _show_version(request, latest)
