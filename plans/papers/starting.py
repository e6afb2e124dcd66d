"""Starting papers: a plan from the standard outline or carried forward, a year layer, an addendum, an assessment."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format

from partnerships.access import Permission, may
from partnerships.limits import sentences_of
from partnerships.models import Organisation, Partnership, audit
from partnerships.verbs import Refused, require
from plans.document.kinds import kind_named
from plans.models import Addendum, Block, Paper, Plan, PlanYear, StrategicAssessment
from plans.papers.addresses import address_of_title, free_slug
from plans.papers.assessments.verbs import say_whom_it_covers
from plans.papers.outlines import FROM_OUTLINE, outline_of


def reasons_not_to_start(partnership: Partnership, *, by, starts_on: date | None = None) -> list[str]:
    """``starts_on``: the first day of what is started. Texts of a partnership that has ended are still recorded."""
    if not (by.is_system or may(by, Permission.START_PLAN, partnership)):
        return ["Your roles do not let you start a plan."]
    if starts_on and partnership.has_ended(starts_on):
        return [f"{partnership} ended on {date_format(partnership.ends_on, 'j F Y')}: nothing of it begins after that."]
    return []


def _ask(partnership, *, by, starts_on):
    require(reasons_not_to_start(partnership, by=by, starts_on=starts_on))


@transaction.atomic
def start_plan(
    partnership: Partnership,
    *,
    by,
    title: str,
    starts_on: date,
    ends_on: date,
    years_only: bool = False,
    kind: str = Plan.Kind.PARTNERSHIP_PLAN,
    predecessor: Plan | None = None,
    carry_from: Plan | None = None,
    council: Organisation | None = None,
) -> Plan:
    """Start a plan: with ``carry_from`` its blocks and rows come along under their keys, else the standard outline.

    ``carry_from`` is the predecessor too, unless another one is named. ``council``: the one council of a joint
    partnership whose own plan it is.
    """
    _ask(partnership, by=by, starts_on=starts_on)
    before = predecessor or carry_from
    if any(plan and plan.partnership_id != partnership.pk for plan in (predecessor, carry_from)):
        raise Refused(["The plan before must be one of this partnership."])
    if carry_from and carry_from.is_known_by_reference:
        raise Refused([f"“{carry_from.title}” is known by reference only: there is no text to carry forward."])
    plan = Plan(
        partnership=partnership,
        slug=address_of_title(title, partnership),
        title=title,
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        years_only=years_only,
        predecessor=before,
        council=council,
    )
    _create(plan, Paper.Kind.PLAN, by=by, reason=f"Carried forward from “{carry_from}”" if carry_from else "Started")
    _fill(plan.paper, by=by, source=carry_from.paper if carry_from else None)
    return plan


@transaction.atomic
def start_year(plan: Plan, *, by, starts_on: date, ends_on: date, carry_from: PlanYear | None = None) -> PlanYear:
    """Start the annual layer of a plan, from the standard outline or from an earlier year's layer."""
    _ask(plan.partnership, by=by, starts_on=starts_on)
    reasons = []
    if plan.is_known_by_reference:
        reasons.append("This plan is known by reference only: it has no text to refresh.")
    if starts_on < plan.starts_on or ends_on > plan.ends_on:
        reasons.append("The year must lie within the plan's period.")
    if carry_from and carry_from.plan_id != plan.pk:
        reasons.append("The year before must be one of this plan.")
    require(reasons)
    year = PlanYear(plan=plan, starts_on=starts_on, ends_on=ends_on)
    _create(year, Paper.Kind.YEAR, by=by, reason="Started")
    _fill(year.paper, by=by, source=carry_from.paper if carry_from else None)
    return year


@transaction.atomic
def start_addendum(plan: Plan, *, by, subject: str, dated_on: date) -> Addendum:
    """Start the next numbered addendum of an adopted plan."""
    _ask(plan.partnership, by=by, starts_on=dated_on)
    if plan.is_known_by_reference or not plan.paper.is_standing:
        raise Refused(["Only an adopted plan is changed by an addendum: edit the draft instead."])
    number = (plan.addenda.aggregate(last=Max("number"))["last"] or 0) + 1
    addendum = Addendum(plan=plan, number=number, subject=subject, dated_on=dated_on)
    _create(addendum, Paper.Kind.ADDENDUM, by=by, reason="Started")
    _fill(addendum.paper, by=by)
    return addendum


@transaction.atomic
def start_assessment(
    partnership: Partnership,
    *,
    by,
    title: str,
    starts_on: date,
    ends_on: date,
    years_only: bool = False,
    carry_from: StrategicAssessment | None = None,
    author: Organisation | None = None,
    also_covers: Iterable[Partnership] = (),
) -> StrategicAssessment:
    """Start a strategic assessment, from the standard outline or from an earlier one.

    ``author``: the organisation that wrote it; ``also_covers``: other partnerships that it is for.
    """
    _ask(partnership, by=by, starts_on=starts_on)
    if carry_from and carry_from.partnership_id != partnership.pk:
        raise Refused(["The assessment before must be one of this partnership."])
    assessment = StrategicAssessment(
        partnership=partnership,
        slug=free_slug(StrategicAssessment, f"{partnership.slug}-assessment-{ends_on.year}"),
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        years_only=years_only,
        author=author,
    )
    _create(assessment, Paper.Kind.ASSESSMENT, by=by, reason="Started")
    say_whom_it_covers(assessment, also_covers, by=by)
    _fill(assessment.paper, by=by, source=carry_from.paper if carry_from else None)
    return assessment


def _create(owner, kind, *, by, reason):
    """Save a paper and its owner with history and audit; constraints speak as reasons."""
    partnership = owner.plan.partnership if hasattr(owner, "plan_id") else owner.partnership
    paper = Paper(kind=kind, partnership=partnership)
    try:
        owner.full_clean(exclude=["paper"])
    except ValidationError as error:
        raise Refused(sentences_of(error)) from error
    for row in (paper, owner):
        row._history_user, row._change_reason = by, reason
    paper.save()
    owner.paper = paper
    owner.save()
    audit("paper started", paper, by=by, partnership=partnership, reason=reason)


def _fill(paper, *, by, source=None):
    if source is not None:
        carry_blocks(source, paper, by=by)
        return
    begun = [(piece, kind_named(piece.kind).begin(paper)) for piece in outline_of(paper.kind)]
    kept = (each for each in begun if not (each[0].only_if_known and kind_named(each[0].kind).is_empty(each[1])))
    for position, (piece, data) in enumerate(kept):
        block = Block(paper=paper, kind=piece.kind, heading=piece.heading, level=piece.level, position=position)
        block.data = data
        block._history_user, block._change_reason = by, FROM_OUTLINE
        block.save()


def carry_blocks(source: Paper, target: Paper, *, by) -> list[Block]:
    """Copy the placed blocks of one paper to another under their keys, rows included, in their kinds' load order."""
    pairs = [(old, _twin(old, target)) for old in source.blocks.placed().select_related("paper__partnership")]
    for old, new in sorted(pairs, key=lambda pair: kind_named(pair[0].kind).load_order):
        kind_named(old.kind).carry_forward(old, new, by=by)
        new._history_user, new._change_reason = by, f"Carried forward from “{source.title}”"
        new.save()
    return [new for _, new in pairs]


def _twin(block, target):
    return Block(
        paper=target,
        key=block.key,
        kind=block.kind,
        position=block.position,
        level=block.level,
        heading=block.heading,
        council_id=block.council_id,
        data=kind_named(block.kind).empty(),
    )
