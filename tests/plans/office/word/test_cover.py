"""The title and the years that a first page tells, styled or not."""

import pytest

from plans.office.word.cover import lines_on_cover, title_on_cover
from plans.office.word.reading import read_word
from tests.plans.office.word.files import written


@pytest.mark.parametrize(
    ("cover", "title"),
    [
        (["DRAFT v0.3", "Millbridge Community Safety Plan", "2027 – 2030"], "Millbridge Community Safety Plan"),
        (["Millbridge together", "2027 – 2030"], "Millbridge together"),
        ([], ""),
    ],
)
def test_the_title_is_the_line_that_names_a_plan(cover, title):
    def build(document):
        for words in cover:
            document.add_paragraph(words)
        document.add_heading("Foreword", 1)
        document.add_paragraph("We plan together.")

    found = read_word(written(build))

    assert (lines_on_cover(found), title_on_cover(found)) == (cover, title)
