"""What the duties look at, as plain data: texts, meetings, consultations, members, evidence recorded by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Evidence:
    """Something that shows how a duty is met.

    ``is_inside``: its address opens for those who read drafts only. ``row`` and ``file_name``: of what was
    recorded by hand.
    """

    title: str
    on: date | None = None
    url: str = ""
    note: str = ""
    valid_until: date | None = None
    is_by_hand: bool = False
    is_inside: bool = False
    row: int | None = None
    file_name: str = ""


@dataclass(frozen=True)
class Text:
    """A plan, annual refresh, agreement or assessment.

    ``parts`` are those found in it and its annual layers: priorities, actions, funding, measures, engagement,
    alignment, findings, proposals; ``strands`` those of CDA 1998 s6(1) that its priorities serve.
    """

    title: str
    starts_on: date
    ends_on: date
    is_adopted: bool = False  # or brought in, as the text of its years
    is_adoption_recorded: bool = True
    adopted_on: date | None = None
    adopted_by: str = ""
    is_by_full_council: bool = False
    is_public: bool = False
    public_on: date | None = None
    strands: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    section_17: Evidence | None = None
    equality: Evidence | None = None
    url: str = ""
    is_inside: bool = False

    @property
    def done_on(self) -> date | None:
        """When it was finished as far as that is recorded; without a day, at the end of the period it looks at."""
        return self.adopted_on or self.public_on or (self.ends_on if self.is_adopted or self.is_public else None)

    def covers(self, on: date) -> bool:
        return self.starts_on <= on <= self.ends_on

    def is_adopted_by(self, on: date) -> bool:
        return self.is_adopted and (self.adopted_on is None or self.adopted_on <= on)

    def is_in_force(self, on: date) -> bool:
        return self.covers(on) and self.is_adopted_by(on)

    def as_evidence(self) -> Evidence:
        by = f"adopted by {self.adopted_by}" if self.adopted_by else ""
        return Evidence(self.title, self.adopted_on or self.public_on, self.url, by, is_inside=self.is_inside)


@dataclass(frozen=True)
class Unanswered:
    """A recommendation of scrutiny without its answer; ``made_on`` None: the day is not recorded."""

    text: str
    made_on: date | None = None


@dataclass(frozen=True)
class Asked:
    """What scrutiny recommended: between which days it was made, as exactly as that is recorded."""

    text: str
    first: date
    last: date
    url: str = ""


@dataclass(frozen=True)
class Facts:
    """One partnership as its duties look at it. ``agreements`` are the county group's: its own, or the parent's.

    ``seats``: statutory kind, first day, last day, organisation. ``applies``: optional duties, with when they are due.
    """

    is_county: bool = False
    is_two_tier: bool = False
    county: str = ""
    is_in_wales: bool = False
    is_city_of_london: bool = False
    number_of_areas: int = 1
    combination_agreement: Evidence | None = None
    has_executive: bool | None = None
    plans: tuple[Text, ...] = ()
    years: tuple[Text, ...] = ()
    agreements: tuple[Text, ...] = ()
    assessments: tuple[Text, ...] = ()
    seats: tuple[tuple[str, date | None, date | None, str], ...] = ()
    members_url: str = ""
    scrutiny: tuple[Evidence, ...] = ()
    recommended: tuple[Asked, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    answered: tuple[Evidence, ...] = ()
    consultations: tuple[Evidence, ...] = ()
    by_hand: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    set_aside: Mapping[str, str] = field(default_factory=dict)
    applies: Mapping[str, date | None] = field(default_factory=dict)

    @property
    def texts(self) -> tuple[Text, ...]:
        """What the partnership itself adopts: its plans, or a county group's agreements."""
        return self.agreements if self.is_county else self.plans

    def text_on(self, on: date) -> Text | None:
        """The adopted plan or agreement that covers a day; where two overlap, the one that began later."""
        return _latest(text for text in self.texts if text.is_in_force(on))

    def last_text(self, on: date) -> Text | None:
        """The adopted text that ended last before a day."""
        ended = [text for text in self.texts if text.is_adopted and text.ends_on < on]
        return max(ended, key=lambda text: text.ends_on, default=None)

    def coming_text(self, on: date) -> Text | None:
        """The next text that is not in force: on its way, or adopted and not begun."""
        coming = [text for text in self.texts if text.ends_on >= on and not text.is_in_force(on)]
        return min(coming, key=lambda text: text.starts_on, default=None)

    def revision_on(self, on: date) -> Text | None:
        """The plan as revised for the year of a day: the year's adopted refresh, else the text in force itself."""
        layer = _latest(year for year in self.years if year.is_in_force(on))
        return layer or self.text_on(on)

    def year_start(self, on: date) -> date:
        """The first day of the plan's year: the anniversary of the plan in force, else 1 April."""
        text = self.text_on(on) or self.last_text(on)
        first = anniversary(text.starts_on, on.year) if text else date(on.year, 4, 1)
        return first if first <= on else anniversary(first, on.year - 1)

    def year_nearest(self, on: date) -> date:
        """The first day of the plan's year that begins nearest to a day: what is done for it is done early or late."""
        first = self.year_start(on)
        following = anniversary(first, first.year + 1)
        return following if following - on < on - first else first

    def asked_by(self, on: date) -> date | None:
        """When a yearly thing of which nothing is recorded was due: the end of last year, or a year after the first
        text began, if later. None where nothing was ever adopted: since when there is a partnership is not known.
        """
        begun = [text.starts_on for text in self.texts if text.is_adopted_by(on)]
        if not begun:
            return None
        first = min(begun)
        return max(self.year_start(on), anniversary(first, first.year + 1)) - DAY

    def assessment_on(self, on: date) -> Text | None:
        """The newest assessment that was finished by a day."""
        done = [text for text in self.assessments if text.done_on and text.done_on <= on]
        return max(done, key=lambda text: text.done_on, default=None)


def anniversary(day: date, year: int) -> date:
    """The same day in another year; 29 February becomes 28 February."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _latest(texts):
    return max(texts, key=lambda text: text.starts_on, default=None)
