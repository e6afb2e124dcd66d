"""PDFs as work that is asked for; the worker makes them (``making``), and they are stored.

Asking is idempotent (equal inputs find the rendering that exists), claiming is by compare-and-swap, and the work left
is derived from rows: a killed worker or a lost queue row delays a PDF and loses nothing (``sweeping``). The PDF of a
Version is asked for right after freezing; whoever shows one asks again, in case the Record has changed since.
"""

import hashlib
import json
from contextlib import suppress
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from partnerships.models import Partnership, User
from plans.models import Paper, Plan, Rendering, Version
from plans.papers.in_force import reading
from plans.printing.inputs import (
    amended_inputs,
    draft_inputs,
    pack_inputs,
    report_inputs,
    version_inputs,
    version_part_inputs,
)
from plans.printing.tasks import render

S, K, U = Rendering.State, Rendering.Kind, Rendering.Urgency


def want(
    kind: str, owner: Paper | Partnership, version: Version | None, inputs: dict, by: User, urgency: int = U.SOON
) -> Rendering:
    """The rendering of these inputs: the one that exists, or a new one that the worker is told of after commit."""
    digest = hashlib.sha256(json.dumps(inputs, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    rendering, created = Rendering.objects.get_or_create(
        kind=kind,
        paper=None if isinstance(owner, Partnership) else owner,
        partnership=owner if isinstance(owner, Partnership) else None,
        inputs_sha256=digest,
        defaults={"version": version, "inputs": inputs, "asked_by": by, "urgency": urgency},
    )
    if created:
        transaction.on_commit(lambda: enqueue(rendering))
    elif rendering.urgency < urgency:
        hurry(rendering, urgency)
    return rendering


def enqueue(rendering: Rendering) -> None:
    """Tell the worker; being told twice does no harm."""
    render.using(priority=rendering.urgency).enqueue(rendering.pk)


def hurry(rendering: Rendering, urgency: int = U.NOW) -> None:
    """Somebody waits for a rendering that was asked for without haste: it is drawn before the others."""
    waiting = Rendering.objects.filter(pk=rendering.pk, state=S.WANTED, urgency__lt=urgency)
    if waiting.update(urgency=urgency):
        rendering.urgency = urgency
        transaction.on_commit(lambda: enqueue(rendering))


def drop(rendering: Rendering) -> None:
    """Strike off a rendering that nobody wants any more; one that was begun or is wanted elsewhere stays."""
    with suppress(ProtectedError), transaction.atomic():
        Rendering.objects.filter(pk=rendering.pk, state=S.WANTED).delete()


def want_version(
    version: Version, *, by: User | None = None, urgency: int = U.SOON, on: date | None = None
) -> Rendering:
    """Under its Record of today, or of the day ``on``."""
    return want(K.VERSION, version.paper, version, version_inputs(version, on), by or version.frozen_by, urgency)


def want_amended(
    version: Version, addenda: list[Version], *, by: User, urgency: int = U.NOW, on: date | None = None
) -> Rendering:
    """The plan as amended; without addenda that is the Version itself."""
    if not addenda:
        return want_version(version, by=by, urgency=urgency, on=on)
    return want(K.AMENDED, version.paper, version, amended_inputs(version, addenda, on), by, urgency)


def want_draft(paper: Paper, *, by: User, on: date) -> Rendering:
    return want(K.DRAFT, paper, None, draft_inputs(paper, on), by, U.NOW)


def want_pack(
    version: Version, *, by: User, title: str, lines: list[str], changes: str = "", public=False, report=None,
    annexes=(),
) -> Rendering:  # fmt: skip
    """What one meeting sees: ``lines`` say which meeting and when; ``changes`` is HTML of ``plans.document.compare``.

    ``report`` is the committee report before the text: ``{"title", "caption", "html"}``, headings from h3. ``annexes``
    are files annexed to it, kept with the paper: ``{"label", "title", "sha256", "pages"}``.
    """
    more = {"report": report, "annexes": annexes}
    inputs = pack_inputs(version, title=title, lines=lines, changes=changes, public=public, **more)
    return want(K.PACK, version.paper, version, inputs, by, U.NOW)


def want_report(paper: Paper, *, by: User, title: str, caption: str, html: str, made: str, public=False, **more):
    """A committee report: ``html`` is its body, headings from h2; ``made`` the ISO day or time of what it says.

    ``issuer`` says whose it is (else the partnership's), ``draft_on`` the ISO day of a text that may still change.
    """
    inputs = report_inputs(paper.partnership, title=title, caption=caption, html=html, made=made, public=public, **more)
    return want(K.REPORT, paper, None, inputs, by, U.NOW)


def want_part_of_version(version: Version, *, by: User) -> Rendering:
    """The text among the papers of a meeting, without page numbers of its own."""
    return want(K.PART, version.paper, version, version_part_inputs(version), by, U.NOW)


def want_part_report(
    owner: Paper | Partnership, *, by: User, title: str, caption: str, html: str, made: str, issuer: str = ""
):
    """A report or a sheet among the papers of a meeting, without page numbers of its own."""
    whose = owner if isinstance(owner, Partnership) else owner.partnership
    inputs = report_inputs(whose, title=title, caption=caption, html=html, made=made, public=True, issuer=issuer)
    return want(K.PART, owner, None, {**inputs, "part": True}, by, U.NOW)


def want_minutes(partnership: Partnership, *, by: User, title: str, caption: str, html: str, made: str, **more):
    """Minutes of a board: ``draft_on`` is the ISO day of a text that is not approved yet."""
    inputs = report_inputs(partnership, title=title, caption=caption, html=html, made=made, public=False, **more)
    return want(K.MINUTES, partnership, None, inputs, by, U.NOW)


def current_version_rendering(version: Version) -> Rendering:
    """The PDF of a Version under its Record of today; until that is ready, the last good one for the same readers."""
    return or_last_good(want_version(version, by=User.objects.system("worker"), urgency=U.NOW))


def current_amended_rendering(plan: Plan, on: date) -> Rendering | None:
    """The PDF of the plan as it reads on a day, under the Record of that day; None where nothing of it is public.

    Of an earlier day the last good one would be another day's: it is waited for.
    """
    found = reading(plan, on)
    if found is None:
        return None
    wanted = want_amended(found.version, found.addenda, by=User.objects.system("worker"), on=on)
    return wanted if on < timezone.localdate() else or_last_good(wanted)


def or_last_good(rendering: Rendering) -> Rendering:
    if rendering.state == S.DONE:
        return rendering
    others = Rendering.objects.done().filter(kind=rendering.kind, version=rendering.version)
    same = (o for o in others if o.is_public == rendering.is_public and _text(o) == _text(rendering))
    return next(same, rendering)


def _text(rendering):
    """The hashes of what is shown, whatever became of it."""
    shown = rendering.inputs["version"]
    return shown["sha256"], [addendum["sha256"] for addendum in shown["addenda"]]


def try_again(rendering: Rendering) -> bool:
    """Put a failed rendering back among the wanted; False when somebody did so already."""
    moved = Rendering.objects.filter(pk=rendering.pk, state=S.FAILED).update(state=S.WANTED, attempts=0, error="")
    if moved:
        transaction.on_commit(lambda: enqueue(rendering))
    return bool(moved)
