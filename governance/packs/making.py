"""Packs of steps: the one PDF that a body gets for a stage: its report, what changed since the last body, and the text.

The open variant is made when papers are published and compares with public versions only: the sheet of changes shows
words of the older text too. Rows are written with the verb; their PDFs are asked for after commit, and again by
whoever opens one, so that a lost queue row loses nothing.
"""

import logging
from datetime import datetime
from functools import cache

from django.db import connection, models, transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone

from governance.models import Exemption, Pack, StagePack
from governance.packs.claims import take_back
from governance.packs.editions import enqueue
from governance.reporting.papers import Going
from governance.reporting.text import html_of, of_edition
from governance.reporting.withheld import closed_for, for_the_public
from governance.stages.listeners import Listener, listen
from governance.stages.set_apart import set_apart
from partnerships.sweeps import NO_DATABASE, register_sweep
from plans.document.compare import compare
from plans.models import Rendering
from plans.printing.renderings import drop, want_pack
from plans.printing.response import pdf_response, stored_pdf
from plans.printing.sweeping import lately_changed

logger = logging.getLogger(__name__)


def register():
    register_sweep("packs", sweep)
    closed = _reasons_of_closed
    listen("packs", Listener(submitted=_make_full, published=_make_open, reasons_not_to_publish=closed))


def sweep(now: datetime, *, everything: bool = False) -> dict[str, int]:
    """Packs whose PDF was never asked for (whoever should have, after the verb's commit, was killed), and full ones:
    they show what is recorded now, within a minute; a drawing that is ready takes the last one's place."""
    changed = Q(stage__timetable__paper__partnership__in=lately_changed(now)) | Q(wanted__isnull=False)
    followed = StagePack.objects.of_open_stages() if everything else StagePack.objects.of_open_stages().filter(changed)
    packs, asked = StagePack.objects.filter(Q(rendering=None) | Q(pk__in=followed.values("pk"))), 0
    for pack in packs.select_related("version__frozen_by", "stage", "rendering", "wanted"):
        before = pack.rendering_id, pack.wanted_id
        try:
            want(pack, by=pack.version.frozen_by)
            asked += before != (pack.rendering_id, pack.wanted_id)
        except NO_DATABASE:
            raise
        except Exception:  # one odd pack must not keep the others from theirs
            logger.exception("The PDF of the pack %s cannot be asked for", pack.pk)
    return {"asked for": asked, "taken back": take_back(now), "queued": _queue_wanted()}


def _queue_wanted() -> int:
    """Packs of meetings that wait and of which the worker may not have heard."""
    waiting = list(Pack.objects.filter(making=Pack.Making.WANTED))
    for pack in waiting:
        enqueue(pack)
    return len(waiting)


def _make_full(stage, *, by, **chosen):
    make_pack(stage, by=by, is_open=False)


def _make_open(stage, *, by, in_pack: bool = False, **chosen):
    """A step that is published with the pack of its meeting is in that, and needs none of its own."""
    if not in_pack:
        make_pack(stage, by=by, is_open=True)


def _reasons_of_closed(stage, *, in_pack: bool = False, report: str = "", **chosen) -> list[str]:
    """By itself a step is published for everybody."""
    closed = set() if in_pack else set(closed_for(stage).values_list("paper", flat=True))
    if Exemption.WHOLE in closed or ("report" in closed and report != Going.NONE):
        return ["This is not for publication. Publish the pack of its meeting, which keeps it for the members."]
    return []


def make_pack(stage, *, by, is_open: bool) -> StagePack:
    """The row of a stage's pack, and its PDF after commit; call inside the verb's transaction."""
    pack = StagePack.objects.add(stage, is_open=is_open)
    transaction.on_commit(lambda: want(pack, by=by))
    return pack


def want(pack: StagePack, *, by):
    """Ask for the pack's PDF; equal inputs find the one that exists. Until it is ready the last good one stands."""
    stage = pack.stage
    wanted = want_pack(
        pack.version, by=by, title=f"Pack for {stage.body.name}", lines=lines_of(pack), changes=changes_of(pack),
        public=pack.is_open, **report_in(pack),
    )  # fmt: skip
    stands = pack.rendering and pack.rendering.state == Rendering.State.DONE and wanted.state != Rendering.State.DONE
    now = (pack.rendering, wanted) if stands else (wanted, None)
    before = (pack.rendering, pack.wanted)
    if before != now:
        pack.rendering, pack.wanted = now
        pack.save(update_fields=["rendering", "wanted"])
        for overtaken in {*before} - {*now, None}:
            drop(overtaken)
    return pack.rendering


def report_in(pack: StagePack) -> dict:
    """The edition that this body is given, before the text it is about, and the files annexed to it; in an open pack
    only a public one."""
    editions = pack.stage.editions.select_related("report__timetable__paper__partnership").order_by("-number")
    edition = editions.filter(publication__isnull=False).first() if pack.is_open else editions.first()
    if edition is None:
        return {}
    title = edition.document["report"]["title"]
    read = of_edition(edition, on=timezone.localdate(), is_full=not pack.is_open)
    report = {"title": f"Report: {title}", "caption": f"Version {edition.number}"}
    report["html"] = set_apart(html_of(read), prefix="report-")
    document = for_the_public(edition) if pack.is_open else edition.document
    return {"report": report, "annexes": list(_files_of(document["report"]["annexes"]))}


def _files_of(annexes):
    for annex in annexes:
        if "file" in annex:
            yield {name: annex[name] for name in ("label", "title", "pages")} | {"sha256": annex["file"]["sha256"]}


def lines_of(pack: StagePack) -> list[str]:
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


def changes_of(pack: StagePack) -> str:
    """What changed since the body before, as HTML; a sentence where nothing did or no body had it before."""
    context = {"pack": pack, "comparison": None}
    if pack.previous and pack.previous_id != pack.version_id:
        context["comparison"] = compare(pack.previous.document, pack.version.document)
    return set_apart(render_to_string("governance/packs/changes.html", context))


def stored_pack(request, pk):
    """A pack that is ready and may be opened, found by one row; None where more has to be asked."""
    user = request.user
    if pk > models.BigIntegerField.MAX_BIGINT:  # no database takes it as a key
        return None
    sql, params = _question(is_of_all=user.is_active and user.is_superuser)
    asked = {_PACK: pk, _PERSON: user.pk if user.is_authenticated and user.is_active else 0}
    with connection.cursor() as cursor:
        cursor.execute(sql, [asked.get(param, param) for param in params])
        row = cursor.fetchone()
    if row is None:
        return None
    name, sha256, stage, number, is_open = row
    return stored_pdf(request, name, sha256, _filename(stage, number), is_public=bool(is_open))


#: Stand in the question for what is asked; no key is negative.
_PACK, _PERSON = -1, -2


@cache
def _question(*, is_of_all: bool) -> tuple[str, tuple]:
    """The SQL of the row and of the right to it, with its parameters: put together once, it costs more than asking."""
    packs = StagePack.objects.all() if is_of_all else StagePack.objects.that_may_be_opened_by(_PERSON)
    ready = packs.filter(pk=_PACK, rendering__state=Rendering.State.DONE).order_by()
    found = ready.values_list("rendering__file", "rendering__sha256", "stage", "version__number", "is_open")
    return found.query.sql_with_params()


def _filename(stage, number):
    return f"pack-{stage}-version-{number}.pdf"


def pack_response(request, pack: StagePack):
    """The file, or a page that says how far it is."""
    rendering = want(pack, by=pack.version.frozen_by)
    return pdf_response(request, rendering, _filename(pack.stage_id, pack.version.number))
