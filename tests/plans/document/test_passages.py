"""What changed, with two lines around it, and the first passage as it was and as it is."""

from plans.document.compare import compare_blocks
from plans.document.passages import AROUND, first_passage, passages

#: Words that are all different, as those of a plan are.
BEFORE = "".join(f"Ward {number} had fewer burglaries in {2000 + number}. " for number in range(20))
AFTER = "".join(f"Street {number} had more lamps by {1900 + number}. " for number in range(20))


def changed(before, after):
    block = {"key": "a", "kind": "rich_text", "level": 1, "heading": "Crime"}
    blocks = (None if html is None else {**block, "data": {"html": html}} for html in (before, after))
    return compare_blocks(*blocks).shown


def prose(html):
    """What stands in the chapter, without words for screen readers."""
    html = html.replace('<span class="govuk-visually-hidden csp-said">inserted: </span>', "")
    html = html.replace('<span class="govuk-visually-hidden csp-said">deleted: </span>', "")
    return html.partition('<div class="csp-prose">')[2].removesuffix("</div></section>")


def test_paragraphs_beside_a_change_are_cut_and_others_are_left_out():
    around = "<p>One is here.</p><p>Two is here.</p><p>{0}</p><p>It {2}.</p><p>{1}</p><p>The last of all.</p>"
    found = prose(passages(changed(*(around.format(BEFORE, AFTER, word) for word in ("rose", "fell")))))

    first, before, change, after, last = found.removesuffix("</p>").split("</p>")
    assert first == last == '<p class="csp-change__same">…'
    assert change == "<p>It <ins>fell.</ins> <del>rose.</del>"
    assert (before.startswith("<p>… "), before.endswith("in 2019."), len(before) <= AROUND + 5) == (True, True, True)
    assert (after.startswith("<p>Street 0"), after.endswith(" …"), len(after) <= AROUND + 5) == (True, True, True)


def test_long_words_within_a_changed_paragraph_are_cut_too():
    found = prose(passages(changed(f"<p>{BEFORE}It rose. {AFTER}</p>", f"<p>{BEFORE}It fell. {AFTER}</p>")))

    assert len(found) < 3 * AROUND
    assert found.count("…") == 2
    assert "It <ins>fell.</ins> <del>rose.</del> Street 0" in found


def test_items_of_a_list_and_headings_stay_what_they_are():
    before = "<h3>Aims</h3><ul><li>a</li><li>b</li><li>c</li></ul>"
    found = prose(passages(changed(before, before.replace("</ul>", "<li>d</li></ul>"))))

    assert found == (
        '<h3>Aims</h3><ul><li class="csp-change__same">…</li><li>c</li>'
        '<li class="csp-marked csp-marked--ins"><ins>d</ins></li></ul>'
    )


def test_a_chapter_without_marks_stays_whole():
    assert passages("<p>One</p>") == "<p>One</p>"


def test_the_first_passage_is_told_around_its_change():
    found = first_passage(changed(f"<p>{BEFORE}It rose. {AFTER}</p>", f"<p>{BEFORE}It fell. {AFTER}</p>"), words=9)

    assert found == (
        "… in 2019. It rose. Street 0 had more lamps …",
        "… in 2019. It fell. Street 0 had more lamps …",
        0,
    )


def test_further_places_are_counted():
    texts = (
        f"<p>It {one} here.</p><p>{BEFORE}</p><p>They {two} there.</p>" for one, two in (("is", "are"), ("was", "were"))
    )

    assert first_passage(changed(*texts), words=9) == ("It is here.", "It was here.", 1)


def test_what_came_for_a_paragraph_stands_beside_it():
    texts = (f"<p>{BEFORE}</p><p>{words}</p>" for words in ("Wholly other.", "A sentence about lighting."))

    assert first_passage(changed(*texts), words=9) == ("Wholly other.", "A sentence about lighting.", 0)


def test_a_new_chapter_is_told_by_its_text():
    assert first_passage(changed(None, "<p>Lighting.</p>"), words=9) == ("", "Lighting.", 0)


def test_pictures_are_told_by_their_words():
    signed = {"html": f"<p>{BEFORE}</p>", "name": "", "post": "Chair", "consented_on": "2026-11-01"}
    block = {"key": "a", "kind": "foreword", "level": 1, "heading": "Foreword"}
    portrait = {"sha256": "a" * 64, "content_type": "image/png"}
    sides = ({**block, "data": {**signed, "portrait": each}} for each in (None, portrait))

    found = passages(compare_blocks(*sides).printed)

    assert ("<img" in found, found.count("(Picture: Portrait of Chair)")) == (False, 1)
