"""What changed is said, whatever it is: also where the words are the same."""

import pytest
from hypothesis import given

from plans.document.compare import compare_blocks
from plans.document.fragments import parsed
from plans.document.marking import marked
from plans.document.telling import named, told
from tests.plans.document.test_compare import block, table
from tests.strategies import rich_texts

HEARD = '<p>x <span class="govuk-visually-hidden">{}</span></p>'
ROW = "<table><tr>{}</tr></table>"
TWO_ROWS = "<table><tr>{}<th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"


@pytest.mark.parametrize(
    ("before", "after", "notes"),
    [
        ("<p>We <strong>must</strong> act</p>", "<p>We must act</p>", ["“must”: bold removed"]),
        ("<p>We must act</p>", "<p>We <em>must act</em></p>", ["“must act”: italics added"]),
        ('<ol start="3"><li>c</li></ol>', '<ol start="4"><li>c</li></ol>', ["“c”: numbering 3 to 4"]),
        ("<ol><li>a</li></ol>", '<ol type="a"><li>a</li></ol>', ["“a”: way of counting 1 to a"]),
        (
            "<ul><li>a</li></ul>",
            "<ol><li>a</li></ol>",
            ["“a”: was an item of a bulleted list, is an item of a numbered list"],
        ),
        ("<h3>A</h3>", "<h4>A</h4>", ["“A”: was a heading of level 3, is a heading of level 4"]),
        (
            '<a href="https://a.example/">x</a>',
            '<a href="https://b.example/">x</a>',
            ["“x”: link now leads to https://b.example/ (before: https://a.example/)"],
        ),
        ('<a href="https://a.example/">x</a>', "x", ["“x”: link to https://a.example/ removed"]),
        ('<abbr title="One">x</abbr>', '<abbr title="Two">x</abbr>', ["“x”: meaning “One” to “Two”"]),
        (
            '<img src="/a" alt="One">',
            '<img src="/b" alt="Two">',
            ["Picture: another picture", "Picture: alternative text “One” to “Two”"],
        ),
        ("<p>a<br>b c</p>", "<p>a b c</p>", ["“b”: line break before it removed"]),
        (
            '<table><tr><td colspan="2">a</td></tr></table>',
            "<table><tr><td>a</td><td></td></tr></table>",
            ["“a”: merged columns 2 to 1"],
        ),
        ('<a href="/a" title="Old">x</a>', '<a href="/a">x</a>', ["“x”: hint of the link “Old” removed"]),
        (HEARD.format("old"), HEARD.format("new"), ["Read out, not shown: “old” to “new”"]),
        ("<ol><li>a</li></ol>", "<ol><li>new</li><li>a</li></ol>", []),
        ("<p>One.</p>", "<p>One.</p><p>Two.</p>", []),
        ("<p>a</p><hr><p>b</p>", "<p>a</p><p>b</p>", ["A line across the page removed"]),
        ("<ul><li></li><li></li><li>a</li></ul>", "<ul><li>a</li></ul>", ["An empty item removed, 2 times"]),
        (ROW.format("<td>a</td>"), ROW.format("<td>a</td><td></td>"), ["An empty column added"]),
        (ROW.format("<td>a</td>"), ROW.format("<td>a</td></tr><tr><td></td>"), ["An empty row added"]),
        (TWO_ROWS.format(""), TWO_ROWS.format("<td></td>"), ["An empty cell added"]),
        (TWO_ROWS.format(""), TWO_ROWS.format("<td>more</td>"), []),
    ],
)
def test_what_words_do_not_show_is_told(before, after, notes):
    assert told(before, after) == notes


@given(rich_texts)
def test_nothing_is_told_of_the_same_text(value):
    assert told(value, value) == []


def test_what_no_page_shows_is_named_by_its_data():
    before = table([["Noise", "12"]])
    after = {**before, "data": {**before["data"], "row_headings": before["data"]["row_headings"], "source": ""}}
    deeper = {**block(html="<p>Words.</p>"), "level": 2}

    notes = compare_blocks(block(html="<p>Words.</p>"), deeper).notes

    assert (compare_blocks(before, after).notes, notes) == ([], ["Level: chapter to section within a chapter"])


