"""PDFs as work that is asked for; the worker makes them (``making``), and they are stored.

Asking is idempotent (equal inputs find the rendering that exists), claiming is by compare-and-swap, and the work left
is derived from rows: a killed worker or a lost queue row delays a PDF and loses nothing (``sweeping``). The PDF of a
Version is asked for right after freezing; whoever shows one asks again, in case the Record has changed since.
"""

import hashlib
import json
from datetime import date

from django.db import transaction

from partnerships.models import User
from plans.models import Paper, Plan, Rendering, Version
from plans.papers.in_force import reading
from plans.printing.inputs import amended_inputs, draft_inputs, pack_inputs, report_inputs, version_inputs
from plans.printing.tasks import render

S, K = Rendering.State, Rendering.Kind


def want(kind: str, paper: Paper, version: Version | None, inputs: dict, by: User) -> Rendering:
    """The rendering of these inputs: the one that exists, or a new one that the worker is told of after commit."""
    digest = hashlib.sha256(json.dumps(inputs, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    rendering, created = Rendering.objects.get_or_create(
        kind=kind,
        paper=paper,
        inputs_sha256=digest,
        defaults={"version": version, "inputs": inputs, "asked_by": by},
    )
    if created:
        transaction.on_commit(lambda: render.enqueue(rendering.pk))
    return rendering


def want_version(version: Version, *, by: User | None = None) -> Rendering:
    return want(K.VERSION, version.paper, version, version_inputs(version), by or version.frozen_by)


def want_amended(version: Version, addenda: list[Version], *, by: User) -> Rendering:
    """The plan as amended; without addenda that is the Version itself."""
    if not addenda:
        return want_version(version, by=by)
    return want(K.AMENDED, version.paper, version, amended_inputs(version, addenda), by)


def want_draft(paper: Paper, *, by: User, on: date) -> Rendering:
    return want(K.DRAFT, paper, None, draft_inputs(paper, on), by)


def want_pack(
    version: Version, *, by: User, title: str, lines: list[str], changes: str = "", public=False, report=None
) -> Rendering:
    """What one meeting sees: ``lines`` say which meeting and when; ``changes`` is HTML of ``plans.document.compare``.

    ``report`` is the committee report before the text: ``{"title", "caption", "html"}``, headings from h3.
    """
    inputs = pack_inputs(version, title=title, lines=lines, changes=changes, public=public, report=report)
    return want(K.PACK, version.paper, version, inputs, by)


def want_report(paper: Paper, *, by: User, title: str, caption: str, html: str, made: str, public=False, **more):
    """A committee report: ``html`` is its body, headings from h2; ``made`` the ISO day or time of what it says.

    ``issuer`` says whose it is (else the partnership's), ``draft_on`` the ISO day of a text that may still change.
    """
    inputs = report_inputs(paper, title=title, caption=caption, html=html, made=made, public=public, **more)
    return want(K.REPORT, paper, None, inputs, by)


def current_version_rendering(version: Version) -> Rendering:
    """The PDF of a Version under its Record of today; where that failed, the last good one for the same readers."""
    return _or_last_good(want_version(version, by=User.objects.system("worker")))


def current_amended_rendering(plan: Plan, on: date) -> Rendering | None:
    """The PDF of the plan as it reads on a day; None where nothing of it is public."""
    found = reading(plan, on)
    if found is None:
        return None
    return _or_last_good(want_amended(found.version, found.addenda, by=User.objects.system("worker")))


def _or_last_good(rendering):
    if rendering.state != S.FAILED:
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
        transaction.on_commit(lambda: render.enqueue(rendering.pk))
    return bool(moved)
