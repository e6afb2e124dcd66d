"""The quarters of the made-up county's districts: all share with it, and one has not closed its newest quarter."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from actions.delivery.asked import asked_in
from actions.delivery.clock import bring_up_to_date
from actions.delivery.county.sharing import share
from actions.delivery.editions.closing import close
from actions.delivery.periods.setting_up import set_up, tiles_of
from actions.delivery.returns.sender import Sender
from actions.delivery.tiling import Clocks
from actions.models import ReportingCalendar, ReportingPeriod
from csp_portal.demo.county_plans import DISTRICTS, POLICE, DemoDistrict, action_key
from csp_portal.demo.reports import said_of, send_for
from partnerships.models import Organisation, Partnership, User
from plans.models import Paper
from priorities.measures.changing import save_measure
from priorities.measures.entering import FigureEntry, enter
from priorities.measures.periods import FigureSpan
from priorities.models import Measure

DUE_AFTER, CLOSES_AFTER = 10, 15
#: The last quarters that are over, on which there are reports.
QUARTERS = 2
#: Whoever has not closed the newest of them.
LATE = "wickhaven"


@transaction.atomic
def fill_county(today: date, *, by: User) -> int:
    """How many quarters were closed; none where the districts' reporting is set up."""
    rows = Paper.objects.filter(plan__slug__in=[each.plan_slug for each in DISTRICTS])
    papers = {paper.plan.slug: paper for paper in rows.select_related("plan", "partnership")}
    if len(papers) < len(DISTRICTS) or ReportingCalendar.objects.filter(paper__in=papers.values()).exists():
        return 0
    for paper in papers.values():
        _set_up(paper, today, by=by)
    bring_up_to_date(today)
    return sum(_fill(each, papers[each.plan_slug], today, by=by) for each in DISTRICTS)


def _set_up(paper: Paper, today: date, *, by: User) -> None:
    """From the second last quarter that is over: earlier ones were before reporting began."""
    over = [tile for tile in tiles_of(paper, "quarters", Clocks(DUE_AFTER, CLOSES_AFTER)) if tile.closes_on < today]
    began = over[-QUARTERS].closes_on
    clocks = {"due_after": DUE_AFTER, "closes_after": CLOSES_AFTER}
    set_up(paper, by=by, on=began, pattern="quarters", late_days=31, **clocks)


def _fill(district: DemoDistrict, paper: Paper, today: date, *, by: User) -> int:
    periods = ReportingPeriod.objects.of(paper).asking().filter(closes_on__lt=today).order_by("number")
    over = list(periods.select_related("calendar__paper__partnership"))
    _count_burglaries(district, over, by=by)
    share(paper.partnership, by=by)
    closed = over[:-1] if district.slug == LATE else over
    for number, period in enumerate(over):
        _report_on(district, period, number, by=by)
        if period in closed:
            close(period, by=by)
    return len(closed)


def _report_on(district: DemoDistrict, period: ReportingPeriod, number: int, *, by: User) -> None:
    told = {action_key(district, each): each.told[number] for each in district.actions if len(each.told) > number}
    asked = [each for each in asked_in(period) if str(each.action.key) in told]
    for body in dict.fromkeys(each.organisation for each in asked):
        own = [each for each in asked if each.organisation == body]
        said = (said_of(each, told[str(each.action.key)]) for each in own)
        send_for(own, Sender(by, period, body, on_behalf="Sent by e-mail"), said)


def _count_burglaries(district: DemoDistrict, periods: list[ReportingPeriod], *, by: User) -> None:
    """Under one code in all districts, so that the county pools them."""
    measure = Measure(
        partnership=Partnership.objects.get(slug=district.slug), code="1.1", title="Burglary in homes",
        unit="in 1,000 homes", direction="down", frequency="quarter", adds_up="rate", per=1000, is_public=True,
        source="Mereshire Police, recorded crime", organisation=Organisation.objects.get(slug=POLICE["slug"]),
    )  # fmt: skip
    spans = [FigureSpan(each.starts_on, each.ends_on) for each in periods]
    entries = [
        FigureEntry(span, numerator=Decimal(count), denominator=Decimal(district.homes))
        for span, count in zip(spans, district.burglaries, strict=True)
    ]
    enter(save_measure(measure, by=by), entries, by=by)
