"""Packs: the one PDF that a body gets for a stage: its report, what changed since the last body, and the text.

The open variant is made when papers are published and compares with public versions only: the sheet of changes shows
words of the older text too. Rows are written with the verb; their PDFs are asked for after commit, and again by
whoever opens one, so that a lost queue row loses nothing.
"""

import logging

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from governance.models import Pack
from governance.reporting.text import html_of, of_edition
from governance.stages.listeners import Listener, listen
from governance.stages.set_apart import set_apart
from partnerships.sweeps import NO_DATABASE, register_sweep
from plans.document.compare import compare
from plans.models import Rendering
from plans.printing.renderings import drop, want_pack
from plans.printing.response import pdf_response, stored_pdf

logger = logging.getLogger(__name__)


def sweep(now, *, everything: bool = False) -> dict[str, int]:
    """Packs whose PDF was never asked for: whoever should have asked, after the verb's commit, was killed."""
    asked = 0
    for pack in Pack.objects.filter(rendering=None).select_related("version__frozen_by", "stage"):
        try:
            want(pack, by=pack.version.frozen_by)
            asked += 1
        except NO_DATABASE:
            raise
        except Exception:  # one odd pack must not keep the others from theirs
            logger.exception("The PDF of the pack %s cannot be asked for", pack.pk)
    return {"asked for": asked}


def register():
    register_sweep("packs", sweep)
    listen("packs", Listener(submitted=_make_full, published=_make_open))


def _make_full(stage, *, by, **chosen):
    make_pack(stage, by=by, is_open=False)


def _make_open(stage, *, by, **chosen):
    make_pack(stage, by=by, is_open=True)


def make_pack(stage, *, by, is_open: bool) -> Pack:
    """The row of a stage's pack, and its PDF after commit; call inside the verb's transaction."""
    pack = Pack.objects.add(stage, is_open=is_open)
    transaction.on_commit(lambda: want(pack, by=by))
    return pack


def want(pack: Pack, *, by):
    """Ask for the pack's PDF; equal inputs find the one that exists."""
    stage = pack.stage
    rendering = want_pack(
        pack.version, by=by, title=f"Pack for {stage.body.name}", lines=lines_of(pack), changes=changes_of(pack),
        public=pack.is_open, report=report_in(pack),
    )  # fmt: skip
    if pack.rendering_id != rendering.pk:
        before, pack.rendering = pack.rendering, rendering
        pack.save(update_fields=["rendering"])
        if before:
            drop(before)
    return rendering


def report_in(pack: Pack) -> dict | None:
    """The edition that this body is given, before the text it is about; in an open pack only a public one."""
    editions = pack.stage.editions.select_related("report__timetable__paper__partnership").order_by("-number")
    edition = editions.filter(publication__isnull=False).first() if pack.is_open else editions.first()
    if edition is None:
        return None
    title = edition.document["report"]["title"]
    html = set_apart(html_of(of_edition(edition, on=timezone.localdate())), prefix="report-")
    return {"title": f"Report: {title}", "caption": f"Version {edition.number}", "html": html}


def lines_of(pack: Pack) -> list[str]:
    """The sheet in front: whose meeting, when, what for, and which text."""
    stage = pack.stage
    current = stage.current_date
    lines = [f"{stage.body.name}: {stage.get_role_display().lower()}"]
    if current and current.on:
        lines.append(f"Meeting {'by ' if current.is_by else 'on '}{current.in_words.removeprefix('by ')}")
    if stage.title:
        lines.append(stage.title)
    lines.append(f"Version {pack.version.number} of “{stage.paper.title}”")
    return lines


def changes_of(pack: Pack) -> str:
    """What changed since the body before, as HTML; a sentence where nothing did or no body had it before."""
    context = {"pack": pack, "comparison": None}
    if pack.previous and pack.previous_id != pack.version_id:
        context["comparison"] = compare(pack.previous.document, pack.version.document)
    return set_apart(render_to_string("governance/packs/changes.html", context))


def published_pack(request, pk):
    """An open pack that is ready, found by one row: what was published stays as it was."""
    ready = Pack.objects.filter(pk=pk, is_open=True, rendering__state=Rendering.State.DONE)
    found = ready.values_list("rendering__file", "rendering__sha256", "stage_id", "version__number").first()
    return found and stored_pdf(request, *found[:2], _filename(*found[2:]), is_public=True)


def _filename(stage, number):
    return f"pack-{stage}-version-{number}.pdf"


def pack_response(request, pack: Pack):
    """The file, or a page that says how far it is."""
    rendering = want(pack, by=pack.version.frozen_by)
    return pdf_response(request, rendering, _filename(pack.stage_id, pack.version.number))
