"""Hostile PDFs, each made by code with one danger in it, which carries the word ``EVIL`` where it can."""

import io
import zlib

from pikepdf import (
    Array,
    AttachedFileSpec,
    Dictionary,
    Name,
    ObjectStreamMode,
    OutlineItem,
    Pdf,
    Stream,
    StreamDecodeLevel,
    String,
)

EVIL = "EVIL"


def script(**more):
    return Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{EVIL}')"), **more)


def visit(address="https://example.org/good", **more):
    return Dictionary(S=Name.URI, URI=String(address), **more)


def program():
    return Dictionary(S=Name.Launch, F=String(f"{EVIL}.exe"))


def other_file(kind):
    return Dictionary(S=kind, F=String(f"\\\\host\\{EVIL}.pdf"), D=Array([0, Name.Fit]))


def send(kind):
    return Dictionary(S=kind, F=String(f"https://{EVIL}.example/"))


def drawing(pdf, content=b"0 0 90 20 re S", **more):
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 90, 20]), **more)


def annotation(pdf, subtype, **more):
    return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=[10, 10, 100, 30], **more))


def on_page(subtype, **more):
    """Something that lies on the first page."""

    def put(pdf):
        held = {key: value(pdf) if callable(value) else value for key, value in more.items()}
        pdf.pages[0].obj.Annots = Array([annotation(pdf, subtype, **held)])

    return put


def in_root(**more):
    def put(pdf):
        for key, value in more.items():
            pdf.Root[f"/{key}"] = value(pdf) if callable(value) else value

    return put


def in_page(**more):
    def put(pdf):
        for key, value in more.items():
            pdf.pages[0].obj[f"/{key}"] = value(pdf) if callable(value) else value

    return put


def in_names(tree):
    return in_root(Names=lambda pdf: Dictionary({f"/{tree}": Dictionary(Names=Array([String("a"), script()]))}))


def file_inside(pdf):
    pdf.attachments[f"{EVIL}.exe"] = AttachedFileSpec(pdf, b"MZ", filename=f"{EVIL}.exe")


def field(pdf, **more):
    return annotation(
        pdf, "Widget", FT=Name.Tx, T=String("name"), V=String("Jane"), F=4, AP=Dictionary(N=drawing(pdf)), **more
    )


def form(*, needs_rendering=False, field_more=None, **more):
    def put(pdf):
        held = field(pdf, **(field_more or {}))
        pdf.pages[0].obj.Annots = Array([held])
        pdf.Root.AcroForm = Dictionary(Fields=Array([held]), **more)
        if needs_rendering:
            pdf.Root.NeedsRendering = True

    return put


def bookmark(pdf):
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Chapter", 0))
    del pdf.Root.Outlines.First["/Dest"]
    pdf.Root.Outlines.First.A = script()


def drawn(name, **more):
    """A drawing that the first page names among its resources."""

    def put(pdf):
        held = {key: value(pdf) if callable(value) else value for key, value in more.items()}
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary({f"/{name}": drawing(pdf, **held)}))

    return put


def postscript(pdf):
    stream = pdf.make_stream(f"({EVIL}) run".encode(), Type=Name.XObject, Subtype=Name.PS)
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=stream))


def outside(pdf):
    pdf.pages[0].obj.Contents = pdf.make_stream(b"q Q", F=String(f"{EVIL}.bin"))


def lost_comment(pdf):
    """A comment that hangs on a tag, and on no page."""
    comment = annotation(pdf, "Text", Contents=String(EVIL), AA=Dictionary(E=script()))
    pdf.pages[0].obj.Annots = Array([comment])
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tag = pdf.make_indirect(Dictionary(S=Name.Annot, P=tree, K=Dictionary(Type=Name.OBJR, Obj=comment)))
    tree.K, tree.ParentTree = Array([tag]), Dictionary(Nums=Array([0, tag]))
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = tree, Dictionary(Marked=True)


def hidden_page(pdf):
    """A link to a page that is in no tree of pages, and acts when it is opened."""
    page = pdf.make_indirect(Dictionary(Type=Name.Page, AA=Dictionary(O=script())))
    on_page("Link", Dest=Array([page, Name.Fit]))(pdf)


