"""Verbs of the discussion: comment, answer, resolve, reopen, endorse; and which authorities are still missing."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from partnerships.access import Permission, Role, may
from partnerships.limits import sentences_of
from partnerships.memberships.offered import days_to_come, offered
from partnerships.models import Membership, Organisation, User, audit
from partnerships.verbs import Refused, StaleState, require, swap
from plans.discussion import hearing, mentions
from plans.discussion.assigning import assign, may_settle
from plans.discussion.quotes import Picked, quoted
from plans.document.canonical import normalise
from plans.document.compare import compare_blocks
from plans.document.compose import compose_block
from plans.models import Block, Comment, Endorsement, Paper, Version

LONGEST, MOST_DONE = 5_000, 500


def organisations_of(user, paper: Paper) -> list[Organisation]:
    """Organisations for which the person may endorse: a partner lead its own, an administrator those at the table."""
    if may(user, Permission.MANAGE_PARTNERSHIP, paper):
        return [row for row, _ in offered(paper.partnership, days=days_to_come(paper.period))]
    ids = {
        role.organisation_id
        for role in user.roles_held()
        if role.role == Role.PARTNER_LEAD and role.partnership_id == paper.partnership_id
    }
    return list(Organisation.objects.filter(pk__in=ids))


def still_to_endorse(user, version: Version) -> list[Organisation]:
    """Those for which the person endorses and that have not endorsed exactly this version, the latest one."""
    paper = version.paper
    if not (paper.is_open and may(user, Permission.ENDORSE, paper)):
        return []
    if paper.versions.filter(number__gt=version.number).exists():
        return []
    done = set(version.endorsements.values_list("organisation_id", flat=True))
    return [organisation for organisation in organisations_of(user, paper) if organisation.pk not in done]


def spoken_for(user, paper: Paper) -> Organisation | None:
    """The organisation shown beside a person's comment: a partner lead's own."""
    leads = [r for r in user.roles_held() if r.organisation_id and r.partnership_id == paper.partnership_id]
    return Organisation.objects.filter(pk=leads[0].organisation_id).first() if leads else None


def reasons_not_to_comment(paper: Paper, *, by) -> list[str]:
    reasons = []
    if not may(by, Permission.COMMENT, paper):
        reasons.append("Your roles do not let you comment on drafts.")
    if not paper.is_open:
        reasons.append(f"This text is {paper.get_state_display().lower()}: there is nothing left to comment on.")
    return reasons


@transaction.atomic
def comment(
    paper: Paper,
    block_key,
    *,
    by,
    text: str,
    parent: Comment | None = None,
    picked: Picked | None = None,
    assigned_to: User | None = None,
) -> Comment:
    """Say something about one block or some of its words, or answer a comment on it; give the comment to somebody."""
    reasons = reasons_not_to_comment(paper, by=by)
    text = text.strip()
    if not text:
        reasons.append("Write your comment.")
    if len(text) > LONGEST:
        reasons.append(f"A comment has at most {LONGEST:,} characters; this one has {len(text):,}.")
    if parent and (parent.paper_id != paper.pk or parent.parent_id):
        reasons.append("This comment cannot be answered here.")
    if parent and parent.resolved_at:
        reasons.append("This comment was resolved meanwhile: send what you wrote as a new one.")
    require(reasons)
    made = Comment(
        paper=paper,
        block_key=parent.block_key if parent else block_key,
        version=version_read(paper, parent.block_key if parent else block_key),
        parent=parent,
        author=by,
        organisation=spoken_for(by, paper),
        text=text,
        **(quoted(paper, block_key, picked) if picked and not parent else {}),
    )
    made._history_user = by
    made.save()
    if assigned_to:
        assign(parent or made, by=by, to=assigned_to)
    if "@" in text:
        mentions.tell(made, but=assigned_to)
    if parent:
        hearing.tell_of_answer(made, but=(assigned_to, *made.mentioned.all()))
    return made


def version_read(paper: Paper, block_key) -> Version | None:
    """The latest Version, if its chapter reads as the draft does now; else the comment is about the draft."""
    version = paper.versions.order_by("-number").first()
    block = Block.objects.filter(paper=paper, key=block_key, removed_at=None).first()
    if version is None or block is None:
        return None
    frozen = next((each for each in version.document["blocks"] if each["key"] == str(block_key)), None)
    return None if compare_blocks(frozen, normalise(compose_block(block))).has_changes else version


def reasons_not_to_resolve(question: Comment, *, by) -> list[str]:
    reasons = []
    if not may_settle(by, question):
        reasons.append("Only the person who made this comment, or an officer, resolves it.")
    if question.parent_id:
        reasons.append("An answer is resolved with the comment it answers.")
    return reasons


@transaction.atomic
def resolve(question: Comment, *, by, done: str = ""):
    """Settle a comment and keep what was done; an answer of the same person that stands last says it already."""
    done = done.strip()
    require([*reasons_not_to_resolve(question, by=by), *_reasons_not_done(question, by, done)])
    _settle(question, by=by, at=timezone.now(), done=done, event="comment resolved")
    hearing.tell_what_was_done(question)


def _reasons_not_done(question, by, done) -> list[str]:
    last = question.answers.order_by("made_at", "pk").last()
    if not done and (last is None or last.author_id != by.pk):
        return ["Say what was done."]
    too_long = f"What was done has at most {MOST_DONE} characters; this has {len(done):,}."
    return [too_long] if len(done) > MOST_DONE else []


@transaction.atomic
def reopen(question: Comment, *, by):
    """Open a settled comment again; what was done stays in its history."""
    require(reasons_not_to_resolve(question, by=by))
    _settle(question, by=by, at=None, done="", event="comment reopened")


def _settle(question, *, by, at, done, event):
    swap(
        question,
        was={"resolved_at__isnull": at is not None},
        now={"resolved_at": at, "resolved_by": by if at else None, "resolution": done},
        by=by,
        event=event,
        partnership=question.paper.partnership,
        stale=StaleState("This comment"),
    )


@transaction.atomic
def endorse(version: Version, *, by, organisation: Organisation, note: str = "") -> Endorsement:
    """Endorse exactly this Version for one organisation."""
    require(reasons_not_to_endorse(version, by=by, organisation=organisation))
    endorsement = Endorsement(version=version, organisation=organisation, endorsed_by=by, note=note.strip())
    endorsement._history_user = by
    try:
        endorsement.full_clean()
    except ValidationError as error:
        raise Refused(sentences_of(error)) from error
    endorsement.save()
    audit("version endorsed", version, by=by, partnership=version.paper.partnership, organisation=organisation.slug)
    return endorsement


def reasons_not_to_endorse(version: Version, *, by, organisation: Organisation) -> list[str]:
    reasons = []
    if not may(by, Permission.ENDORSE, version):
        reasons.append("Your roles do not let you endorse a version for an organisation.")
    elif organisation not in organisations_of(by, version.paper):
        reasons.append(f"You do not speak for {organisation.name}.")
    if version.paper.state == Paper.State.WITHDRAWN:
        reasons.append("This paper was withdrawn.")
    return reasons


@dataclass(frozen=True)
class Standing:
    """Where one responsible authority stands: endorsed the latest Version, an earlier one, or none."""

    organisation: Organisation
    endorsement: Endorsement | None
    is_latest: bool

    @property
    def words(self) -> str:
        if self.endorsement is None:
            return "Not endorsed yet"
        if self.is_latest:
            return f"Endorsed version {self.endorsement.version.number}"
        return f"Endorsed an earlier text (version {self.endorsement.version.number})"

    @property
    def colour(self) -> str:
        if self.endorsement is None:
            return "grey"
        return "green" if self.is_latest else "yellow"


def authorities(paper: Paper) -> list[Organisation]:
    """The responsible authorities of the paper's period, each once."""
    seats = Membership.objects.filter(partnership=paper.partnership_id, designation="responsible")
    seats = seats.overlapping(*paper.period).select_related("organisation")
    return list({seat.organisation_id: seat.organisation for seat in seats}.values())


