"""What all verbs share: refusing with sentences, asking for a reason, and changing a row that nobody else has changed.

Verbs are atomic functions. They ask for reasons why not, swap, and leave whatever is outside the database to after
commit.
"""

from partnerships.models import audit


class Refused(Exception):
    """A verb was asked for and may not be done; ``reasons`` are sentences for the person who asked."""

    def __init__(self, reasons):
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


class StaleState(Refused):
    """Somebody else moved the state first: look again before deciding again."""

    def __init__(self, subject):
        super().__init__([f"{subject} was changed by somebody else a moment ago. Look at it again, then decide."])


def require(reasons):
    """Refuse when there is any reason why not."""
    if reasons:
        raise Refused(reasons)


def missing_reason(reason: str, sentence: str) -> list[str]:
    """The sentence (“Say why …”) where no reason was given; for verbs that tell all that is missing at once."""
    return [] if reason.strip() else [sentence]


def require_reason(reason: str, sentence: str):
    require(missing_reason(reason, sentence))


def swap(row, *, was: dict, now: dict, by, event: str, stale: Refused | None = None, **more):
    """Change a row that still is as it was read, with history and audit. Call inside a transaction.

    ``was`` are lookups that must still hold, or ``stale`` is raised (in its absence StaleState): of two people the
    second is told. ``more`` goes to the audit entry: ``reason``, ``partnership``, ``council`` and details.
    """
    change_if_same(row, was=was, now=now, by=by, reason=more.get("reason") or event.capitalize(), stale=stale)
    audit(event, row, by=by, **more)


def change_if_same(row, *, was: dict, now: dict, by, reason: str, stale: Refused | None = None):
    """Compare-and-swap and the row of history, for what is audited elsewhere or has its whole story in the history."""
    if not type(row)._base_manager.filter(pk=row.pk, **was).update(**now):
        raise stale or StaleState(f"“{row}”")
    for name, value in now.items():
        setattr(row, name, value)
    _read_again(row)
    row._history_user, row._change_reason = by, reason
    row.save(update_fields=list(now))


def _read_again(row):
    """What somebody else changed since the row was read belongs into its history too; what hangs on it stays loaded."""
    for name, value in type(row)._base_manager.filter(pk=row.pk).values().get().items():
        setattr(row, name, value)
