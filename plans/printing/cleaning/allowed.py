"""What may be in an uploaded PDF: for each kind of dictionary its keys, and of which kind their values are.

Names are those of ISO 32000. A kind that lists ``*`` takes any key. Values of kind ``PLAIN`` are numbers, words, names
and lists of them, never a dictionary or a stream. What is not listed goes, so nobody has to know every danger: scripts,
actions of pages and fields, files inside, data outside, forms, comments, alternative pictures, what programs keep for
themselves. Kinds in ``SPECIAL`` are looked at one by one (``pruning``).
"""

PLAIN, PAGE, DESTINATION, ACTION, SHOWN = "plain", "page", "destination", "action", "shown"
SPECIAL = {PAGE, DESTINATION, ACTION, SHOWN}


def _plain(words: str) -> dict[str, str]:
    return {f"/{word}": PLAIN for word in words.split()}


STREAM = _plain("Length Filter") | {"/DecodeParms": "parameters"}

ALLOWED: dict[str, dict[str, str]] = {
    "root": {
        **_plain("Type Lang"), "/MarkInfo": "mark info", "/StructTreeRoot": "tag", "/Outlines": "bookmark",
        "/Names": "names", "/Dests": "old destinations", "/OCProperties": "overlays",
    },
    "content page": {
        **_plain("Type MediaBox CropBox Rotate StructParents UserUnit"), "/Resources": "resources",
        "/Contents": "data", "/Group": "paint", "/Annots": "link",
    },
    "link": {
        **_plain("Type Subtype Rect QuadPoints Border C F Contents StructParent"), "/BS": "plain values",
        "/Dest": DESTINATION, "/A": ACTION,
    },
    "bookmark": {
        **_plain("Type Title Count C F"), "/First": "bookmark", "/Last": "bookmark", "/Next": "bookmark",
        "/Prev": "bookmark", "/Parent": "bookmark", "/Dest": DESTINATION, "/A": ACTION,
    },
    "names": {"/Dests": "destinations"},
    "destinations": {**_plain("Limits"), "/Kids": "destinations", "/Names": "pairs"},
    "old destinations": {"*": DESTINATION},
    "mark info": _plain("Marked UserProperties Suspects"),
    "plain values": {"*": PLAIN},
    # Tags: the tree's root, its elements, references to content, and the nodes of its trees of names and numbers.
    "tag": {
        **_plain("Type S ID C R T Lang Alt E ActualText MCID ParentTreeNextKey Limits Phoneme PhoneticAlphabet"),
        "/P": "tag", "/K": "tag", "/Kids": "tag", "/Nums": "tag", "/Names": "tag", "/IDTree": "tag",
        "/ParentTree": "tag", "/Pg": PAGE, "/Stm": "drawing", "/Obj": SHOWN, "/A": "attributes",
        "/RoleMap": "plain values", "/ClassMap": "classes", "/NS": "namespace", "/Namespaces": "namespace",
    },
    "attributes": {"*": PLAIN, "/P": "plain values"},
    "classes": {"*": "attributes"},
    "namespace": {**_plain("Type NS"), "/RoleMapNS": "plain values"},
    "overlays": {"/OCGs": "overlay", "/D": "overlay choice", "/Configs": "overlay choice"},
    "overlay": {
        **_plain("Type Name Intent P MCID Lang ActualText Alt E Subtype Attached BBox"), "/OCGs": "overlay",
        "/VE": "overlay", "/Usage": "overlay use",
    },
    "overlay use": {"*": "plain values"},
    "overlay choice": {
        **_plain("Name BaseState Intent ListMode"), "/ON": "overlay", "/OFF": "overlay", "/Order": "overlay",
        "/RBGroups": "overlay", "/Locked": "overlay",
    },
    "resources": {
        **_plain("ProcSet"), "/Font": "fonts", "/XObject": "drawings", "/ExtGState": "paints", "/ColorSpace": "paints",
        "/Pattern": "paints", "/Shading": "paints", "/Properties": "overlays named",
    },
    "fonts": {"*": "font"},
    "drawings": {"*": "drawing"},
    "paints": {"*": "paint"},
    "overlays named": {"*": "overlay"},
    # Forms (a drawing used again) and images.
    "drawing": {
        **STREAM,
        **_plain(
            """
            Type Subtype FormType BBox Matrix StructParent StructParents Name LastModified Width
            Height BitsPerComponent Intent ImageMask Decode Interpolate SMaskInData Matte
            """
        ),
        "/Resources": "resources", "/Group": "paint", "/OC": "overlay", "/ColorSpace": "paint", "/Mask": "drawing",
        "/SMask": "drawing",
    },
    "font": {
        **STREAM,
        **_plain(
            """
            Type Subtype BaseFont Name FirstChar LastChar Widths DW W DW2 W2 FontBBox FontMatrix
            CMapName WMode BaseEncoding Differences Registry Ordering Supplement FontName FontFamily
            FontStretch FontWeight Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV
            StemH AvgWidth MaxWidth MissingWidth CharSet Lang Panose Length1 Length2 Length3
            """
        ),
        "/FontDescriptor": "font", "/Encoding": "font", "/ToUnicode": "font", "/DescendantFonts": "font",
        "/CIDSystemInfo": "font", "/CIDToGIDMap": "data", "/CharProcs": "characters", "/Resources": "resources",
        "/FontFile": "font", "/FontFile2": "font", "/FontFile3": "font", "/UseCMap": "font", "/Style": "font",
        "/FD": "fonts",
    },
    "characters": {"*": "data"},
    # Colours, functions, patterns, shadings, states of the pen, groups and masks.
    "paint": {
        **STREAM,
        **_plain(
            """
            Type S FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Bounds
            WhitePoint BlackPoint Gamma Matrix Subtype PatternType PaintType TilingType BBox XStep
            YStep ShadingType Background AntiAlias Coords Extend BitsPerCoordinate BitsPerComponent
            BitsPerFlag VerticesPerRow LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK BC I K
            HalftoneType Frequency Angle SpotFunction AccurateScreens Width Height Width2 Height2
            Xsquare Ysquare HalftoneName Components
            """
        ),
        "/Functions": "paint", "/Function": "paint", "/Alternate": "paint", "/ColorSpace": "paint", "/CS": "paint",
        "/Shading": "paint", "/ExtGState": "paint", "/Resources": "resources", "/Font": "font", "/SMask": "paint",
        "/G": "drawing", "/TR": "paint", "/TR2": "paint", "/BG": "paint", "/BG2": "paint", "/UCR": "paint",
        "/UCR2": "paint", "/HT": "paint", "/TransferFunction": "paint", "/Default": "paint", "/Cyan": "paint",
        "/Magenta": "paint", "/Yellow": "paint", "/Black": "paint", "/Colorants": "paints", "/Process": "paint",
    },
    "data": {**STREAM, **_plain("Type Subtype")},
    "parameters": {
        **_plain(
            """
            Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows
            EndOfBlock BlackIs1 DamagedRowsBeforeError ColorTransform
            """
        ),
        "/JBIG2Globals": "data",
    },
}  # fmt: skip
