"""Cells of an action plan's table that say more than one field does: who leads, by when, at what cost."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from actions.action_plan.words import leads_words, priced
from actions.models import Action
from actions.money import PoundsField
from partnerships.days.timescales import question_about
from partnerships.fields import DayField
from plans.rows.columns import Column, several
from plans.rows.data import day, iso

DAY, SUM = DayField(required=False), PoundsField()
LONGEST = 200
SPAN = re.compile(r"^(?:from\s+)?(.+?)\s+(?:to|until|till|–|—|-)\s+(.+)$", re.IGNORECASE)
ONE_SIDE = re.compile(r"^(from|until|till|by)\s+(.+)$", re.IGNORECASE)
BELOW_NOTHING = re.compile(r"(?:£\s*)?[-−]\s*£?\s*[\d,.]+")
LIKE_A_DAY = re.compile(r"[\d\s./-]*\d[\d\s./-]*")


@dataclass(frozen=True)
class LeadsColumn(Column):
    """Who leads: ``Anyborough Police, Chief Inspector; Fire Service``; what no organisation is called is a post."""

    def read(self, item, known):
        return leads_words(item[self.name])

    def put(self, item, text, known):
        item[self.name] = [led(words, known.organisations) for words in several(text)]

    def choices(self, known):
        return known.offered

    @property
    def is_several(self):
        return True


@dataclass(frozen=True)
class StepLeadColumn(LeadsColumn):
    """The one lead of an activity."""

    def read(self, item, known):
        return leads_words([{"organisation": item["organisation"], "post": item["lead_post"]}])

    def put(self, item, text, known):
        lead = led(text.strip(), known.organisations)
        item["organisation"], item["lead_post"] = lead["organisation"], lead["post"]


def led(text: str, organisations: dict[str, str]) -> dict:
    """The body that the text begins with and the post after it; without a body all of it is the post."""
    slugs = {name.casefold(): slug for slug, name in organisations.items()}
    parts = text.split(",")
    for number in range(len(parts), 0, -1):
        head, post = ",".join(parts[:number]).strip(), ",".join(parts[number:]).strip()
        if (slug := slugs.get(head.casefold())) is not None:
            return {"organisation": {"slug": slug, "name": organisations[slug]}, "post": short(post)}
    return {"organisation": None, "post": short(text)}


def short(text: str) -> str:
    if len(text) > LONGEST:
        raise ValidationError(f"This has {len(text)} characters; the most is {LONGEST}.")
    return text


@dataclass(frozen=True)
class WhenColumn(Column):
    """By when: a day, a period, words, or a day with words after a semicolon."""

    def read(self, item, known):
        when = item[self.name]
        start, end = (as_typed(when[side]) for side in ("start", "end"))
        spans = {(True, True): f"{start} to {end}", (True, False): f"from {start}", (False, True): f"until {end}"}
        days = as_typed(when["date"]) or spans.get((bool(start), bool(end)), "")
        return "; ".join(filter(None, [days, when["text"]]))

    def between(self, start: str, end: str) -> str:
        """As one text, what stands in columns of its own; empty where they are no days, or not in their order."""
        try:
            words = f"{start} to {end}" if end else f"from {start}"
            return words if "start" in days_in(words) else ""
        except ValidationError:
            return ""

    def put(self, item, text, known):
        first, _, rest = (part.strip() for part in text.strip().partition(";"))
        days = days_in(first)
        words = rest if days else text.strip()
        if words and not days and (question := question_about(words, known.paper.period)):
            raise ValidationError(question)
        nothing = {"date": None, "start": None, "end": None}
        kind = "date" if "date" in days else "period" if days else "text" if words else "not_stated"
        item[self.name] = {"kind": Action.Timescale(kind).value, **nothing, **days, "text": short(words)}


@dataclass(frozen=True)
class StepDayColumn(Column):
    """By when an activity is done: a day, words, or a day with words after a semicolon."""

    def read(self, item, known):
        return "; ".join(filter(None, [as_typed(item["due_on"]), item["due_text"]]))

    def put(self, item, text, known):
        first, _, rest = (part.strip() for part in text.strip().partition(";"))
        due = days_in(first).get("date")
        words = rest if due else text.strip()
        if words and not due and (question := question_about(words, known.paper.period)):
            raise ValidationError(question)
        item["due_on"], item["due_text"] = due, short(words)


def days_in(text: str) -> dict[str, str]:
    """``date``, or ``start`` and ``end``, where the whole text is days; nothing where it is words."""
    if not text:
        return {}
    if (span := SPAN.match(text)) and (start := day_of(span[1])) and (end := day_of(span[2])):
        if end < start:
            raise ValidationError("The last day is before the first.")
        return {"start": start, "end": end}
    if side := ONE_SIDE.match(text):
        found, name = day_of(side[2]), {"from": "start", "by": "date"}.get(side[1].lower(), "end")
        return {name: found} if found else {}
    found = day_of(text)
    return {"date": found} if found else {}


def day_of(text: str) -> str | None:
    """A day as data, None for words; what is written in figures like a day and is none is refused."""
    try:
        return iso(DAY.clean(text))
    except ValidationError:
        if LIKE_A_DAY.fullmatch(text) and len(re.findall(r"\d+", text)) == 3:
            raise
        return None


def as_typed(value: str | None) -> str:
    return day(value).strftime("%d/%m/%Y") if value else ""


@dataclass(frozen=True)
class CostColumn(Column):
    """A cost: a sum, words, or a sum with words after a semicolon."""

    def read(self, item, known):
        return priced(item)

    def put(self, item, text, known):
        first, _, rest = (part.strip() for part in text.strip().partition(";"))
        if BELOW_NOTHING.fullmatch(first):
            raise ValidationError("A cost is not less than nothing.")
        try:
            item["cost"], words = SUM.clean(first), rest
        except ValidationError:
            item["cost"], words = None, text.strip()
        item["cost_text"] = short(words)
