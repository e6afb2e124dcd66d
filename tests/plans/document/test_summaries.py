import pytest

from plans.document.kinds import kind_named, known_kinds
from plans.document.summaries import LONGEST


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("rich_text", {"html": "<p>Anyborough is <strong>a place</strong>.</p>"}, "Anyborough is a place."),
        ("rich_text", {"html": ""}, ""),
        ("foreword", {"post": "Chair", "html": "<p>Welcome.</p>"}, "Chair. Welcome."),
        ("glossary", {"terms": [{}]}, "1 term"),
        (
            "priorities",
            {"intro_html": "", "priorities": [1, 2], "cross_cutting": [1]},
            "2 priorities, 1 cross-cutting theme",
        ),
        ("review_calendar", {"rows": [1, 2]}, "2 steps"),
        ("image", {"caption": "", "alt": "A map", "name": "map.png"}, "A map"),
        ("table", {"caption": "Crime", "rows": [[1]], "columns": [1, 2]}, "Crime: 1 row, 2 columns"),
        ("table", {"caption": "Crime", "rows": [], "columns": []}, ""),
        ("table", {"caption": "", "rows": [[1]], "columns": [1]}, "1 row, 1 column"),
        ("survey", {"title": "Streets", "questions": [1], "findings": [1, 2]}, "Streets. 1 question, 2 findings"),
        ("chart", {"title": "Crime", "summary": "It falls."}, "Crime. It falls."),
        ("action_plan", {"intro_html": "<p>We act.</p>", "actions": [1]}, "1 action. We act."),
        ("approval_timetable", {}, "Drawn from the timetable when the plan is shown."),
        ("not_known_here", {"html": "<p>Kept.</p>"}, "Kept."),
    ],
)
def test_summary_of(kind, data, words):
    assert kind_named(kind).summary(data) == words


def test_long_text_is_cut_at_a_word():
    words = kind_named("rich_text").summary({"html": "<p>" + "word " * 100 + "</p>"})

    assert len(words) <= LONGEST + 2
    assert words.endswith("word …")


@pytest.mark.parametrize("kind", ["contacts", "glossary", "consultation", "survey", "horizon_scan", "table", "image"])
def test_summary_of_a_fresh_block_of_each_kind_can_be_drawn(kind):
    assert isinstance(known_kinds()[kind].summary(known_kinds()[kind].empty()), str)
