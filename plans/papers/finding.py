"""Search over what is still written: titles, chapters, and the rows that the chapters show."""

from django.db.models import CharField, TextField
from django.db.models.functions import Cast
from django.urls import reverse

from partnerships.access import Permission
from partnerships.finding import READ, FoundThing, Sought, plain, under
from partnerships.models import Partnership
from plans.document.kinds import kind_named
from plans.models import Block, Plan, StrategicAssessment
from plans.models.papers import with_owner
from plans.papers.history import HistorySource, sources_of_rows


def texts(user, sought: Sought):
    """Of papers whose drafts the person may read."""
    places = Partnership.objects.granting(user, Permission.VIEW_DRAFT)
    yield from under("Plans and assessments", _named(places, sought))
    yield from under("Chapters", _chapters(places, sought))
    by_heading: dict[str, list[FoundThing]] = {}
    for source in sources_of_rows():
        by_heading.setdefault(_heading(source), []).extend(_rows(source, places, sought))
    for heading, things in by_heading.items():
        yield from under(heading, {thing.url: thing for thing in things}.values())


def _named(places, sought):
    plans = Plan.objects.written().filter(sought.within("title"), partnership__in=places)
    for plan in plans.select_related("partnership")[:READ]:
        yield FoundThing(plan.title, reverse("plans:workspace", args=[plan.slug]), plan.partnership.name)
    assessments = StrategicAssessment.objects.filter(sought.within("title"), partnership__in=places)
    for found in assessments.select_related("partnership", "paper")[:READ]:
        yield FoundThing(found.title, reverse("plans:paper", args=[found.paper.key]), found.partnership.name)


def _chapters(places, sought):
    rows = Block.objects.placed().filter(paper__partnership__in=places).annotate(said=Cast("data", TextField()))
    rows = rows.filter(sought.within("heading", "said")).select_related(*with_owner("paper")).order_by("-pk")
    for block in rows[:READ]:
        if words := sought.around(f"{block.heading} {plain(block.data)}".strip()):
            url = f"{reverse('plans:paper_read', args=[block.paper.key])}#block-{block.key}"
            yield FoundThing(str(block), url, block.paper.title, words)


def _heading(source: HistorySource) -> str:
    """Of the rows themselves, also for their parts."""
    parent = source.path.partition("__")[0]
    model = source.model if parent == "paper" else source.model._meta.get_field(parent).related_model
    return str(model._meta.verbose_name_plural).capitalize()


def _rows(source: HistorySource, places, sought):
    """Rows, or the rows of which a part holds the words; removed ones are not found."""
    to_row = source.path.removesuffix("paper")
    names = [each.name for each in source.model._meta.concrete_fields if _is_written(each)]
    if not names:
        return
    rows = source.model.objects.filter(sought.within(*names), **{f"{source.path}__partnership__in": places})
    row_model = source.model._meta.get_field(to_row[:-2]).related_model if to_row else source.model
    if any(each.name == "removed_at" for each in row_model._meta.concrete_fields):
        rows = rows.filter(**{f"{to_row}removed_at": None})
    for found in rows.select_related(*with_owner(source.path)).order_by("-pk")[:READ]:
        row = getattr(found, to_row[:-2]) if to_row else found
        if words := sought.around(" ".join(plain(getattr(found, name)) for name in names)):
            yield FoundThing(str(row), _page(source, row), row.paper.title, words)


def _is_written(field) -> bool:
    return isinstance(field, CharField | TextField) and not field.choices


def _page(source: HistorySource, row) -> str:
    name = kind_named(source.kinds[0]).edit_url_name or "plans:paper_read"
    return f"{reverse(name, args=[row.paper.key])}#row-{getattr(row, 'key', row.pk)}"
