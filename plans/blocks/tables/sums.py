"""Whether what a table states of its sums is so; where it cannot be known, that is said too."""

from collections.abc import Iterator

from plans.blocks.tables.cells import cell_at, cells_named, figure_at
from plans.document.figures import FigureStanding, figure_in
from plans.document.kinds import CheckWarning
from plans.document.schemas import Data


def footnote_sums(data: Data, where: str) -> Iterator[CheckWarning]:
    for footnote in data["footnotes"]:
        if not footnote["parts"]:
            continue
        cell = cell_at(data, footnote["row"], footnote["column"])
        stated = figure_at(data, footnote["row"], footnote["column"])
        parts = [(part["value"], figure_in(part["value"])) for part in footnote["parts"]]
        unread = [words for words, figure in [(cell, stated), *parts] if words and not figure.is_read]
        known = sum(figure.value for _, figure in parts if figure.value is not None)
        if unread:
            words = cells_named(f"“{each}”" for each in unread)
            sentence = f"Its parts cannot be summed: {words} cannot be read as one figure."
        elif stated.value is None or known == stated.value:
            continue
        else:
            sentence = f"{stated.value:,f} is stated; its parts sum to {known:,f}."
        yield CheckWarning("table-footnote-sum", f"{where}, footnote {footnote['mark']}", sentence)


def total(data: Data, where: str) -> Iterator[CheckWarning]:
    if not data["stated_total"] or not data["stated_total"]["value"].strip():
        return
    column, words = data["stated_total"]["column"], data["stated_total"]["value"]
    stated = figure_in(words)
    figures = [figure_at(data, row, column) for row in range(len(data["rows"]))]
    unread = [
        f"“{cell_at(data, row, column)}” in row {row + 1}"
        for row, figure in enumerate(figures)
        if figure.standing in (FigureStanding.SUPPRESSED, FigureStanding.UNREAD)
    ]
    known = sum(figure.value for figure in figures if figure.value is not None)
    if stated.value is None:
        sentence = f"The total “{words}” cannot be read as one figure, so it is not checked."
    elif unread:
        sentence = f"The total of {stated.value:,f} cannot be checked: {cells_named(unread)} cannot be summed."
    elif known != stated.value:
        sentence = f"A total of {stated.value:,f} is stated; the rows sum to {known:,f}."
    else:
        return
    yield CheckWarning("table-total", where, sentence)
