"""Plans, agreements, annual refreshes and assessments as the duties look at them: read in a few queries for all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Exists, Min, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from actions.models import Action, FundingLine
from governance.duties.facts import Evidence, Text
from governance.models import Body, BodyKind, EqualityAim, Implication
from plans.models import Adoption, Block, Finding, Paper, PaperBasis, Plan, Publication, StrategicAssessment
from priorities.models import Indicator, Priority, StrategyAim

SECTION_17 = ("community safety", "crime and disorder", "section 17")


@dataclass
class Texts:
    """The texts of one partnership: pairs of (kind of plan, text), refreshes, assessments."""

    plans: list[tuple[str, Text]] = field(default_factory=list)
    years: list[Text] = field(default_factory=list)
    assessments: list[Text] = field(default_factory=list)

    def of_kind(self, kind: str) -> list[Text]:
        return [text for known, text in self.plans if known == kind]


def read_texts(ids: Iterable[int]) -> dict[int, Texts]:
    """The texts of each partnership; what is in a plan's annual layers counts for the plan."""
    papers, covered = list(_papers(ids)), _covered(ids)
    strands, weighed = _strands(ids), _weighed(ids)
    councils = _full_councils(ids)
    layers = defaultdict(list)
    for paper in papers:
        if paper.kind == Paper.Kind.YEAR:
            layers[paper.plan_year.plan_id].append(paper)
    found = defaultdict(Texts)
    for paper in papers:
        within = [paper, *(layers[paper.plan.pk] if paper.kind == Paper.Kind.PLAN else [])]
        text = _text(paper, within, strands, weighed, councils)
        own = found[paper.partnership_id]
        if paper.kind == Paper.Kind.PLAN:
            own.plans.append((paper.plan.kind, text))
        elif paper.kind == Paper.Kind.YEAR:
            own.years.append(text)
        else:
            for partnership in (paper.partnership_id, *covered[paper.pk]):
                found[partnership].assessments.append(text)
    for plan in Plan.objects.filter(partnership__in=ids, paper=None):  # known by reference alone
        found[plan.partnership_id].plans.append((plan.kind, Text(plan.title, *plan.period, is_adopted=True)))
    return found


def _papers(ids):
    standing = Adoption.objects.standing().filter(paper=OuterRef("pk"))
    public = Publication.objects.filter(version__paper=OuterRef("pk"))
    known_day = Q(versions__publication__basis__in=[Publication.Basis.PAPERS, Publication.Basis.ADOPTION])
    theirs = Q(partnership__in=ids) | Q(
        pk__in=_covering().filter(partnership__in=ids).values("strategicassessment__paper")
    )
    papers = Paper.objects.filter(theirs).exclude(state=Paper.State.WITHDRAWN)
    papers = papers.written().exclude(kind=Paper.Kind.ADDENDUM).with_owner()
    return papers.annotate(
        adopted_on=Subquery(standing.values("adopted_on")[:1]),
        adopted_by=Subquery(standing.values("body")[:1]),
        is_public=Exists(public),
        published_at=Min("versions__publication__published_at", filter=known_day),
        **_parts(),
    ).order_by("pk")


def _covering():
    """Which assessment is for which other partnership, where it is public: drafts of others are not theirs."""
    public = Publication.objects.filter(version__paper=OuterRef("strategicassessment__paper"))
    return StrategicAssessment.also_covers.through.objects.filter(Exists(public))


def _covered(ids) -> dict[int, list[int]]:
    """By the paper of an assessment: the other partnerships that it is for."""
    found = defaultdict(list)
    rows = _covering().filter(partnership__in=ids).order_by("pk")
    for paper, partnership in rows.values_list("strategicassessment__paper", "partnership"):
        found[paper].append(partnership)
    return found


def _parts():
    """Which parts a paper has, each as a yes or no."""
    here = {"paper": OuterRef("pk")}
    rows = {"removed_at": None, **here}
    return {
        "has_priorities": Exists(Priority.objects.filter(**rows)),
        "has_actions": Exists(Action.objects.filter(**rows)),
        "has_funding": Exists(FundingLine.objects.filter(**rows)),
        "has_indicators": Exists(Indicator.objects.filter(**rows)),
        "has_measures": Exists(Action.objects.filter(**rows).exclude(measure="")),
        "has_alignment": Exists(StrategyAim.objects.filter(**rows)),
        "has_engagement": Exists(Block.objects.placed().filter(kind__in=["consultation", "survey"], **here)),
        "has_findings": Exists(Finding.objects.filter(**here)),
        "has_implementation": Exists(
            PaperBasis.objects.filter(basis__period_report__reporting_period__is_year=True, **here)
        ),
        "has_proposals": Exists(Finding.objects.filter(is_proposed_priority=True, **here)),
    }


def _text(paper, within, strands, weighed, councils):
    owner = paper.owner
    by = paper.adopted_by or ""
    text = Text(
        title=owner.title,
        starts_on=owner.starts_on,
        ends_on=owner.ends_on,
        is_adopted=paper.is_standing,
        is_adoption_recorded=paper.is_adopted or not paper.is_standing,
        adopted_on=paper.adopted_on,
        adopted_by=by,
        is_by_full_council="full council" in by.lower() or any(name in by for name in councils[paper.partnership_id]),
        is_public=paper.is_public,
        public_on=timezone.localdate(paper.published_at) if paper.published_at else None,
        strands=frozenset(strand for each in within for strand in strands[each.pk]),
        parts=frozenset(part for each in within for part in _parts_of(each)),
        url=paper.public_url if paper.is_public else reverse("plans:paper", args=[paper.key]),
        is_inside=not paper.is_public,
    )
    return replace(text, **weighed[paper.pk])


def _parts_of(paper):
    names = ("priorities", "actions", "funding", "alignment", "engagement", "findings", "proposals", "implementation")
    yield from (name for name in names if getattr(paper, f"has_{name}"))
    if paper.has_indicators or paper.has_measures:
        yield "measures"


def _strands(ids):
    found = defaultdict(set)
    rows = Priority.objects.placed().filter(paper__partnership__in=ids)
    for paper, strands in rows.values_list("paper", "strands"):
        found[paper].update(strands)
    return found


def _full_councils(ids):
    """What Full Council is called at the lead councils of each partnership."""
    found = defaultdict(set)
    bodies = Body.objects.filter(kind=BodyKind.FULL_COUNCIL, council__led_partnerships__in=ids)
    for partnership, name in bodies.values_list("council__led_partnerships", "name"):
        found[partnership].add(name)
    return found


def _weighed(ids):
    """What committee reports on each paper weigh: crime and disorder under a heading, the three equality aims."""
    found = defaultdict(dict)
    place = ("report__timetable__paper", "report", "report__title")
    theirs = {"report__timetable__paper__partnership__in": ids}
    for paper, report, title, heading, signed in (
        Implication.objects.filter(**theirs).exclude(text="").values_list(*place, "heading", "signed_on")
    ):
        evidence = _report(report, title, signed)
        if any(words in heading.lower() for words in SECTION_17):
            found[paper].setdefault("section_17", evidence)
        if "equalit" in heading.lower() and signed:
            found[paper].setdefault("equality", evidence)
    aims = defaultdict(set)
    for paper, report, title, aim in EqualityAim.objects.filter(**theirs).exclude(text="").values_list(*place, "aim"):
        aims[report].add(aim)
        if len(aims[report]) == len(EqualityAim.Aim):
            found[paper].setdefault("equality", _report(report, title, None))
    return found


def _report(pk, title, on):
    return Evidence(f"Committee report: {title}", on, reverse("governance:report", args=[pk]))
