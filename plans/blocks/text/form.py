"""Forms of rich text and forewords."""

from plans.forms.base import BlockForm
from plans.forms.fields import LineField, RichTextField


class RichTextForm(BlockForm):
    html = RichTextField(label="Text", rows=20)


class ForewordForm(BlockForm):
    html = RichTextField(label="Foreword", rows=16)
    post = LineField(label="Signed by", help_text="A post, such as Chair of the partnership; not a person’s name.")
