"""The report among the papers of a stage: frozen when the text is submitted, public with the papers.

Publishing before every heading is signed is the council's business: it is warned of, and the reason is recorded.
"""

from dataclasses import dataclass

from django.db import models
from django.utils import timezone

from governance.models import EditionPublication, Report, ReportEdition, Stage
from governance.reporting.editions import (
    compose_edition,
    edition_of,
    freeze_edition,
    freeze_for,
    is_given_report,
    publish_edition,
    unsigned_headings,
)
from governance.reporting.reports import report_of
from governance.stages.listeners import Listener, listen
from partnerships.wording import and_words
from plans.document.canonical import checksum


def register():
    reasons = reasons_not_to_publish_report
    listen("report", Listener(submitted=give_report, published=publish_report, reasons_not_to_publish=reasons))


class Going(models.TextChoices):
    """Which text of the report goes with a stage's papers."""

    EDITION = "edition", "The version that was made"
    NOW = "now", "The report as it stands now"
    NONE = "none", "No report"


@dataclass(frozen=True)
class ReportPapers:
    """A stage's report before its papers are published: what was frozen, and whether the text has gone on since."""

    report: Report
    edition: ReportEdition | None
    has_changed: bool
    usual: str

    def chosen(self, choice: str) -> str:
        """Without a choice the edition that was frozen goes, or where none was, what is usual for this body."""
        return choice or (Going.EDITION if self.edition else self.usual)

    def unsigned(self, choice: str) -> list[str]:
        """Headings that nobody has signed in the text of a choice."""
        if choice == Going.NONE:
            return []
        frozen = choice == Going.EDITION and self.edition
        text = self.edition.document["report"] if frozen else self._now
        return unsigned_headings(self.report, text, on=timezone.localdate())

    @property
    def has_newer(self) -> bool:
        """Of papers that are public: a text of the report that is not."""
        return self.has_changed or not hasattr(self.edition, "publication")

    @property
    def _now(self):
        return compose_edition(self.report, None)["report"]


def report_papers(stage: Stage) -> ReportPapers | None:
    """What can be published of the stage's report; None without one."""
    report = report_of(stage.timetable)
    if report is None:
        return None
    edition = edition_of(stage)
    has_changed = edition is None or edition.sha256 != checksum(compose_edition(report, stage))
    if edition is None:
        usual = Going.NOW if is_given_report(stage) else Going.NONE
    else:
        usual = Going.NOW if has_changed else Going.EDITION
    return ReportPapers(report, edition, has_changed, usual)


def newer_report(stage: Stage) -> ReportPapers | None:
    """The report of a stage whose papers are public, where it has gone on since or was not published with them."""
    papers = report_papers(stage) if stage.state == Stage.State.PUBLISHED else None
    return papers if papers and papers.has_newer else None


def give_report(stage: Stage, *, by, with_report: bool | None = None, **chosen) -> ReportEdition | None:
    """Freeze the edition that goes to a stage with its text. None: as is usual for this stage."""
    wanted = is_given_report(stage) if with_report is None else with_report
    return freeze_for(stage, by=by) if wanted else None


def reasons_not_to_publish_report(stage: Stage, *, report: str = "", reason: str = "", **chosen) -> list[str]:
    """Headings that nobody has signed want a reason, and stop nothing."""
    papers = report_papers(stage)
    unsigned = papers.unsigned(papers.chosen(report)) if papers and not reason.strip() else []
    return [reason_wanted(unsigned)] if unsigned else []


def publish_report(stage: Stage, *, by, report: str = "", reason: str = "", **chosen) -> EditionPublication | None:
    """Publish the stage's report with its papers: the text that ``report`` chooses (``Going``)."""
    papers = report_papers(stage)
    choice = papers.chosen(report) if papers else Going.NONE
    if choice == Going.NONE:
        return None
    unsigned = papers.unsigned(choice)
    is_new = papers.edition is None or (choice == Going.NOW and papers.has_changed)
    edition = freeze_edition(papers.report, stage, by=by) if is_new else papers.edition
    return publish_edition(edition, by=by, unsigned=unsigned, reason=reason.strip() if unsigned else "")


def reason_wanted(unsigned: list[str]) -> str:
    return (
        f"Say why the papers are published before {and_words(unsigned)} {'is' if len(unsigned) == 1 else 'are'} signed."
    )
