"""Publishing a supplement: what came onto the agenda since the pack, as a file of its own and a further edition.

The edition before stays at its address with its bytes. Nothing is taken out of it: pages that are replaced stay too,
and the contents strike them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from governance.models import Meeting, Pack, PackPart, Supplement, Variant
from governance.packs.agenda import agenda_of, reasons_not_to_arrange
from governance.packs.claims import MOST_ATTEMPTS
from governance.packs.contents import Contents, contents_of
from governance.packs.editions import drafts_of, enqueue, name_for, name_of, next_edition, note_on, parts_for
from governance.packs.fronts import as_printed, front_facts, moment, spans_of, written_spans
from governance.packs.openness import closed_in
from governance.packs.publishing import not_drawn, publish_steps, steps_to_publish
from governance.stages.transitions import reasons_not_to
from partnerships.models import audit
from partnerships.verbs import require

K = PackPart.Kind
M = Pack.Making
Reason = Supplement.Reason
NO_URGENT = (
    "An executive takes no urgent items in this way. For a key decision give notice of the general exception "
    "(regulation 10) or have the chair of scrutiny agree to special urgency (regulation 11 of SI 2012/2089), and "
    "publish the paper as a late report."
)

#: Of the front of an edition what follows the meeting, which may have moved since the one before.
WHEN_AND_WHERE = ("body", "owner", "on", "date", "time", "place")
NOT_MADE = (
    "The PDF of the pack could not be made, so that its numbers cannot go on in a supplement. Withdraw the pack, mend "
    "what is at fault, and publish it again."
)


def standing_packs(meeting: Meeting) -> dict[str, Pack]:
    """The newest published edition, by variant."""
    packs = list(Pack.objects.of(meeting).published().newest_first().select_related("meeting__body"))
    return {pack.variant: pack for pack in packs if pack.edition == packs[0].edition}


@dataclass(frozen=True)
class SincePack:
    """What is on the agenda and not in the pack: what never was, and what was withdrawn, which comes back only where
    somebody says so."""

    added: list[Contents]
    withdrawn: list[Contents]

    def chosen(self, again: Collection[str]) -> list[Contents]:
        """What goes into the supplement. ``again``: names of papers that were withdrawn (``name_of_paper``)."""
        wanted = {
            each.item.key: [paper for paper in each.papers if name_of_paper(paper) in again] for each in self.withdrawn
        }
        papers = {each.item.key: each.papers for each in self.added}
        items = {each.item.key: each.item for each in (*self.added, *self.withdrawn)}
        found = [Contents(item, [*papers.get(key, ()), *wanted.get(key, ())]) for key, item in items.items()]
        return [each for each in found if each.papers]


def since_pack(meeting: Meeting, *, by) -> SincePack:
    packs = standing_packs(meeting)
    if not packs:
        return SincePack(contents_of(agenda_of(meeting), by=by), [])
    known = _papers_in(PackPart.objects.filter(pack=packs.get(Variant.FULL) or packs[Variant.OPEN]))
    gone = Pack.objects.of(meeting).filter(state=Pack.State.WITHDRAWN)
    gone = _papers_in(PackPart.objects.filter(pack__in=gone)) - known
    contents = contents_of(agenda_of(meeting), by=by)
    return SincePack(
        _with(contents, lambda paper: _identity_of(paper) not in known | gone),
        _with(contents, lambda paper: _identity_of(paper) in gone),
    )


def added_since(meeting: Meeting, *, by) -> list[Contents]:
    """Items with those papers that no pack held yet."""
    return since_pack(meeting, by=by).added


def _with(contents, is_wanted):
    found = [Contents(each.item, [paper for paper in each.papers if is_wanted(paper)]) for each in contents]
    return [each for each in found if each.papers]


def _papers_in(parts):
    found = parts.exclude(kind=K.FRONT).select_related("rendering", "agenda_item")
    return {_identity(part, part.edition_id, part.source_sha256, _written_for(part)) for part in found}


def _written_for(part):
    return part.agenda_item_id if part.agenda_item and part.agenda_item.rendering_id else None


def name_of_paper(paper) -> str:
    """What a form calls it."""
    return sha256(repr(_identity_of(paper)).encode()).hexdigest()[:16]


def _identity_of(paper):
    return _identity(paper, paper.edition and paper.edition.pk, paper.sha256, paper.written_for)


def _identity(paper, edition, digest, written_for):
    """A text by its version and a report by its own, so that one that is drawn anew is no other; what was written for
    the agenda by its item there, and what was given by its bytes."""
    if paper.kind == K.REPORT:
        return K.REPORT, edition
    if paper.kind == K.PLAN and paper.rendering:
        return K.PLAN, paper.rendering.version_id
    if paper.rendering:
        return paper.kind, paper.rendering.paper_id, paper.title, written_for
    return "given", digest


def reasons_not_to_publish_supplement(meeting: Meeting, *, by) -> list[str]:
    """Before anything is filled in."""
    if reasons := reasons_not_to_arrange(meeting, by=by):
        return reasons
    packs = standing_packs(meeting).values()
    if not packs:
        return ["The pack of this meeting is not published yet: what is added now goes into it."]
    if any(pack.making == M.FAILED and pack.attempts >= MOST_ATTEMPTS for pack in packs):
        return [NOT_MADE]
    if not all(pack.is_ready for pack in packs):
        return ["The PDF of the pack is still being put together. Its numbers go on in the supplement: wait for it."]
    steps = steps_to_publish(agenda_of(meeting))
    return [reason for item in steps for reason in reasons_not_to("publish_papers", item.stage, by=by)]


def _reasons_against(meeting, contents, said):
    if not contents:
        yield "There is no paper that the pack does not hold already: add one."
    if said["reason"] == Reason.URGENT and meeting.body.is_executive:
        yield NO_URGENT
    elif said["reason"] == Reason.URGENT and not (said["urgent_because"] and said["chair"]):
        yield "Say which chair agreed to take the item as urgent, and why."
    if said["reason"] == Reason.REPLACED and not said["replaces"]:
        yield "Say which pages of the pack are replaced, such as 45–52."
    yield from not_drawn(contents)


def _reasons_against_pages(replaces, pack):
    if len(written_spans(replaces)) > Supplement._meta.get_field("replaces").max_length:
        yield "Name the pages in fewer stretches, such as 45–52, 60."
    elif any(first > last for first, last in replaces):
        yield "Say the first page before the last, such as 45–52."
    elif any(first < 1 or last > pack.total for first, last in replaces):
        yield f"The pack has pages 1 to {pack.total}."


@transaction.atomic
def publish_supplement(
    meeting: Meeting,
    *,
    by,
    reason: str,
    replaces="",
    urgent_because="",
    chair="",
    late_because="",
    again: Collection[str] = (),
    chosen: Mapping[int, dict] | None = None,
) -> Supplement:
    """Publish what the pack does not hold yet, and ``again`` what was withdrawn (``name_of_paper``).

    ``chosen``: by the key of a step what goes with its papers.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    require(reasons_not_to_publish_supplement(meeting, by=by))
    publish_steps(meeting, by=by, chosen=chosen or {})
    contents, packs = since_pack(meeting, by=by).chosen(again), standing_packs(meeting)
    said = {"reason": reason, "replaces": as_printed(replaces), "urgent_because": urgent_because, "chair": chair}
    said |= {"late_because": late_because}
    pages = _reasons_against_pages(spans_of(replaces), packs[Variant.OPEN])
    require([*_reasons_against(meeting, contents, said), *pages])
    made = {
        "published_at": timezone.now(),
        "published_by": by,
        "state": Pack.State.PUBLISHED,
        "making": M.WANTED,
        "asked_by": by,
    }
    supplements = _rows(meeting, contents, said | made)
    for draft in drafts_of(meeting):  # of a window that was open since before the pack went out
        draft.delete()
    edition, place = next_edition(meeting), _next_place(packs)
    for variant in [Variant.OPEN, *([Variant.FULL] if Variant.FULL in packs.keys() | supplements.keys() else [])]:
        before = packs.get(variant) or packs[Variant.OPEN]
        pack = Pack(meeting=meeting, variant=variant, edition=edition, follows=before, **made)
        _fill(pack, supplements.get(variant) or supplements[Variant.OPEN], contents, place=place)
    _record(supplements[Variant.OPEN], by=by)
    return supplements[Variant.OPEN]


