import pytest

from plans.document.kinds import known_kinds
from plans.document.summaries import LONGEST, summary


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
    ],
)
def test_summary_of(kind, data, words):
    assert summary(kind, data) == words


def test_long_text_is_cut_at_a_word():
    words = summary("rich_text", {"html": "<p>" + "word " * 100 + "</p>"})

    assert len(words) <= LONGEST + 2
    assert words.endswith("word …")


@pytest.mark.parametrize("kind", ["contacts", "glossary", "consultation", "survey", "horizon_scan", "table", "image"])
def test_summary_of_a_fresh_block_of_each_kind_can_be_drawn(kind):
    assert isinstance(summary(kind, known_kinds()[kind].empty()), str)
