"""Rich text as plain text with marks, and back: nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document.plain import html_of, plain_of
from plans.document.richtext import sanitise

KEY = "00000000-0000-4000-8000-000000000001"
CHAPTERS = {KEY: "Money"}
SAID = [
    ("<p>One<br>line.</p><p>Two.</p>", "One\nline.\n\nTwo."),
    ("<h3>Title</h3><p><strong>We</strong> <em>met</em>* &lt;p&gt;</p>", "### Title\n\n**We** _met_* <p>"),
    ("<p><u>u</u> <s>s</s> m<sup>2</sup> H<sub>2</sub>O</p>", "++u++ ~~s~~ m^2^ H~2~O"),
    ("<ul><li><p>a</p><ol><li><p>b</p></li></ol></li><li><p>c</p></li></ul>", "- a\n   1. b\n- c"),
    ("<blockquote><p>One.<br>Two.</p></blockquote><hr>", "> One.\n> Two.\n\n---"),
    ('<p><a href="https://a.example/x_y_">out</a></p>', "[out](https://a.example/x_y_)"),
    (f'<p>See <a href="#block-{KEY}">below</a>.</p>', "See [below](chapter: Money)."),
    (
        "<table><tbody><tr><th><p>A</p></th><th><p>B</p></th></tr><tr><td><p>1</p></td><td><p></p></td></tr></tbody></table>",
        "| A | B |\n| --- | --- |\n| 1 |  |",
    ),
]
KEPT = [
    ('<table><tbody><tr><td colspan="2"><p>A</p></td></tr></tbody></table>', "[[Table 1 stays as it is]]"),
    ('<ol start="3"><li><p>a</p></li></ol>', "[[List 1 stays as it is]]"),
    ('<p><abbr title="Community Safety Partnership">CSP</abbr></p>', "[[Part 1 stays as it is]]"),
    ("<p>- no list</p><p>**no bold**</p>", "[[Part 1 stays as it is]]\n\n[[Part 2 stays as it is]]"),
    (f'<p><a href="#block-{KEY[:-1]}2">gone</a></p>', f"[gone](#block-{KEY[:-1]}2)"),
]


@pytest.mark.parametrize(("html", "text"), [*SAID, *KEPT])
def test_what_is_shown_without_scripts(html, text):
    assert plain_of(html, CHAPTERS) == text
    assert html_of(text, html, CHAPTERS) == html


@pytest.mark.parametrize(("html", "text"), SAID)
def test_what_is_typed_with_marks(html, text):
    assert html_of(text, "", CHAPTERS) == html


def test_parts_that_nobody_changed_stay_as_they_were():
    was = '<p><abbr title="Police">P</abbr></p><ul><li>a</li></ul><p>Two.</p>'

    shown = plain_of(was).replace("Two.", "**Three.**")

    assert (
        html_of(shown, was) == '<p><abbr title="Police">P</abbr></p><ul><li>a</li></ul><p><strong>Three.</strong></p>'
    )


def test_a_list_may_follow_its_sentence_without_an_empty_line():
    assert html_of("We met:\n- a\n- b") == "<p>We met:</p><ul><li><p>a</p></li><li><p>b</p></li></ul>"


@pytest.mark.parametrize("html", ["<ul><li> </li></ul><p>Two.</p>", "<p><br>One.</p>", "<p>One.<br> <br>Two.</p>"])
def test_a_part_with_empty_lines_comes_back_as_it_was(html):
    assert html_of(plain_of(html), html) == sanitise(html)


def test_a_part_that_is_gone_is_told():
    with pytest.raises(KeyError) as gone:
        html_of("[[Table 2 stays as it is]]", "<p>One.</p>")
    assert gone.value.args == ("[[Table 2 stays as it is]]",)


def test_tags_that_are_typed_are_words():
    assert (
        html_of("<script>x</script> & <b>y</b>") == "<p>&lt;script&gt;x&lt;/script&gt; &amp; &lt;b&gt;y&lt;/b&gt;</p>"
    )


WORDS = st.text(alphabet="ab*_+~^[]()|#>-1. \\", min_size=1, max_size=12).map(lambda text: text.replace(">", "&gt;"))
INLINE = st.one_of(WORDS, st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["strong", "em", "s", "sup"]), WORDS))
PARTS = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["p", "h2"]), st.lists(INLINE, max_size=4).map("".join))
LISTS = st.lists(INLINE, min_size=1, max_size=3).map(lambda each: f"<ul><li>{'</li><li>'.join(each)}</li></ul>")


@given(st.lists(st.one_of(PARTS, LISTS), max_size=4).map("".join))
def test_nothing_is_lost_on_the_way_there_and_back(html):
    once = html_of(plain_of(html), html)

    assert once == sanitise(html)
