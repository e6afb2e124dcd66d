"""Publishing the pack of a meeting: one transaction moves every step on it, makes its texts public and fixes the pack.

The file follows from what is fixed then, so that a process that is killed leaves a whole pack to be joined, or none.
"""

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain

from django.db import transaction
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.models import Meeting, Pack, PackPart, Stage, settings_of
from governance.packs.agenda import Item, agenda_of, reasons_not_to_arrange, row_of
from governance.packs.contents import Contents, contents_of
from governance.packs.editions import PUBLISHED, fill_each
from governance.packs.fronts import lacking_on_front
from governance.reporting.papers import (
    Going,
    newer_report,
    publish_report,
    reasons_not_to_publish_report,
    report_papers,
)
from governance.stages.lifecycle import publish_papers
from governance.stages.transitions import reasons_not_to
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import require
from partnerships.wording import and_words
from plans.models import Rendering

S = Stage.State


def reasons_not_to_publish_pack(meeting: Meeting, *, by) -> list[str]:
    if reasons := reasons_not_to_arrange(meeting, by=by):
        return reasons
    if Pack.objects.of(meeting).published().exists():
        return [PUBLISHED]
    items = agenda_of(meeting)
    if not any(_has_paper(item) for item in items):
        return ["There is no paper to publish yet: submit a text to this meeting, or add an item with its paper."]
    steps = [reasons_not_to("publish_papers", item.stage, by=by) for item in steps_to_publish(items)]
    return [*chain(*steps), *not_drawn(contents_of(items, by=by))]


def _has_paper(item: Item) -> bool:
    if item.stage:
        return item.stage.version_id is not None
    return bool(item.standing or item.row.file or item.row.version_id or item.row.rendering_id)


def not_drawn(contents):
    for each in contents:
        for paper in each.papers:
            if paper.rendering and paper.rendering.state == Rendering.State.FAILED:
                yield f"Item {each.item.number}, “{paper.title}”, could not be drawn. {paper.rendering.error}"


def steps_to_publish(items: list[Item]) -> list[Item]:
    return [item for item in items if item.stage and item.stage.state == S.SUBMITTED]


def steps_to_ask_about(items: list[Item]) -> list[Item]:
    """Those of which somebody has to say which report becomes public, or may say that a newer one does."""
    open_ = [item for item in items if item.stage and not item.why_closed("report")]
    return [item for item in open_ if item.stage.state == S.SUBMITTED or newer_report(item.stage)]


def lacking_in_pack(meeting: Meeting, contents: list[Contents]) -> list[str]:
    """What the clerk should know before it goes out; none of it is printed."""
    return [
        *lacking_on_front(meeting),
        *_numbered_alike(meeting, contents),
        *(sentence for each in contents for sentence in each.lacks),
        *(sentence for each in contents for sentence in _of_papers(each)),
        *_too_late(meeting),
    ]


def _numbered_alike(meeting, contents):
    """A paper that follows the pack stands under the number of its item; before that each item has its own."""
    by_number = defaultdict(list)
    for each in contents:
        by_number[each.item.number].append(f"“{each.item.title}”")
    alike = {number: titles for number, titles in by_number.items() if len(titles) > 1}
    if alike and not Pack.objects.of(meeting).published().exists():
        for number, titles in alike.items():
            yield f"{and_words(titles)} bear the same number, {number}: give each one of its own."


def _of_papers(each):
    number, stage = each.item.number, each.item.stage
    for paper in each.papers:
        if not paper.is_tagged:
            yield f"Item {number}, “{paper.title}”: a screen reader finds no headings in it. The front sheet says so."
    is_given = any(paper.kind == PackPart.Kind.REPORT for paper in each.papers)
    if stage and stage.state == S.SUBMITTED and not is_given and report_papers(stage):
        yield f"Item {number}: a report is written, and this meeting was not given it."


def _too_late(meeting):
    by = settings_of(meeting.body.council).publish_by(meeting.body.kind, meeting.noticed_on)
    if by and timezone.localdate() > by.day:
        yield f"It was to be public by {spell(by.day)}: {by.reason}"


@transaction.atomic
def publish_pack(meeting: Meeting, *, by, chosen: Mapping[int, dict] | None = None) -> Pack:
    """Publish everything that is on the agenda now. ``chosen``: by the key of a step what goes with its papers."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(reasons_not_to_publish_pack(meeting, by=by))
    publish_steps(meeting, by=by, chosen=chosen or {})
    for item in agenda_of(meeting):  # its order and numbers stay, whatever is added
        row_of(meeting, item, by=by)
    contents = contents_of(agenda_of(meeting), by=by)
    packs, body = fill_each(meeting, contents, by=by, published_at=timezone.now()), meeting.body
    for pack in packs:
        audit("pack published", pack, by=by, council=body.council, partnership=body.partnership, variant=pack.variant)
    return packs[0]


def publish_steps(meeting: Meeting, *, by, chosen: Mapping[int, dict]):
    items = agenda_of(meeting)
    for item in steps_to_ask_about(items):
        what = chosen.get(item.stage.pk, {})
        if item.stage.state == S.PUBLISHED and what.get("report", Going.NONE) != Going.NONE:
            reasons = not_allowed(by, Permission.PUBLISH, item.stage)
            require(reasons or reasons_not_to_publish_report(item.stage, **what))
            publish_report(item.stage, by=by, **what)
    for item in steps_to_publish(items):
        what = chosen.get(item.stage.pk, {})
        if item.why_closed("report"):  # it goes to the members alone
            what = {**what, "report": Going.NONE.value}
        publish_papers(item.stage, by=by, in_pack=True, to_members=bool(item.closed_whole), **what)
