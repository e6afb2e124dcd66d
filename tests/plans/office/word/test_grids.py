"""Rows of Word tables as text."""

import pytest

from plans.office.word.grids import row_as_text


@pytest.mark.parametrize(
    ("row", "html"),
    [
        (["A", "", "B & C"], "<p>A – B &amp; C</p>"),
        (["Arson", "3", "3"], "<p>Arson – 3 – 3</p>"),
        (["Violence", "One.\nTwo."], "<p><strong>Violence</strong></p><p>One.</p><p>Two.</p>"),
        (["One.\nTwo."], "<p>One.</p><p>Two.</p>"),
    ],
)
def test_a_row_is_a_line_and_one_with_paragraphs_keeps_them(row, html):
    assert row_as_text(row) == html
