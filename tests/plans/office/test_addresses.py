import pytest

from plans.office.addresses import is_untold


@pytest.mark.parametrize(
    ("address", "words", "untold"),
    [
        ("https://www.example.org/help/", "See example.org/help for more", False),
        ("mailto:Safe@example.org", "safe@example.org", False),
        ("tel:101", "Ring 101", False),
        ("https://example.org/help", "Help", True),
        ("", "Help", False),
        ("https://", "Help", False),
    ],
)
def test_a_link_is_told_where_its_words_do_not_say_where_it_leads(address, words, untold):
    assert is_untold(address, words) is untold
