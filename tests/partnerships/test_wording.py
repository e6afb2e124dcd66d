import pytest

from partnerships.wording import and_words


@pytest.mark.parametrize(
    ("words", "written"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_are_joined_as_spoken(words, written):
    assert and_words(word for word in words) == written
