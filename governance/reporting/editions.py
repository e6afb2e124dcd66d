"""Editions: a report's text frozen for one body, published with its papers, and compared with another.

The living text goes on; the next edition carries it forward with what the last body said, drawn from the record.
Sign-offs are facts about a text and stay outside it: they are found again by the hash of what was signed.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from governance.models import EditionPublication, Report, ReportEdition, SignOffRequest, Stage
from governance.reporting.considered import considered_before
from governance.reporting.reports import compose_report, report_of, stages_of
from governance.reporting.standings import HeadingStanding, asked_of, standing_of
from governance.stages.decisions import meeting_words
from partnerships.access import Permission as P
from partnerships.access import may
from partnerships.models import audit
from partnerships.verbs import require
from plans.document.canonical import canonical, checksum

FORMAT = 1
FREEZING = (P.WRITE_REPORT, P.SUBMIT, P.PUBLISH)


def compose_edition(report: Report, stage: Stage | None) -> dict:
    """Everything that an edition for a stage would hold, read from the rows as they stand."""
    version = stage.version if stage else None
    on = stage.current_date.on if stage and stage.current_date else ""
    return {
        "format": FORMAT,
        "report": compose_report(report),
        "for": stage and {"body": stage.body.name, "role": stage.get_role_display(), "on": on},
        "stages": [{**each, "on": each["on"].isoformat() if each["on"] else ""} for each in stages_of(report)],
        "considered": considered_before(stage, report.timetable),
        "version": version and {"number": version.number, "sha256": version.sha256},
    }


def following_stage(report: Report) -> Stage | None:
    """The stage that the living text is for: the first still open from the one it was written for."""
    stages = report.timetable.stages_with_facts()
    ahead = [each for each in stages if each.is_open and not is_too_early(report, each)]
    return ahead[0] if ahead else report.stage


def is_too_early(report: Report, stage: Stage) -> bool:
    """A body that comes before the one for which the report was first written is not given it, unless asked."""
    first = report.stage
    return first is not None and (stage.step, stage.position) < (first.step, first.position)


def edition_of(stage: Stage) -> ReportEdition | None:
    """The newest edition that was made for a stage."""
    return stage.editions.select_related("report", "publication").order_by("number").last()


def is_given_report(stage: Stage) -> bool:
    """Whether this body is given the report when nobody says otherwise."""
    report = report_of(stage.timetable)
    return report is not None and not is_too_early(report, stage)


# --- Freezing ------------------------------------------------------------------------------------------------


def reasons_not_to_freeze(report: Report, stage: Stage, *, by) -> list[str]:
    """Sentences why no edition can be frozen for this stage now; empty: it can."""
    if not (by.is_system or any(may(by, permission, report) for permission in FREEZING)):
        return [f"Your roles do not let you {P.WRITE_REPORT.value}."]
    if not stage.is_open:
        return [f"The stage at {stage.body} is {stage.get_state_display().lower()}: it is given nothing more."]
    latest = edition_of(stage)
    if latest and latest.sha256 == checksum(compose_edition(report, stage)):
        return [f"Nothing has changed since version {latest.number} was made for {stage.body}."]
    return []


@transaction.atomic
def freeze_edition(report: Report, stage: Stage, *, by) -> ReportEdition:
    """Freeze the report as it stands as the edition that this body is given."""
    require(reasons_not_to_freeze(report, stage, by=by))
    return add_edition(
        report, stage, by=by, document=compose_edition(report, stage), frozen_for=meeting_words(stage),
        version=stage.version,
    )  # fmt: skip


def add_edition(
    report: Report, stage: Stage | None, *, by, document: dict, frozen_for: str, frozen_at: datetime | None = None,
    version=None,
) -> ReportEdition:  # fmt: skip
    """The row of the next edition, audited; call inside a transaction. ``frozen_at`` is given only by an import."""
    Report.objects.select_for_update().get(pk=report.pk)
    last = report.editions.order_by("number").last()
    edition = ReportEdition(
        report=report, stage=stage, number=last.number + 1 if last else 1, canonical=canonical(document),
        sha256=checksum(document), frozen_for=frozen_for[:300], frozen_at=frozen_at or timezone.now(), frozen_by=by,
        version=version,
    )  # fmt: skip
    edition.save()
    place = {"partnership": report.paper.partnership, "council": report.timetable.council}
    audit("report version made", edition, by=by, number=edition.number, sha256=edition.sha256, **place)
    return edition


def freeze_for(stage: Stage, *, by) -> ReportEdition | None:
    """The edition that goes to a stage now: a new one, or the last where nothing has changed; None without report."""
    report = report_of(stage.timetable)
    if report is None:
        return None
    latest = edition_of(stage)
    if latest and latest.report_id == report.pk and latest.sha256 == checksum(compose_edition(report, stage)):
        return latest
    return freeze_edition(report, stage, by=by)


# --- Signing and publishing ----------------------------------------------------------------------------------


def standings_of(report: Report, text: dict, *, on) -> list[HeadingStanding]:
    """How each heading of a text of this report stands on a day, in their order (one query).

    An edition has no rows, so requests are found by their headings' words, for the living text as well.
    """
    asked = asked_of(SignOffRequest.objects.filter(report=report).standing().with_places())
    return [standing_of(row, asked.get(row["heading"].casefold(), []), on=on) for row in text["implications"]]


def unsigned_headings(report: Report, text: dict, *, on) -> list[str]:
    """Headings of a text that nobody has signed as it stands."""
    standings = standings_of(report, text, on=on)
    return [
        row["heading"] for row, standing in zip(text["implications"], standings, strict=True) if not standing.is_signed
    ]


def publish_edition(edition: ReportEdition, *, by, unsigned: list[str], reason: str = "") -> EditionPublication:
    """Make an edition public with the papers of its meeting, and record which headings were not signed and why."""
    publication, created = EditionPublication.objects.get_or_create(
        edition=edition, defaults={"published_by": by, "unsigned": unsigned, "reason": reason}
    )
    if created:
        place = {"partnership": edition.report.paper.partnership, "council": edition.report.timetable.council}
        audit("report version published", edition, by=by, reason=reason, unsigned=unsigned, **place)
    return publication
