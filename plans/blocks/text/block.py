"""Rich text and forewords."""

from plans.document.kinds import BlockKind, register
from plans.document.schemas import html, record, text
from plans.document.summaries import typed_words


@register
class RichText(BlockKind):
    name = "rich_text"
    label = "Text"
    help = "Paragraphs, lists, small tables and headings within a chapter."
    form_path = "plans.blocks.text.form.RichTextForm"
    schema = record(html=html())

    def empty(self):
        return {"html": ""}


@register
class Foreword(BlockKind):
    name = "foreword"
    label = "Foreword"
    help = "A short introduction in the voice of a post, such as the chair of the partnership."
    form_path = "plans.blocks.text.form.ForewordForm"
    schema = record(post=text(), html=html())

    def empty(self):
        return {"post": "", "html": ""}

    def is_empty(self, data):
        return not typed_words(data["html"])
