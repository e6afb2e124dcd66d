"""Word files are read in a process of their own."""

import pytest

from plans.office.packages import NOT_WORD, Unreadable
from plans.office.word.child import GIVEN_UP, read_apart
from plans.office.word.reading import read_word
from tests.plans.office.word.files import sample
from tests.plans.office.word.test_attacks import nested


def test_the_process_finds_what_reading_finds():
    data = sample("2-reviewed-draft")

    assert read_apart(data, "draft.docx") == read_word(data, "draft.docx")


def test_tables_as_deep_as_a_text_may_have_them_are_read():
    assert read_apart(nested(70), "deep.docx")["chapters"][0]["heading"] == "Foreword"


@pytest.mark.parametrize(("seconds", "data", "sentence"), [(25, b"PK\x03\x04", NOT_WORD), (0.01, None, GIVEN_UP)])
def test_a_refusal_of_the_process_and_one_of_its_limits_are_sentences(seconds, data, sentence):
    with pytest.raises(Unreadable) as refused:
        read_apart(data or sample("strict"), "plan.docx", seconds=seconds)

    assert str(refused.value) == sentence
