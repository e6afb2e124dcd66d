"""What made-up partnerships recorded of their duties beside the portal: letters, meetings, assessments, revisions."""

from collections.abc import Iterator
from datetime import date, timedelta

from csp_portal.demo.county_plans import COUNTY, DISTRICTS
from csp_portal.demo.redate import financial_year
from governance.duties.verbs import record_evidence
from governance.models import DutyEvidence
from governance.models.duty_table import BY_ID
from partnerships.days.calendars import Calendar
from partnerships.models import Partnership, User

OWN = "anyborough"
SENT = "Sent to the police and crime commissioner with a letter of the chair."
SCRUTINY = "The crime and disorder committee looked at the year’s work and the quarters so far."
PROTOCOL = "Information-sharing protocol, signed by all responsible authorities."


def fill_duties(today: date, *, by: User) -> int:
    """How many rows of evidence were recorded; none where a partnership has some."""
    slugs = [COUNTY["slug"], *(each.slug for each in DISTRICTS), OWN]
    there = Partnership.objects.filter(slug__in=slugs).exclude(duty_evidence__isnull=False)
    rows = [(each, *row) for each in there for row in _told(each.slug, today)]
    for partnership, duty, on, note in rows:
        day = min(Calendar().working_day_on_or_after(on), today)
        record_evidence(partnership, BY_ID[duty], by=by, on=day, note=note)
    return DutyEvidence.objects.filter(partnership__in=[row[0] for row in rows]).count()


def _told(slug: str, today: date) -> Iterator[tuple[str, date, str]]:
    year = financial_year(today)
    adopted = date(year, 3, 17) if slug == OWN else date(year - 1, 3, 4)
    yield "FIS-9A/13A", adopted + timedelta(days=13), SENT
    yield "FIS-4", adopted - timedelta(days=40), PROTOCOL
    if slug == OWN:
        return
    yield "PJA-19", today - timedelta(days=75), SCRUTINY
    if slug != COUNTY["slug"]:
        yield "FIS-5", today - timedelta(days=60), "Strategic assessment of the year, made with the county’s analysts."
        revised = f"The plan was revised for {year}/{(year + 1) % 100:02d}: dates were moved, no priority changed."
        yield "FIS-10", date(year, 3, 11), revised
