"""What decisions leave to be done to a text: accepted amendments to take in, and amendments delegated to a post."""

from dataclasses import replace

from django.urls import reverse

from governance.dates.clear_days import spell
from governance.dates.notice import Settings
from governance.desk.due import DeskEntry, TextWork
from governance.models import Amendment, Stage, Timetable
from governance.stages.taking_in import lacking
from plans.document.compose import compose
from plans.models import Paper


def with_text_work(entries: list[DeskEntry], timetable: Timetable, settings: Settings) -> list[DeskEntry]:
    """The entries of a timetable with that work. Reads prefetched ``accepted``; composes the text only where asked."""
    if timetable.paper.state not in Paper.OPEN:
        return entries
    stages = {stage.pk: stage for stage in timetable.stages_with_facts()}
    waiting = _lacking(timetable, stages.values())
    return [
        replace(
            entry,
            to_take_in=_to_take_in(entry, waiting.get(entry.stage.key, []), entries, settings),
            delegated=_delegated(stages[entry.stage.key], stages.values()),
        )
        for entry in entries
    ]


def _accepted(stage) -> list[Amendment]:
    return stage.accepted if hasattr(stage, "accepted") else list(stage.amendments.accepted())


def _lacking(timetable, stages) -> dict[int, list[int]]:
    """Stage → numbers of its accepted amendments that the text, as it stands, does not hold."""
    asked = [row for stage in stages for row in _accepted(stage) if row.taken_in_at is None]
    found: dict[int, list[int]] = {}
    for row in lacking(asked, compose(timetable.paper)) if asked else ():
        found.setdefault(row.stage_id, []).append(row.number)
    return found


def _to_take_in(entry, numbers, entries, settings) -> TextWork | None:
    """Due when the next body's papers have to be public, else on its own day."""
    if not numbers:
        return None
    words = f"{len(numbers)} accepted amendment{'s are' if len(numbers) > 1 else ' is'} not in the text yet."
    url = reverse("governance:stage_take_in", args=[entry.stage.key])
    later = (each.stage for each in entries if each.stage.step > entry.stage.step)
    ahead = [stage for stage in later if stage.is_open and stage.on]
    if not ahead:
        return TextWork(url, words)
    following = min(ahead, key=lambda stage: stage.step)
    counted = settings.publish_by(following.kind, following.noticed_on)
    if counted is None:
        return TextWork(url, words, following.on, f"{following.body} meets then and gets the text.")
    return TextWork(url, words, counted.day, f"Papers for {following.body}: {counted.sentence('public by')}.")


def _delegated(stage: Stage, stages) -> TextWork | None:
    """While no later text of the paper was given to anybody, nor the final one adopted."""
    outcome = stage.outcome
    if outcome is None or not (outcome.delegated_to or outcome.delegated_until):
        return None
    seen = stage.version.number if stage.version else 0
    later = stage.amended_version_id or any(each.version and each.version.number > seen for each in stages)
    if later:
        return None
    to = f" to the {outcome.delegated_to}" if outcome.delegated_to else ""
    until = outcome.delegated_until
    reason = f"The last day that {stage.body.name} gave for them: {spell(until)}." if until else ""
    words = f"Final amendments are delegated{to}."
    return TextWork(stage.get_record_url(), words, until, reason, outcome.delegated_to)
