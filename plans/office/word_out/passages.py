"""A passage of HTML as a Word file of its own, to be put into another.

Loads python-docx, which takes a while: import it where a file is made.
"""

from io import BytesIO

from docx import Document
from lxml import html

from plans.office.word_out.flow import Flow
from plans.office.word_out.writing import set_styles


def passage(text: str, *, colour: str) -> bytes:
    """``colour`` is that of its headings, where the other file has none of its own."""
    word = Document()
    set_styles(word, colour)
    if text.strip():
        root = html.fragment_fromstring(text, create_parent="div")
        Flow(word, image=lambda address: None, full=lambda address: address).blocks(root, word)
    out = BytesIO()
    word.save(out)
    return out.getvalue()
