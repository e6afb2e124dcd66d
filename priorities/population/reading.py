"""How many people live in a partnership's areas: the newest release of each middle of a year counts."""

from dataclasses import dataclass
from datetime import date

from partnerships.models import Partnership
from priorities.models import Population


@dataclass(frozen=True)
class YearOfPeople:
    """The areas of a partnership in the middle of one year, each with its newest release; ``missing``: without one."""

    year: int
    rows: list[Population]
    missing: list[str]

    @property
    def whole(self) -> int | None:
        """All people of the partnership; None while an area is missing, because the sum would read as the whole."""
        return None if self.missing else sum(row.count for row in self.rows)

    @property
    def people(self) -> str:
        return "" if self.whole is None else f"{self.whole:,}"

    @property
    def release(self) -> str:
        return "; ".join(dict.fromkeys(row.vintage for row in self.rows))


def years_of_people(partnership: Partnership) -> list[YearOfPeople]:
    """The newest year first; two questions."""
    areas = list(partnership.areas.all())
    newest: dict[int, dict[int, Population]] = {}
    for row in Population.objects.filter(area__in=areas).select_related("area").order_by("pk"):
        newest.setdefault(row.year, {})[row.area_id] = row
    return [_year(year, newest[year], areas) for year in sorted(newest, reverse=True)]


def _year(year, by_area, areas) -> YearOfPeople:
    rows = [by_area[area.pk] for area in areas if area.pk in by_area]
    return YearOfPeople(year, rows, [area.name for area in areas if area.pk not in by_area])


def people_on(partnership: Partnership, day: date) -> YearOfPeople | None:
    """What a rate of a period that ends on a day is counted among: the newest middle of a year that all areas have,
    not later than the period's own."""
    known = (each for each in years_of_people(partnership) if each.year <= day.year and each.whole)
    return next(known, None)
