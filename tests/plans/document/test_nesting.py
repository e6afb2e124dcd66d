import pytest

from plans.document.nesting import DEEPEST, is_too_deep


def nested(tag, number, end=True):
    return f"<{tag}>" * number + "word" + f"</{tag}>" * number * end


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (nested("blockquote", DEEPEST), False),
        (nested("blockquote", DEEPEST + 1), True),
        (nested("em", DEEPEST + 1, end=False), True),
        (nested("p", 300, end=False), False),
        (nested("br", 300, end=False), False),
        ("<p><em>a</em></p>" * 300, False),
        ("</p>" * 300, False),
    ],
)
def test_depth_counts_what_stands_in_each_other(value, expected):
    assert is_too_deep(value) is expected
