"""Freezing a paper's Document into a Version, and proving the chain."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from partnerships.models import AuditEntry, audit
from plans.document.canonical import canonical, checksum
from plans.document.compose import compose
from plans.models import Paper, Publication, Version
from plans.models.versions import GENESIS

FROZEN = "version made"
#: Told of each new Version after commit, in ``AppConfig.ready``; what fails there must be found again by a sweep.
_LISTENERS: list[Callable[[Version], object]] = []
#: Told after commit of each paper of which the public is shown something else from now on.
_PUBLIC_LISTENERS: list[Callable[[Paper], object]] = []


def when_frozen(listener: Callable[[Version], object]) -> None:
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)


def when_public_changes(listener: Callable[[Paper], object]) -> None:
    if listener not in _PUBLIC_LISTENERS:
        _PUBLIC_LISTENERS.append(listener)


def tell_public_changed(paper: Paper) -> None:
    for listener in _PUBLIC_LISTENERS:
        transaction.on_commit(lambda listener=listener: listener(paper), robust=True)


@transaction.atomic
def freeze(
    paper: Paper,
    *,
    by,
    purpose: str,
    frozen_for: str = "",
    document: dict | None = None,
    frozen_at: datetime | None = None,
) -> Version:
    """Freeze the paper as it stands as the next Version of its chain, and audit the chain's new head.

    ``document`` and ``frozen_at`` are given only by an import, which brings versions that were frozen elsewhere.
    Freezing the same text again gives a new Version: each submission pins its own.
    """
    Paper.objects.select_for_update().get(pk=paper.pk)
    document = compose(paper) if document is None else document
    last = paper.versions.order_by("-number").first()
    version = Version(
        paper=paper,
        number=last.number + 1 if last else 1,
        canonical=canonical(document),
        sha256=checksum(document),
        previous_sha256=last.link_sha256 if last else GENESIS,
        purpose=purpose,
        frozen_for=frozen_for[:300],
        frozen_at=frozen_at or timezone.now(),
        frozen_by=by,
    )
    version.link_sha256 = version.own_link_sha256()
    version.save()
    audit(
        FROZEN,
        version,
        by=by,
        partnership=paper.partnership,
        paper=paper.pk,
        number=version.number,
        sha256=version.sha256,
        link_sha256=version.link_sha256,
    )
    for listener in _LISTENERS:
        transaction.on_commit(lambda listener=listener: listener(version), robust=True)
    return version


@transaction.atomic
def publish(version: Version, *, by, basis: str, at: datetime | None = None) -> Publication:
    """Make a Version public (now, or ``at`` the moment an import tells); doing it a second time changes nothing."""
    publication, created = Publication.objects.get_or_create(
        version=version, defaults={"basis": basis, "published_by": by, "published_at": at or timezone.now()}
    )
    if created:
        audit("version published", version, by=by, partnership=version.paper.partnership, basis=basis)
        tell_public_changed(version.paper)
    return publication


@dataclass(frozen=True)
class BrokenLink:
    paper: str
    number: int
    sentence: str
    noun: str = "version"


def verify_chain(paper: Paper) -> BrokenLink | None:
    """The first broken link of a paper's chain, or None when every Version is as it was frozen."""
    audited = _audited_heads(paper)
    previous, expected = GENESIS, 1
    for version in Version.everything.filter(paper=paper).order_by("number"):
        fault = _fault(version, previous, expected, audited)
        if fault:
            return BrokenLink(str(paper), version.number if version.number == expected else expected, fault)
        previous, expected = version.link_sha256, expected + 1
    missing = [number for number in audited if number >= expected]
    if missing:
        return BrokenLink(str(paper), min(missing), f"Version {min(missing)} was made and is missing.")
    return None


def _fault(version, previous, expected, audited) -> str:
    if version.number != expected:
        return f"Version {expected} is missing: the next one found is version {version.number}."
    if version.sha256 != version.own_sha256():
        return f"The text of version {version.number} is not the text that was kept: its SHA-256 differs."
    if version.previous_sha256 != previous:
        return f"Version {version.number} does not follow the version before it: the previous hash differs."
    if version.link_sha256 != version.own_link_sha256():
        return f"Version {version.number} was relabelled: its link hash differs."
    if audited.get(version.number) != version.link_sha256:
        return f"The audit log does not know version {version.number} as it stands."
    return ""


def _audited_heads(paper) -> dict[int, str]:
    entries = AuditEntry.objects.filter(event=FROZEN, details__paper=paper.pk)
    return {entry.details["number"]: entry.details["link_sha256"] for entry in entries}


#: What other rooms freeze like a Version: each function yields what is broken there.
_FURTHER_CHECKS: list[Callable[[], Iterable[BrokenLink]]] = []


def register_check(check: Callable[[], Iterable[BrokenLink]]) -> None:
    if check not in _FURTHER_CHECKS:
        _FURTHER_CHECKS.append(check)


def verify_all() -> Iterator[BrokenLink]:
    """Every broken chain, one link each. The audit log names papers whose versions, or which themselves, are gone."""
    known = set(AuditEntry.objects.filter(event=FROZEN).values_list("details__paper", flat=True))
    papers = Paper.everything.in_bulk()
    for key in sorted(known | set(Version.everything.values_list("paper", flat=True))):
        if key not in papers:
            yield BrokenLink(f"Paper {key}", 1, "The paper was removed with its versions.")
        elif broken := verify_chain(papers[key]):
            yield broken
    for check in _FURTHER_CHECKS:
        yield from check()
