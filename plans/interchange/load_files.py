"""Import: images, checked by their content, kept with every paper that shows them."""

import base64
import binascii
import hashlib
import io

from PIL import Image

from partnerships.pictures import CONTENT_TYPES, KEPT_AS
from plans.interchange import naming
from plans.interchange.faults import join
from plans.models import Attachment

MOST_PIXELS = 40_000_000


def load(importing):
    for index, given in enumerate(importing.data["record"]["files"]):
        path = f"record.files[{index}]"
        content = _content(given["base64"])
        fault = _fault(given, content)
        if fault:
            importing.fault(join(path, fault[0]), fault[1])
            continue
        for paper in _papers_showing(importing, given["sha256"]):
            Attachment.store(
                paper, content=content, name=given["name"], content_type=given["content_type"], by=importing.by
            )


def _content(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


def _fault(given, content) -> tuple[str, str] | None:
    if content is None or base64.b64encode(content).decode() != given["base64"]:
        return "base64", "This is not base64 on one line."
    if hashlib.sha256(content).hexdigest() != given["sha256"]:
        return "sha256", "The content has another SHA-256."
    if _image_type(content) != given["content_type"]:
        return "content_type", f"The content is not a sound image of the type {given['content_type']}."
    return None


def _image_type(content: bytes) -> str | None:
    try:
        with Image.open(io.BytesIO(content), formats=list(CONTENT_TYPES)) as image:
            image.verify()
            return CONTENT_TYPES[KEPT_AS[image.format]] if image.width * image.height <= MOST_PIXELS else None
    except Exception:  # Pillow raises whatever a broken file provokes
        return None


def _papers_showing(importing, sha256):
    pairs = (*naming.documents(importing.data), *naming.frozen_documents(importing.data))
    keys = {document["key"] for _, document in pairs if sha256 in naming.files_named(document)}
    return [importing.papers[key] for key in sorted(keys - importing.reused)]
