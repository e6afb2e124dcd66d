"""Who answered in a period and who did not: one line for each organisation that is asked, what is missing first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max

from actions.delivery.asked import AskedAction, asked_in_each, slug_of
from actions.delivery.returns.verbs import differs
from actions.delivery.scale import RatingScale
from actions.models import ReportingPeriod, Return, ReturnLink
from partnerships.models import Mail, Organisation

State = Return.State


@dataclass
class OrganisationLine:
    """One organisation in a period, with what it was asked."""

    organisation: Organisation | None
    asked: list[AskedAction] = field(default_factory=list)
    last_mail: datetime | None = None
    last_opened: datetime | None = None

    @property
    def slug(self) -> str:
        return slug_of(self.organisation)

    @property
    def name(self) -> str:
        return str(self.organisation or "Actions without a lead organisation")

    def _number(self, is_so) -> int:
        return sum(1 for each in self.asked if is_so(each))

    @property
    def received(self) -> int:
        return self._number(lambda each: each.is_received)

    @property
    def nil(self) -> int:
        return self._number(lambda each: each.is_received and each.report.nil_because)

    @property
    def challenged(self) -> int:
        return self._number(lambda each: each.report and each.report.state == State.CHALLENGED)

    @property
    def drafts(self) -> int:
        return self._number(lambda each: each.report and each.report.state == State.DRAFT)

    @property
    def missing(self) -> int:
        return len(self.asked) - self.received


@dataclass(frozen=True)
class ReportLine:
    """One action of one lead with its ratings beside each other."""

    asked: AskedAction
    scale: RatingScale

    @property
    def reported(self):
        return self.scale.lettered(self.asked.report.reported) if self.asked.is_received else None

    @property
    def by_dates(self):
        return self.scale.of(self.asked.computed.meaning)

    @property
    def agreed(self):
        return self.scale.lettered(self.asked.report.agreed) if self.asked.report else None

    @property
    def is_different(self) -> bool:
        """Whether the lead says something else than the dates."""
        return bool(self.reported) and differs(self.reported.meaning, self.asked.computed.meaning)


def lines_of(period: ReportingPeriod, *, with_mail: bool = False) -> list[OrganisationLine]:
    """All organisations that are asked, those that miss most first. ``with_mail``: when each was written to last."""
    _, lines = next(lines_of_each([period]))
    if with_mail:
        _read_mail(period, lines)
    return lines


def lines_of_each(periods: Iterable[ReportingPeriod]) -> Iterator[tuple[ReportingPeriod, list[OrganisationLine]]]:
    """The same of several periods, read together."""
    for period, asked in asked_in_each(periods):
        by_body = defaultdict(list)
        for each in asked:
            if each.report or each.is_to_be_asked:
                by_body[each.organisation].append(each)
        lines = [OrganisationLine(body, own) for body, own in by_body.items()]
        yield period, sorted(lines, key=lambda line: (-line.missing, line.name))


def key_of(period: ReportingPeriod, organisation: Organisation | None) -> str:
    """What names the asking of an organisation in a period for ever."""
    return f"report-{period.pk}-{organisation.pk if organisation else 'nobody'}"


def _read_mail(period, lines):
    """Two questions for any number of lines."""
    keys = {key_of(period, line.organisation): line for line in lines}
    mails = Mail.objects.filter(kind="report", key__startswith=f"report-{period.pk}-")
    for key, at in mails.values_list("key", "written_at"):
        line = keys.get(key.partition(":")[0])
        if line:
            line.last_mail = max(filter(None, [line.last_mail, at]))
    opened = ReturnLink.objects.filter(period=period).values_list("organisation").annotate(at=Max("last_used_at"))
    by_body = dict(opened)
    for line in lines:
        line.last_opened = by_body.get(line.organisation and line.organisation.pk)
