"""Verbs of suggestions: suggest, accept, accept with changes, decline, withdraw.

Accepting saves the chapter in the name of the officer, with whose words they are as the reason. Rooms that a suggestion
was made from register what is to happen when it is decided (``when_decided``).
"""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from partnerships.access import Permission, may
from partnerships.verbs import Refused, StaleState, missing_reason, require, swap
from plans.discussion.verbs import spoken_for
from plans.document.kinds import kind_named
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Paper, Suggestion
from plans.suggesting.carrying import carried

LONGEST = 2_000
State = Suggestion.State
_LISTENERS: list[Callable[..., object]] = []


def when_decided(listener: Callable[..., object]):
    """``listener(suggestion, by=…)`` acts inside the verb's transaction; registering twice changes nothing."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)


def reasons_not_to_suggest(paper: Paper, *, by, block: Block | None = None) -> list[str]:
    """Why ``by`` may not propose other words for the text, or this chapter of it; empty: allowed."""
    reasons = []
    if not may(by, Permission.COMMENT, paper):
        reasons.append("Your roles do not let you suggest changes of drafts.")
    if not paper.is_open:
        reasons.append(f"This text is {paper.get_state_display().lower()}: its words do not change any more.")
    if block and block.removed_at:
        reasons.append(f"“{block}” was removed from the text.")
    if block and not kind_named(block.kind).can_be_suggested:
        reasons.append(f"What “{block}” shows cannot be suggested in other words: comment on it instead.")
    return reasons


@transaction.atomic
def suggest(block: Block, proposed: dict, *, by, revision: int, reason: str = "") -> Suggestion:
    """Propose how a chapter should read, as somebody read it at ``revision``."""
    require(reasons_not_to_suggest(block.paper, by=by, block=block))
    read = CHAPTERS.history(block, revision=revision)
    base = read[0][1] if read else CHAPTERS.data(block)
    if proposed == base:
        raise Refused(["You have changed nothing yet: write how the chapter should read, then send it."])
    made = Suggestion(
        paper=block.paper,
        block_key=block.key,
        base_revision=revision if read else block.revision,
        base=base,
        proposed=proposed,
        reason=reason.strip(),
        author=by,
        organisation=spoken_for(by, block.paper),
    )
    made._history_user = by
    made.save()
    return made


def reasons_not_to_decide(suggestion: Suggestion, *, by) -> list[str]:
    """Why ``by`` may neither take it into the text nor decline it."""
    return suggestion.paper.reasons_not_to_edit(by) or _decided(suggestion)


def _decided(suggestion) -> list[str]:
    if suggestion.is_open:
        return []
    return [f"This suggestion is {suggestion.get_state_display().lower()} already, by {suggestion.decided_by}."]


def reasons_not_to_withdraw(suggestion: Suggestion, *, by) -> list[str]:
    if suggestion.origin or suggestion.author_id != by.pk:
        return ["Only who made a suggestion withdraws it."]
    return _decided(suggestion)


@transaction.atomic
def accept(suggestion: Suggestion, *, by) -> int:
    """Take it into the chapter as it stands now; returns the chapter's new revision."""
    laid = carried(suggestion)
    require(reasons_not_to_decide(suggestion, by=by))
    if laid is None or not laid.can_be_accepted:
        raise Refused([_why_not_as_it_is(laid)])
    return accept_as(suggestion, laid.block, laid.merged, by=by, revision=laid.block.revision)


def _why_not_as_it_is(laid) -> str:
    if laid is None or laid.block.removed_at:
        return "The chapter was removed from the text: put it back first."
    if laid.is_in_words:
        return "Nobody has written yet how the chapter should read: write it, or say that the text holds it."
    return "The chapter was changed in the same place since: put both texts together, then save."


@transaction.atomic
def accept_as(suggestion: Suggestion, block: Block, data: dict, *, by, revision: int, reason: str = "") -> int:
    """Save the chapter as ``data`` has it, which may be other words than were suggested."""
    require(reasons_not_to_decide(suggestion, by=by))
    laid = carried(suggestion)
    if laid is None or (laid.is_in_words and data == laid.now):
        raise Refused([_why_not_as_it_is(laid)])
    is_as_suggested = laid.is_in_words or (laid.can_be_accepted and laid.merged == data)
    why = reason.strip() or reason_of(suggestion)
    editing.save(CHAPTERS, block, data, by=by, revision=revision, reason=why)
    state = State.ACCEPTED if is_as_suggested else State.CHANGED
    decide(suggestion, state, by=by, result_revision=block.revision)
    return block.revision


@transaction.atomic
def say_held(suggestion: Suggestion, *, by):
    """Say that the text holds what was asked for: nothing is changed."""
    require(reasons_not_to_decide(suggestion, by=by))
    decide(suggestion, State.ACCEPTED, by=by)


@transaction.atomic
def decline(suggestion: Suggestion, *, by, note: str):
    """Leave the text as it is; its author is told why."""
    reasons = reasons_not_to_decide(suggestion, by=by) or missing_reason(note, "Say why you decline it.")
    if len(note) > LONGEST:
        reasons.append(f"A reason has at most {LONGEST:,} characters; this one has {len(note):,}.")
    require(reasons)
    decide(suggestion, State.DECLINED, by=by, note=note.strip())


@transaction.atomic
def withdraw(suggestion: Suggestion, *, by):
    require(reasons_not_to_withdraw(suggestion, by=by))
    decide(suggestion, State.WITHDRAWN, by=by)


def reason_of(suggestion: Suggestion) -> str:
    """What the history of the chapter says of a change that was suggested."""
    said = suggestion.source or f"Suggested by {suggestion.who}"
    return f"{said}: {suggestion.reason}" if suggestion.reason else said


def decide(suggestion: Suggestion, state: State, *, by, **more):
    """Close it, whoever asked why not, and tell those who listen."""
    swap(
        suggestion,
        was={"state": State.OPEN},
        now={"state": state, "decided_at": timezone.now(), "decided_by": by, **more},
        by=by,
        event=f"suggestion {state.label.lower()}",
        partnership=suggestion.paper.partnership,
        stale=StaleState("This suggestion"),
    )
    for listener in _LISTENERS:
        listener(suggestion, by=by)
