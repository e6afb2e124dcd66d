"""Rich text and forewords."""

from plans.document.kinds import BlockKind, CheckWarning, register
from plans.document.schemas import DATE, SHA256, choice, html, record, text, written
from plans.document.summaries import in_one_line, typed_words


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
    help = "A short introduction in the voice of a post, such as the chair of the partnership; signed, if you like."
    form_path = "plans.blocks.text.form.ForewordForm"
    schema = record(
        {
            "name": written(),
            "portrait": record(sha256=SHA256, content_type=choice("image/png", "image/jpeg")),
            "consented_on": DATE,
        },
        post=text(),
        html=html(),
    )

    def empty(self):
        return {"post": "", "html": ""}

    def is_empty(self, data):
        return not typed_words(data["html"], "html")

    def summary(self, data):
        return in_one_line(
            {name: value for name, value in data.items() if name in ("name", "post", "html")}, self.counted
        )

    def carry_forward(self, source, target, *, by):
        """Consent was given for one text: whoever signs the next is asked anew."""
        data = self.compose(source)
        self.load(target, {"post": data["post"], "html": data["html"]}, by=by)

    def check(self, data, document):
        if data.get("consented_on") or not (data.get("name") or data.get("portrait")):
            return []
        named = data.get("name") or data["post"] or "the person in the picture"
        sentence = f"Nobody has recorded that {named} agreed to be shown: ask, and note the day of the answer."
        return [CheckWarning("foreword-consent", "Foreword", sentence)]
