"""Resolutions that say word by word what to change."""

import pytest

from plans.suggesting.wording import reworded

TEXT = "<p>Twelve wardens walk weekly in the &amp; area.</p>"


def done(words, html=TEXT):
    made = reworded({"heading": "Our area", "level": 1, "data": {"html": html}}, words)
    return made and made["data"]["html"]


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("Replace “Twelve” with “Ten”.", "<p>Ten wardens walk weekly in the &amp; area.</p>"),
        ('That we replace the word "weekly" by "daily"', "<p>Twelve wardens walk daily in the &amp; area.</p>"),
        ("Substitute “& town” for “& area”.", "<p>Twelve wardens walk weekly in the &amp; town.</p>"),
        ("Delete the word “weekly”.", "<p>Twelve wardens walk in the &amp; area.</p>"),
        ("Delete “weekly” and insert “daily”", "<p>Twelve wardens walk daily in the &amp; area.</p>"),
        ("After “wardens” insert “and police”.", "<p>Twelve wardens and police walk weekly in the &amp; area.</p>"),
        ("Insert “and police” after\n“wardens”.", "<p>Twelve wardens and police walk weekly in the &amp; area.</p>"),
        ("Replace “Twelve” with “Ten” and delete “weekly”.", "<p>Ten wardens walk in the &amp; area.</p>"),
    ],
)
def test_what_is_said_word_by_word_is_done(words, html):
    assert done(words) == html


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("Put in a chapter on lighting.", TEXT),
        ("Replace “wardens” with “police”.", "<p>Two wardens and ten wardens.</p>"),
        ("Replace “thirteen” with “ten”.", TEXT),
        ("Replace “warden” with “officer”.", TEXT),
        ("Replace “Twelve” with “Ten” and delete “monthly”.", TEXT),
        ("Replace “href” with “x”.", '<p><a href="https://example.org/">Here</a></p>'),
    ],
)
def test_what_could_be_meant_otherwise_is_left_to_a_person(words, html):
    assert reworded({"data": {"html": html}}, words) is None


@pytest.mark.parametrize(("words", "html"), [("don't", "don't"), ("don\u2019t", "don't"), ("don't", "don\u2019t")])
def test_words_have_either_apostrophe(words, html):
    assert done(f"Replace “{words}” with “didn't”.", f"<p>We {html}.</p>") == "<p>We didn't.</p>"


def test_a_chapter_without_running_text_is_left_to_a_person():
    assert reworded({"heading": "", "level": 1, "data": {"rows": []}}, "Replace “a” with “b”.") is None
