import pytest

from plans.document.chapter_names import chapter_names


@pytest.mark.parametrize(
    ("chapters", "names"),
    [
        ([("", "chart")], ["Chart"]),
        ([("", "chart"), ("Crime", "table"), ("", "chart")], ["Chart 1", "Crime", "Chart 2"]),
        ([("", "chart"), ("", "image")], ["Chart", "Image"]),
        ([("Summary", "rich_text"), ("Summary", "table")], ["Summary", "Summary (2)"]),
        ([("Chart", "rich_text"), ("", "chart")], ["Chart", "Chart 2"]),
    ],
)
def test_no_two_chapters_of_a_text_are_called_the_same(chapters, names):
    given = [(str(at), heading, kind) for at, (heading, kind) in enumerate(chapters)]

    assert list(chapter_names(given).values()) == names
