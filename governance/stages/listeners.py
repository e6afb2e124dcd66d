"""What goes to a body along with the text: whoever has something registers here, and stages know none of them.

The verbs tell every listener, in the order of registration and inside their own transaction. ``chosen`` is what the
person ticked on the page; each listener takes what it knows of it.
"""

from collections.abc import Callable
from dataclasses import dataclass


def _nothing(stage, *, by, **chosen):
    """Nothing goes along."""


def _no_reasons(stage, **chosen) -> list[str]:
    return []


@dataclass(frozen=True)
class Listener:
    """``submitted`` and ``published`` act; ``reasons_not_to_publish`` are asked before anything is changed."""

    submitted: Callable[..., object] = _nothing
    published: Callable[..., object] = _nothing
    reasons_not_to_publish: Callable[..., list[str]] = _no_reasons


_LISTENERS: dict[str, Listener] = {}


def listen(name: str, listener: Listener):
    _LISTENERS[name] = listener


def tell_submitted(stage, *, by, **chosen):
    for listener in _LISTENERS.values():
        listener.submitted(stage, by=by, **chosen)


def tell_published(stage, *, by, **chosen):
    for listener in _LISTENERS.values():
        listener.published(stage, by=by, **chosen)


def reasons_not_to_publish(stage, **chosen) -> list[str]:
    return [reason for each in _LISTENERS.values() for reason in each.reasons_not_to_publish(stage, **chosen)]
