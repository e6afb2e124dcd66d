import pytest

from csp_portal.people.traces import Spelling, changed

JANE = Spelling("Siân O'Neill", "Clerk (left)")
ADDRESS = Spelling("jane.doe@anyborough.gov.uk", "erased-7@erased.invalid")


@pytest.mark.parametrize(
    ("value", "now"),
    [
        ("Ask Siân O'Neill.", "Ask Clerk (left)."),
        ("ask SIÂN  O’NEILL", "ask Clerk (left)"),
        ("<p>Siân O&#x27;Neill's note</p>", "<p>Clerk (left)'s note</p>"),
        ("Siân&nbsp;O'Neill", "Clerk (left)"),
        ("Siân O'Neillson", "Siân O'Neillson"),
        ("Mary-Siân O'Neill", "Mary-Siân O'Neill"),
        ("CV Siân O'Neill.pdf", "CV Clerk (left).pdf"),
        ("cv_Siân_O'Neill_2.pdf", "cv_Clerk (left)_2.pdf"),
        ("/people/?words=Siân+O'Neill&at=Siân%20O'Neill", "/people/?words=Clerk (left)&at=Clerk (left)"),
        ("@Siân O'Neill, which?", "@Clerk (left), which?"),
        ({"Siân O'Neill": ["by Siân O'Neill", 3, None]}, {"Clerk (left)": ["by Clerk (left)", 3, None]}),
        ("to <Jane.Doe@Anyborough.gov.uk>", "to <erased-7@erased.invalid>"),
        ("mary.jane.doe@anyborough.gov.uk", "mary.jane.doe@anyborough.gov.uk"),
        ("jane.doe@anyborough.gov.uk.example", "jane.doe@anyborough.gov.uk.example"),
        ("x_jane.doe@anyborough.gov.uk", "x_jane.doe@anyborough.gov.uk"),
        ("Write to jane.doe@anyborough.gov.uk.", "Write to erased-7@erased.invalid."),
    ],
)
def test_a_spelling_is_replaced_in_whole_words(value, now):
    assert changed(value, [ADDRESS, JANE]) == now


@pytest.mark.parametrize(("text", "word"), [("Siân O'Neill", "Neill"), ("李 明", "")])
def test_the_database_looks_for_the_longest_plain_word(text, word):
    assert Spelling(text, "").longest_word == word
