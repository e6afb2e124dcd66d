"""Fields and controls of a Word text that nobody filled, that are ticked, or that lead nowhere. Pure."""

import re

from lxml import etree

from plans.office.word.markup import GOOD_LINKS, W_P, W_R, W_T, is_on, w, without, words_of

_LINK = re.compile(r'\bHYPERLINK\s+"([^"]+)"', re.IGNORECASE)
#: What Word writes where a reference leads to nothing any more.
_BROKEN = re.compile(r"Error! (?:Reference source|Bookmark) not (?:found|defined)\.?")
TICKED, EMPTY = "☒", "☐"


def leave_out_prompts(root, leavings) -> None:
    """“Click or tap here to enter text.”: of controls that nobody filled."""
    for control in root.iter(w("sdt")):
        content = control.find(w("sdtContent"))
        if content is not None and is_on(control, "sdtPr/showingPlcHdr"):
            leavings.add("prompt", words_of(content))
            for run in list(content.iter(W_R)):
                without(run)


def write_ticks(root) -> None:
    """Boxes of older forms as the signs that newer ones hold."""
    for told in list(root.iter(w("ffData"))):
        box, run = told.find(w("checkBox")), next(told.iterancestors(W_R), None)
        if box is not None and run is not None:
            is_ticked = is_on(box, "checked") if box.find(w("checked")) is not None else is_on(box, "default")
            etree.SubElement(run, W_T).text = TICKED if is_ticked else EMPTY
            without(told)


def name_links_and_breaks(root, leavings, place_of) -> None:
    """Links that are fields and lead neither to the web nor to a mail address, and references that Word gave up."""
    for paragraph in root.iter(W_P):
        codes: list = []
        for each in paragraph.iter(w("fldChar"), w("instrText")):
            if each.tag == w("instrText"):
                codes.append(each)
            else:
                _name_link(codes, leavings, place_of(paragraph))
                codes = []
        for broken in _BROKEN.findall(words_of(paragraph)):
            leavings.add("broken", broken, place_of(paragraph))


def _name_link(codes: list, leavings, place: str) -> None:
    found = _LINK.search("".join(code.text or "" for code in codes))
    if found and not found[1].lower().startswith(GOOD_LINKS):
        leavings.add("link", found[1][:200], place)
        for code in codes:
            without(code)
