"""Measures as a list: what each says now, and who owes its next figure."""

from dataclasses import dataclass
from datetime import date

from partnerships.tables import CellColumn, DayColumn, PortalTable, WordsColumn
from priorities.measures.finding import variation_words
from priorities.measures.series import Series
from priorities.measures.shown import ShownRating, rating_words

CELLS = "priorities/measures/cells"


@dataclass(frozen=True)
class MeasureRow:
    series: Series

    @property
    def measure(self):
        return self.series.measure

    @property
    def latest_words(self) -> str:
        latest = self.series.latest
        return self.series.words(latest) if latest else "no figures yet"

    @property
    def rating(self) -> ShownRating | None:
        return rating_words(self.series, self.series.latest) if self.series.latest else None

    @property
    def variation(self) -> str:
        return variation_words(self.series)

    @property
    def owner(self) -> str:
        return ", ".join(filter(None, [str(self.measure.organisation or ""), self.measure.owner_post]))

    @property
    def expected(self) -> date | None:
        return self.measure.next_expected_on


class MeasureTable(PortalTable):
    measure = CellColumn(f"{CELLS}/measure.html", order_by="measure__title")
    latest = CellColumn(f"{CELLS}/latest.html", verbose_name="Newest figure")
    target = CellColumn(f"{CELLS}/rating.html", verbose_name="Against its target")
    variation = WordsColumn(verbose_name="Variation", orderable=False)
    owner = WordsColumn(verbose_name="Who gives the figures")
    expected = DayColumn(verbose_name="Next figure expected")

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Measures", "is_titled": True}
        empty_text = "No measures yet"
        order_by = "measure"
        per_page = 50
