"""What a reader is shown of a plan on a day: the adopted Version, its addenda, its annual layers.

Public facts only: nothing here looks at rows that are still being written.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Prefetch
from django.utils import timezone

from plans.document.contents import amend
from plans.models import Addendum, Adoption, Paper, Plan, PlanYear, Version


@dataclass(frozen=True)
class PlanReading:
    """One plan as it reads on one day."""

    plan: Plan
    on: date
    version: Version
    is_proposed: bool
    addenda: list[Version] = field(default_factory=list)
    years: list[tuple[PlanYear, Version]] = field(default_factory=list)

    @cached_property
    def document(self) -> dict:
        """The consolidated text: the Version with the addenda in force that day."""
        return amend(self.version.document, [addendum.document for addendum in self.addenda])

    @property
    def addendum_numbers(self) -> list[int]:
        return [addendum.document["identity"]["number"] for addendum in self.addenda]

    @cached_property
    def current_year(self) -> tuple[PlanYear, Version] | None:
        """The annual layer that covers the day; after the plan's end, the last one."""
        covering = [year for year in self.years if year[0].starts_on <= self.on <= year[0].ends_on]
        return covering[0] if covering else (self.years[-1] if self.years else None)


def reading(plan: Plan, on: date) -> PlanReading | None:
    """The plan as adopted and amended by ``on``; before the first adoption the latest public Version, as proposed.

    None when the plan was not adopted by that day, or nothing of it was public. A plan that was brought in without a
    record of its adoption reads as it was brought in, from the first day of its years.
    """
    if plan.paper is None:
        return None
    adoption = plan.paper.adoptions.standing().select_related("version").first()
    if adoption and _took_effect(adoption, plan) <= on:
        return PlanReading(plan, on, adoption.version, False, _addenda(plan, on), _years(plan, on))
    if adoption:
        return None
    public = plan.paper.versions.public_on(on).order_by("-number").first()
    if public is None:
        return None
    if plan.paper.state == Paper.State.NOT_RECORDED:
        is_there = _first_known_day(plan) <= on
        return PlanReading(plan, on, public, False, _addenda(plan, on), _years(plan, on)) if is_there else None
    return PlanReading(plan, on, public, True, [], _years(plan, on))


def _first_known_day(plan: Plan) -> date:
    """Of a plan whose years alone are recorded, the first day of its first year."""
    return plan.starts_on.replace(month=1, day=1) if plan.years_only else plan.starts_on


def _took_effect(adoption: Adoption, plan: Plan) -> date:
    """The day of adoption; where that is not recorded, the plan's first day, or the day it was entered if earlier."""
    return adoption.adopted_on or min(plan.starts_on, timezone.localdate(adoption.recorded_at))


def _addenda(plan: Plan, on: date) -> list[Version]:
    """In the order of their numbers; one whose adoption is not recorded counts from its date."""
    standing = Adoption.objects.standing().select_related("version")
    addenda = Addendum.objects.filter(plan=plan, dated_on__lte=on).order_by("number").select_related("paper")
    addenda = addenda.prefetch_related(
        Prefetch("paper__versions", Version.objects.public_on(on).order_by("number"), to_attr="public_versions"),
        Prefetch("paper__adoptions", standing, to_attr="standing_adoptions"),
    )
    return [version for addendum in addenda if (version := _adopted_text(addendum.paper, on))]


def _adopted_text(paper: Paper, on: date) -> Version | None:
    by_then = [each for each in paper.standing_adoptions if each.adopted_on is None or each.adopted_on <= on]
    if by_then:
        return by_then[0].version
    is_kept_as_it_came = paper.state == Paper.State.NOT_RECORDED and paper.public_versions
    return paper.public_versions[-1] if is_kept_as_it_came else None


def _years(plan: Plan, on: date) -> list[tuple[PlanYear, Version]]:
    """Every annual layer with its latest Version that was public by the day, the adopted one before any other."""
    public = Version.objects.public_on(on).order_by("number")
    standing = Adoption.objects.standing().select_related("version")
    years = plan.years.select_related("paper", "plan").prefetch_related(
        Prefetch("paper__versions", public, to_attr="public_versions"),
        Prefetch("paper__adoptions", standing, to_attr="standing_adoptions"),
    )
    return [(year, version) for year in years if (version := _best(year.paper, on))]


def _best(paper: Paper, on: date) -> Version | None:
    return _adopted_text(paper, on) or (paper.public_versions[-1] if paper.public_versions else None)


def plans_in_force(plans, on: date) -> dict[int, list[Plan]]:
    """For each partnership the adopted plan that covers the day; where two overlap, the one that began later. Beside it
    the plan of each council of a joint partnership that has one of its own."""
    found: dict[int, dict[int | None, Plan]] = {}
    for plan in plans.covering(on).select_related("paper", "council").order_by("starts_on"):
        if plan.paper.state in Paper.STANDING:  # asked of the database, it looks through all that stand anywhere
            found.setdefault(plan.partnership_id, {})[plan.council_id] = plan
    return {partnership: _in_order(by_council) for partnership, by_council in found.items()}


def _in_order(by_council: dict[int | None, Plan]) -> list[Plan]:
    """Everybody's first, then by the councils' names."""
    return sorted(by_council.values(), key=lambda plan: plan.council.name if plan.council else "")
