"""From rows to the entries of a council's forward plan: notices as they were given, drafts of those still due."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from governance.dates import checks
from governance.dates.notice import EXECUTIVE_KINDS
from governance.forward_plan.entries import PlanEntry, lines
from governance.meetings.councillors import PersonOnBody, held_by_no_account, places_at, sitting_by_body
from governance.models import Appointment, BodyKind, DecisionNotice, Stage, StageRole, settings_of
from governance.timetables.stage_facts import stage_facts
from plans.models import Paper, Version

AS_GIVEN = (
    "matter", "decision_maker", "decided_when", "available_from", "later_documents", "is_private", "private_because",
    "contact", "basis", "given_on", "told", "told_on", "urgent_because",
)  # fmt: skip
#: What a body's next notice says again, unless somebody changes it.
CARRIED = ("members", "available_from", "later_documents", "contact")
#: What the matter says that the body is to do.
PURPOSES = {
    StageRole.PREPARE: "to prepare it",
    StageRole.CONSULT: "to comment on it",
    StageRole.ADVISE: "to advise on it",
    StageRole.SCRUTINISE: "to scrutinise it",
    StageRole.RECOMMEND: "to recommend it to the body that adopts it",
    StageRole.DECIDE: "to decide on it",
    StageRole.NOTE: "to note it",
}


def executive_stages(council, user) -> tuple[list[Stage], list[Stage]]:
    """Open stages of the council's executive bodies, by date: those recorded as key decisions, and those of which
    nobody has said yet whether they are."""
    stages = _stages().filter(timetable__council=council, body__kind__in=EXECUTIVE_KINDS)
    stages = stages.exclude(is_key_decision=False).visible_to(user)
    stages = stages.filter(timetable__paper__state__in=Paper.OPEN)
    found = _by_date(
        stages.prefetch_related("timetable__reports__annexs", "timetable__paper__partnership__lead_councils")
    )
    return [each for each in found if each.is_key_decision], [each for each in found if each.is_key_decision is None]


def noticed(council) -> list[Stage]:
    """Stages still to be decided of which notice was given to the public."""
    return _by_date(_stages().filter(_given_by(council)))


def decided(council) -> list[Stage]:
    """Stages of which notice was given and that have been decided, the newest first; while no text of the paper is
    public, what was decided about it is not either."""
    ended = _stages(Stage.objects.exclude(pk__in=Stage.objects.still_open().values("pk"))).filter(_given_by(council))
    public = Version.objects.public().filter(paper=OuterRef("timetable__paper"))
    found = ended.filter(Exists(public))
    return [stage for stage in reversed(_by_date(found)) if stage.outcome and stage.outcome.means.is_recorded]


def _given_by(council):
    return Q(timetable__council=council, notice__set_aside_at=None, notice__isnull=False)


def _stages(stages=None):
    found = (Stage.objects.still_open() if stages is None else stages).with_facts()
    papers = (
        "timetable__council", "timetable__paper__partnership", "timetable__paper__plan",
        "timetable__paper__plan_year__plan", "timetable__paper__addendum__plan", "timetable__paper__assessment",
    )  # fmt: skip
    return found.select_related(*papers)


def _by_date(stages) -> list[Stage]:
    return sorted(stages, key=lambda stage: (stage.current_date.on if stage.current_date else "9999", stage.pk))


def entries_of(stages: list[Stage], council) -> list[PlanEntry]:
    """Settings in four queries, and what drafts are made of in two."""
    settings = settings_of(council)
    known = draft_source(council) if any(stage.standing_notice is None for stage in stages) else None
    return [_entry(stage, settings, known) for stage in stages]


def _entry(stage, settings, known) -> PlanEntry:
    due = checks.notice_due(stage_facts(stage), settings)
    facts = {
        "stage": stage.pk,
        "council": stage.timetable.council.name,
        "due": due,
        "date_now": stage.current_date.in_words if stage.current_date else "",
        "is_single_member": stage.body.kind == BodyKind.SINGLE_MEMBER,
    }
    notice = stage.standing_notice
    if notice is None:
        said = draft_of(stage, known)
        return PlanEntry(**facts, **said | {name: lines(said[name]) for name in ("members", "documents")})
    given = {name: getattr(notice, name) for name in AS_GIVEN}
    return PlanEntry(**facts, **given, members=lines(notice.members), documents=lines(notice.documents))


def given_entry(stage: Stage) -> PlanEntry:
    """The notice as it was given, for the public: nothing that is not in it, but for what was decided in the end."""
    notice = stage.standing_notice
    given = {name: getattr(notice, name) for name in AS_GIVEN}
    documents = {"members": lines(notice.members), "documents": lines(notice.documents)}
    return PlanEntry(
        stage=stage.pk, council=stage.timetable.council.name, decided=_decided(stage),
        is_single_member=stage.body.kind == BodyKind.SINGLE_MEMBER, **given, **documents,
    )  # fmt: skip


def _decided(stage) -> str:
    if stage.outcome is None:
        return ""
    when = f", {stage.current_date.in_words}" if stage.current_date else ""
    return f"{stage.outcome.get_kind_display()}{when}. {stage.outcome.resolution}".strip()


@dataclass(frozen=True)
class DraftSource:
    """What the draft of a notice is made of besides its stage: the newest notice of each body of the council, by the
    body's key, and who sits on its committees today, by their short names."""

    notices: dict[int, DecisionNotice]
    councillors: dict[str, list[PersonOnBody]]
    without_account: list[Appointment]


