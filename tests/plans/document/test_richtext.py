"""Rich text: what is let in, what is cleaned away, what a page gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document.richtext import clean_by_schema, for_output, sanitise, tidy, words_of
from plans.document.schemas import html, many, nullable, record, text
from tests.strategies import rich_texts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>Hello<script>alert(1)</script></p>", "<p>Hello</p>"),
        ("<style>p{color:red}</style><p>Hello</p>", "<p>Hello</p>"),
        ('<p onclick="x()" style="color:red" class="y" id="z">Hello</p>', "<p>Hello</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="https://example.org/" target="_blank">x</a>', '<a href="https://example.org/">x</a>'),
        ('<a href="file:///etc/passwd" rel="attachment">x</a>', "<a>x</a>"),
        ('<img src="https://example.org/x.png"><p>Hello</p>', "<p>Hello</p>"),
        ("<h1>Chapter</h1><b>bold</b> <i>italic</i>", "<h2>Chapter</h2><strong>bold</strong> <em>italic</em>"),
        ("<svg><script>alert(1)</script></svg><p>Hello</p>", "<p>Hello</p>"),
        ("<!-- note --><p>Hello</p>", "<p>Hello</p>"),
        ('<table><tr><th scope="col">A</th></tr></table>', "<table><tbody><tr><th>A</th></tr></tbody></table>"),
        ("  \n ", ""),
        ("<p>§ 17 of the Act</p><p>§\xa0115</p>", "<p>§ 17 of the Act</p><p>§ 115</p>"),
        ('<ol start="4" type="a"><li>x</li></ol>', '<ol start="4" type="a"><li>x</li></ol>'),
        ('<ol start="x" type="disc"><li>x</li></ol>', "<ol><li>x</li></ol>"),
        ("a < b & c", "a &lt; b &amp; c"),
    ],
)  # fmt: skip
def test_sanitise_keeps_the_allowed_and_nothing_else(typed, kept):
    assert sanitise(typed) == kept


WORD = """<p class="MsoNormal">Our aims:<o:p></o:p></p>
<p class="MsoListParagraphCxSpFirst" style="mso-list:l0 level1 lfo1"><!--[if !supportLists]--><span>·
<span>&nbsp;&nbsp;
</span></span><!--[endif]-->Safer streets</p>
<p class="MsoListParagraphCxSpLast"><span>·<span>&nbsp;&nbsp;</span></span>Safer homes</p>
<p>1.&nbsp;&nbsp;First</p><p>2.&nbsp;&nbsp;Second</p><p class="MsoNormal">&nbsp;</p><p>End</p>"""


def test_sanitise_makes_lists_of_what_word_pastes():
    assert "".join(sanitise(WORD).split("\n")) == (
        "<p>Our aims:</p><ul><li>Safer streets</li><li>Safer homes</li></ul>"
        "<ol><li>First</li><li>Second</li></ol><p>End</p>"
    )


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (
            '<b style="font-weight:normal" id="docs-internal-guid-1a"><p>a <b>c</b></p></b>',
            "<p>a <strong>c</strong></p>",
        ),
        ("<B ID=docs-internal-guid-1a><p>a</p><p>b</p></B>", "<p>a</p><p>b</p>"),
        ("<p><strong style='color:red; Font-Weight : 400'>a</strong> b</p>", "<p>a b</p>"),
        ('<p><b style="font-weight:700">a</b> b</p>', "<p><strong>a</strong> b</p>"),
        ("<p>font-weight: normal <b>b</b> &amp; c</p>", "<p>font-weight: normal <strong>b</strong> &amp; c</p>"),
    ],
)
def test_bold_that_says_it_is_not_bold_is_none(pasted, kept):
    assert sanitise(pasted) == kept


def test_numbers_pasted_from_word_stay_what_they_are():
    pasted = "<p>4.&nbsp; Fourth</p><p>5.&nbsp; Fifth</p><p>a. With a lead</p><p>7.&nbsp; Seventh</p>"

    assert sanitise(pasted) == (
        '<ol start="4"><li>Fourth</li><li>Fifth</li></ol><p>a. With a lead</p><ol start="7"><li>Seventh</li></ol>'
    )


@given(st.text("<>/=\"' &;ph2bscripttabletdliul·1.\xa0\r\n\x00é"))
def test_sanitise_twice_is_sanitise_once(typed):
    once = sanitise(typed)

    assert sanitise(once) == once
    assert "<script" not in once


@given(rich_texts)
def test_sanitise_leaves_clean_text(value):
    assert sanitise(value) == value


def test_tidy_drops_what_no_database_keeps():
    assert tidy("a\x00b\ud800c\r\nd e\u0301") == "abc\nd é"


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<p>One</p><p><br></p><p>Two</p>", "<p>One</p><p>Two</p>"),
        ("<ul><ul><li>In</li></ul><li>Out</li></ul>", "<ul><li><ul><li>In</li></ul></li><li>Out</li></ul>"),
        ("<ul><li>Out</li><ol><li>In</li></ol></ul>", "<ul><li>Out<ol><li>In</li></ol></li></ul>"),
        ('<p><a href=" https://a.example ">a</a></p>', '<p><a href="https://a.example">a</a></p>'),
        ('<p><a href="//a.example">a</a></p>', '<p><a href="https://a.example">a</a></p>'),
        ('<p><a href=" javascript:alert(1)">a</a></p>', "<p><a>a</a></p>"),
        ("<p>be\u00adhav\u200biour \u202eon\ufeff</p>", "<p>behaviour on</p>"),
        ("<p>👩\u200d🚒 \u200fسلام</p>", "<p>👩\u200d🚒 \u200fسلام</p>"),
    ],
)
def test_what_copying_brings_along_goes(pasted, kept):
    assert sanitise(pasted) == kept


def test_headings_begin_at_the_level_asked_for_and_skip_none():
    typed = "<h2>One</h2><h4>Deep</h4><h3>Two</h3><h2>Three</h2>"

    assert for_output(typed, 3) == "<h3>One</h3><h4>Deep</h4><h4>Two</h4><h3>Three</h3>"


def test_headings_never_go_below_the_deepest():
    assert for_output("<h2>One</h2><h3>Two</h3>", 6) == "<h6>One</h6><h6>Two</h6>"


def test_table_headings_get_their_scope_back():
    typed = "<table><tr><th>Ward</th><th>People</th></tr><tr><th>Harbour</th><td>12</td></tr></table>"

    assert for_output(typed) == (
        '<div class="csp-table-scroll" role="group" tabindex="0" aria-label="Table"><table><tbody>'
        '<tr><th scope="col">Ward</th><th scope="col">People</th></tr>'
        '<tr><th scope="row">Harbour</th><td>12</td></tr></tbody></table></div>'
    )


def test_words_of_leaves_out_the_elements():
    assert words_of("<p>Safer <strong>streets</strong></p><ul><li>and homes</li></ul>") == "Safer streets and homes"
    assert words_of("<ul><li>Partners<ul><li>Police</li></ul></li></ul>") == "Partners Police"


def test_clean_by_schema_sanitises_by_annotation():
    schema = record(title=text(), body=nullable(html()), items=many(record(html=html())))
    data = {"title": "<b>x</b>", "body": "<p>a<script>b</script></p>", "items": [{"html": "<i>c</i>"}]}

    assert clean_by_schema(data, schema) == {"title": "<b>x</b>", "body": "<p>a</p>", "items": [{"html": "<em>c</em>"}]}


@pytest.mark.parametrize("tag", ["div", "section", "pre", "center", "address", "figcaption"])
def test_words_on_lines_of_their_own_do_not_run_together(tag):
    assert sanitise(f"<{tag}>one</{tag}><{tag}>two</{tag}>") == "<p>one</p><p>two</p>"


def test_a_list_of_terms_and_blocks_in_blocks_become_paragraphs():
    assert sanitise("<dl><dt>a</dt><dd>b</dd></dl>") == "<p>a</p><p>b</p>"
    assert sanitise("<div><div><p>a</p></div><table><tr><td>b</td></tr></table></div>") == (
        "<p>a</p><table><tbody><tr><td>b</td></tr></tbody></table>"
    )


@pytest.mark.parametrize("bullet", "●○◦■\uf0b7\uf0a7")
def test_bullets_of_other_programs_become_a_list(bullet):
    assert sanitise(f"<p>{bullet} one</p><p>{bullet} two</p>") == "<ul><li>one</li><li>two</li></ul>"
