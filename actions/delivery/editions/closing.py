"""Closing a period: what everybody has said is frozen for the board and for the public, at one moment or not at all."""

import uuid

from django.db import transaction
from django.utils import timezone

from actions.delivery.editions.telling import tell_closed
from actions.delivery.periods.lifecycle import hold, move, reasons_not_to
from actions.models import PeriodReport, ReportingPeriod
from partnerships.models import audit
from partnerships.verbs import require
from plans.document.compose import compose
from plans.document.performance import PublicRules, performance_kinds, public_edition
from plans.models import Block, Paper, Version
from plans.papers.versions import freeze

Edition = PeriodReport.Edition
#: Where the co-ordinator's own words stand among the kinds.
COMMENTARY_AT = 25


@transaction.atomic
def close(period: ReportingPeriod, *, by, html: str | None = None) -> Version:
    """Close it, and freeze both editions: the board's from the rows, the public's from the board's. ``html``: the
    co-ordinator's own words (None: as they were kept).

    Whoever sends a report holds the same lock, so a report is in both editions or in neither, and its sender is told.
    """
    hold(period)
    move("close", period, by=by, closed_at=timezone.now(), closed_by=by)
    if html is not None and html != period.commentary_html:
        put_commentary(period, by=by, html=html)
    version = freeze_copies(period, by=by)
    tell_closed(period, version, by=by)
    return version


def freeze_copies(period: ReportingPeriod, *, by) -> Version:
    """The next Version of both copies of a closed period; the board's. Call inside the verb that says who may."""
    board, public = (_report(period, edition, by) for edition in (Edition.BOARD, Edition.PUBLIC))
    made_for = {"by": by, "purpose": Version.Purpose.PERIOD, "frozen_for": period.name}
    version = freeze(board.paper, document=_document(board), **made_for)
    rules = PublicRules(str(public.paper.key), public.title)
    freeze(public.paper, document=public_edition(version.frozen_document, rules), **made_for)
    return version


def _report(period, edition, by) -> PeriodReport:
    found = PeriodReport.objects.filter(reporting_period=period, edition=edition).select_related("paper").first()
    if found is None:
        paper = Paper(kind=Paper.Kind.PERFORMANCE, partnership=period.paper.partnership, state=Paper.State.CLOSED)
        title = f"{period.paper.title}: {period.name}{', for the board' if edition == Edition.BOARD else ''}"
        found = PeriodReport(reporting_period=period, edition=edition, title=title, paper=paper)
        for row in (paper, found):
            row._history_user, row._change_reason = by, "Its period was closed"
        paper.save()
        found.paper = paper
        found.save()
        audit("paper started", paper, by=by, partnership=paper.partnership)
    found.reporting_period = period
    found.paper.period_report = found
    return found


def _document(report: PeriodReport) -> dict:
    """The board's edition: a chapter for each kind that has something to tell, the commentary after the sums."""
    kinds = performance_kinds(is_year=report.reporting_period.is_year)
    blocks = [_block(report, kind.name, kind.heading, {}) for kind in kinds]
    if commentary := report.reporting_period.commentary_html:
        after = sum(kind.place < COMMENTARY_AT for kind in kinds)
        blocks.insert(after, _block(report, "rich_text", "Commentary", {"html": commentary}))
    document = compose(report.paper, blocks)
    return {**document, "blocks": [block for block in document["blocks"] if block["data"]]}


def _block(report, kind, heading, data) -> Block:
    key = uuid.uuid5(report.reporting_period.paper.key, kind)
    return Block(paper=report.paper, key=key, kind=kind, heading=heading, data=data)


@transaction.atomic
def keep_commentary(period: ReportingPeriod, *, by, html: str) -> None:
    """The co-ordinator's own words, until the period closes."""
    hold(period)
    require(reasons_not_to("close", period, by=by))
    put_commentary(period, by=by, html=html)


def put_commentary(period: ReportingPeriod, *, by, html: str) -> None:
    """Call inside the verb that says who may."""
    period.commentary_html = html
    period._history_user, period._change_reason = by, "Commentary written"
    period.save(update_fields=["commentary_html"])
