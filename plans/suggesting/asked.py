"""Suggestions that other rooms make from rows of their own, such as what a committee resolved.

Each follows its row: made, worded anew, dropped, settled. A room names the row it comes from (``origin``); nobody's
permission is asked here, for the room's own verb has asked for it.
"""

from django.utils import timezone

from partnerships.verbs import change_if_same
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Suggestion
from plans.suggesting.verbs import decide
from plans.suggesting.wording import reworded

State = Suggestion.State


def suggestion_of(origin: str) -> Suggestion | None:
    return Suggestion.objects.filter(origin=origin).select_related("paper__partnership").first()


def ask(block: Block, *, origin: str, source: str, words: str, by) -> Suggestion:
    """Ask for a change of a chapter in the words of ``source``; of an origin that has asked already, anew.

    What was declined is not asked for again in the same words.
    """
    data = CHAPTERS.data(block)
    asked = {"block_key": block.key, "reason": words, "source": source[:300]}
    read = {"base": data, "base_revision": block.revision, "proposed": reworded(data, words)}
    made = suggestion_of(origin)
    if made is None:
        made = Suggestion(paper=block.paper, origin=origin, author=by, **asked, **read)
        made._history_user = by
        made.save()
    elif not _is_asked(made, asked):
        again = {"state": State.OPEN, "decided_at": None, "decided_by": None, "note": "", "result_revision": None}
        now = asked | read | again | {"made_at": timezone.now()}
        change_if_same(made, was={"state": made.state}, now=now, by=by, reason="Asked for anew")
    return made


def _is_asked(made, asked) -> bool:
    is_same = all(getattr(made, name) == value for name, value in asked.items())
    return is_same and made.state in (State.OPEN, State.DECLINED)


def drop(origin: str, *, by) -> None:
    """It is asked for no more."""
    _close(origin, State.WITHDRAWN, by=by)


def settle(origin: str, *, by) -> None:
    """Somebody says elsewhere that the text holds it."""
    _close(origin, State.ACCEPTED, by=by)


def _close(origin, state, *, by):
    made = suggestion_of(origin)
    if made and made.is_open:
        decide(made, state, by=by)