def named_place(pdf):
    pdf.Root.Dests = Dictionary(a=Dictionary(D=Array([pdf.pages[0].obj, Name.Fit]), A=script()))


def between_pages(pdf):
    pdf.Root.Pages.AA = Dictionary(O=script())


def in_a_deep_drawing(pdf):
    inner = drawing(pdf, PieceInfo=Dictionary(X=Dictionary(Private=String(EVIL))))
    outer = drawing(pdf, Resources=Dictionary(XObject=Dictionary(In=inner)))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Out=outer))


def beside_the_document(pdf):
    pdf.trailer["/Extra"] = pdf.make_indirect(script())


def made_by(pdf):
    pdf.docinfo["/Author"] = f"Officer {EVIL}"


def loop_of_bookmarks(pdf):
    acts = (other_file(Name.GoToR), program(), visit(f"file:///{EVIL}"))
    first, *others = [pdf.make_indirect(Dictionary(Title=String("Chapter"), A=act)) for act in acts]
    for one, following in zip([first, *others], [*others, first], strict=True):
        one.Next, one.First = following, first
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=first, Last=others[-1], Count=3))


def loop_of_files(pdf):
    """A file inside, under a tree of names that leads back to itself."""
    file_inside(pdf)
    names = pdf.make_indirect(Dictionary(JavaScript=script()))
    names.Kids = Array([names])
    pdf.Root.Names.EmbeddedFiles.Kids = Array([names])


def field_in_itself(pdf):
    held = field(pdf, AA=Dictionary(K=script()))
    held.Parent, held.Kids = held, Array([held])
    pdf.pages[0].obj.Annots = Array([held])
    pdf.Root.AcroForm = Dictionary(Fields=Array([held]), XFA=Array([String("template"), pdf.make_stream(b"<x/>")]))


def thousand_comments(pdf):
    """Each with a tag of its own, under one tag that is its own parent."""
    comments = [annotation(pdf, "Text", Contents=String(EVIL)) for _ in range(1000)]
    pdf.pages[0].obj.Annots = Array(comments)
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    above = pdf.make_indirect(Dictionary(S=Name.Sect))
    above.P = above
    above.K = Array(
        pdf.make_indirect(Dictionary(S=Name.Annot, P=above, K=Dictionary(Type=Name.OBJR, Obj=each)))
        for each in comments
    )
    tree.K = above
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = tree, Dictionary(Marked=True)


def packed(pdf, content, *filters, **more):
    stream = Stream(pdf, content)
    stream.Filter = Array([Name(f"/{each}") for each in filters])
    for key, value in more.items():
        stream[f"/{key}"] = value
    return stream


def picture_bomb(pdf):
    more = {"Subtype": Name.Image, "ColorSpace": Name.DeviceGray, "BitsPerComponent": 1}
    picture = packed(pdf, zlib.compress(bytes(9)), "FlateDecode", Width=20_000, Height=20_000, **more)
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(P=picture))


def content_bomb(pdf):
    pdf.pages[0].obj.Contents = packed(pdf, zlib.compress(bytes(150_000_000), 1), "FlateDecode")


def content_packed_twice(pdf):
    pdf.pages[0].obj.Contents = packed(pdf, zlib.compress(zlib.compress(b"q Q")), "FlateDecode", "FlateDecode")


