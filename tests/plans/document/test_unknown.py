"""Content of an unknown kind, read and made text: no word is lost, nobody sees tags."""

from plans.document.kinds import kind_named
from plans.document.richtext import sanitise
from plans.document.unknown import as_rich_text

DATA = {"intro_html": "<p>Why <em>we</em> sing.</p>", "verses": ["La", "La & la"], "loud": True, "author": None}


def test_names_and_values_become_paragraphs_and_lists():
    assert sanitise(as_rich_text(DATA)) == (
        "<p><strong>Intro</strong></p><p>Why <em>we</em> sing.</p>"
        "<p><strong>Verses</strong></p><ul><li>La</li><li>La &amp; la</li></ul>"
        "<p><strong>Loud:</strong> yes</p><p><strong>Author:</strong> not stated</p>"
    )


def test_its_line_in_the_list_of_chapters_says_what_it_holds():
    assert kind_named("song").summary(DATA) == "Intro Why we sing. Verses La La & la Loud: yes Author: not stated"
    assert kind_named("song").is_empty({})


def test_rich_text_in_it_is_shown_as_such():
    block = {"key": "x", "kind": "song", "level": 1, "heading": "Song", "data": DATA}

    shown = kind_named("song").render(block, document={})

    assert "<p>Why <em>we</em> sing.</p>" in shown
    assert "&lt;" not in shown
