"""The list of contents on paper: its last lines never stand alone on a page."""

import re

import pypdfium2
import pytest

from plans.printing.assets import house_assets
from plans.printing.pdf import render_pdf

PAGE = '<html lang="en"><title>Contents</title><link rel="stylesheet" href="asset:///pdf.css"><body>{}'


def entries_of_pages(number):
    """How many chapters each page of a list of so many names."""
    lines = "".join(f'<li><a href="#end">Chapter {each}</a></li>' for each in range(number))
    html = f'<section class="contents"><h2>Contents</h2><ol>{lines}</ol></section><p id="end">End</p>'
    pdf = pypdfium2.PdfDocument(render_pdf(PAGE.format(html), house_assets()))
    return [len(re.findall(r"Chapter \d+", page.get_textpage().get_text_bounded())) for page in pdf]


@pytest.mark.parametrize("number", range(30, 36))
def test_at_least_five_lines_of_the_contents_stand_together(number):
    pages = entries_of_pages(number)

    assert sum(pages) == number
    assert min(each for each in pages if each) >= 5
