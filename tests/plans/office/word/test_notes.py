"""Links of tables, whose cells are words alone."""

import pytest
from lxml import html

from plans.office.word.notes import addresses_in


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ('<a href="https://www.example.org/">example.org</a>', []),
        ('<a href="mailto:a@example.org">A@example.org</a>', []),
        ('<a href="https://example.org/report">Report a crime</a>', ["Report a crime (https://example.org/report)"]),
        ("<a>Nowhere</a>", []),
    ],
)
def test_an_address_that_the_words_do_not_say_is_told(inside, told):
    assert addresses_in(html.fragment_fromstring(f"<table><tr><td>{inside}</td></tr></table>")) == told
