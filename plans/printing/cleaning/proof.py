"""The last look at a PDF: what must never be in one. Looks for dangers by name, where the cleaning never did."""

import io

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from plans.printing.cleaning.counting import is_incomplete


def _names(words: str) -> set[str]:
    return {f"/{word}" for word in words.split()}


KEYS = _names(
    """
    AA AF AcroForm Alternates Collection DSS EF EmbeddedFiles JS JavaScript Launch NeedsRendering OPI OpenAction PA
    Perms PieceInfo PresSteps Renditions Requirements RichMediaContent RichMediaSettings VP XFA
    """
)
ACTIONS = _names(
    """
    GoToE GoToR GoTo3DView Hide ImportData JavaScript Launch Movie Named Rendition ResetForm RichMediaExecute
    SetOCGState Sound SubmitForm Thread Trans
    """
)
SUBTYPES = _names("3D FileAttachment Movie PS Popup PRC RichMedia Screen Sound Text U3D Widget")
TYPES = _names("EmbeddedFile Filespec F Rendition MediaClip")


def dangers(content: bytes) -> set[str]:
    """Names of the dangerous things in a PDF; empty for a safe one. Looks at every object, reachable or not."""
    found: set[str] = set()
    with Pdf.open(io.BytesIO(content)) as pdf:
        waiting = [pdf.trailer, *pdf.objects]
        while waiting:
            value = waiting.pop()
            if not isinstance(value, Dictionary | Stream):
                continue
            found |= _dangers_in(value)
            waiting += _inside(value)
        if is_incomplete(pdf):  # what was left out was not looked at
            raise MemoryError
    return found


def _dangers_in(value) -> set[str]:
    keys = set(value.keys())
    subtype, kind, way = (_name(value, key) if key in keys else "" for key in ("/Subtype", "/Type", "/S"))
    found = {key for key in KEYS & keys if not _is_drawn_with(value[key])}
    found |= {subtype} & SUBTYPES | {kind} & TYPES
    if not keys & {"/P", "/Pg"}:  # an element of the tags may be called anything
        found |= {way} & ACTIONS
    if keys >= {"/Next", "/S"} and "/Title" not in keys:
        found.add("/Next")
    if way == "/URI" and not str(value.get("/URI", "")).lower().startswith(("http:", "https:", "mailto:")):
        found.add("/URI")
    if subtype == "/Form" and "/Ref" in keys:
        found.add("/Ref")
    if "/F" in keys and isinstance(value, Stream):
        found.add("/F")
    return found


def _is_drawn_with(value) -> bool:
    """A font, picture or colour: these may be called anything, ``/AA`` too."""
    if isinstance(value, Array):
        return len(value) > 0 and isinstance(value[0], Name)
    return isinstance(value, Dictionary | Stream) and (
        _name(value, "/Type") in ("/Font", "/XObject", "/ExtGState", "/Pattern", "/OCG", "/OCMD")
        or _name(value, "/Subtype") in ("/Form", "/Image")
        or "/ShadingType" in value
        or "/PatternType" in value
    )


def _name(value, key) -> str:
    found = value.get(key)
    return str(found) if isinstance(found, Name) else ""


def _inside(value):
    """Dictionaries that stand in this one itself; those with a number of their own are looked at by their turn."""
    waiting = list(value.values())
    while waiting:
        each = waiting.pop()
        if getattr(each, "is_indirect", False):
            continue
        if isinstance(each, Dictionary):
            yield each
        elif isinstance(each, Array):
            waiting += list(each)
