"""Columns of Word tables whose borders were drawn aside, or whose rows begin further in."""

import pytest

from plans.office.word.markup import MAIN, W_P, value_of, w, words_of
from plans.office.word.table_grids import settle_grids
from tests.plans.office.word.test_shapes import body, para


def table(widths, *rows):
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells, before=0):
    further_in = f'<w:trPr><w:gridBefore w:val="{before}"/></w:trPr>' if before else ""
    spans = "".join(f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{para(words)}</w:tc>' for words, span in cells)
    return f"<w:tr>{further_in}{spans}</w:tr>"


def settled(inside):
    """Of each row the words of its cells, each with the columns that it covers."""
    root = body(inside)
    settle_grids(root)
    assert all(cell.find(W_P) is not None for cell in root.iter(f"{{{MAIN}}}tc"))
    return [
        [(words_of(cell), int(value_of(cell, "tcPr/gridSpan") or 1)) for cell in line.findall(w("tc"))]
        for line in root.iter(w("tr"))
    ]


@pytest.mark.parametrize(
    ("inside", "cells"),
    [
        (
            table([3000, 60, 2000], row(("Action", 1), ("Lead", 2)), row(("Patrols", 2), ("Police", 1))),
            [[("Action", 1), ("Lead", 1)], [("Patrols", 1), ("Police", 1)]],
        ),
        (
            table([2000, 2000, 2000], row(("Title", 3)), row(("Patrols", 1), ("Police", 1), before=1)),
            [[("Title", 3)], [("", 1), ("Patrols", 1), ("Police", 1)]],
        ),
        (table([60, 2000], row(("Patrols", 1), before=1)), [[("Patrols", 1)]]),
        (table([], row(("Patrols", 2)), row(("Police", 1), before=1)), [[("Patrols", 2)], [("", 1), ("Police", 1)]]),
    ],
    ids=["borders drawn aside", "a row further in", "a hair further in", "no widths"],
)
def test_words_stand_under_the_head_of_their_column(inside, cells):
    assert settled(inside) == cells
