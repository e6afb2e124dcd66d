"""Form of an image: the file is checked by its content and kept as an Attachment of the paper."""

from contextlib import suppress

from django import forms

from partnerships.fields import UploadField
from plans.document.richtext import tidy
from plans.forms.base import BlockForm
from plans.forms.fields import LineField, ParagraphField
from plans.forms.images import read_image
from plans.models import Attachment


class ImageForm(BlockForm):
    template_name = "plans/forms/image.html"

    file = UploadField(
        label="Image file",
        required=False,
        help_text="A PNG or JPEG under 5 MB. Data that cameras hide in it, such as the place, are removed.",
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )
    alt = ParagraphField(
        label="Alternative text",
        most=1_000,
        rows=3,
        help_text="What a person who cannot see the image needs to know. Not needed when it is decorative.",
    )
    is_decorative = forms.BooleanField(
        label="The image is decorative", required=False, help_text="It says nothing that the text does not say."
    )
    needed_when = {"file": "needed unless one is there already", "alt": "needed unless it is decorative"}
    without_words = "Say in words what the image shows, or mark it as decorative."
    caption = LineField(most=500)
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def initial_data(self):
        data = self.block.data
        is_decorative = bool(data.get("sha256")) and not data.get("alt")
        return {**data, "kept": data.get("sha256", ""), "is_decorative": is_decorative}

    @property
    def kept_image(self):
        """The image chosen before, in this form or in the block as it stands."""
        return self.paper.attachments.filter(sha256=self["kept"].value() or "").first()

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return read_image(upload) if upload else None

    def clean_alt(self):
        return tidy(self.cleaned_data["alt"]).strip()

    def clean(self):
        """A file that is sound is kept at once, so that it need not be chosen again when something else is wrong."""
        if chosen := self.cleaned_data.get("file"):
            self.cleaned_data["kept"] = self._keep(*chosen)
        if "file" not in self.errors and not self.kept_image:
            self.add_error("file", "Choose an image file.")
        if not self.cleaned_data.get("alt") and not self.cleaned_data.get("is_decorative") and "alt" not in self.errors:
            self.add_error("alt", self.without_words)

    def keep_upload(self):
        """The same where only a button was pressed; of a file that is not sound, saving will tell."""
        if upload := self.files.get("file"):
            with suppress(forms.ValidationError):
                self._keep(*read_image(upload))

    def _keep(self, content, content_type):
        name = tidy(self.files["file"].name)[-200:]
        kept = Attachment.store(self.paper, content=content, name=name, content_type=content_type, by=self.user)
        self.data["kept"] = kept.sha256
        return kept.sha256

    def cleaned_block(self):
        image = self.kept_image
        return {
            "sha256": image.sha256,
            "name": image.name,
            "content_type": image.content_type,
            "alt": "" if self.cleaned_data.get("is_decorative") else self.cleaned_data["alt"],
            "caption": self.cleaned_data["caption"],
        }
