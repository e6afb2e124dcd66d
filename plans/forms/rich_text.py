"""Rich text in a form: with scripts the editor; without them plain text with simple marks, and no tag is seen."""

import json
import re

from django import forms
from django.core.exceptions import ValidationError
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import ProseEditorWidget
from js_asset import Media, Script

from plans.document.nesting import DEEPEST, is_too_deep
from plans.document.plain import ANCHOR, html_of, plain_of
from plans.document.richtext import sanitise
from plans.document.schemas import HTML

#: How a numbered list counts; without numbers it is another list.
LIST_TYPES = [
    {"label": label, "type": name, "description": label}
    for label, name in (
        ("1, 2, 3", "decimal"),
        ("a, b, c", "lower-alpha"),
        ("A, B, C", "upper-alpha"),
        ("i, ii, iii", "lower-roman"),
        ("I, II, III", "upper-roman"),
    )
]
EDITOR = {
    "Bold": True,
    "Italic": True,
    "Underline": True,
    "Strike": True,
    "Superscript": True,
    "Subscript": True,
    "HardBreak": True,
    "ListItem": True,
    "BulletList": True,
    "OrderedList": {"listTypes": LIST_TYPES},
    "Blockquote": True,
    "Heading": {"levels": [2, 3, 4]},
    "ChapterLink": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "PasteCleaner": True,
    "CommentedWords": True,
    "NoSpellCheck": False,
}
#: How much longer a text may come in than it may be kept: what a program put around it is taken off.
FORMATTED = 2
ONE_BLOCK = re.compile(r"<(p|ul|ol|h\d|hr|table|blockquote)\b", re.IGNORECASE)


MARKS_HELP = (
    "An empty line begins a new paragraph. Write **bold**, _italic_, “- ” before each line of a list, “## ” before a "
    "heading, [words](address) for a link. A line in [[ ]] stands for what stays as it is."
)


class Typed(str):
    """What came in with a form: from the editor, or plain text with marks."""


class RichTextWidget(ProseEditorWidget):
    """A text area with plain text, which scripts fill with rich text before the editor takes its place."""

    template_name = "plans/forms/rich_text.html"
    chapters: dict[str, str] = {}

    @property
    def media(self):
        return Media(js=[Script("portal/js/rich-text.js", type="module")]) + super().media

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        plain, html = _both(value or "", self.chapters)
        context["widget"]["value"] = plain
        context["widget"]["attrs"] |= {"data-html": html, "data-chapters": json.dumps(list(self.chapters.items()))}
        return context | {"chapters": self.chapters, "marks_help": MARKS_HELP}

    def value_from_datadict(self, data, files, name):
        """Words in square brackets before empty round ones link to the chapter that was chosen."""
        value, chosen = super().value_from_datadict(data, files, name), data.get(f"{name}-chapter", "")
        return value.replace("]()", f"]({ANCHOR}{chosen})") if value and chosen and chosen in self.chapters else value


def _both(value: str, chapters: dict[str, str]) -> tuple[str, str]:
    if not isinstance(value, Typed) or ONE_BLOCK.search(value):
        return plain_of(value, chapters), value
    try:
        return value, html_of(value, chapters=chapters)
    except KeyError:
        return value, value


class RichTextField(ProseEditorFormField):
    """Rich text with the editor; without scripts plain text with marks."""

    was = ""

    def __init__(self, *, rows=12, most=HTML, **options):
        self.most = most
        options.setdefault("required", False)
        options.setdefault("help_text", "You can paste from Word.")
        options.setdefault("widget", RichTextWidget)
        super().__init__(config={"extensions": EDITOR}, preset="configurable", sanitize=sanitise, **options)
        self.widget.attrs |= {"rows": rows, "data-most": most}

    def knows(self, was: str, chapters: dict[str, str]) -> None:
        """The text as it was before, from which what the marks cannot say comes back, and the chapters to link to."""
        self.was, self.widget.chapters = was, chapters

    def in_words(self, html: str) -> str:
        """As it reads, where it is told."""
        return plain_of(html)

    def bound_data(self, data, initial):
        return Typed(data or "")

    def clean(self, value):
        value = forms.CharField.clean(self, value)
        if len(value) > FORMATTED * (self.most or HTML):  # looked at before anything reads it
            raise self._too_long(value)
        if is_too_deep(value):
            raise ValidationError(
                f"Something in this text stands more than {DEEPEST} deep in lists, tables or quotations: "
                "deeper than its words can be shown. Lift it out."
            )
        clean = self._as_html(value) if value.strip() else ""
        if self.most and len(clean) > self.most:
            raise self._too_long(clean)
        return clean

    def _as_html(self, value):
        if ONE_BLOCK.search(value):
            return sanitise(value)
        try:
            return html_of(value, self.was, self.widget.chapters)
        except KeyError as gone:
            raise ValidationError(f"{gone.args[0]} is not in the text any more: take this line out.") from None

    def _too_long(self, text):
        return ValidationError(
            f"This text has {len(text):,} characters with its formatting; the most is {self.most or HTML:,}. "
            "Split it at its headings, or put some of it in another chapter."
        )
