"""The lifecycle of a Paper: drafting → in approval → adopted → superseded, and its verbs.

One table of transitions. Each verb is atomic, asks for reasons why not, moves the state by compare-and-swap, audits in
the same transaction, and leaves everything outside the database to after commit.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from partnerships.access import Permission, may
from partnerships.transitions import Transition
from partnerships.verbs import Refused, missing_reason, require, swap
from plans.models import Adoption, Paper, Plan, Publication, Version
from plans.papers.versions import freeze, publish, tell_public_changed

S = Paper.State

T, P = Transition, Permission
TRANSITIONS = {
    "send_for_approval": T(Paper.OPEN, S.IN_APPROVAL, P.SUBMIT, "sent for approval"),
    "refer_back": T((S.IN_APPROVAL,), S.DRAFTING, P.RECORD_OUTCOME, "referred back"),
    "take_up_again": T((S.DRAFTING,), S.IN_APPROVAL, P.CORRECT_OUTCOME, "in approval again"),
    "leave_unrecorded": T(Paper.OPEN, S.NOT_RECORDED, P.RECORD_OUTCOME, "status not recorded"),
    "adopt": T((S.IN_APPROVAL, S.NOT_RECORDED), S.ADOPTED, P.RECORD_OUTCOME, "adopted"),
    "undo_adoption": T((S.ADOPTED,), S.IN_APPROVAL, P.CORRECT_OUTCOME, "adoption undone"),
    "supersede": T((S.ADOPTED,), S.SUPERSEDED, P.RECORD_OUTCOME, "superseded"),
    "restore": T((S.SUPERSEDED,), S.ADOPTED, P.CORRECT_OUTCOME, "restored as the plan in force"),
    "withdraw": T(Paper.OPEN, S.WITHDRAWN, P.WITHDRAW_PLAN, "withdrawn"),
    "take_back": T((*Paper.OPEN, *Paper.STANDING, S.WITHDRAWN), S.TAKEN_BACK, P.WITHDRAW_PLAN, "taken back"),
}


def reasons_not_to(verb: str, paper: Paper, *, by) -> list[str]:
    """Sentences why ``by`` may not do ``verb`` to ``paper`` now; empty: allowed. Pages, buttons and verbs ask here."""
    transition = TRANSITIONS[verb]
    by_role = transition.reasons_by_role(paper, by=by)
    return by_role + transition.reasons_by_state(S, paper.state, f"“{paper.title}”")


def move(verb: str, paper: Paper, *, by, reason: str = "", **details):
    """Ask, compare-and-swap the state, write history and audit. Call inside a transaction."""
    require(reasons_not_to(verb, paper, by=by))
    transition = TRANSITIONS[verb]
    swap(
        paper,
        was={"state": paper.state},
        now={"state": transition.target},
        by=by,
        event=transition.past,
        reason=reason,
        partnership=paper.partnership,
        before=paper.state,
        after=str(transition.target),
        **details,
    )


@transaction.atomic
def send_for_approval(paper: Paper, *, by):
    move("send_for_approval", paper, by=by)


@transaction.atomic
def refer_back(paper: Paper, *, by, reason: str = ""):
    move("refer_back", paper, by=by, reason=reason)


@transaction.atomic
def take_up_again(paper: Paper, *, by, reason: str):
    """A return to drafting that was recorded in error: the paper is in approval, as it was."""
    move("take_up_again", paper, by=by, reason=reason)


@transaction.atomic
def withdraw(paper: Paper, *, by, reason: str):
    move("withdraw", paper, by=by, reason=reason)


def reasons_not_to_leave_unrecorded(paper: Paper, *, by) -> list[str]:
    retold = [] if paper.is_retold else [f"Say first which document “{paper.title}” retells, on its page “Source”."]
    return reasons_not_to("leave_unrecorded", paper, by=by) or retold


@transaction.atomic
def leave_unrecorded(paper: Paper, *, by) -> Version:
    """The text stands as its source has it; whether it was adopted nobody recorded. Minutes found later adopt it."""
    require(reasons_not_to_leave_unrecorded(paper, by=by))
    version = freeze(paper, by=by, purpose=Version.Purpose.IMPORT, frozen_for=paper.source)
    publish(version, by=by, basis=Publication.Basis.IMPORT)
    move("leave_unrecorded", paper, by=by, version=version.number)
    return version


@transaction.atomic
def adopt(paper: Paper, version: Version, *, by, on: date | None, within: str = "", body: str = "") -> Adoption:
    """Adopt exactly this frozen Version. The plan before stays in force until this one's first day, on which
    ``plans.papers.succession`` supersedes it; where that day is past, it is superseded now.

    ``on`` None and ``body`` empty mean *not recorded*; ``within``: the month or year, where that alone is recorded.
    Refused when the Version is not the paper's own.
    """
    if version.paper_id != paper.pk:
        raise Refused([f"Version {version.number} belongs to another paper and cannot be adopted here."])
    move("adopt", paper, by=by, version=version.number)
    adoption = Adoption(paper=paper, version=version, adopted_on=on, adopted_in=within, body=body, recorded_by=by)
    adoption.full_clean()
    adoption.save()
    publish(version, by=by, basis=Publication.Basis.ADOPTION)
    if paper.kind == Paper.Kind.PLAN:
        supersede_predecessor(paper.plan, by=by, on=timezone.localdate())
    tell_public_changed(paper)
    return adoption


def supersede_predecessor(plan: Plan, *, by, on: date):
    """An adopted plan takes the place of the one before it, if it has begun by the day."""
    before = plan.predecessor.paper if plan.predecessor else None
    if before and before.state == S.ADOPTED and plan.starts_on <= on:
        move("supersede", before, by=by, reason=f"Superseded by “{plan.title}”.")


@transaction.atomic
def undo_adoption(paper: Paper, *, by, second, reason: str):
    """Undo an adoption recorded in error: a clerk and an administrator together."""
    adoption = paper.adoptions.standing().first()
    reasons = [] if adoption else ["No adoption stands for this paper."]
    reasons += missing_reason(reason, "Say why the adoption is undone.")
    if second == by or not may(second, Permission.MANAGE_PARTNERSHIP, paper):
        reasons.append("A partnership administrator, other than the clerk, must agree to undo an adoption.")
    require(reasons)
    move("undo_adoption", paper, by=by, reason=reason, agreed_by=second.pk)
    adoption.undone_at, adoption.undone_by = timezone.now(), by
    adoption.save()
    tell_public_changed(paper)
    plan = paper.parent_plan if paper.kind == Paper.Kind.PLAN else None
    if plan and plan.predecessor and plan.predecessor.paper and plan.predecessor.paper.state == S.SUPERSEDED:
        move("restore", plan.predecessor.paper, by=by, reason=reason)
