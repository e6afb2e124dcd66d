"""What stands in a Word text and is no text: boxes, drawings, objects, equations. Lifted, told, or named. Pure."""

from lxml import etree

from plans.office.word.markup import (
    ALTERNATIVES,
    DRAWING,
    IN_WORD,
    MATHS,
    VECTOR,
    W_BREAK,
    W_P,
    W_R,
    W_T,
    W_TAB,
    unwrapped,
    value_of,
    w,
    without,
    words_of,
)

OFFICE = "{urn:schemas-microsoft-com:office:office}"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_HOSTS = tuple(map(w, ("body", "tc")))


def keep_first_alternatives(root) -> None:
    """What Word writes for itself stays, what it repeats for older programs goes; controls around words go too."""
    for repeated in list(root.iter(f"{ALTERNATIVES}Fallback")):
        without(repeated)
    for tag in (f"{ALTERNATIVES}AlternateContent", f"{ALTERNATIVES}Choice"):
        for element in list(root.iter(tag)):
            unwrapped(element)
    for control in list(root.iter(w("sdt"))):
        content = control.find(w("sdtContent"))
        for child in list(control):
            if child is not content:
                control.remove(child)
        if content is not None:
            unwrapped(content)
        unwrapped(control)


def open_wrappers(root) -> None:
    """What stands around words and is no control: simple fields, words that run from right to left. Line ends and tabs
    have each one name."""
    for wrapper in list(root.iter(*map(w, ("fldSimple", "dir", "bdo", "customXml")))):
        unwrapped(wrapper)
    for name, usual in (("cr", W_BREAK), ("ptab", W_TAB)):
        for each in list(root.iter(w(name))):
            each.tag = usual


def lift_text_boxes(root, leavings, place_of) -> None:
    """Words of boxes that float beside the text stand after the paragraph that they hang on."""
    for box in list(root.iter(w("txbxContent"))):
        host = next((p for p in box.iterancestors(W_P) if p.getparent().tag in _HOSTS), None)
        if host is None:
            continue
        leavings.add("text_box", words_of(box), place_of(box))
        for child in reversed(list(box)):
            host.addnext(child)
        carrier = next((each for each in box.iterancestors() if each.getparent().tag == W_R), None)
        if carrier is not None and carrier.find(f".//{w('txbxContent')}//{W_P}") is None:
            without(carrier)


def leave_out_drawings(root, leavings, place_of, alternatives: dict[str, str]) -> None:
    """All drawings but pictures; ``alternatives`` are the words inside charts and diagrams, by their relation."""
    for drawing in list(root.iter(w("drawing"))):
        kinds = [each.get("uri") or "" for each in drawing.iter(f"{DRAWING}graphicData")]
        if kinds == [_PICTURE]:
            continue
        properties = next(drawing.iter(f"{IN_WORD}docPr"), None)
        told = (properties.get("descr") or properties.get("name") or "") if properties is not None else ""
        values = [value for each in drawing.iter() for value in each.attrib.values()]
        inside = [alternatives[value] for value in values if value in alternatives]
        inside.append(" ".join(each.text or "" for each in drawing.iter(f"{DRAWING}t")))
        sort = "chart" if any("chart" in kind for kind in kinds) else "diagram"
        leavings.add(sort, " ".join(filter(None, [told, *inside])) or "without a description", place_of(drawing))
        without(drawing)
    for picture in list(root.iter(w("pict"))):
        if picture.find(f".//{VECTOR}imagedata") is None:
            told = [each.get("alt") or each.get("string") for each in picture.iter(etree.Element)]
            leavings.add("diagram", " ".join(filter(None, told)), place_of(picture))
            without(picture)


def name_objects(root, leavings, place_of) -> None:
    """An embedded sheet or file: only the picture of it can come in."""
    for element in root.iter(w("object")):
        program = next((each.get("ProgID") for each in element.iter(f"{OFFICE}OLEObject")), None)
        leavings.add("object", program or "object", place_of(element))
    for element in list(root.iter(w("control"), w("ffData"))):
        name = element.get(w("name")) or value_of(element, "name")
        leavings.add("field", name or "a form field", place_of(element))
    for element in list(root.iter(w("altChunk"), w("subDoc"))):
        leavings.add("inner_document", "its words are not here", place_of(element))
        without(element)


def write_equations(root, leavings, place_of) -> None:
    for tag in ("oMathPara", "oMath"):
        for element in list(root.iter(f"{MATHS}{tag}")):
            words = "".join(each.text or "" for each in element.iter(f"{MATHS}t"))
            leavings.add("equation", words, place_of(element))
            run = etree.Element(W_R)
            etree.SubElement(run, W_T).text = words
            element.getparent().replace(element, run)
