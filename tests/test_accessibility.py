"""The check that pages go through finds what it should, although it asks about each look once."""

import pytest

from tests.accessibility import Accessibility

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="en"><title>A page</title>
<style>.pale {{ color: #777 }} .dark {{ background: #888 }}</style>
<main><h1>A heading</h1>{words}</main></html>"""
CLEAN = "<p>Black on white</p>"
FAINT = {
    "of its own": '<p class="pale" style="background: #fff">Grey on white</p>',
    "for what lies behind": '<div class="dark"><p class="pale">Grey on grey</p></div>',
}


@pytest.fixture
def faults(page):
    """A function that gives the names of the faults of words on a page, one page after another of one run."""
    run = Accessibility()

    def look(words):
        page.set_content(PAGE.format(words=words))
        return [fault.partition(":")[0] for fault in run.faults(page)]

    return look


@pytest.mark.parametrize("words", FAINT.values(), ids=FAINT)
def test_faint_words_are_found_on_each_page_that_has_them(faults, words):
    assert [faults(CLEAN), faults(words), faults(CLEAN + words)] == [[], ["color-contrast"], ["color-contrast"]]


def test_faint_words_that_were_hidden_at_first_are_found_when_they_are_shown(faults):
    assert faults('<p class="dark pale" hidden>Grey on grey</p>') == []
    assert faults('<p class="dark pale">Grey on grey</p>') == ["color-contrast"]


def test_all_but_contrast_is_asked_about_again_on_a_page_that_looks_the_same(faults):
    assert [faults(CLEAN), faults(CLEAN + "<input>"), faults(CLEAN + "<input>")] == [[], ["label"], ["label"]]
