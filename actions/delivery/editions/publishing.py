"""The public copy of a closed period goes out once the board has received its own."""

from datetime import date

from django.db import transaction

from actions.delivery.editions.telling import tell_published
from actions.delivery.periods.lifecycle import hold
from actions.models import PeriodReport, ReportingPeriod
from partnerships.access import Permission, not_allowed
from partnerships.verbs import missing_reason, require, swap
from plans.models import Publication, Version
from plans.papers.versions import publish

Edition = PeriodReport.Edition


def newest_copies(period: ReportingPeriod) -> dict[str, Version]:
    """The newest Version of each copy, by whom it is for."""
    rows = Version.objects.filter(paper__period_report__reporting_period=period).order_by("number")
    rows = rows.select_related("paper__period_report", "publication")
    return {version.paper.period_report.edition: version for version in rows}


def reasons_not_to_publish(period: ReportingPeriod, *, by) -> list[str]:
    """Why ``by`` may not publish it now; empty: allowed."""
    reasons = not_allowed(by, Permission.PUBLISH_PERFORMANCE, period)
    if period.state != ReportingPeriod.State.CLOSED:
        reasons.append(f"{period.name} is not closed.")
    elif (public := newest_copies(period).get(Edition.PUBLIC)) is None:
        reasons.append(f"{period.name} was closed before reports were kept: open it again and close it.")
    elif public.is_public:
        reasons.append(f"The report of {period.name} is public already.")
    if period.closed_by_id == by.pk and not by.is_system and not period.calendar.closer_may_publish:
        reasons.append(
            "You closed the period: somebody else looks at its report and publishes it. The rules of reporting can let "
            "whoever closes a period publish it too."
        )
    return reasons


@transaction.atomic
def publish_report(period: ReportingPeriod, *, by, on: date, received_on: date, minute: str) -> Publication:
    """Everybody may read the public copy from now on. ``received_on``, ``minute``: when the board received its own."""
    hold(period)
    reasons = reasons_not_to_publish(period, by=by)
    if received_on > on:
        reasons.append("The board has not met yet: publish the report once it has received it.")
    elif received_on <= period.ends_on:
        reasons.append("The board cannot have received the report before the period was over.")
    require(reasons + missing_reason(minute, "Give the minute of the board."))
    copies = newest_copies(period)
    board = copies[Edition.BOARD].paper.period_report
    place = {"partnership": period.paper.partnership, "minute": minute}
    now = {"received_on": received_on, "minute": minute}
    swap(board, was={"received_on": board.received_on}, now=now, by=by, event="report received by the board", **place)
    publication = publish(copies[Edition.PUBLIC], by=by, basis=Publication.Basis.RECEIVED)
    tell_published(period, copies[Edition.PUBLIC], by=by, received_on=received_on, minute=minute)
    return publication
