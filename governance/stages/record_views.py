"""A stage's whole record on one page: what was decided, what followed, what was amended, what changed in the text."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from governance.dates import checks
from governance.dates.outcomes import NOTHING
from governance.meetings.published_packs import packs_of_stage
from governance.models import Outcome, settings_of
from governance.stages.decisions import adoption_by, awaits_text, is_overturned
from governance.stages.final_text import comparison_of, edits_of, warnings_for
from governance.stages.minuting import NOUNS, is_delegated
from governance.stages.next_step import steps_at
from governance.stages.record import stage_record
from governance.stages.taking_effect import after_undoing, days_of
from governance.stages.taking_in import reasons_not_to_say
from governance.stages.transitions import reasons_not_to
from governance.stages.views import stage_of
from governance.stages.whole import whole_record
from governance.timetables.stage_facts import stage_facts
from partnerships.access import Permission, may, requires

VERBS = (
    "record_date",
    "record_call_in",
    "record_answer",
    "set_answer_aside",
    "amend",
    "set_condition",
    "adopt_amended",
    "correct_outcome",
)


@requires(Permission.VIEW_PARTNERSHIP, fetch=stage_of)
def stage(request, found):
    settings = settings_of(found.timetable.council)
    reads_draft = may(request.user, Permission.VIEW_DRAFT, found)
    can = {verb: not reasons_not_to(verb, found, by=request.user) for verb in VERBS}
    is_open_text = awaits_text(found) and not found.amended_version_id
    comparison = _comparison(found, reads_draft)
    sections = _sections(found)
    minuted = _minuted(found, by=request.user)
    following, others = steps_at(found, request.user, timezone.localdate())
    context = {
        "stage": found,
        "paper": found.paper,
        "following": following,
        "others": others,
        "may_date": may(request.user, Permission.BUILD_TIMETABLE, found),
        "missing": checks.missing(stage_facts(found), settings, timezone.localdate()),
        "publish_by": checks.publish_by(stage_facts(found), settings),
        "record": stage_record(found, settings, public=False),
        "outcome": found.outcome,
        "days": days_of(found, settings),
        "call_in": found.standing_call_in,
        "still_adopted": is_overturned(found) and adoption_by(found) is not None,
        "after_undoing": after_undoing(found),
        "undo": found.undo_requests.waiting().first(),
        "call_in_by": settings.call_in_by,
        "answer": found.standing_answer,
        "amendments": [_amendment(row, found, comparison) for row in found.amendments.standing()],
        "conditions": list(found.conditions.standing()),
        "set_aside": _set_aside(found),
        "can": can,
        "can_take_in": not reasons_not_to_say(found, by=request.user),
        "awaits_text": awaits_text(found),
        "is_open_text": is_open_text,
        "to_look_at": warnings_for(request.user, found, timezone.localdate()) if is_open_text and reads_draft else [],
        "comparison": comparison,
        "edits": edits_of(found) if reads_draft and awaits_text(found) else [],
        "reads_draft": reads_draft,
        "sections": sections,
        "minuted": [kind for kind in minuted if kind["rows"]],
        "more": [*_more(found, can, sections), *_to_minute(found, minuted)],
        "dates": [row for row in found.dates.all() if row.on],
        "packs": packs_of_stage(found, request.user),
        "whole": whole_record(found),
    }
    return render(request, "governance/stages/stage.html", context)


def _sections(stage) -> dict[str, bool]:
    """Whether amendments and conditions have their section: something is entered, or the outcome speaks of it."""
    outcome = stage.outcome
    means, said = (outcome.means, outcome.conditions) if outcome else (NOTHING, "")
    return {
        "amendments": means.amends or stage.amendments.standing().exists(),
        "conditions": means.waits_for_conditions or bool(said) or stage.conditions.standing().exists(),
    }


def _more(stage, can, sections) -> list[tuple[str, str]]:
    """Links to what may be entered and has no section on the page yet."""
    is_open = stage.is_open_to_call_in or stage.body.is_executive
    links = (
        ("It was called in", "stage_call_in", can["record_call_in"] and is_open and not stage.standing_call_in),
        ("Enter an amendment", "amendment_create", can["amend"] and not sections["amendments"]),
        ("Enter a condition", "condition_create", can["set_condition"] and not sections["conditions"]),
    )
    return [(words, reverse(f"governance:{name}", args=[stage.pk])) for words, name, is_shown in links if is_shown]


def _minuted(stage, *, by) -> list[dict]:
    """Each kind of what minutes tell, with its rows that stand."""
    return [
        {
            "slug": slug,
            "noun": noun,
            "rows": list(getattr(stage, noun.related).standing()),
            "may_change": not reasons_not_to(noun.verb, stage, by=by),
        }
        for slug, noun in NOUNS.items()
    ]


def _to_minute(stage, minuted) -> list[tuple[str, str]]:
    """Links to what may be entered of it and is not there yet; of a delegate only where something is delegated."""
    wanted = [kind for kind in minuted if kind["may_change"] and not kind["rows"]]
    if not is_delegated(stage):
        wanted = [kind for kind in wanted if kind["slug"] != "delegate"]
    return [
        (kind["noun"].offer, reverse("governance:minuted_create", args=[stage.pk, kind["slug"]])) for kind in wanted
    ]


def _comparison(stage, reads_draft):
    """What the final text changes: of two frozen versions for every reader, of the draft for those who read drafts."""
    if not stage.version_id or not (stage.amended_version_id or (reads_draft and awaits_text(stage))):
        return None
    return comparison_of(stage)


def _amendment(row, stage, comparison):
    """An amendment with the part it changed and, where that part did change, the way to the comparison."""
    change = next((c for c in comparison.blocks if c.key == str(row.block_key)), None) if comparison else None
    document = stage.version.document if stage.version_id else {"blocks": ()}
    titles = (block["heading"] for block in document["blocks"] if block["key"] == str(row.block_key))
    heading = change.heading if change else next(titles, "")
    changed = change is not None and change.has_changes
    return {"row": row, "heading": heading, "url": f"{_comparing(stage)}#{change.anchor}" if changed else ""}


def _comparing(stage):
    if stage.amended_version_id:
        numbers = (stage.version.number, stage.amended_version.number)
        return reverse("plans:compare_paper", args=[stage.paper.key, *numbers])
    return f"{reverse('governance:stage_changes', args=[stage.pk])}?with=draft"


def _set_aside(stage) -> list[dict]:
    """Everything that was recorded and holds no longer, with the reason."""
    rows = [*Outcome.objects.filter(stage=stage, is_current=False).select_related("set_aside_by")]
    entries = [(row.get_kind_display(), row) for row in rows]
    kept = stage.amendments.exclude(set_aside_at=None), stage.conditions.exclude(set_aside_at=None)
    entries += [(f"{row._meta.verbose_name.capitalize()}: {row.text}", row) for each in kept for row in each]
    for name in ("call_in", "answer"):
        row = getattr(stage, name, None)
        earlier = row.history.exclude(set_aside_at=None).order_by("history_date") if row else []
        entries += [(str(each.instance).removesuffix(f" ({stage})"), each) for each in earlier]
    return [{"what": what, "at": row.set_aside_at, "because": row.set_aside_because} for what, row in entries]
