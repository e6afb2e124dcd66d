"""The pages before the text show what its chapters say is worth it, and no more than there is room for."""

from contextlib import closing
from copy import deepcopy
from functools import cache

import pytest
from pypdfium2 import PdfDocument

from partnerships.identity.brand import WHITE, contrast, series_of_colours
from plans.document.kinds import kind_named
from plans.printing.looks.kept import USUAL
from plans.printing.looks.pages import big_numbers, front_pages, plan_on_a_page
from plans.printing.pdf import document_html, render_pdf
from tests.plans.printing.pdf_reading import Reading, failed_rules
from tests.plans.sample_document import BRAND, FACTS, assets, fixture_documents, record

PLANS = [document for document in fixture_documents() if document["kind"] == "plan"]
ANYBOROUGH = next(each for each in PLANS if each["title"] == "Safer Anyborough 2027–30")


def with_priorities(many):
    document = deepcopy(ANYBOROUGH)
    kept = {block["kind"]: block for block in document["blocks"] if block["kind"] in ("priorities", "indicators")}
    document["blocks"] = [kept["priorities"], kept["indicators"]]
    first = kept["priorities"]["data"]["priorities"][0]
    named = [{**first, "key": f"{n}{first['key'][1:]}", "title": f"Priority of {n}"} for n in range(many)]
    kept["priorities"]["data"]["priorities"] = named
    kept["indicators"]["data"]["indicators"][0]["priority"] = named[0]["key"]
    return document


def drawn(document, **look):
    html = document_html(document, record(), BRAND, version_facts=FACTS, look={**USUAL, **look})
    return render_pdf(html, assets())


@cache
def whole_plan():
    return drawn(ANYBOROUGH)


def test_numbers_are_of_each_chapter_in_turn():
    assert [number.figure for number in big_numbers(ANYBOROUGH)] == ["1,842", "4", "82%", "22.0%", "77%", "95.0%"]


@pytest.mark.parametrize(("many", "rows"), [(1, []), (2, [2]), (4, [2, 2]), (5, [3, 2]), (9, [3, 3, 3]), (10, [])])
def test_priorities_stand_in_rows(many, rows):
    assert [len(row) for row in plan_on_a_page(with_priorities(many))] == rows


def test_what_has_no_room_is_counted():
    document = with_priorities(9)
    block = next(block for block in document["blocks"] if block["kind"] == "priorities")
    block["data"]["priorities"][0]["areas"] = [{"key": "", "title": f"Area {n}", "text": ""} for n in range(7)]
    shown = plan_on_a_page(document)[0][0]

    assert (len(shown.points), shown.left_out) == (3, "and 5 more in the plan")


def test_few_words_are_told_in_whole_sentences_and_no_page_of_titles_stands_empty():
    document = with_priorities(3)
    block = next(block for block in document["blocks"] if block["kind"] == "priorities")
    sparse = {"html": f"<p>Farms lie far apart. {'And so on and on. ' * 40}</p>"}
    area = {"key": "", "title": "Machinery", "text": "Marks and trackers."}
    for priority in block["data"]["priorities"]:
        priority |= {**sparse, "areas": [area]}
    document["blocks"] = [block]
    (shown, *_) = plan_on_a_page(document)[0]

    assert shown.points == ("Machinery: Marks and trackers.",)
    assert shown.why.startswith("Farms lie far apart. And so on and on.")
    assert (shown.why[-1], len(shown.why) <= 14 * 33) == (".", True)


@pytest.mark.parametrize(("many", "has_themes"), [(2, False), (3, True), (6, False), (9, False)])
def test_the_plan_on_a_page_is_one_page(many, has_themes):
    document = with_priorities(many)
    priorities = next(block["data"] for block in document["blocks"] if block["kind"] == "priorities")
    priorities["cross_cutting"] = priorities["cross_cutting"] if has_themes else []
    with closing(PdfDocument(drawn(document, big_numbers=False))) as pdf:
        turned = [page for page in pdf if page.get_width() > page.get_height()]
        texts = [page.get_textpage().get_text_bounded() for page in turned]

    assert [text.count("Priority of") for text in texts] == [many]


def test_front_pages_keep_to_the_standard():
    content = whole_plan()

    assert (failed_rules(content), Reading(content).misplaced) == ([], [])


def test_a_text_without_a_look_has_no_front_pages():
    assert front_pages(ANYBOROUGH, None, BRAND)["numbers"] == []


@pytest.mark.parametrize("colour", ["#1d4f5f", "#000000", "#ffff00", "#f4e3cd"])
def test_each_priority_has_a_colour_that_can_be_read(colour):
    colours = series_of_colours(colour, 9)

    assert (len(set(colours)), min(contrast(each, WHITE) for each in colours) >= 4.5) == (9, True)


def test_a_block_tells_nothing_by_itself():
    kind = kind_named("song")

    assert (kind.big_numbers({}), kind.pillars({}), kind.aims({}), kind.themes({})) == ([], [], [], [])


def test_contents_of_many_lines_stand_on_one_page():
    with closing(PdfDocument(whole_plan())) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]

    assert [number for number, text in enumerate(texts, start=1) if ". . . ." in text or "...." in text] == [2]


def test_a_years_actions_have_the_colours_of_the_plans_priorities():
    year = next(each for each in fixture_documents() if each["kind"] == "year" and "2025/26" in each["title"])
    keys = [each["key"] for each in year["blocks"] if each["kind"] == "action_plan" for each in _priorities_of(each)]

    html = document_html(year, record(), BRAND, version_facts=FACTS, look=USUAL)

    assert front_pages(year, USUAL, BRAND)["colours_of_pillars"] == list(
        zip(dict.fromkeys(keys), series_of_colours(BRAND["colour"], 4), strict=True)
    )
    assert [html.count(f'"csp-table-scroll csp-table-scroll--wide" data-priority="{key}"') for key in keys[:1]] == [1]


def _priorities_of(block):
    return [action["priorities"][0] for action in block["data"]["actions"]]
