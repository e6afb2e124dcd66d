"""A Word text made plain before it is converted, with everything named that the converter would lose in silence. Pure.

The converter (mammoth) says no word of tracked changes, hidden text, charts, headers, or comments; it knows headings
by the names of their styles alone. So all of it is seen to here, in the markup itself.
"""

import colorsys
import re
from dataclasses import dataclass

from lxml import etree

from plans.office.packages import Unreadable
from plans.office.word import changes, fields, shapes
from plans.office.word.banners import open_banners
from plans.office.word.headings import Heading, headings_in, places_in
from plans.office.word.leavings import LeavingList
from plans.office.word.markup import (
    DRAWING,
    GOOD_LINKS,
    MAIN,
    RELATION,
    W_P,
    W_T,
    W_VALUE,
    parsed,
    value_of,
    w,
    without,
    words_of,
    written,
)
from plans.office.word.numbered import counted_in, write_numbers
from plans.office.word.package import WordPackage
from plans.office.word.source import pieces_in
from plans.office.word.styles import list_level_of, styles_in
from plans.office.word.table_grids import settle_grids

#: Names of styles of our own, by which the converter knows levels of headings.
HEADING_STYLE = "csp heading {}"
LEVELS = 9
LONGEST_PARAGRAPH = 50_000
NO_PARAGRAPH = "One paragraph of the Word file has more than 50,000 letters. Divide it, and save the file again."
NUMBERING = "word/numbering.xml"
LISTS = {"bullet": "9001", "number": "9002"}


@dataclass
class TidyText:
    package: WordPackage
    pieces: list[str]  # of the source, as it came
    leavings: LeavingList
    guesses: set[str]  # headings that only look like some


def tidy(package: WordPackage) -> TidyText:
    leavings = LeavingList()
    root = parsed(package.parts[package.text])
    body = root.find(w("body"))
    styles = styles_in(next(iter(package.roots("styles")), None))
    pieces = pieces_in(root) + _pieces_beside(package, leavings)
    if max(map(len, pieces), default=0) > LONGEST_PARAGRAPH:
        raise Unreadable(NO_PARAGRAPH)
    fields.leave_out_prompts(root, leavings)
    shapes.keep_first_alternatives(root)
    shapes.open_wrappers(root)
    settle_grids(root)
    _join_large_letters(root)
    opened = open_banners(body, styles)
    numbering = next(iter(package.roots("numbering")), None)
    counted = counted_in(body, numbering)
    headings = headings_in(body, styles, {each for paragraphs, _ in opened for each in paragraphs}, counted)
    places = places_in(body, headings)

    def place_of(element) -> str:
        return next((places[each] for each in [element, *element.iterancestors()] if each in places), "")

    for paragraphs, words in opened:
        leavings.add("layout", words, place_of(paragraphs[-1]))
    _name_comments(root, package, leavings, place_of)
    changes.accept_changes(root, leavings, place_of)
    changes.leave_out_hidden(root, leavings, place_of)
    changes.leave_out_contents(body, styles, leavings, place_of)
    fields.write_ticks(root)
    fields.name_links_and_breaks(root, leavings, place_of)
    shapes.lift_text_boxes(root, leavings, place_of)
    shapes.leave_out_drawings(root, leavings, place_of, _words_of_drawings(package))
    shapes.name_objects(root, leavings, place_of)
    shapes.write_equations(root, leavings, place_of)
    _name_what_lies_outside(root, package, leavings, place_of)
    _write_colours(root, leavings, place_of)
    write_numbers(body, numbering, headings)
    _mark_headings(headings)
    _nest_lists(body, styles, package)
    package.parts[package.text] = written(root)
    _add_heading_styles(package)
    for sort in ("footnotes", "endnotes"):
        _tidy_notes(package, sort, leavings)
    guesses = {" ".join(words_of(each).split()) for each, heading in headings.items() if heading.is_guess}
    return TidyText(package, pieces, leavings, guesses)


def _join_large_letters(root) -> None:
    """A first letter that reaches down several lines is a paragraph of its own in Word."""
    for frame in list(root.iter(w("framePr"))):
        paragraph = frame.getparent().getparent()
        if frame.get(w("dropCap")) in ("drop", "margin") and paragraph is not None and paragraph.tag == W_P:
            changes.join_to_next(paragraph)


def _pieces_beside(package, leavings) -> list[str]:
    """Of notes, and of what stands on the pages and beside them, which is named here."""
    pieces = [piece for sort in ("footnotes", "endnotes") for root in package.roots(sort) for piece in pieces_in(root)]
    for sort in ("header", "footer"):
        for root in package.roots(sort):
            leavings.add(sort, words_of(root))
            pieces += pieces_in(root)
    for root in package.roots("comments"):
        pieces += pieces_in(root)
    return pieces


def _name_comments(root, package, leavings, place_of) -> None:
    """Each with who made it, under the heading where its mark stands."""
    marks = {mark.get(w("id")): place_of(mark) for mark in root.iter(w("commentReference"))}
    for comments in package.roots("comments"):
        for comment in comments.iter(w("comment")):
            said = f"{comment.get(w('author')) or 'Somebody'}: {words_of(comment)}"
            leavings.add("comment", said, marks.get(comment.get(w("id")), ""))


def _words_of_drawings(package) -> dict[str, str]:
    """What is written in charts and diagrams, by the relation under which they stand in the text."""
    found = {}
    for key, relation in package.relations().items():
        if relation.sort in ("chart", "diagramData") and relation.target in package.parts:
            root = parsed(package.parts[relation.target])
            found[key] = " ".join(each.text or "" for each in root.iter(f"{DRAWING}t"))
    return found