@pytest.mark.parametrize(
    ("before", "after"),
    [("<p>10 km</p>", "<p>10\xa0km</p>"), ("<p><strong>a</strong> b</p>", "<p><strong>a </strong>b</p>")],
)
def test_spaces_alone_are_told_without_tags(before, after):
    notes = compare_blocks(block(html=before), block(html=after)).notes

    assert notes == ["Text: the words are as before; only spaces between them changed, or what shows nowhere"]


def test_a_word_in_another_cell_of_a_row_is_left_out_and_put_in():
    before, after = (ROW.format(cells) for cells in ("<td>a</td><td></td>", "<td></td><td>a</td>"))

    assert parsed(marked(before, after)).xpath("//td[ins or del]/*/text()[last()]") == ["a", "a"]


def test_a_list_of_plain_data_is_named_by_what_is_in_it():
    assert named({"months": [2, 11]}, {"months": [2]}) == ["Months: “2, 11” to “2”"]


ITEMS = ["Police lead on violence", "Council lead on lighting", "Fire lead on arson"]


@pytest.mark.parametrize(
    ("whole", "part"),
    [("<ul>{}</ul>", "<li>{}</li>"), ("{}", "<p>{}</p>"), ("<table>{}</table>", "<tr><td>{}</td></tr>")],
)
def test_what_was_moved_is_said_to_be_moved(whole, part):
    before, after = (
        whole.format("".join(part.format(words) for words in items)) for items in (ITEMS, [ITEMS[2], *ITEMS[:2]])
    )

    shown = marked(before, after)

    assert [shown.count(words) for words in ("moved to here: ", "moved from here: ", "inserted: ", "deleted: ")] == [
        1, 1, 0, 0,
    ]  # fmt: skip
    assert f'<span class="csp-said">moved to here: </span>{ITEMS[2]}</ins>' in shown


def test_what_only_lost_its_emphasis_is_not_said_to_be_moved():
    assert "moved" not in marked("<p>We <b>must</b></p><p>Two</p>", "<p>We must</p><p>Two</p>")


LONG = [
    "Police officers visit each school every term and agree what is done next.",
    "The council lights the way from the station.",
    "Fire crews look at empty houses.",
]
OFTEN = "Police officers visit each school every month and agree what is done next."
OTHER = "Nobody visits a school any longer, because the grant of the police has ended."


@pytest.mark.parametrize(
    ("whole", "part"),
    [("<ul>{}</ul>", "<li>{}</li>"), ("{}", "<p>{}</p>"), ("<table>{}</table>", "<tr><td>{}</td><td>A</td></tr>")],
)
@pytest.mark.parametrize(("now", "said"), [(OFTEN, (1, 1)), (OTHER, (0, 0))])
def test_what_was_moved_and_changed_is_said_to_be_both_where_it_is_surely_the_same(whole, part, now, said):
    first, *others = (part.format(words) for words in LONG)
    before, after = whole.format("".join([first, *others])), whole.format("".join([*others, part.format(now)]))

    shown = marked(before, after)

    cells = part.count("<td>") or 1
    counts = tuple(shown.count(words) // cells for words in ("moved from here: ", "moved to here and changed: "))
    assert counts == said


def test_the_change_in_what_was_moved_is_marked_word_by_word():
    shown = marked("".join(f"<p>{words}</p>" for words in LONG), f"<p>{LONG[1]}</p><p>{LONG[2]}</p><p>{OFTEN}</p>")

    assert 'said">inserted: </span>month</ins>' in shown
    assert 'said">deleted: </span>term</del>' in shown


def test_what_changed_in_its_own_place_is_not_said_to_be_moved():
    assert "moved" not in marked(f"<p>{LONG[0]}</p><p>{LONG[1]}</p>", f"<p>{OFTEN}</p><p>{LONG[1]}</p>")
