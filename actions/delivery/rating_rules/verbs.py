"""A partnership sets the labels by which it rates; none of its own: it rates by the usual ones.

A report keeps the letter that was chosen. So a letter that reports of a period under way have stays until the period is
closed, and one that any report has never means something else. What was closed keeps the labels it was closed with.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from django.db import transaction

from actions.delivery.scale import NO_REPORT, USUAL, ScaleLabel, scale_of
from actions.models import RatingLabel, ReportingPeriod, Return
from partnerships.access import Permission, not_allowed
from partnerships.history import acting_as
from partnerships.models import Partnership, audit
from partnerships.verbs import StaleState, require
from partnerships.wording import and_words

Means = RatingLabel.Means
FIELDS = ("letter", "label", "colour", "means", "definition")
#: What the dates of an action may say of it, so that there is a label for it.
NEEDED = (Means.COMPLETE, Means.ON_TRACK, Means.AT_RISK, Means.OFF_TRACK)
OVER = (ReportingPeriod.State.CLOSED, ReportingPeriod.State.PASSED)


def labels_now(partnership: Partnership) -> list[dict]:
    """Its labels in their order, as they are set."""
    return _as_set(scale_of(partnership).labels)


def _as_set(labels: Iterable[ScaleLabel]) -> list[dict]:
    return [
        {name: getattr(label, name) for name in FIELDS if name != "means"} | {"means": label.meaning.value}
        for label in labels
    ]


def revision_of(partnership: Partnership) -> int:
    """Another number after every change of one of its labels."""
    last = RatingLabel.history.filter(partnership=partnership).order_by("history_id").last()
    return last.history_id if last else 0


def reasons_not_to_set(partnership: Partnership, rows: Sequence[dict], *, by) -> list[str]:
    """``rows``: each with ``FIELDS``; none for the usual labels."""
    reasons = not_allowed(by, Permission.MANAGE_PARTNERSHIP, partnership)
    rows = rows or _as_set(USUAL)
    return [*reasons, *_unclear(rows), *_reported_otherwise(partnership, {row["letter"]: row["means"] for row in rows})]


def _unclear(rows) -> Iterator[str]:
    for letter in _twice(row["letter"] for row in rows):
        yield f"Two labels have the letter “{letter}”: give each its own."
    for words in _twice(row["label"] for row in rows):
        yield f"Two labels are called “{words}”: give each its own words."
    for row in rows:
        if row["letter"] == NO_REPORT.letter:
            yield f"“{NO_REPORT.letter}” stands for “{NO_REPORT.label}”: choose another letter for “{row['label']}”."
    given = {row["means"] for row in rows}
    if missing := [meaning for meaning in NEEDED if meaning not in given]:
        words = and_words(f"“{meaning.label}”" for meaning in missing)
        yield f"No label means {words}: add one, because the dates of an action can say so."


def _twice(words: Iterable[str]) -> list[str]:
    words = list(words)
    counts = Counter(each.casefold() for each in words)
    firsts = {each.casefold(): each for each in reversed(words)}
    return [firsts[folded] for folded, number in counts.items() if number > 1]


def _reported_otherwise(partnership, means: dict) -> Iterator[str]:
    known = scale_of(partnership)
    for letter, under_way in _letters_of_reports(partnership).items():
        label = known.lettered(letter)
        if label is None:
            continue
        if letter in means and means[letter] != label.meaning.value:
            meant = Means(label.meaning.value).label
            yield f"In reports “{letter}” means “{meant}”: keep that meaning, or choose another letter."
        elif letter not in means and under_way:
            yield (
                f"Reports for {and_words(under_way)} say “{letter}” ({label.label}): keep a label with this letter "
                "until the period is closed."
            )


def _letters_of_reports(partnership) -> dict[str, list[str]]:
    """Letter that a lead chose or that was agreed → names of the periods under way in which it stands."""
    rows = Return.objects.filter(period__calendar__paper__partnership=partnership).order_by("period__number")
    found: dict[str, dict] = {}
    columns = ("reported", "agreed", "period__name", "period__state")
    for *letters, period, state in rows.values_list(*columns).distinct():
        for letter in filter(None, letters):
            found.setdefault(letter, {}).update({} if state in OVER else {period: True})
    return {letter: list(periods) for letter, periods in found.items()}


@transaction.atomic
def set_labels(partnership: Partnership, rows: Sequence[dict], *, by, revision: int) -> bool:
    """These labels in this order instead of those before; whether anything changed."""
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    if revision_of(partnership) != revision:
        raise StaleState("The scale of ratings")
    require(reasons_not_to_set(partnership, rows, by=by))
    usual, before = _as_set(USUAL), labels_now(partnership)
    after = list(rows) or usual
    if after == before:
        return False
    with acting_as(by, reason="Labels of ratings set"):
        _write(partnership, [] if after == usual else after)
    told = {"labels": list(map(_told, after)), "before": list(map(_told, before))}
    audit("rating labels set", partnership, by=by, partnership=partnership, **told)
    return True


def _write(partnership, rows):
    """A label is the same as long as its letter is."""
    known = {row.letter: row for row in RatingLabel.objects.filter(partnership=partnership)}
    for letter in known.keys() - {row["letter"] for row in rows}:
        known[letter].delete()
    for position, values in enumerate(rows):
        label = known.get(values["letter"]) or RatingLabel(partnership=partnership)
        now = {**values, "position": position}
        if label.pk is None or any(getattr(label, name) != value for name, value in now.items()):
            for name, value in now.items():
                setattr(label, name, value)
            label.save()


def _told(row: dict) -> str:
    return f"{row['letter']} {row['label']}: {Means(row['means']).label}"
