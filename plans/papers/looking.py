"""What other rooms have to say of a text before a version of it is made: each registers what it knows of it."""

from collections.abc import Callable

from plans.document.contents import Document
from plans.models import Paper

_PROVIDERS: list[Callable[[Paper, Document], list[str]]] = []


def register_remarks(provider: Callable[[Paper, Document], list[str]]):
    """``provider(paper, document)`` gives sentences; it is registered in ``AppConfig.ready``."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def remarks_of_rooms(paper: Paper, document: Document) -> list[str]:
    return [remark for provider in _PROVIDERS for remark in provider(paper, document)]
