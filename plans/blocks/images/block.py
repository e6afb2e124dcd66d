"""Images: the Document holds the hash of the bytes; the bytes are an Attachment of the paper."""

from plans.document.kinds import BlockKind, CheckWarning, register
from plans.document.schemas import SHA256, choice, record, text

#: What a chapter with a picture holds of it.
OF_A_FILE = {
    "sha256": {"anyOf": [SHA256, {"const": ""}], "default": ""},
    "name": text(),
    "content_type": choice("", "image/png", "image/jpeg", default=""),
    "alt": text(1_000),
    "caption": text(500),
}


@register
class Image(BlockKind):
    name = "image"
    label = "Image"
    help = "A photograph, map or diagram, as PNG or JPEG."
    form_path = "plans.blocks.images.form.ImageForm"
    takes_files = True
    schema = record(**OF_A_FILE)

    def empty(self):
        return {"sha256": "", "name": "", "content_type": "", "alt": "", "caption": ""}

    def summary(self, data):
        return data.get("caption") or data.get("alt") or data.get("name") or ""

    def carry_forward(self, source, target, *, by):
        """The successor's paper keeps the bytes as its own, so that it stands when the old one is gone."""
        super().carry_forward(source, target, by=by)
        kept = source.paper.attachments.filter(sha256=source.data.get("sha256", "")).first()
        if kept and target.paper_id and target.paper_id != source.paper_id:
            with kept.file.open("rb") as file:
                type(kept).store(
                    target.paper, content=file.read(), name=kept.name, content_type=kept.content_type, by=by
                )

    def check(self, data, document):
        if data["sha256"]:
            return []
        return [CheckWarning("image", data["name"] or "Image", "No file has been chosen for this image yet.")]