def standings(paper: Paper) -> list[Standing]:
    """Every responsible authority, and every other body that endorsed, with the newest Version it endorsed."""
    latest = paper.versions.order_by("-number").values_list("pk", flat=True).first()
    rows = Endorsement.objects.filter(version__paper=paper).select_related("version", "organisation", "endorsed_by")
    newest = {row.organisation_id: row for row in sorted(rows, key=lambda row: row.version.number)}
    wanted = {organisation.pk: organisation for organisation in authorities(paper)}
    wanted.update({row.organisation_id: row.organisation for row in newest.values()})
    return [
        Standing(organisation, newest.get(pk), pk in newest and newest[pk].version_id == latest)
        for pk, organisation in wanted.items()
    ]


def open_comments(paper: Paper) -> dict[str, int]:
    """How many comments are open, by block key."""
    rows = Comment.objects.filter(paper=paper).unresolved().values("block_key").annotate(number=Count("pk"))
    return {str(row["block_key"]): row["number"] for row in rows.order_by()}


def open_comment_total(prefix: str = "") -> Count:
    """An aggregate for a queryset of papers: open comments of each."""
    comments = f"{prefix}comments"
    return Count(comments, filter=Q(**{f"{comments}__parent": None, f"{comments}__resolved_at": None}), distinct=True)
