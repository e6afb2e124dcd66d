"""Forms of rich text and forewords."""

from datetime import date
from functools import cached_property

from django import forms

from partnerships.fields import PastDayField, UploadField
from plans.document.richtext import tidy
from plans.document.schemas import HTML
from plans.document.splitting import split_at_headings
from plans.forms.base import BlockForm
from plans.forms.fields import LineField
from plans.forms.images import read_image
from plans.forms.rich_text import RichTextField
from plans.models import Attachment

#: Longest side of a portrait in pixels.
PORTRAIT_SIDE = 900
NO_CONSENT = "Ask the person, and give the day on which the answer came; or leave name and portrait out."
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
    """A name and a portrait are kept with the day on which the person agreed to them, or not at all."""

    template_name = "plans/forms/foreword.html"

    html = RichTextField(label="Foreword", rows=16)
    post = LineField(label="Signed by", help_text="A post, such as Chair of the partnership.")
    name = LineField(
        label="Name", help_text="Printed above the post. Leave it empty and the post signs, whoever holds it."
    )
    portrait = UploadField(
        label="Portrait",
        required=False,
        help_text="A PNG or JPEG under 5 MB, upright. Data that cameras hide in it, such as the place, are removed.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    without_portrait = forms.BooleanField(label="Take the portrait out", required=False)
    consented_on = PastDayField(
        label="Day of consent",
        required=False,
        help_text="When this person agreed that name and portrait are printed and published. Say when you ask: a text "
        "that was adopted keeps them.",
        error_messages={"to_come": "This day is still to come: give the day on which the answer came."},
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    needed_when = {"consented_on": "needed with a name or a portrait"}

    def initial_data(self):
        data = self.block.data
        day = data.get("consented_on")
        kept = (data.get("portrait") or {}).get("sha256", "")
        return {**data, "portrait": None, "kept": kept, "consented_on": day and date.fromisoformat(day)}

    @property
    def kept_image(self):
        """The portrait chosen before, in this form or in the block as it stands."""
        return self.paper.attachments.filter(sha256=self["kept"].value() or "").first()

    def clean_portrait(self):
        upload = self.cleaned_data["portrait"]
        return read_image(upload, most_side=PORTRAIT_SIDE) if upload else None

    def clean(self):
        """A picture that is sound is kept at once, so that it need not be chosen again when something else is wrong."""
        chosen = self.cleaned_data.get("portrait")
        if chosen:
            content, content_type = chosen
            name = tidy(self.files["portrait"].name)[-200:]
            kept = Attachment.store(self.paper, content=content, name=name, content_type=content_type, by=self.user)
            self.data["kept"] = self.cleaned_data["kept"] = kept.sha256
        is_shown = self.cleaned_data.get("name") or self.shown_image()
        if is_shown and "consented_on" not in self.errors and not self.cleaned_data.get("consented_on"):
            self.add_error("consented_on", NO_CONSENT)

    def shown_image(self):
        is_new = self.cleaned_data.get("portrait")
        return None if self.cleaned_data.get("without_portrait") and not is_new else self.kept_image

    def cleaned_block(self):
        data, image = self.cleaned_data, self.shown_image()
        block = {"post": data["post"], "html": data["html"]}
        if data["name"]:
            block["name"] = data["name"]
        if image:
            block["portrait"] = {"sha256": image.sha256, "content_type": image.content_type}
        if data["name"] or image:
            block["consented_on"] = data["consented_on"].isoformat()
        return block
