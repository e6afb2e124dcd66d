"""A lifecycle is one table: verb → what it asks for, where it leads, why not, and how the audit tells it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from partnerships.access import Permission, not_allowed


def no_more_reasons(asked) -> list[str]:
    return []


@dataclass(frozen=True)
class Transition:
    """One verb. ``target`` None: the state stays. ``reasons`` are those beside role and state, asked with whatever the
    lifecycle knows of the question; ``instead`` says, for a state in which people try it often, what to do there.
    """

    sources: tuple[str, ...]
    target: str | None
    permission: Permission
    past: str
    reasons: Callable[..., list[str]] = no_more_reasons
    instead: Mapping[str, str] = field(default_factory=dict)

    def reasons_by_role(self, obj, *, by) -> list[str]:
        return not_allowed(by, self.permission, obj)

    def reasons_by_state(self, states, state: str, subject: str, **names) -> list[str]:
        """Why not in this state, in the words of ``states``; ``subject`` begins the sentence."""
        if state in self.sources:
            return []
        if state in self.instead:
            return [self.instead[state].format(**names)]
        wanted = " or ".join(states(source).label.lower() for source in self.sources)
        return [f"{subject} is {states(state).label.lower()}; this is possible only while it is {wanted}."]
