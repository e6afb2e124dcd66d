"""What Word, Excel and Google Docs put on the clipboard: how it is cleaned, and how it arrives in the editor."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.models import Block
from tests.factories import make_block, make_plan, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CLEAN = """html => import('/static/portal/js/pasted.js').then(({cleanPasted}) => {
    const clean = cleanPasted(html);
    return [clean.html, ...clean.notes];
})"""
PASTE = """html => {
    const box = document.querySelector('.ProseMirror[contenteditable]'), data = new DataTransfer();
    data.setData('text/html', html);
    box.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""
HEADINGS = (
    "The first row of 1 table was taken as headings of the columns. "
    "If it holds none, select its cells and choose “Toggle header cell”."
)


def item(sign, words, level=0):
    """An item of a list as Word writes it; without a level as its oldest versions do."""
    style = f' style="mso-list:l0 level{level} lfo1"' if level else ""
    mark = f"<span style='mso-list:Ignore'>{sign}<span>&nbsp;&nbsp; </span></span>"
    return f'<p class="MsoListParagraph"{style}><![if !supportLists]>{mark}<![endif]>{words}<o:p></o:p></p>'


def listed(words, *inside, tag="ul", more=""):
    """A list of one item."""
    return f"<{tag}{more}>{li(words, *inside)}</{tag}>"


def li(words, *inside):
    return f"<li><p>{words}<o:p></o:p></p>{''.join(inside)}</li>"


LISTS = [
    (
        item("·", "a", 1) + item("o", "b", 2) + item("§", "c", 3) + item("·", "d", 1),
        f"<ul>{li('a', listed('b', listed('c')))}{li('d')}</ul>",
    ),
    (
        item("4.", "a") + item("a.", "b") + item("5.", "c"),
        '<ol start="4">' + li("a", listed("b", tag="ol", more=' type="a"')) + li("c") + "</ol>",
    ),
    (item("h.", "a", 1) + item("i.", "b", 1), f'<ol type="a" start="8">{li("a")}{li("b")}</ol>'),
    (item("v.", "a", 1) + item("vi.", "b", 1), f'<ol type="i" start="5">{li("a")}{li("b")}</ol>'),
    (item("2.", "a", 1) + item("4.", "b", 1), f'<ol start="2">{li("a")}</ol><ol start="4">{li("b")}</ol>'),
    (
        item("1.", "a", 1) + item("1.1", "b", 2),
        listed("a", '<p class="MsoListParagraph">1.1 b<o:p></o:p></p>', tag="ol"),
    ),
    ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
]
OTHERS = [
    ("<h1>a</h1><h5>b</h5>", ["<h2>a</h2><h4>b</h4>"]),
    ("<h3>a</h3><h4>b</h4><h5>c</h5>", ["<h2>a</h2><h3>b</h3><h4>c</h4>"]),
    (
        "<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h6>e</h6>",
        ["<h2>a</h2><h3>b</h3><h4>c</h4><h4>d</h4><h4>e</h4>"],
    ),
    (
        "<p>a <del>b</del><ins>c</ins><s>d</s></p>",
        ["<p>a c<s>d</s></p>", "2 tracked changes were taken as accepted: deleted words were left out."],
    ),
    (
        '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">a</span></p></b>',
        ["<p><span><strong>a</strong></span></p>"],
    ),
    (
        '<p>a <img src="file:///C:/m.png" alt="Ward map"></p>',
        [
            "<p>a </p>",
            "1 picture was left out (“Ward map”): save this text, then add each with “Add a chapter”, “Image”.",
        ],
    ),
    (
        "<p>a<a href='#_ftn1'>[1]</a></p><div style='mso-element:footnote'><p><a href='#_ftnref1'>[1]</a>b</p></div>",
        [
            "<p>a<sup>1</sup></p><div><p><sup>1</sup> b</p></div>",
            "1 footnote stands at the end of what was pasted, as plain text.",
        ],
    ),
    (
        "<table><tr><td><b>a</b></td></tr><tr><td>1</td></tr></table>",
        ["<table><tbody><tr><th>a</th></tr><tr><td>1</td></tr></tbody></table>"],
    ),
    (
        "<table><tr><td>a</td></tr><tr><td>1</td></tr></table>",
        ["<table><tbody><tr><th>a</th></tr><tr><td>1</td></tr></tbody></table>", HEADINGS],
    ),
    ("<p>§ 17 of the Act, style=plain</p>", ["<p>§ 17 of the Act, style=plain</p>"]),
    (
        '<p><span style="background:yellow">a</span><span style="display:none">b</span></p>',
        ["<p><span>a</span></p>", "Hidden text was left out.", "Highlighting was left out; the words were kept."],
    ),
    (
        '<p>a <span style="background: #ffff00">b</span> <font color="#c9211e">c</font></p>',
        [
            '<p>a <span>b</span> <font color="#c9211e">c</font></p>',
            "Highlighting was left out; the words were kept.",
            "The colours of words were left out; the words were kept.",
        ],
    ),
    (
        '<p>a<sup><a href="#sdfootnote1sym">1</a></sup></p><p><a href="#sdfootnote1anc">1</a>\tNote</p>',
        [
            "<p>a<sup>1</sup></p><p><sup>1</sup> Note</p>",
            "1 footnote stands at the end of what was pasted, as plain text.",
        ],
    ),
    (
        "<style>span.s1 {text-decoration: underline} .s2 {font: bold 11px Helvetica}</style>"
        '<p><span class="s1">a</span> <span class="s2">b</span></p>',
        ['<p><span class="s1"><u>a</u></span> <span class="s2"><strong>b</strong></span></p>'],
    ),
    ('<p role="heading" aria-level="3">a</p><p>b</p>', ["<h3>a</h3><p>b</p>"]),
    ("<pre>a\nb\n</pre><div><br></div>", ["<p>a<br>b</p>"]),
    ('<p><span style="text-transform: uppercase">asb</span> act</p>', ["<p><span>ASB</span> act</p>"]),
    (
        '<ul><li role="checkbox"><img alt="checked"><p>a</p></li></ul>',
        ['<ul><li role="checkbox"><p>a</p></li></ul>', "1 tick box was left out: say in words what is done."],
    ),
    (
        '<table><tr><th>a</th></tr><tr><td bgcolor="red">b</td></tr>'
        '<tr><td style="background: green">c</td></tr></table>',
        [
            '<table><tbody><tr><th>a</th></tr><tr><td bgcolor="red">b</td></tr><tr><td>c</td></tr></tbody></table>',
            "The colours of cells were left out: write in words what they say, such as red or green.",
        ],
    ),
    (
        '<p><a href="#Appendix">a</a> <a href="b.html">b</a></p>',
        ["<p>a b</p>", "2 links to places within the other document: only the words were kept."],
    ),
    (
        '<p><span class="msoIns"><ins>a</ins></span><span class="msoDel"><del>b</del></span></p>',
        ["<p>a</p>", "2 tracked changes were taken as accepted: deleted words were left out."],
    ),
]


@pytest.fixture
def editor(page, live_server, sign_in_browser):
    plan = make_plan(blocks=())
    block = make_block(plan.paper, data={"html": ""})
    sign_in_browser(page, live_server, make_user(Role.OFFICER, plan.partnership))
    page.goto(live_server.url + reverse("plans:block_edit", args=[plan.paper.key, block.key]))
    page.locator(".ProseMirror[contenteditable]").wait_for()
    return page


def test_lists_keep_their_levels_and_numbers_and_the_rest_is_kept_or_named(editor):
    reports = []
    editor.on("console", lambda message: reports.append(message.text))

    cleaned = [editor.evaluate(CLEAN, pasted) for pasted, _ in LISTS + OTHERS]

    assert cleaned == [[kept] for _, kept in LISTS] + [kept for _, kept in OTHERS]
    assert reports == []  # the page's policy has nothing to say about what is pasted


def test_what_is_pasted_arrives_is_named_and_is_saved_as_it_was_shown(editor, axe):
    picture = "<p>Map <img alt=''></p>"
    editor.evaluate(PASTE, item("4.", "Fourth", 1) + item("a)", "With a lead", 2) + "<p><s>old</s></p>" + picture)
    named = editor.locator(".csp-pasted").inner_text()
    axe(editor)
    editor.get_by_role("button", name="Save", exact=True).click()
    editor.get_by_text("was saved.").wait_for()

    assert named == "1 picture was left out: save this text, then add each with “Add a chapter”, “Image”."
    assert Block.objects.get().data["html"] == (
        '<ol start="4"><li><p>Fourth</p><ol type="a"><li><p>With a lead</p></li></ol></li></ol>'
        "<p><s>old</s></p><p>Map</p>"
    )
