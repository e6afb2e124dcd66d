"""What changed since a body saw the text: the comparison, what the bodies said since, what became of amendments."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe

from governance.models import Stage
from governance.stages.set_apart import set_apart
from partnerships.access import Permission, may
from plans.document.compare import Comparison, compare
from plans.document.compose import compose
from plans.models import Paper, Version
from plans.printing.renderings import want_report

DRAFT = "draft"


@dataclass(frozen=True)
class Target:
    """A text that the version a body saw may be compared with: a later Version, or the draft as it stands."""

    value: str
    label: str
    version: Version | None = None


@dataclass(frozen=True)
class Since:
    """Everything that the sheet for the next report says."""

    stage: Stage
    target: Target
    comparison: Comparison
    said: list[Stage] = field(default_factory=list)
    amended: list[Stage] = field(default_factory=list)

    @property
    def changes_html(self) -> str:
        """The changes in full, with headings one level down and identifiers of their own."""
        html = render_to_string("governance/stages/sheet_changes.html", {"comparison": self.comparison})
        return mark_safe(set_apart(html))

    @property
    def is_to_come(self) -> bool:
        """The body has been given its version and has not met yet."""
        return self.stage.day is not None and self.stage.day > timezone.localdate()

    @property
    def is_draft(self) -> bool:
        return self.target.version is None


def targets_of(stage: Stage, user) -> list[Target]:
    """Texts later than the one the body saw that this person may read, the newest first. A draft needs its own right.

    Versions that were only sent round to partners are left to those who read drafts.
    """
    reads_drafts = may(user, Permission.VIEW_DRAFT, stage)
    versions = stage.paper.versions.visible_to(user).filter(number__gte=stage.version.number)
    if not reads_drafts:
        versions = versions.filter(Q(publication__isnull=False) | ~Q(purpose=Version.Purpose.CONSULTATION))
    found = []
    for version in versions.order_by("-number"):
        frozen_for = f", {version.frozen_for}" if version.frozen_for else ""
        found.append(Target(str(version.number), f"Version {version.number}{frozen_for}", version))
    if reads_drafts and stage.paper.state in Paper.OPEN:
        found.insert(0, Target(DRAFT, "The text as it stands now (draft)"))
    return found


def since(stage: Stage, target: Target) -> Since:
    document = target.version.document if target.version else compose(stage.paper)
    later = [
        each
        for each in stage.timetable.stages.in_order().with_facts().prefetch_related("amendments")
        if each.pk == stage.pk or each.follows(stage)
    ]
    return Since(
        stage,
        target,
        compare(stage.version.document, document),
        said=[each for each in later if each.outcome and each.outcome.means.is_recorded],
        amended=[each for each in later if any(row.is_standing for row in each.amendments.all())],
    )


def bodies_that_saw(stage: Stage) -> list[Stage]:
    """The stages of this timetable that were given a version, in order: the bodies to choose from."""
    stages = stage.timetable.stages.in_order().filter(version__isnull=False).with_facts()
    return list(stages.select_related("body__council", "body__partnership"))


def title_of(stage: Stage) -> str:
    return f"What changed since {stage.body.name} saw version {stage.version.number}"


def want_sheet(found: Since, *, by, on):
    """The sheet as a tagged PDF, drawn by the worker; equal sheets of one day share one."""
    html = render_to_string("governance/stages/sheet_text.html", {"since": found})
    return want_report(
        found.stage.paper, by=by, title=title_of(found.stage), caption="Sheet for the next report", html=html,
        made=on.isoformat(), draft_on=on.isoformat() if found.is_draft else "",
    )  # fmt: skip
