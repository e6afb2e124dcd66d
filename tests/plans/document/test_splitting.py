from hypothesis import given

from plans.document.richtext import words_of
from plans.document.splitting import split_at_headings
from tests.strategies import rich_texts


def test_text_is_split_at_its_highest_headings():
    typed = (
        "<p>Before.</p><h3>One</h3><p>a</p><h4>Deeper</h4><p>b</p><h3>Two &amp; <em>more</em></h3><ul><li>c</li></ul>"
    )

    assert split_at_headings(typed) == [
        ("", "<p>Before.</p>"),
        ("One", "<p>a</p><h4>Deeper</h4><p>b</p>"),
        ("Two & more", "<ul><li>c</li></ul>"),
    ]


def test_a_heading_too_long_for_a_section_stays_in_the_text():
    typed = f"<h2>{'x' * 201}</h2><p>a</p>"

    assert split_at_headings(typed) == [("", typed)]


@given(rich_texts)
def test_no_word_is_lost(value):
    parts = [words for heading, html in split_at_headings(value) for words in (heading, words_of(html))]

    assert " ".join(" ".join(parts).split()) == words_of(value)