def _tidy_notes(package, sort, leavings) -> None:
    name = package.part_of(sort)
    if name is None:
        return
    root = parsed(package.parts[name])
    shapes.keep_first_alternatives(root)
    shapes.open_wrappers(root)
    changes.accept_changes(root, leavings, lambda element: "")
    changes.leave_out_hidden(root, leavings, lambda element: "")
    shapes.leave_out_drawings(root, leavings, lambda element: "", {})
    package.parts[name] = written(root)


def _name_what_lies_outside(root, package, leavings, place_of) -> None:
    """Files that are only linked are not fetched; of links those to the web and to mail addresses stay."""
    outside = {key: each for key, each in package.relations().items() if each.is_outside}
    for link in list(root.iter(w("hyperlink"))):
        relation = outside.get(link.get(f"{RELATION}id"))
        if relation and not relation.target.lower().startswith(GOOD_LINKS):
            leavings.add("link", f"{words_of(link)} ({relation.target[:200]})", place_of(link))
            link.attrib.pop(f"{RELATION}id")
    for relation in outside.values():
        if relation.sort != "hyperlink":
            leavings.add("outside", relation.target[:300])
    for drawing in list(root.iter(w("drawing"), w("pict"))):
        named = {value for each in drawing.iter() for name, value in each.attrib.items() if name.startswith(RELATION)}
        if named & set(outside):
            without(drawing)


def _mark_headings(headings: dict[object, Heading]) -> None:
    for paragraph, heading in headings.items():
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        for each in [*properties.findall(w("pStyle")), *properties.findall(w("numPr"))]:
            properties.remove(each)
        style = etree.Element(w("pStyle"))
        style.set(W_VALUE, f"CSP{heading.level + 1}")
        properties.insert(0, style)


def _add_heading_styles(package) -> None:
    name = package.part_of("styles") or "word/styles.xml"
    root = parsed(package.parts[name]) if name in package.parts else etree.Element(w("styles"), nsmap={"w": MAIN})
    for level in range(1, LEVELS + 1):
        style = etree.SubElement(root, w("style"))
        style.set(w("type"), "paragraph")
        style.set(w("styleId"), f"CSP{level}")
        etree.SubElement(style, w("name")).set(W_VALUE, HEADING_STYLE.format(level))
    package.parts[name] = written(root)


def _nest_lists(body, styles, package) -> None:
    """Levels of lists that are only told by the name of the style (“List Bullet 2”) get a numbering that has levels."""
    nested = False
    for paragraph in body.iter(W_P):
        found = list_level_of(value_of(paragraph, "pPr/pStyle"), styles)
        if found and paragraph.find(f"{w('pPr')}/{w('numPr')}") is None:
            sort, level = found
            numbering = etree.SubElement(paragraph.find(w("pPr")), w("numPr"))
            etree.SubElement(numbering, w("ilvl")).set(W_VALUE, str(level))
            etree.SubElement(numbering, w("numId")).set(W_VALUE, LISTS[sort])
            nested = True
    if nested:
        name = package.part_of("numbering") or NUMBERING
        package.parts[name] = _with_levels(package.parts.get(name))


def _with_levels(content: bytes | None) -> bytes:
    root = parsed(content) if content else etree.Element(w("numbering"), nsmap={"w": MAIN})
    for sort, identifier in LISTS.items():
        abstract = etree.Element(w("abstractNum"))
        abstract.set(w("abstractNumId"), identifier)
        for level in range(LEVELS):
            element = etree.SubElement(abstract, w("lvl"))
            element.set(w("ilvl"), str(level))
            etree.SubElement(element, w("numFmt")).set(W_VALUE, "bullet" if sort == "bullet" else "decimal")
        root.insert(0, abstract)
        numbering = etree.SubElement(root, w("num"))
        numbering.set(w("numId"), identifier)
        etree.SubElement(numbering, w("abstractNumId")).set(W_VALUE, identifier)
    return written(root)


def _write_colours(root, leavings, place_of) -> None:
    """A cell that says something by its colour alone gets the colour's name; other colours are named once a table."""
    for table in root.iter(w("tbl")):
        coloured = 0
        for cell in [cell for cell in table.iter(w("tc")) if not _is_head(cell)]:
            colour = colour_of(cell.find(f"{w('tcPr')}/{w('shd')}"))
            if colour and not words_of(cell) and (paragraphs := cell.findall(W_P)):
                etree.SubElement(etree.SubElement(paragraphs[-1], w("r")), W_T).text = colour.capitalize()
            coloured += bool(colour)
        if coloured:
            leavings.add("colour", f"{coloured} cell{'' if coloured == 1 else 's'}", place_of(table))


def _is_head(cell) -> bool:
    return cell.getparent().find(f"{w('trPr')}/{w('tblHeader')}") is not None


def colour_of(shading) -> str:
    """Red, amber, green or blue, as reports of progress use them; empty for pale, grey and other shades."""
    fill = "" if shading is None else shading.get(w("fill")) or ""
    if not re.fullmatch("[0-9A-Fa-f]{6}", fill):
        return ""
    hue, light, strength = colorsys.rgb_to_hls(*(int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    if strength < 0.45 or not 0.1 <= light <= 0.85:
        return ""
    degrees = hue * 360
    return next((name for end, name in ((18, "red"), (65, "amber"), (170, "green"), (260, "blue")) if degrees < end),
                "red" if degrees > 335 else "")  # fmt: skip
