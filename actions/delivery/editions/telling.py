"""Whoever reads performance is told when a period closes, opens again, or is there for everybody: one mail a person.

Those are the people with a role at the partnership that lets them read it (leads, board, scrutiny), and who sits on the
body that receives the report. A mail tells sums; what is confidential is read behind signing in.
"""

from collections.abc import Iterator
from datetime import date, datetime, time

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from actions.delivery.editions.told import data_of
from actions.delivery.mail_kinds import PERIOD
from actions.delivery.periods.received import Reception, receptions_of
from actions.delivery.ratings import day
from actions.models import Action, AddedAction, ReportingPeriod, Return
from partnerships.access import PERMISSIONS_OF_ROLE, Permission, may
from partnerships.mail.changes import Change, register_changes
from partnerships.mail.rows import write_to_each
from partnerships.models import PartnerContact, RoleAssignment, User
from partnerships.site_address import full_address
from partnerships.wording import and_words
from plans.models import Publication, Version
from plans.models.papers import with_owner

READS = Permission.READ_PERFORMANCE


def register():
    register_changes(changes)


def readers_of(period: ReportingPeriod, reception: Reception | None = None) -> list[User]:
    """All who are concerned and may open what the mail leads to."""
    roles = [role for role, held in PERMISSIONS_OF_ROLE.items() if READS in held]
    here = RoleAssignment.objects.current().filter(
        partnership=period.paper.partnership_id, role__in=roles, user__is_active=True
    )
    people = [row.user for row in here.select_related("user").order_by("user__name", "pk")]
    sitting = [each for each in (reception.sitting() if reception else ()) if may(each, READS, period)]
    return list(dict.fromkeys([*people, *sitting]))


def copy_of(version: Version) -> str:
    return reverse("plans:paper_version", args=[version.paper.key, version.number])


def tell_closed(period: ReportingPeriod, version: Version, *, by) -> int:
    """The board's copy is there; how many mails. Call inside the verb."""
    reception = receptions_of([period]).get(period.pk)
    context = {
        "period": period,
        "by": by,
        "sums": sums_of(version),
        "reception": reception,
        "address": full_address(copy_of(version)),
    }
    again = " again" if version.number > 1 else ""
    subject = f"{'The report of ' if period.is_year else ''}{period.name} is {_done(period)}{again}: {period.paper}"
    return _write(readers_of(period, reception), "closed", period, version.pk, subject, context, by=by)


def tell_reopened(period: ReportingPeriod, *, by, reason: str) -> int:
    reception = receptions_of([period]).get(period.pk)
    address = full_address(reverse("actions:performance_reports", args=[period.paper.partnership.slug]))
    context = {"period": period, "by": by, "reason": reason, "address": address}
    subject = f"{period.name} is open again until {day(period.open_until)}: {period.paper}"
    at = f"{timezone.now():%Y%m%d%H%M%S}"
    return _write(readers_of(period, reception), "reopened", period, at, subject, context, by=by)


def tell_published(period: ReportingPeriod, version: Version, *, by, received_on: date, minute: str) -> int:
    """Those who answered by link as well: it is public."""
    contacts = PartnerContact.objects.current().filter(partnership=period.paper.partnership_id).select_related("person")
    people = [*readers_of(period, receptions_of([period]).get(period.pk)), *(each.person for each in contacts)]
    address = full_address(version.paper.period_report.public_url)
    context = {"period": period, "received_on": received_on, "minute": minute, "address": address}
    subject = f"Everybody can read the report of {period.name}: {period.paper}"
    return _write(people, "published", period, version.pk, subject, context, by=by)


def tell_decided(report: Return, occasion: str, *, by, asked: str, decided: dict, to: date | None) -> int:
    """Whoever answers for the organisation hears what became of what it asked, with an account or by link."""
    period = report.period
    here = {"partnership": period.paper.partnership_id, "organisation": report.organisation}
    if report.organisation is None:
        return 0
    leads = RoleAssignment.objects.current().filter(**here, user__is_active=True).select_related("user")
    contacts = PartnerContact.objects.current().filter(**here).select_related("person")
    people = [*(each.user for each in leads), *(each.person for each in contacts)]
    rows = (model.objects.filter(paper=period.paper, key=report.action_key).first() for model in (Action, AddedAction))
    action = next((row.title for row in rows if row), "")
    context = {"period": period, "action": action, "asked": asked, "to": to, **decided}
    return _write(people, "decided", period, occasion, f"Decided: {asked}", context, by=by)


def _write(people, what, period, occasion, subject, context, *, by) -> int:
    text = render_to_string(f"actions/delivery/mail/{what}.txt", context).strip() + "\n"
    others = [each for each in people if each != by]
    return write_to_each(others, kind=PERIOD.name, key=f"{what}-{period.pk}-{occasion}", subject=subject, text=text)


def _done(period) -> str:
    return "made" if period.is_year else "closed"


def sums_of(version: Version) -> str:
    """``18 of 20 reports were received. 3 Complete, 10 Green, 4 Amber and 1 Red.``, as everybody may know them."""
    data = data_of(version.document, "period_summary")
    told = data.get("for_all", data)
    if not told:
        return ""
    counts = told["periods"][-1]["counts"]
    labels = [f"{counts[each['label']]} {each['label']}" for each in told["labels"] if counts.get(each["label"])]
    received = f"{told['received']} of {told['asked']} reports were received."
    return f"{received} {and_words(labels)}." if labels else received


def changes(user: User, since: datetime, until: datetime) -> Iterator[Change]:
    """For the day's mail: periods that began, closed, or are public since then; of the person's own partnerships."""
    own = ReportingPeriod.objects.filter(calendar__paper__partnership__in=user.partnership_ids())
    own = own.select_related(*with_owner("calendar__paper"))
    yield from _begun(own, user, timezone.localdate(since), timezone.localdate(until))
    for period in own.filter(closed_at__gte=since, closed_at__lt=until).exclude(closed_by=user):
        url = reverse("actions:performance_reports", args=[period.paper.partnership.slug])
        yield Change(PERIOD.name, f"{period.name} is {_done(period)}", url, period.closed_at, str(period.paper))
    yield from _published(user, since, until)


def _begun(own, user, since: date, until: date) -> Iterator[Change]:
    for period in own.asking().filter(starts_on__gte=since, starts_on__lt=until, open_until=None):
        if may(user, Permission.VIEW_DRAFT, period):
            url = reverse("actions:reporting", args=[period.paper.key])
            at = timezone.make_aware(datetime.combine(period.starts_on, time.min))
            days = f"its leads are asked on {day(period.asks_on)}, and reports are due by {day(period.due_on)}"
            yield Change(PERIOD.name, f"{period.name} has begun", url, at, f"{period.paper}: {days}.")


def _published(user, since: datetime, until: datetime) -> Iterator[Change]:
    period = "version__paper__period_report__reporting_period"
    rows = Publication.objects.filter(
        published_at__gte=since,
        published_at__lt=until,
        **{f"{period}__calendar__paper__partnership__in": user.partnership_ids()},
    )
    for row in rows.exclude(published_by=user).select_related(*with_owner(f"{period}__calendar__paper")):
        report = row.version.paper.period_report
        title = f"Everybody can read the report of {report.reporting_period.name}"
        yield Change(PERIOD.name, title, report.public_url, row.published_at, str(report.reporting_period.paper))
