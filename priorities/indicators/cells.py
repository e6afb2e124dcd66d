"""Cells of the table of indicators: figures with the unit behind them, as sheets of officers have them."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from plans.document.figures import Figure, FigureStanding, figure_in
from plans.rows.columns import FieldColumn, InnerColumn
from priorities.indicators.words import symbol

PER_CENT = "per cent"


def in_per_cent(text: str) -> Figure | None:
    """A figure with the sign of per cent; None for all else."""
    figure = figure_in(text)
    return figure if figure.is_read and figure.unit == "%" and not figure.mark else None


@dataclass(frozen=True)
class MarkColumn(InnerColumn):
    """A baseline or a target; “65%” says the unit, too. A change (“-10%”) is none of them."""

    def put(self, item, text, known):
        figure = in_per_cent(text)
        if figure and not text.strip()[0].isdigit():
            raise ValidationError(f"“{text.strip()}” is a change: enter the figure that it leads to.")
        if figure and symbol(item["unit"] or PER_CENT) == "%":
            item["unit"], text = item["unit"] or PER_CENT, figure.digits
        super().put(item, "" if figure_in(text).standing == FigureStanding.EMPTY else text, known)


@dataclass(frozen=True)
class ReadingColumn(FieldColumn):
    """The figure of a reading, with or without the sign of per cent."""

    def put(self, item, text, known):
        figure = in_per_cent(text)
        super().put(item, figure.digits if figure else text, known)
