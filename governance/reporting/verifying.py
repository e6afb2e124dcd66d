"""Proof that every edition is as it was frozen, and that none is missing: against its own hash and the audit log."""

from collections.abc import Iterator

from governance.models import ReportEdition
from partnerships.models import AuditEntry
from plans.papers.versions import BrokenLink, register_check

FROZEN = "report version made"
NOUN = "report version"


def register():
    register_check(broken_editions)


def broken_editions() -> Iterator[BrokenLink]:
    """The first fault of each edition, in the order of reports and numbers; then those of which only the log knows."""
    audited = {entry.subject_id: entry for entry in AuditEntry.objects.filter(event=FROZEN)}
    for edition in ReportEdition.objects.select_related("report").order_by("report", "number"):
        entry = audited.pop(str(edition.pk), None)
        if edition.own_sha256() != edition.sha256:
            yield _broken(edition, "Its text is not the text whose hash it carries.")
        elif entry and entry.details["sha256"] != edition.sha256:
            yield _broken(edition, "Its hash is not the one that the audit log holds.")
    for entry in audited.values():
        number = entry.details["number"]
        name = entry.subject.removesuffix(f", version {number}")
        yield BrokenLink(name, number, f"Version {number} was made and is missing.", NOUN)


def _broken(edition, sentence):
    return BrokenLink(edition.report.title, edition.number, sentence, NOUN)
