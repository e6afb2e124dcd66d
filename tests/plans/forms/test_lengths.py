"""What is too long to be kept is refused before anything reads it, and shown again as it was typed."""

import pytest
from django.core.exceptions import ValidationError

from plans.forms.fields import LinesField
from plans.forms.rich_text import RichTextField

LONG = (
    "This text has {} characters with its formatting; the most is 100,000. "
    "Split it at its headings, or put some of it in another chapter."
)


def refusal(field, value):
    with pytest.raises(ValidationError) as refused:
        field.clean(value)
    return refused.value.messages


@pytest.mark.parametrize("tags", ["<b>a</b>", "<p>", "<table><td>", "<ul><li>"])
def test_formatting_that_is_far_too_long_is_refused_before_it_is_read(tags):
    typed = tags * (200_008 // len(tags))

    assert refusal(RichTextField(), typed) == [LONG.format(f"{len(typed):,}")]


def test_what_a_program_puts_around_a_text_does_not_count():
    typed = "".join(f'<p class="MsoNormal" style="margin-bottom: 0"><span>Line {n}</span></p>' for n in range(2_000))

    assert RichTextField().clean(typed) == "".join(f"<p>Line {n}</p>" for n in range(2_000))


def test_a_list_that_is_far_too_long_is_refused_before_it_is_read():
    assert refusal(LinesField(most=100, lines=10), "a\n" * 1_100) == [
        "This list has 2,199 characters: enter at most 10 short lines."
    ]
