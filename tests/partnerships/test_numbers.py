import pytest

from partnerships.numbers import LARGEST, megabytes, whole


@pytest.mark.parametrize("text", ["", "²", "١", "-1", "1.5", "x", str(LARGEST + 1), "9" * 5_000])
def test_what_is_no_number_of_a_column_is_the_default(text):
    assert whole(text, 7) == 7


def test_plain_digits_are_read():
    assert [whole("0"), whole("0012"), whole(str(LARGEST))] == [0, 12, LARGEST]


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "0.0 MB"),
        (1, "0.1 MB"),
        (1024 * 1024, "1.0 MB"),
        (1024 * 1024 + 1, "1.1 MB"),
        (5 * 1024 * 1024, "5.0 MB"),
        (5 * 1024 * 1024 + 1, "5.1 MB"),
    ],
)
def test_a_byte_more_than_the_most_is_not_told_as_the_most(size, told):
    assert megabytes(size) == told
