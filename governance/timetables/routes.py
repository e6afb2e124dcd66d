"""Ready routes through a council's committees. A route is data: these are starting points, a council keeps its own.

Sources: the routes that real plans took (rules: routes to approval differ). Pure apart from ``templates_for``.
"""

from dataclasses import dataclass

from governance.models import BodyKind as B
from governance.models import RouteTemplate, Timetable
from governance.models import StageRole as R
from plans.models import Paper


@dataclass(frozen=True)
class BodyStep:
    """One stop: bodies of this kind do this; stops with the same number may come in any order."""

    step: int
    body_kind: str
    role: str
    title: str = ""
    is_optional: bool = False
    gap_days: int = 0  # working days that lie at least between the step before and this one
    consultation_weeks: int = 0  # a consultation of so many weeks fits between the step before and its papers


@dataclass(frozen=True)
class Route:
    slug: str
    name: str
    description: str
    steps: tuple[BodyStep, ...]
    council: int | None = None  # whose own route it is; ready ones are everybody's


READY = (
    Route(
        "district",
        "District with an executive",
        "Partnership and officers' board prepare, an advisory board and scrutiny look at it, Cabinet recommends, Full "
        "Council adopts.",
        (
            BodyStep(1, B.PARTNERSHIP_BOARD, R.PREPARE, "Agrees priorities and draft"),
            BodyStep(2, B.OFFICER_BOARD, R.PREPARE, "Clears the draft"),
            BodyStep(3, B.ADVISORY, R.ADVISE, is_optional=True),
            BodyStep(4, B.SCRUTINY, R.SCRUTINISE),
            BodyStep(5, B.EXECUTIVE, R.RECOMMEND),
            BodyStep(6, B.FULL_COUNCIL, R.DECIDE),
        ),
    ),
    Route(
        "unitary",
        "Unitary with a health and wellbeing board",
        "Scrutiny looks at the assessment first; the health and wellbeing board comments; Cabinet recommends to Full "
        "Council.",
        (
            BodyStep(1, B.SCRUTINY, R.SCRUTINISE, "Looks at the strategic assessment"),
            BodyStep(2, B.HEALTH_WELLBEING, R.CONSULT),
            BodyStep(3, B.SCRUTINY, R.SCRUTINISE, "Looks at the proposed plan"),
            BodyStep(4, B.EXECUTIVE, R.RECOMMEND),
            BodyStep(5, B.FULL_COUNCIL, R.DECIDE),
        ),
    ),
    Route(
        "committee-system",
        "Council with a committee system",
        "No executive: the committee for community safety recommends, Full Council adopts.",
        (
            BodyStep(1, B.PARTNERSHIP_BOARD, R.PREPARE, "Agrees priorities and draft"),
            BodyStep(2, B.COMMITTEE, R.RECOMMEND),
            BodyStep(3, B.FULL_COUNCIL, R.DECIDE),
        ),
    ),
    Route(
        "single-member",
        "Decision of one cabinet member",
        "For texts that the council's constitution leaves to a single cabinet member.",
        (
            BodyStep(1, B.PARTNERSHIP_BOARD, R.PREPARE),
            BodyStep(2, B.SCRUTINY, R.SCRUTINISE, is_optional=True),
            BodyStep(3, B.SINGLE_MEMBER, R.DECIDE),
        ),
    ),
    Route(
        "county-agreement",
        "County community safety agreement",
        "The county partnership approves the agreement; the county council's scrutiny committee notes it.",
        (
            BodyStep(1, B.PARTNERSHIP_BOARD, R.DECIDE, "Approves the agreement"),
            BodyStep(2, B.SCRUTINY, R.NOTE, is_optional=True),
        ),
    ),
    Route(
        "annual-refresh",
        "Annual refresh",
        "The partnership revises the plan in the light of the new assessment; scrutiny looks at it once a year.",
        (
            BodyStep(1, B.PARTNERSHIP_BOARD, R.PREPARE, "Revises in the light of the assessment"),
            BodyStep(2, B.SCRUTINY, R.SCRUTINISE),
            BodyStep(3, B.EXECUTIVE, R.DECIDE),
        ),
    ),
    Route(
        "addendum",
        "Addendum",
        "A short route for a change to a plan that is adopted already.",
        (
            BodyStep(1, B.PARTNERSHIP_BOARD, R.RECOMMEND),
            BodyStep(2, B.EXECUTIVE, R.DECIDE),
        ),
    ),
)


def templates_for(*councils) -> dict[str, Route]:
    """Routes to choose from: the councils' own first, then the ready ones."""
    own = RouteTemplate.objects.filter(council__in=councils).prefetch_related("steps") if any(councils) else []
    found = {}
    for template in own:
        steps = tuple(
            BodyStep(
                row.step, row.body_kind, row.role, row.title, row.is_optional, row.gap_days, row.consultation_weeks
            )
            for row in template.steps.all()
        )
        name = f"own-{template.pk}"
        found[name] = Route(name, template.name, template.description, steps, template.council_id)
    return found | {route.slug: route for route in READY}


#: Ready routes made for one kind of text.
MADE_FOR = {Paper.Kind.YEAR: "annual-refresh", Paper.Kind.ADDENDUM: "addendum"}


def usual_route(paper, council) -> str | None:
    """The route that the partnership's last text of this kind took; else the council's own, or one made for it."""
    found = templates_for(council)
    names = {route.name: key for key, route in found.items()}
    taken = Timetable.objects.filter(paper__partnership=paper.partnership, paper__kind=paper.kind, route__in=names)
    last = taken.exclude(paper=paper).order_by("pk").values_list("route", flat=True).last()
    own = next((key for key in found if key.startswith("own-")), None)
    return names[last] if last else own or MADE_FOR.get(paper.kind)
