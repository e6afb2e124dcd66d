"""The files that a PDF is made of, under ``asset:///`` addresses: style sheet, fonts, cover, logo, images.

Fonts and style sheet are read where set-up leaves them, so a PDF needs no collected static files.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.conf import settings

from plans.models import Attachment

BASE = "asset:///"
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
    fonts = {f"{BASE}fonts/{path.name}": Asset(path.read_bytes, "font/woff2") for path in FONTS.glob("*.woff2")}
    return {f"{BASE}pdf.css": Asset(STYLE_SHEET.read_bytes, "text/css"), **fonts}


def logo_asset(partnership) -> dict[str, Asset]:
    """The partnership's logo, when it has one whose type can be drawn."""
    if not partnership.logo:
        return {}
    types = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
    content_type = types.get(Path(partnership.logo.name).suffix.lower())
    return {f"{BASE}logo": Asset(partial(_read, partnership.logo), content_type)} if content_type else {}


def image_assets(document: dict, partnership) -> dict[str, Asset]:
    """The images that a Document names by hash, found among the partnership's own attachments."""
    wanted = set(image_hashes(document["blocks"]))
    kept = Attachment.objects.filter(paper__partnership=partnership, sha256__in=wanted)
    return {f"{BASE}images/{kept.sha256}": Asset(partial(_read, kept.file), kept.content_type) for kept in kept}


def image_hashes(value) -> Iterator[str]:
    """Every ``sha256`` of an image anywhere in a Document."""
    if isinstance(value, dict):
        if value.get("sha256") and str(value.get("content_type", "")).startswith("image/"):
            yield value["sha256"]
        for item in value.values():
            yield from image_hashes(item)
    elif isinstance(value, list):
        for item in value:
            yield from image_hashes(item)


def _read(file) -> bytes:
    with file.open() as content:
        return content.read()
