"""What the converter makes no use of, taken out before it reads: every element costs it a kilobyte. Pure."""

from lxml import etree

from plans.office.word.markup import W_P, W_R, W_T, parsed, w, written

#: Properties of words that make a difference to them; sizes, fonts and languages make none.
KEPT_PROPERTIES = tuple(map(w, ("rStyle", "b", "i", "u", "strike", "dstrike", "vertAlign")))
KEPT_OF_PARAGRAPHS = tuple(map(w, ("pStyle", "numPr", "ind")))
_IDLE = tuple(
    map(w, ("proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "sectPr",
            "commentRangeStart", "commentRangeEnd", "commentReference", "latentStyles", "docDefaults", "rsids",
            "tblPr", "tblGrid", "tblStylePr", "tcBorders", "tcW", "tcMar"))
)  # fmt: skip


def lighten(package) -> None:
    for sort in ("styles", "numbering", "footnotes", "endnotes"):
        if name := package.part_of(sort):
            package.parts[name] = _lighter(package.parts[name], is_text=sort.endswith("notes"))
    package.parts[package.text] = _lighter(package.parts[package.text], is_text=True)


def _lighter(content: bytes, *, is_text: bool) -> bytes:
    root = parsed(content)
    etree.strip_elements(root, *_IDLE, with_tail=False)
    if not is_text:
        etree.strip_elements(root, w("rPr"), with_tail=False)
    for properties, kept in ((w("rPr"), KEPT_PROPERTIES), (w("pPr"), KEPT_OF_PARAGRAPHS)):
        for each in root.iter(properties):
            for child in [child for child in each if child.tag not in kept]:
                each.remove(child)
    for paragraph in root.iter(W_P) if is_text else ():
        _join_runs(paragraph)
    return written(root)


def _join_runs(paragraph) -> None:
    """Word cuts words that look alike into many runs, one for each time somebody typed."""
    before, look_before = None, b""
    for run in paragraph.findall(W_R):
        words = run.findall(W_T)
        properties = run.find(w("rPr"))
        if len(words) != 1 or len(run) != 1 + (properties is not None):
            before = None
            continue
        look = b"" if properties is None or not len(properties) else etree.tostring(properties)
        if before is not None and run.getprevious() is before.getparent() and look == look_before:
            before.text = (before.text or "") + (words[0].text or "")
            paragraph.remove(run)
        else:
            before, look_before = words[0], look
