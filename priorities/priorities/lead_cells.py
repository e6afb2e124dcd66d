"""Cells that say who leads a priority: the post, its organisation, a note; without any of them none is foreseen."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from plans.rows.columns import Column, one_of

NONE_STATED = {"post": "", "organisation": None, "note": ""}
LONGEST = {"post": 200, "note": 500}


@dataclass(frozen=True)
class LeadColumn(Column):
    """The post or the note."""

    def read(self, item, known):
        return (item["lead"] or NONE_STATED)[self.name]

    def put(self, item, text, known):
        value = " ".join(text.split())
        if len(value) > LONGEST[self.name]:
            raise ValidationError(f"This has {len(value)} characters; the most is {LONGEST[self.name]}.")
        put_lead(item, {self.name: value})


@dataclass(frozen=True)
class LeadBodyColumn(Column):
    """The organisation, by its name."""

    def read(self, item, known):
        return known.organisations.get((item["lead"] or NONE_STATED)["organisation"], "")

    def put(self, item, text, known):
        put_lead(item, {self.name: one_of(text, known.organisations) if text.strip() else None})

    def choices(self, known):
        return known.offered


def put_lead(item: dict, said: dict) -> None:
    lead = NONE_STATED | (item["lead"] or {}) | said
    item["lead"] = lead if any(lead.values()) else None
