"""Known ways of drawing a file or an address into a PDF: none of them fetches anything."""

import http.server
import io
import re
import threading

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from partnerships.pictures import NOT_A_PICTURE
from plans.forms.images import read_image
from plans.printing.assets import BASE, asset_of
from plans.printing.pdf import render_pdf

SECRET = "the-secret-of-this-machine"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    b"\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82"
)
VECTORS = {
    "image": '<img src="{url}" alt="a">',
    "image set": '<img srcset="{url} 2x" src="{url}" alt="a">',
    "style sheet": '<link rel="stylesheet" href="{url}">',
    "imported style sheet": '<style>@import url("{url}");</style>',
    "font": '<style>@font-face {{ font-family: x; src: url("{url}") }} p {{ font-family: x }}</style>',
    "background": '<p style="background: url({url})">a</p>',
    "generated content": '<style>p::before {{ content: url("{url}") }}</style>',
    "list marker": '<ul style="list-style-image: url({url})"><li>a</li></ul>',
    "attachment link": '<a rel="attachment" href="{url}">a</a>',
    "attachment of the document": '<link rel="attachment" href="{url}">',
    "object": '<object data="{url}">a</object>',
    "embed": '<embed src="{url}">',
    "iframe": '<iframe src="{url}"></iframe>',
    "svg image": SVG.format('<image href="{url}" width="9" height="9"/>'),
    "svg use": SVG.format('<use xlink:href="{url}#a"/>'),
    "svg style": SVG.format('<style>@import url("{url}");</style><rect width="9" height="9"/>'),
    "base address": '<base href="{url}"><img src="a.png" alt="a">',
}


class Listener(http.server.BaseHTTPRequestHandler):
    """Counts what is asked of it; half of its answers lead to a local file."""

    asked = []

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(302)
        self.send_header("Location", "file:///etc/passwd")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def listener():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Listener.asked = []
    yield f"http://127.0.0.1:{server.server_port}/page"
    server.shutdown()
    server.server_close()


@pytest.fixture
def secret(tmp_path):
    """A file that holds the secret as text, as CSS, as SVG and in the bytes of an image."""
    path = tmp_path / "secret.txt"
    path.write_bytes(PIXEL + f'p::before {{ content: "{SECRET}" }}'.encode())
    return path.as_uri()


def everything_in(pdf_bytes):
    """Every stream and string of a PDF, unpacked."""
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        streams = [o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream)]
        return b"\n".join(streams) + pdf_bytes + repr(pdf.Root).encode()


def images_in(pdf_bytes):
    with pikepdf.open(io.BytesIO(pdf_bytes)) as pdf:
        return [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]


def page(inside):
    return f'<html lang="en-GB"><head><title>t</title></head><body><p>Text</p>{inside}</body></html>'


@pytest.mark.parametrize("name", VECTORS)
def test_a_local_file_is_never_read(name, secret, pdf_errors):
    result = render_pdf(page(VECTORS[name].format(url=secret)), {})
    pdf_errors.clear()

    assert SECRET.encode() not in everything_in(result)
    assert images_in(result) == []
    with pikepdf.open(io.BytesIO(result)) as pdf:
        assert len(pdf.attachments) == 0


@pytest.mark.parametrize("name", VECTORS)
def test_no_address_is_asked(name, listener, pdf_errors):
    render_pdf(page(VECTORS[name].format(url=listener)), {})
    pdf_errors.clear()

    assert Listener.asked == []


@pytest.mark.parametrize("name", ["image", "svg image", "object", "style sheet", "attachment link"])
def test_a_page_inside_a_data_address_fetches_nothing(name, listener, secret, pdf_errors):
    for kind, inside in {
        "text/html": page(f'<img src="{listener}"><img src="{secret}">'),
        "image/svg+xml": SVG.format(f'<image href="{listener}"/><image href="{secret}"/>'),
        "text/css": f'@import url("{listener}"); @import url("{secret}");',
    }.items():
        packed = inside.encode().hex()
        url = f"data:{kind}," + re.sub("(..)", r"%\1", packed)
        result = render_pdf(page(VECTORS[name].format(url=url)), {})
        assert SECRET.encode() not in everything_in(result)
    pdf_errors.clear()

    assert Listener.asked == []


def test_an_asset_that_names_an_address_fetches_nothing(listener, secret, pdf_errors):
    css = f'@import url("{listener}"); @import url("{secret}"); p {{ color: red }}'
    svg = SVG.format(f'<image href="{listener}" width="9" height="9"/><image href="{secret}" width="9" height="9"/>')
    assets = {f"{BASE}a.css": asset_of(css.encode(), "text/css"), f"{BASE}a": asset_of(svg.encode(), "image/svg+xml")}
    html = page('<link rel="stylesheet" href="asset:///a.css"><img src="asset:///a" alt="a">')
    result = render_pdf(html, assets)
    pdf_errors.clear()

    assert Listener.asked == []
    assert SECRET.encode() not in everything_in(result)


def test_an_asset_outside_the_map_is_not_found_on_disk(pdf_errors):
    outside = "asset:///../../../../etc/hostname", "/etc/hostname", "ASSET:///etc/hostname", "asset:/etc/hostname"
    result = render_pdf(page("".join(f'<img src="{address}" alt="a">' for address in outside)), {})
    pdf_errors.clear()

    assert images_in(result) == []


def test_the_secret_would_be_seen_if_it_were_in_the_pdf():
    """The look-out itself: compressed bytes are unpacked before they are searched."""
    result = render_pdf(page(f'<img src="asset:///a" alt="{SECRET}">'), {f"{BASE}a": asset_of(PIXEL, "image/png")})

    assert SECRET.encode() in everything_in(result)
    assert len(images_in(result)) == 1


def test_drawing_a_pdf_leaves_a_picture_that_is_cut_off_refused():
    """WeasyPrint asks every reader of pictures in its process to take half of one."""
    render_pdf("<html lang='en'><title>a</title><p>a</p></html>", {})
    upload = SimpleUploadedFile("half.png", PIXEL[:40])

    with pytest.raises(ValidationError) as refusal:
        read_image(upload)

    assert refusal.value.messages == [NOT_A_PICTURE]
