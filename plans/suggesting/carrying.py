"""A suggestion laid over its chapter as that stands now: carried on where both changed different parts of it."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from plans.document.kinds import kind_named
from plans.document.merging import merge
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Paper, Suggestion


@dataclass(frozen=True)
class Carried:
    suggestion: Suggestion
    block: Block

    @property
    def is_in_words(self) -> bool:
        """It says what is asked for; nobody has written how the chapter should read."""
        return self.suggestion.proposed is None

    @property
    def is_behind(self) -> bool:
        """The chapter was changed since its author read it."""
        return self.suggestion.base_revision != self.block.revision

    @cached_property
    def now(self) -> dict:
        return CHAPTERS.data(self.block)

    @cached_property
    def _merged(self) -> tuple[dict, bool]:
        if self.is_in_words:
            return self.now, False
        merged, is_clean = merge(self.suggestion.base, self.now, self.suggestion.proposed, CHAPTERS.schema(self.block))
        return merged, is_clean and (not self.is_behind or self._is_sound(merged))

    def _is_sound(self, merged) -> bool:
        """Two changes of a table can fit word by word and still leave a row that is shorter than its head."""
        kind, alone = kind_named(self.block.kind), {"blocks": []}
        before, after = ({each.rule for each in kind.check(data["data"], alone)} for data in (self.now, merged))
        return after <= before and not kind.faults(merged["data"])

    @property
    def merged(self) -> dict:
        """The chapter with what is suggested; where both changed one part, it holds both."""
        return self._merged[0]

    @property
    def is_outdated(self) -> bool:
        """Somebody changed the same part since: a person has to put both texts together."""
        return not self.is_in_words and not self._merged[1]

    @property
    def is_held(self) -> bool:
        """The chapter reads so already."""
        return not self.is_in_words and self._merged[1] and self.merged == self.now

    @property
    def can_be_accepted(self) -> bool:
        return not (self.is_in_words or self.is_outdated or self.block.removed_at)

    @property
    def can_be_written(self) -> bool:
        """Whether it can be taken in by the chapter's own form, in other words than were suggested."""
        return kind_named(self.block.kind).can_be_suggested and not (self.block.removed_at or self.is_held)

    @cached_property
    def difference(self) -> SafeString:
        """What accepting it changes; of one that is outdated or decided, what its author changed."""
        suggestion = self.suggestion
        if self.is_in_words:
            return SafeString("")
        if suggestion.is_open and not self.is_outdated:
            return CHAPTERS.difference(self.block, self.now, self.merged)
        return CHAPTERS.difference(self.block, suggestion.base, suggestion.proposed)

    @cached_property
    def shown_now(self) -> SafeString:
        return CHAPTERS.shown(self.block)


def carried(suggestion: Suggestion) -> Carried | None:
    """None where there is no such chapter."""
    block = Block.objects.filter(paper=suggestion.paper_id, key=suggestion.block_key).first()
    if block is None:
        return None
    block.paper = suggestion.paper
    return Carried(suggestion, block)


def open_suggestions(paper: Paper, **only) -> dict[str, tuple[Suggestion, ...]]:
    """Those to be decided, by the key of their chapter; ``only`` some of them. What they propose is not read, and who
    suggests it only where there is one: nearly every chapter has none.

    A text that stands or was withdrawn has none: what nobody decided on is no more to be done.
    """
    found: dict[str, tuple[Suggestion, ...]] = {}
    if not paper.is_open:
        return found
    rows = paper.suggestions.open().filter(**only).prefetch_related("author", "organisation")
    for row in rows.defer("base", "proposed"):
        found[str(row.block_key)] = (*found.get(str(row.block_key), ()), row)
    return found
