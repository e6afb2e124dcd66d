"""A picture that is given as a paper: one tagged page, with the words of whoever sends it for those who do not see it.

Its pixels are drawn anew before, so that nothing of its camera, place or author comes along.
"""

import io
import zlib

from django.core.exceptions import ValidationError
from PIL import Image

from partnerships.pictures import drawn_anew
from plans.printing.cleaning import CleanPdf

STARTS = (b"\x89PNG\r\n", b"\xff\xd8\xff")
MOST_PIXELS = 40_000_000
ALT_WANTED = "Say what the picture shows, for those who do not see it."
#: Points: a page of A4, its margin (its number is put at the foot), and a pixel of a picture at 96 to the inch.
SHORT, LONG, MARGIN, PIXEL = 595, 842, 43, 0.75


def is_picture(content: bytes) -> bool:
    return content.startswith(STARTS)


def page_of_picture(content: bytes, *, alt: str, most_megabytes: int) -> CleanPdf:
    """The PDF of one page. Raises ValidationError with what is wrong and what to do."""
    if not alt.strip():
        raise ValidationError(ALT_WANTED)
    if len(content) > most_megabytes * 1024 * 1024:
        raise ValidationError(f"The picture may have at most {most_megabytes} MB. Save it in a smaller size.")
    drawn, kind = drawn_anew(io.BytesIO(content), most_pixels=MOST_PIXELS)
    with Image.open(io.BytesIO(drawn)) as image:
        picture = _on_white(image) if kind == "PNG" else image
        return CleanPdf(_written(picture, drawn if kind == "JPEG" else None, " ".join(alt.split())), 1)


def _on_white(image):
    """A PDF has no place for what shines through."""
    seen = image.convert("RGBA")
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB")


def _written(image, as_jpeg: bytes | None, alt: str) -> bytes:
    import pikepdf  # only where a PDF is made

    name = pikepdf.Name
    with pikepdf.new() as pdf:
        kept = pdf.make_stream(
            as_jpeg or zlib.compress(image.tobytes()), Type=name.XObject, Subtype=name.Image, Width=image.width,
            Height=image.height, BitsPerComponent=8, ColorSpace=name.DeviceRGB,
            Filter=name.DCTDecode if as_jpeg else name.FlateDecode,
        )  # fmt: skip
        size, box = _places(image)
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=kept))
        left, bottom, right, top = box
        drawing = f"/Figure <</MCID 0>> BDC q {right - left} 0 0 {top - bottom} {left} {bottom} cm /Picture Do Q EMC"
        page.obj.Contents = pdf.make_stream(drawing.encode())
        page.obj.StructParents = 0
        _tag(pdf, page, box, alt)
        written = io.BytesIO()
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return written.getvalue()


def _places(image):
    """The page, upright or lying as the picture is, and the box of the picture in its middle."""
    size = (SHORT, LONG) if image.height >= image.width else (LONG, SHORT)
    room = [side - 2 * MARGIN for side in size]
    scale = min(PIXEL, room[0] / image.width, room[1] / image.height)
    half = (image.width * scale / 2, image.height * scale / 2)
    left, bottom, right, top = (size[axis] / 2 + sign * half[axis] for sign in (-1, 1) for axis in (0, 1))
    return size, [round(side, 2) for side in (left, bottom, right, top)]


def _tag(pdf, page, box, alt):
    import pikepdf

    name = pikepdf.Name
    tree = pdf.make_indirect(pikepdf.Dictionary(Type=name.StructTreeRoot))
    document = pdf.make_indirect(pikepdf.Dictionary(Type=name.StructElem, S=name.Document, P=tree))
    place = pikepdf.Dictionary(O=name.Layout, BBox=box, Placement=name.Block)
    figure = pdf.make_indirect(
        pikepdf.Dictionary(Type=name.StructElem, S=name.Figure, P=document, Pg=page.obj, K=0, Alt=alt, A=place)
    )
    tree.K, document.K = document, pikepdf.Array([figure])
    tree.ParentTree, tree.ParentTreeNextKey = pikepdf.Dictionary(Nums=[0, pikepdf.Array([figure])]), 1
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = tree, pikepdf.Dictionary(Marked=True)
    pdf.Root.Lang = "en-GB"
