"""Forms of rich text and forewords."""

from functools import cached_property

from plans.document.schemas import HTML
from plans.document.splitting import split_at_headings
from plans.forms.base import BlockForm
from plans.forms.fields import LineField
from plans.forms.rich_text import RichTextField

NO_HEADINGS = "It has no headings to split it at: mark the lines that begin its parts as headings first."


class RichTextForm(BlockForm):
    html = RichTextField(label="Text", rows=20)

    def prepare(self):
        if self.is_split:
            self.fields["html"].most = None  # its parts are looked at in ``clean``

    @property
    def is_split(self) -> bool:
        """Whether the text was sent to be split at its headings."""
        return self.is_bound and "split" in self.data

    @property
    def is_long(self) -> bool:
        return len(self["html"].value() or "") > HTML * 0.8

    @cached_property
    def sections(self) -> list[tuple[str, str]]:
        """(heading, text) of the parts after the first."""
        return split_at_headings(self.cleaned_data.get("html", ""))[1:] if self.is_split else []

    def clean(self):
        if not self.is_split or "html" not in self.cleaned_data:
            return
        parts = split_at_headings(self.cleaned_data["html"])
        if len(parts) == 1:
            self.add_error("html", NO_HEADINGS)
            return
        for heading, html in parts:
            if len(html) > HTML:
                part = f"under “{heading}”" if heading else "before the first heading"
                self.add_error("html", f"The part {part} has {len(html):,} characters; the most is {HTML:,}.")

    def cleaned_block(self):
        data = super().cleaned_block()
        return {**data, "html": split_at_headings(data["html"])[0][1]} if self.is_split else data


class ForewordForm(BlockForm):
    html = RichTextField(label="Foreword", rows=16)
    post = LineField(label="Signed by", help_text="A post, such as Chair of the partnership; not a person’s name.")
