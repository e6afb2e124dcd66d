"""A file of crime figures comes in: kept by checksum, read by the worker, looked at, taken; nothing comes in twice."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from partnerships.access import Permission, not_allowed
from partnerships.history import acting_as
from partnerships.models import Partnership, audit
from partnerships.verbs import Refused, require, swap
from priorities.measures.entering import Arrival, FigureEntry, Novelty, arrivals, enter
from priorities.measures.files.counted import (
    home_office_entries,
    home_office_remarks,
    street_entries,
    street_remarks,
    why_not_counted,
)
from priorities.measures.files.reading import names_of
from priorities.measures.files.tasks import read_figures
from priorities.models import CountingRule, FigureFile, FileSort, Measure, NameInFiles

S = FigureFile.State
#: A file that nobody has read by then was lost with its worker.
LOST_AFTER = timedelta(minutes=15)
#: Of each kind its figures, and what whoever looks at them should know.
COUNTED = {
    FileSort.STREET: (street_entries, street_remarks),
    FileSort.HOME_OFFICE: (home_office_entries, home_office_remarks),
}
NOT_READ = "The file is not read: there are no figures to take from it yet."


@transaction.atomic
def bring_in(partnership, uploaded, *, by, sort: str) -> FigureFile:
    """Keep the file and have it read; the same file again is refused with the day on which it came, unless it could not
    be read then: it is read again, as the kind that is said now."""
    require(not_allowed(by, Permission.MANAGE_MEASURES, partnership))
    Partnership.objects.select_for_update().get(pk=partnership.pk)  # of two who send one file the second is told
    same = FigureFile.objects.filter(partnership=partnership, sha256=FigureFile.checksum(uploaded)).first()
    if same and same.state != S.FAILED:
        day = timezone.localtime(same.uploaded_at)
        raise Refused([f"This very file came in on {day:%d/%m/%Y}, as “{same.name}”: it has nothing new."])
    figures = same or FigureFile.of(uploaded, partnership=partnership, sort=sort, uploaded_by=by)
    figures.sort, figures.state, figures.uploaded_by, figures.uploaded_at = sort, S.WAITING, by, timezone.now()
    figures.save()
    audit("figures brought in", figures, by=by, partnership=partnership, sha256=figures.sha256)
    transaction.on_commit(lambda: _have_read(figures))
    return figures


def _have_read(figures: FigureFile) -> None:
    read_figures.enqueue(figures.pk)


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """Files whose worker was killed are read again."""
    lost = FigureFile.objects.waiting().filter(uploaded_at__lt=now - LOST_AFTER) if everything else []
    for figures in lost:
        _have_read(figures)
    return {"figure files": len(lost)}


@transaction.atomic
def say_names(figures: FigureFile, *, by, ours: list[str]) -> None:
    """Which names of the file are ours, once for all files of its kind; tables of partnerships are then read again."""
    require(not_allowed(by, Permission.MANAGE_MEASURES, figures))
    before = names_of(figures.partnership, figures.sort)
    with acting_as(by):
        for name in (each for each in names_in(figures) if each in ours or each in before):
            about = {"is_ours": name in ours, "said_by": by}
            NameInFiles.objects.update_or_create(
                partnership=figures.partnership, sort=figures.sort, name=name, defaults=about
            )
    if figures.sort == FileSort.HOME_OFFICE:
        FigureFile.objects.filter(pk=figures.pk, state__in=(S.READ, S.TAKEN)).update(state=S.WAITING)
        transaction.on_commit(lambda: _have_read(figures))


def names_in(figures: FigureFile) -> list[str]:
    """Every name of an area or a partnership that the file has."""
    if figures.sort == FileSort.STREET:
        return sorted({name for month in figures.reading.get("months", []) for name in month["areas"]})
    return sorted(name for name in figures.reading.get("csps", {}) if not name.casefold().startswith("unassigned"))


@transaction.atomic
def say_rule(measure: Measure, *, by, sort: str, names: list[str]) -> CountingRule | None:
    """What a measure counts in a kind of file; without names nothing any more. A change of it is a change of the
    definition: history keeps it."""
    if not names:
        return _take_rule_away(measure, by=by, sort=sort)
    require(not_allowed(by, Permission.MANAGE_MEASURES, measure) or _reasons_not_to_count(measure, sort, names))
    with acting_as(by):
        rule, _ = CountingRule.objects.update_or_create(measure=measure, sort=sort, defaults={"names": names})
    audit("counting rule said", measure, by=by, partnership=measure.partnership, sort=sort, names=names)
    return rule


def _reasons_not_to_count(measure, sort, names) -> list[str]:
    if measure.adds_up != Measure.AddsUp.SUM or measure.is_rolling:
        return ["Files have counts: only a measure whose counts are summed is counted from them."]
    why_not = why_not_counted(names, measure.months, is_home_office=sort == FileSort.HOME_OFFICE)
    return [why_not] if why_not else []


def _take_rule_away(measure, *, by, sort) -> None:
    require(not_allowed(by, Permission.MANAGE_MEASURES, measure))
    rule = measure.counting_rules.filter(sort=sort).first()
    require([] if rule else ["Enter what is counted."])
    with acting_as(by):
        rule.delete()
    audit("counting rule taken away", measure, by=by, partnership=measure.partnership, sort=sort, names=rule.names)


@dataclass(frozen=True)
class FoundFigures:
    """What a file has for a measure with a rule, beside what is there already, and what to know of it."""

    measure: Measure
    arrivals: list[Arrival]
    remarks: list[str]

    def wanted(self, *, only_new: bool) -> list[FigureEntry]:
        return [each.entry for each in self.arrivals if not only_new or each.novelty == Novelty.NEW]


def found_in(figures: FigureFile) -> list[FoundFigures]:
    rules = CountingRule.objects.filter(measure__partnership=figures.partnership, sort=figures.sort)
    ours, (entries_of, remarks_of) = names_of(figures.partnership, figures.sort), COUNTED[FileSort(figures.sort)]
    found = []
    for rule in rules.select_related("measure__partnership").order_by("measure__title"):
        if reasons := _reasons_not_to_count(rule.measure, rule.sort, rule.names):  # it was changed since
            found.append(FoundFigures(rule.measure, [], reasons))
            continue
        asked = (figures.reading, rule.names, ours)
        entries = entries_of(*asked, rule.measure.months, figures.name)
        found.append(FoundFigures(rule.measure, arrivals(rule.measure, entries), remarks_of(*asked)))
    return found


@transaction.atomic
def take(figures: FigureFile, *, by) -> dict[str, int]:
    """Enter all that is new or revised; what the file says again adds nothing. Of a file that was taken before only
    what is new: it may say of the rest what a later one has revised since."""
    require(not_allowed(by, Permission.MANAGE_MEASURES, figures))
    was, only_new = {"state": figures.state, "taken_at": figures.taken_at}, figures.state == S.TAKEN
    require([] if figures.state in (S.READ, S.TAKEN) else [NOT_READ])
    entered = [
        arrival
        for found in found_in(figures)
        for arrival in enter(found.measure, found.wanted(only_new=only_new), by=by)
    ]
    now = {"state": S.TAKEN, "taken_by": by, "taken_at": timezone.now()}
    swap(figures, was=was, now=now, by=by, event="figures taken", partnership=figures.partnership)
    return {novelty.value: sum(each.novelty == novelty for each in entered) for novelty in Novelty}