#: Small files that unpack to large ones; each is refused.
BOMBS = {
    "a picture of 400 million dots": picture_bomb,
    "a page of 150 MB": content_bomb,
    "a page that is packed twice": content_packed_twice,
}
#: What is wrong with it → what puts it into a PDF.
HOSTILE = {
    "a script when it is opened": in_root(OpenAction=script()),
    "actions of the document": in_root(AA=Dictionary(WC=script())),
    "a base of addresses": in_root(URI=Dictionary(Base=String(f"https://{EVIL}.example/"))),
    "scripts by name": in_names("JavaScript"),
    "renditions by name": in_names("Renditions"),
    "templates by name": in_names("Templates"),
    "presentations by name": in_names("AlternatePresentations"),
    "a file inside": file_inside,
    "a portfolio": in_root(Collection=Dictionary(D=String(EVIL))),
    "associated files": in_root(AF=Array([Dictionary(Type=Name.Filespec, F=String(EVIL))])),
    "permissions": in_root(Perms=Dictionary(UR3=Dictionary(Reason=String(EVIL)))),
    "revocation data": in_root(DSS=Dictionary(VRI=String(EVIL))),
    "requirements": in_root(Requirements=Array([Dictionary(RH=Dictionary(Script=String(EVIL)))])),
    "actions of a page": in_page(AA=Dictionary(O=script())),
    "actions of a node between pages": between_pages,
    "what a program keeps": in_page(PieceInfo=Dictionary(Word=Dictionary(Private=String(EVIL)))),
    "steps of a presentation": in_page(PresSteps=Dictionary(NA=script())),
    "a viewport": in_page(VP=Array([Dictionary(Name=String(EVIL))])),
    "a link that runs a script": on_page("Link", A=script()),
    "a chain of actions": on_page("Link", A=visit(Next=script())),
    "a script as an address": on_page("Link", A=visit(f"javascript:alert('{EVIL}')")),
    "a file as an address": on_page("Link", A=visit(f"file:///etc/{EVIL}")),
    "a link that starts a program": on_page("Link", A=program()),
    "a link into another file": on_page("Link", A=other_file(Name.GoToR)),
    "a link into a file inside": on_page("Link", A=other_file(Name.GoToE)),
    "a link that sends a form": on_page("Link", A=send(Name.SubmitForm)),
    "a link that fetches data": on_page("Link", A=send(Name.ImportData)),
    "a second action of a link": on_page("Link", A=visit(), PA=visit(f"https://{EVIL}.example/")),
    "actions of a link": on_page("Link", A=visit(), AA=Dictionary(E=script())),
    "a link to a hidden page": hidden_page,
    "a model": on_page("RichMedia", RichMediaContent=Dictionary(X=String(EVIL))),
    "a screen": on_page("Screen", A=Dictionary(S=Name.Rendition, JS=String(EVIL))),
    "a 3D view": on_page("3D", Contents=String(EVIL)),
    "an attached file": on_page("FileAttachment", FS=lambda pdf: AttachedFileSpec(pdf, b"MZ", filename=EVIL).obj),
    "a sound": on_page("Sound", Contents=String(EVIL)),
    "a film": on_page("Movie", A=Dictionary(X=String(EVIL))),
    "a comment": on_page("Text", Contents=String(EVIL)),
    "a comment that hangs on a tag": lost_comment,
    "actions of a field": form(field_more={"AA": Dictionary(K=script())}),
    "fields that calculate": form(CO=Array([script()])),
    "a form that also is XFA": form(XFA=String(f"<xdp>{EVIL}</xdp>")),
    "a bookmark that runs a script": bookmark,
    "a named place that acts": named_place,
    "PostScript": postscript,
    "data outside the file": outside,
    "a drawing out of another file": drawn("X", Ref=Dictionary(F=String(EVIL), Page=0)),
    "a picture for printers": drawn("X", OPI=Dictionary({"/2.0": Dictionary(F=String(EVIL))})),
    "what a program keeps, deep inside": in_a_deep_drawing,
    "something beside the document": beside_the_document,
    "an author": made_by,
    "bookmarks in a loop": loop_of_bookmarks,
    "files inside in a loop": loop_of_files,
    "a field that is its own parent": field_in_itself,
    "a thousand comments with tags": thousand_comments,
}  # fmt: skip


def hostile(put, **options) -> bytes:
    """``options``: of saving it."""
    pdf, written = Pdf.new(), io.BytesIO()
    for _ in range(2):
        pdf.add_blank_page(page_size=(595, 842))
    put(pdf)
    pdf.save(written, **options)
    return written.getvalue()


def plain_text(content: bytes) -> bytes:
    """All of a PDF with nothing packed, to look for words in."""
    written = io.BytesIO()
    with Pdf.open(io.BytesIO(content)) as pdf:
        pdf.save(
            written,
            compress_streams=False,
            object_stream_mode=ObjectStreamMode.disable,
            stream_decode_level=StreamDecodeLevel.all,
        )
    return written.getvalue()
