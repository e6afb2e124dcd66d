"""How far last year's plan was implemented (SI 2007/1830 reg 7), offered to the strategic assessment being written.

What is offered is made of the public copy of the year's report; in the assessment it is text that people go on writing.
"""

from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from actions.delivery.editions.told import data_of
from actions.models import PeriodReport
from partnerships.access import Permission, may
from partnerships.verbs import Refused
from plans.document.kinds import kind_named
from plans.editing.chapters import CHAPTERS
from plans.editing.verbs import add, save
from plans.models import Paper, PaperBasis, Version
from plans.papers.changing import add_basis
from plans.papers.desk import Step

HEADING = "How far last year's plan was implemented"


def reports_for(assessment: Paper) -> list[Version]:
    """The newest public copy of each year's report of the partnership, the newest year first."""
    rows = Version.objects.filter(
        paper__period_report__reporting_period__is_year=True,
        paper__period_report__edition=PeriodReport.Edition.PUBLIC,
        paper__partnership=assessment.partnership_id,
    )
    newest = {
        row.paper_id: row for row in rows.select_related("paper__period_report__reporting_period").order_by("number")
    }
    return sorted(newest.values(), key=lambda row: row.paper.period_report.reporting_period.ends_on, reverse=True)


def words_of(version: Version) -> SafeString:
    """The sums of a year's report as rich text: what was done in all and under each priority, and what was closed."""
    data, name = data_of(version.document, "year_implementation"), version.paper.period_report.reporting_period.name
    groups = format_html_join(
        "", "<li>{}: {}</li>", ((each["title"] or "Other", each["sentence"]) for each in data["groups"])
    )
    left = format_html_join("", "<li>{}: {}</li>", ((each["title"], each["reason"]) for each in data["left"]))
    closed = format_html("<p>Closed, not completed:</p><ul>{}</ul>", left) if data["left"] else ""
    return format_html("<p>{}: {}</p><ul>{}</ul>{}", name, data["whole"]["sentence"], groups, closed)


@transaction.atomic
def take_in(assessment: Paper, version: Version, *, by) -> None:
    """Into the chapter that regulation 7 asks for, behind what stands there; the assessment is then based on it."""
    if assessment.bases.filter(basis=version.paper).exists():
        raise Refused(["This report is in the assessment already."])
    words, reason = words_of(version), f"From the report “{version.paper.title}”"
    block = assessment.blocks.placed().filter(kind="rich_text", heading=HEADING).first()
    if block is None:
        block = add(CHAPTERS, assessment, {"kind": "rich_text", "heading": HEADING}, by=by, reason=reason)
    block.paper = assessment
    before = "" if kind_named(block.kind).is_empty(block.data) else block.data["html"]
    data = {**CHAPTERS.data(block), "data": {**block.data, "html": f"{before}{words}"}}
    save(CHAPTERS, block, data, by=by, revision=block.revision, reason=reason)
    add_basis(assessment, PaperBasis(basis=version.paper), by=by, reason=reason)


def steps(paper: Paper, user, on: date) -> list[Step]:
    """On the desk of an assessment that is written: the newest year's report that is not in it yet."""
    if paper.kind != Paper.Kind.ASSESSMENT or not paper.is_open or not may(user, Permission.EDIT_PAPER, paper):
        return []
    known = set(paper.bases.exclude(basis=None).values_list("basis", flat=True))
    found = [version for version in reports_for(paper)[:1] if version.paper_id not in known]
    return [
        Step(
            f"Say {HEADING[0].lower()}{HEADING[1:]}",
            reverse("actions:take_in_year", args=[paper.key]),
            "From the report of the year, to go on writing",
            "Offered",
            "blue",
        )
        for _ in found
    ]
