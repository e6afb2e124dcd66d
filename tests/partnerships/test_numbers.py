import pytest

from partnerships.numbers import LARGEST, whole


@pytest.mark.parametrize("text", ["", "²", "١", "-1", "1.5", "x", str(LARGEST + 1), "9" * 5_000])
def test_what_is_no_number_of_a_column_is_the_default(text):
    assert whole(text, 7) == 7


def test_plain_digits_are_read():
    assert [whole("0"), whole("0012"), whole(str(LARGEST))] == [0, 12, LARGEST]
