"""What is said of a text that is being written."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.writing.checking import check
from plans.writing.written_days import faults_of_days
from tests.factories import make_addendum, make_block, make_plan, make_user

KEY, OTHER = (f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2))


def block(data, kind="rich_text", key=KEY, heading="Our area"):
    return {"key": key, "kind": kind, "level": 1, "heading": heading, "data": data}


def document(*blocks):
    return {"kind": "addendum", "period": {"start": "2027-04-01", "end": "2030-03-31"}, "blocks": list(blocks)}


def said(html):
    return [each for chapter in check(document(block({"html": html}))).chapters for each in chapter.sentences]


def table(rows, labels=("Year", "Calls"), **more):
    columns = [{"label": label, "align": "left"} for label in labels]
    empty = {"caption": "Calls", "row_headings": True, "notes": [], "footnotes": [], "stated_total": None, "source": ""}
    return block({**empty, "columns": columns, "rows": rows, **more}, kind="table")


@pytest.mark.parametrize(
    ("html", "sentences"),
    [
        ("<p>We met.</p>", []),
        ("<p> </p>", ["It is empty: write it, or remove it from the text."]),
        (
            "<table><tr><td>a</td><td>b</td></tr></table>",
            ["A table has no headings: make its first row, or its first column, headings."],
        ),
        (
            "<table><tr><th>Year</th><th>Calls</th></tr><tr><td>1</td><td>1,200</td></tr><tr><td>2</td><td>800</td></tr>"
            "<tr><td>Total</td><td>2,100</td></tr></table>",
            ["A total of 2,100 is stated in column 2; its rows sum to 2,000."],
        ),
        (f'<p><a href="#block-{KEY}">here</a> <a href="https://a.example">out</a></p>', []),
        (
            f'<p><a href="#block-{OTHER}">Money</a></p>',
            ["The link “Money” leads to a chapter that this text does not have."],
        ),
        (
            '<p><a href="www.kent.example">Kent</a></p>',
            ["The link “Kent” leads nowhere: write its address with https://."],
        ),
        ("<p>On Friday 1 April 2027 we met.</p>", ["1 April 2027 is a Thursday, not a Friday."]),
        (
            "<p>The ASB and VAWG leads met the CSP (community safety partnership).</p>",
            [
                "“ASB” and “VAWG” are abbreviations that this text never explains: "
                "write the words out where they first stand."
            ],
        ),
        (
            f"<p>{'one two three four five six ' * 6}.</p>",
            [
                "1 sentence is longer than 30 words. The longest has 36: “one two three four five six one two three "
                "four five six …”"
            ],
        ),
    ],
)
def test_of_rich_text(html, sentences):
    assert said(html) == sentences


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        ("by 31 June 2027", ["There is no 31 June 2027."]),
        ("Thursday, 1st April 2027", []),
        ("from 2030 to 2027, then 2027–30", ["“2030 to 2027” ends before it begins."]),
    ],
)
def test_days_that_no_calendar_has(line, faults):
    assert faults_of_days(line) == faults


@pytest.mark.parametrize(
    ("rows", "labels", "sentences"),
    [
        ([["2025", "5"]], ("", "Calls"), []),
        ([["2025", "5"]], ("Year", ""), ["Column 2 of the table has no heading."]),
        ([["a", "5"], ["b", "7"], ["Total", "12"]], ("Year", "Calls"), []),
        ([["a", "5"], ["b", "<5"], ["Total", "12"]], ("Year", "Calls"), []),
        (
            [["a", "5"], ["b", "8"], ["Total", "12"]],
            ("Year", "Calls"),
            ["A total of 12 is stated in column 2; its rows sum to 13."],
        ),
    ],
)
def test_of_data_tables(rows, labels, sentences):
    assert [
        each for chapter in check(document(table(rows, labels))).chapters for each in chapter.sentences
    ] == sentences


def test_of_an_image_without_words():
    data = {"sha256": "a" * 64, "name": "map.png", "content_type": "image/png", "alt": "", "caption": "A map"}

    (chapter,) = check(document(block(data, kind="image", heading=""))).chapters

    assert (chapter.name, chapter.sentences) == (
        "Image",
        ["The image has no words for people who cannot see it: say what it shows, unless it only decorates."],
    )


def test_an_abbreviation_is_told_at_its_first_chapter_and_explained_anywhere():
    chapters = [block({"html": f"<p>{words}</p>"}, key=key) for key, words in ((KEY, "ASB."), (OTHER, "ASB, the CSP."))]
    glossary = block({"html": "<p>Community Safety Partnership (CSP)</p>"}, key=KEY.replace("1", "3"))

    checked = check(document(*chapters, glossary))

    assert [chapter.key for chapter in checked.chapters] == [KEY]


def test_a_glossary_explains_its_terms_and_a_mark_its_word():
    terms = [{"term": "MARAC", "meaning": "A meeting about people at high risk."}, {"term": "ASB", "meaning": ""}]
    glossary = block({"terms": terms}, kind="glossary", key=OTHER)
    text = block({"html": '<p>MARAC, ASB, <abbr title="Violence against women and girls">VAWG</abbr>.</p>'})

    (chapter,) = check(document(text, glossary)).chapters

    assert chapter.sentences == [
        "“ASB” is an abbreviation that this text never explains: write the words out where they first stand."
    ]


def test_a_link_to_a_chapter_of_the_plan_is_alive_in_its_addendum():
    addendum = document(block({"html": f'<p><a href="#block-{OTHER}">Money</a></p>'}))

    assert check(addendum, [OTHER]).chapters == []


def test_what_the_outline_asks_for_and_is_not_there():
    plan = {**document(block({"html": "<p>We met.</p>"})), "kind": "plan"}

    assert [piece.heading for piece in check(plan).missing][:3] == ["Foreword", "Our partnership", "Our priorities"]


@pytest.mark.django_db
def test_panel_leads_to_each_chapter_as_a_part_and_as_a_page(client):
    paper = make_plan(blocks=()).paper
    chapter = make_block(paper, data={"html": "<p>by 31 June 2027</p>"})
    client.force_login(make_user(Role.OFFICER, paper.partnership))
    address = reverse("plans:write_checks", args=[paper.key])

    pages = [client.get(address, **more).content.decode() for more in ({"HTTP_HX_REQUEST": "true"}, {})]

    assert [page.count(f'href="{reverse("plans:write", args=[paper.key])}#w-{chapter.key}"') for page in pages] == [
        1,
        1,
    ]
    assert [page.count("<h1") for page in pages] == [0, 1]


@pytest.mark.django_db
def test_panel_knows_the_chapters_of_an_addendums_plan(client):
    plan = make_plan(blocks=("Money",))
    link = f'<p><a href="#block-{plan.paper.blocks.get().key}">Money</a></p>'
    addendum = make_addendum(plan)
    make_block(addendum.paper, data={"html": link})
    client.force_login(make_user(Role.OFFICER, plan.partnership))

    page = client.get(reverse("plans:write_checks", args=[addendum.paper.key]))

    assert [chapter.sentences for chapter in page.context["checked"].chapters] == []
