"""What PDF/A-2a asks for beyond PDF/UA, so that a drawn file looks and reads the same wherever it is kept.

Its colours are said to be those of sRGB, which it carries along; nothing of it is smoothed or hidden as a reader likes;
and its metadata say by which standards it keeps, and what the words of the one are in the other's list.
"""

import struct
from functools import cache

from PIL import ImageCms

#: A profile made anew bears the moment of making, with which equal files would differ.
MADE = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
SRGB = "sRGB IEC61966-2.1"
PRINTED = 4
END = b"</rdf:RDF>"
CLAIMS = b"""<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="2" \
pdfaid:conformance="A"/><rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema\
</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of the PDF/UA standard\
</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description>"""


@cache
def srgb() -> bytes:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24 : 24 + len(MADE)] = MADE
    return bytes(profile)


def keep_for_long(pdf) -> None:
    """Change an opened PDF in place; every page of it was drawn by the portal."""
    import pikepdf

    pdf.Root.OutputIntents = pikepdf.Array([_intent(pdf)])
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            note.F = PRINTED
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and "/Interpolate" in each:
            del each["/Interpolate"]
    said = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(said.replace(END, CLAIMS + END, 1))


def _intent(pdf):
    import pikepdf

    profile = pdf.make_stream(srgb(), N=3)
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.OutputIntent,
            S=pikepdf.Name.GTS_PDFA1,
            OutputConditionIdentifier=pikepdf.String(SRGB),
            Info=pikepdf.String(SRGB),
            DestOutputProfile=profile,
        )
    )