def draft_source(council) -> DraftSource:
    rows = DecisionNotice.objects.filter(Q(stage__timetable__council=council) | Q(stage__body__council=council))
    notices = {row.stage.body_id: row for row in rows.select_related("stage").order_by("given_on", "pk")}
    if council is None:
        return DraftSource(notices, {}, [])
    places = places_at(council)
    return DraftSource(notices, sitting_by_body(council, places=places), held_by_no_account(places))


def _members(body, known: DraftSource) -> str:
    """Regulation 9 asks for the members of the body; a substitute is none, nor is a vacant seat."""
    named = [each.user.name for each in known.councillors.get(body.slug, []) if not each.is_substitute]
    others = [each for each in known.without_account if each.body_id == body.pk and each.held_by]
    return "\n".join([*named, *(each.held_by for each in others if each.capacity != Appointment.Capacity.SUBSTITUTE)])


def draft_of(stage: Stage, known: DraftSource) -> dict[str, str]:
    """The words of a notice as far as the portal knows them: what the stage says, and the body's notice before it."""
    council = stage.timetable.council
    last = known.notices.get(stage.body_id) or next(reversed(known.notices.values()), None)
    carried = {name: getattr(last, name) for name in CARRIED} if last else dict.fromkeys(CARRIED, "")
    if last is None or last.stage.body_id != stage.body_id:
        carried["members"] = _members(stage.body, known)
    clerks = f"Democratic Services, {council.name}" if council else stage.paper.partnership.name
    website = f" ({council.website})" if council and council.website else ""
    return {
        "matter": _matter(stage),
        "decision_maker": stage.body.name,
        "decided_when": stage.current_date.in_words if stage.current_date else "",
        "documents": "\n".join(_documents(stage)),
        **carried,
        "available_from": carried["available_from"] or (f"{clerks}{website}" if website else ""),
        "later_documents": carried["later_documents"]
        or "Other documents relevant to the matter may be submitted to the decision maker. Details of them, as they "
        f"become available, can be asked for from {clerks}.",
    }


def _matter(stage) -> str:
    purpose = stage.title or PURPOSES[StageRole(stage.role)]
    return f"{stage.paper.title}, {stage.paper.partnership.name}: {purpose}"


def _documents(stage) -> list[str]:
    reports = [each for each in stage.timetable.reports.all() if each.stage_id in (None, stage.pk)]
    found = [f"Report: {report.title}" for report in reports]
    found += [f"{annex.label}: {annex.title}" for report in reports for annex in report.annexs.all()]
    return [*found, stage.paper.title]
