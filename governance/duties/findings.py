"""What a rule about a duty hands back, and the words that the rules share. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from governance.duties.facts import DAY, Evidence, Facts, Text, anniversary

#: From so many days before it is due, a thing that comes round again reads "due" rather than "met".
AHEAD = timedelta(weeks=13)


@dataclass(frozen=True)
class Found:
    """What the portal itself found. Without ``due`` the duty is met or not recorded.

    ``counts_from``: evidence recorded by hand before that day belongs to an earlier text. ``holds``: until when
    evidence of a day holds that names no last day, where a year of the plan counts and not twelve months.
    ``is_exempt``: the duty does not apply, and the sentence says why; ``counts_by_hand``: unless somebody recorded
    that it did.
    """

    sentence: str
    is_met: bool = False
    due: date | None = None
    evidence: tuple[Evidence, ...] = ()
    counts_from: date | None = None
    holds: Callable[[date], date] | None = None
    is_exempt: bool = False
    counts_by_hand: bool = False


def day_words(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "day not recorded"


def listed(words) -> str:
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def no_text(facts: Facts, on: date) -> str:
    """Why no plan is in force, in words: "“Thanet 2020–23” ended on 31 March 2023; no later plan is recorded."."""
    coming, last = facts.coming_text(on), facts.last_text(on)
    what = "agreement" if facts.is_county else "plan"
    if last is None and coming is None:
        return f"No adopted {what} is recorded."
    before = f"“{last.title}” ended on {day_words(last.ends_on)}; " if last else f"No adopted {what} is recorded; "
    if coming is None:
        return f"{before}no later {what} is recorded."
    return f"{before}“{coming.title}” is to begin on {day_words(coming.starts_on)} and is not in force."


def gap_due(facts, on) -> date | None:
    """The day by which a plan should have been there: the end of the last, the day before the one on its way begins.

    None where no plan was ever recorded: a gap in the record is not a plan that is late.
    """
    last, coming = facts.last_text(on), facts.coming_text(on)
    if last:
        return last.ends_on
    return coming.starts_on - DAY if coming else None


def without_text(facts, on) -> Found:
    """For duties about a plan in force when there is none: a gap, which the first duty counts as overdue."""
    return Found(f"No {'agreement' if facts.is_county else 'plan'} is in force to look at.")


def bears_on_from(text: Text) -> date:
    """Evidence older than a year before a text began belongs to an earlier one."""
    return anniversary(text.starts_on, text.starts_on.year - 1)
