"""Packs: the one PDF that a body gets for a stage: its report, what changed since the last body, and the text.

The open variant is made when papers are published and compares with public versions only: the sheet of changes shows
words of the older text too. Rows are written with the verb; their PDFs are asked for after commit, and again by
whoever opens one, so that a lost queue row loses nothing.
"""

import re

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from governance.models import Pack
from governance.reporting.text import html_of, of_edition
from partnerships.access import Permission, may
from plans.document.compare import compare
from plans.printing.renderings import want_pack
from plans.printing.response import pdf_response


def packs_of(stage, user) -> list[dict]:
    """The stage's packs that this person may open, the open one first."""
    if stage.version_id is None:
        return []
    may_see_all = may(user, Permission.VIEW_PAPERS, stage)
    packs = [pack for pack in stage.packs.all() if pack.version_id == stage.version_id]
    return [
        {"pack": pack, "url": reverse("governance:pack", args=[pack.pk])}
        for pack in sorted(packs, key=lambda pack: not pack.is_open)
        if pack.is_open or may_see_all
    ]


def make_pack(stage, *, by, is_open: bool) -> Pack:
    """The row of a stage's pack, and its PDF after commit; call inside the verb's transaction."""
    pack = add_pack(stage, is_open=is_open)
    transaction.on_commit(lambda: want(pack, by=by))
    return pack


def add_pack(stage, *, is_open: bool) -> Pack:
    """The row alone (an import): its PDF is asked for when somebody opens it."""
    previous = version_before(stage, only_public=is_open)
    pack, _ = Pack.objects.get_or_create(
        stage=stage,
        version=stage.version,
        is_open=is_open,
        defaults={
            "previous": previous.version if previous else None,
            "previous_body": previous.body.name if previous else "",
        },
    )
    return pack


def version_before(stage, *, only_public: bool):
    """The stage before this one that was given a version (a public one); None when this is the first."""
    earlier = stage.timetable.stages.in_order().filter(version__isnull=False).exclude(pk=stage.pk)
    earlier = earlier.filter(step__lte=stage.step).select_related("version__publication", "body")
    found = [each for each in earlier if (each.step, each.position) < (stage.step, stage.position)]
    return next((each for each in reversed(found) if each.version.is_public or not only_public), None)


def want(pack: Pack, *, by):
    """Ask for the pack's PDF; equal inputs find the one that exists."""
    stage = pack.stage
    rendering = want_pack(
        pack.version, by=by, title=f"Pack for {stage.body.name}", lines=lines_of(pack), changes=changes_of(pack),
        public=pack.is_open, report=report_in(pack),
    )  # fmt: skip
    if pack.rendering_id != rendering.pk:
        pack.rendering = rendering
        pack.save(update_fields=["rendering"])
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


def set_apart(html: str, prefix: str = "changes-") -> str:
    """The same HTML with identifiers of its own and headings one level down: the whole text follows it in the file."""
    html = re.sub(r"(<|</|csp-block--level-)(h?)([2-5])\b", _one_down, html)
    html = re.sub(r'\b(id|for|aria-labelledby|aria-describedby)="', r'\1="' + prefix, html)
    return html.replace('href="#', f'href="#{prefix}').replace("url(#", f"url(#{prefix}")


def _one_down(match):
    before, h, level = match.groups()
    if before.startswith("<") and not h:
        return match.group()
    return f"{before}{h}{int(level) + 1}"


def pack_response(request, pack: Pack):
    """The file, or a page that says how far it is."""
    rendering = want(pack, by=pack.version.frozen_by)
    return pdf_response(request, rendering, f"pack-{pack.stage_id}-version-{pack.version.number}.pdf")