def _rows(meeting, contents, values) -> dict[str, Supplement]:
    """By variant; a full one where something is not for publication."""
    rows = {}
    for variant in [Variant.OPEN, *([Variant.FULL] if closed_in(contents) else [])]:
        row = Supplement(meeting=meeting, number=_next_number(meeting), variant=variant, **values)
        row.name = f"{name_for(row)}-supplement-{row.number}"
        row.front_facts = _facts_of(row, contents)
        rows[variant] = row
    return rows


def _next_number(meeting):
    rows = Supplement.objects.of(meeting)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _facts_of(row, contents) -> dict:
    """Words of its front sheet."""
    return {
        **front_facts(row.meeting, contents, published_at=row.published_at),
        "number": row.number, "words": row.get_reason_display(), "replaces": row.replaces,
        "urgent": row.urgent_because, "chair": row.chair, "late": row.late_because,
        "note": note_on(contents, is_open=row.is_open), "key_decisions": key_decisions_in(contents),
    }  # fmt: skip


def key_decisions_in(contents: list[Contents]) -> list[dict]:
    """A supplement names items by their numbers alone."""
    return [{"item": each.item.number, **each.item.key_decision} for each in contents if each.item.key_decision]


def _next_place(packs) -> int:
    """Behind all papers of either variant, so that each paper has the same place in both."""
    return PackPart.objects.filter(pack__in=packs.values()).aggregate(last=Max("position"))["last"] + 1


def _fill(pack, supplement, contents, *, place):
    """The further edition: the papers that the one before had, and behind them the supplement."""
    before, facts = pack.follows, supplement.front_facts
    told = {name: facts[name] for name in ("number", "words", "replaces")}
    told |= {
        "published": moment(pack.published_at),
        "papers": 1 + sum(each.parts(is_open=supplement.is_open) for each in contents),
    }
    earlier = before.front_facts.get("supplements", [])
    now = {name: facts[name] for name in WHEN_AND_WHERE}
    pack.front_facts = {**before.front_facts, **now, "edition": pack.edition, "supplements": [*earlier, told]}
    pack.note, pack.name = [*before.note, *facts["note"]], name_of(pack)
    pack.save()
    if supplement.pk is None:
        supplement.pack = pack
        supplement.save()
    rows = list(before.parts.all())
    for row in rows:
        row.pk, row.pack = None, pack
    title = f"Front sheet of supplement {supplement.number}"
    front = PackPart(pack=pack, position=place, kind=K.FRONT, title=title, supplement=supplement)
    new = parts_for(pack, contents, first=front.position + 1, supplement=supplement)
    PackPart.objects.bulk_create([*rows, front, *new])
    transaction.on_commit(lambda: enqueue(pack))


def _record(supplement, *, by):
    body = supplement.meeting.body
    audit("supplement published", supplement, by=by, council=body.council, partnership=body.partnership,
          number=supplement.number)  # fmt: skip
