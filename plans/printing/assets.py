"""The files that a PDF is made of, under ``asset:///`` addresses: style sheet, fonts, cover, logo, images.

Fonts and style sheet are read where set-up leaves them, so a PDF needs no collected static files.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings

from plans.document.pictures import picture_hashes
from plans.models import Attachment

BASE = "asset:///"
STYLE = f"{BASE}pdf.css"
STYLE_SHEET = Path(settings.BASE_DIR) / "static" / "src" / "pdf.css"
FONTS = Path(settings.BASE_DIR) / "static" / "build" / "fonts"


@dataclass(frozen=True)
class Asset:
    """Bytes that are read when they are asked for, and what they are."""

    content: Callable[[], bytes]
    content_type: str


def asset_of(content: bytes, content_type: str) -> Asset:
    return Asset(lambda: content, content_type)


def house_assets() -> dict[str, Asset]:
    """The style sheet and the fonts of every PDF."""
    fonts = {f"{BASE}fonts/{path.name}": Asset(path.read_bytes, "font/ttf") for path in FONTS.glob("*.ttf")}
    return {STYLE: Asset(STYLE_SHEET.read_bytes, "text/css"), **fonts}


def logo_asset(partnership) -> dict[str, Asset]:
    """The partnership's logo, when it has one whose type can be drawn."""
    if not partnership.logo:
        return {}
    types = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
    content_type = types.get(Path(partnership.logo.name).suffix.lower())
    return {f"{BASE}logo": Asset(partial(read_file, partnership.logo), content_type)} if content_type else {}


def image_assets(document: dict, partnership) -> dict[str, Asset]:
    """The images that a Document names by hash, found among the partnership's own attachments."""
    wanted = set(picture_hashes(document["blocks"]))
    kept = Attachment.objects.filter(paper__partnership=partnership, sha256__in=wanted)
    return {f"{BASE}images/{kept.sha256}": Asset(partial(read_file, kept.file), kept.content_type) for kept in kept}


def read_file(file) -> bytes:
    with file.open() as content:
        return content.read()


def brand_of(partnership) -> dict:
    """What a PDF shows of a partnership, as plain data; the logo by the hash of its bytes."""
    logo = logo_asset(partnership).get(f"{BASE}logo")
    return {
        "name": partnership.name,
        "colour": partnership.colour,
        "accent": partnership.accent,
        "website": partnership.website,
        "email": partnership.email,
        "logo": hashlib.sha256(logo.content()).hexdigest() if logo else "",
    }


def cover_asset(colours: dict[str, str]) -> dict[str, Asset]:
    """The cover's picture, in the partnership's colours."""
    svg = COVER.format(**colours)
    return {f"{BASE}cover.svg": asset_of(svg.encode(), "image/svg+xml")}


COVER = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 190" width="210" height="190">
<rect width="210" height="190" fill="{brand_dark}"/>
<circle cx="196" cy="26" r="92" fill="{brand}"/>
<circle cx="196" cy="26" r="58" fill="{brand_dark}"/>
<circle cx="196" cy="26" r="75" fill="none" stroke="{accent}" stroke-width="3"/>
<circle cx="150" cy="206" r="70" fill="{brand}" fill-opacity="0.55"/>
<circle cx="150" cy="206" r="38" fill="none" stroke="#ffffff" stroke-opacity="0.28" stroke-width="1"/>
<circle cx="150" cy="206" r="48" fill="none" stroke="#ffffff" stroke-opacity="0.2" stroke-width="1"/>
</svg>"""
