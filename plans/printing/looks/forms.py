"""The one form of how printed texts look: pictures, and pages beside the text."""

from django import forms
from django.utils import timezone

from partnerships.fields import UploadField
from partnerships.models import Membership, Organisation, Partnership
from partnerships.pictures import CONTENT_TYPES, drawn_anew
from partnerships.shared_rows import SharedRowForm
from plans.models import LookPicture, PrintedLook

MEGABYTE = 1024 * 1024
MOST_PIXELS = 40_000_000
#: Longest side in pixels: more is not seen on paper.
COVER_SIDE, LOGO_SIDE = 2480, 1000


class PrintedLookForm(SharedRowForm):
    """A picture that is sound is kept as soon as it is sent, so it need not be chosen again when another is not."""

    class Meta:
        model = PrintedLook
        fields = ["cover_credit", "has_priority_colours", "has_big_numbers", "has_plan_on_a_page", "has_back_cover"]
        labels = {
            "cover_credit": "Who made the picture",
            "has_priority_colours": "Give each priority a colour of its own",
            "has_big_numbers": "Print a page of big numbers",
            "has_plan_on_a_page": "Print the plan on a page",
            "has_back_cover": "Print a back cover",
        }
        help_texts = {
            "cover_credit": "Printed on the back cover, such as “Picture: Anyborough Council”.",
            "has_priority_colours": "Worked out from the main colour, dark enough to be read on white.",
            "has_big_numbers": "Up to six: answers to the survey, and targets. Left out where there are only two.",
            "has_plan_on_a_page": "Priorities with their areas of focus and targets, on one page turned on its side.",
            "has_back_cover": "The partnership, the partners’ logos, and how to get the plan in other formats.",
        }

    def __init__(self, *args, partnership: Partnership, user, **options):
        self.partnership, self.user = partnership, user
        super().__init__(*args, **options)
        kept = {logo.organisation_id: logo.picture for logo in self.instance.logos.all()} if self.instance.pk else {}
        self.organisations = list(_at_the_table(partnership))
        self._add_picture("cover", "Cover picture", 5, self.instance.cover)
        for each in self.organisations:
            self._add_picture(f"logo_{each.pk}", f"Logo of {each.name}", 1, kept.get(each.pk))

    def _add_picture(self, name, label, megabytes, kept):
        self.fields[name] = UploadField(
            label=label,
            required=False,
            help_text=f"A PNG or JPEG under {megabytes} MB.",
            widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        )
        self.fields[f"{name}_kept"] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=kept.sha256 if kept else ""
        )
        self.fields[f"{name}_none"] = forms.BooleanField(label="Print it no more", required=False)

    def pictures(self) -> list[dict]:
        """For the page: each picture's fields, and what is kept of it now."""
        return [self._picture(name) for name in ("cover", *(f"logo_{each.pk}" for each in self.organisations))]

    def _picture(self, name):
        fields = {part: self[f"{name}{end}"] for part, end in (("file", ""), ("kept", "_kept"), ("none", "_none"))}
        return {**fields, "picture": self._kept(self[f"{name}_kept"].value() or "")}

    def _kept(self, sha256) -> LookPicture | None:
        return self.partnership.look_pictures.filter(sha256=sha256).first()

    def clean(self):
        for name in ("cover", *(f"logo_{each.pk}" for each in self.organisations)):
            if upload := self.cleaned_data.get(name):
                self._keep(name, upload)
        return self.cleaned_data

    def _keep(self, name, upload):
        megabytes, side = (5, COVER_SIDE) if name == "cover" else (1, LOGO_SIDE)
        if upload.size > megabytes * MEGABYTE:
            self.add_error(name, f"The file has {upload.size / MEGABYTE:.1f} MB; the most is {megabytes} MB.")
            return
        try:
            content, kind = drawn_anew(upload, most_pixels=MOST_PIXELS, most_side=side)
        except forms.ValidationError as wrong:
            self.add_error(name, wrong)
            return
        kept = LookPicture.store(self.partnership, content=content, content_type=CONTENT_TYPES[kind], by=self.user)
        self.data = self.data.copy()
        self.data[self.add_prefix(f"{name}_kept")] = self.cleaned_data[f"{name}_kept"] = kept.sha256

    def chosen_cover(self) -> LookPicture | None:
        return self._chosen("cover")

    def chosen_logos(self) -> dict[Organisation, LookPicture]:
        chosen = ((each, self._chosen(f"logo_{each.pk}")) for each in self.organisations)
        return {each: picture for each, picture in chosen if picture}

    def _chosen(self, name):
        is_new = bool(self.cleaned_data.get(name))
        is_gone = self.cleaned_data[f"{name}_none"] and not is_new
        return None if is_gone else self._kept(self.cleaned_data[f"{name}_kept"])


def _at_the_table(partnership):
    seats = Membership.objects.in_force(timezone.localdate()).filter(partnership=partnership)
    return Organisation.objects.filter(pk__in=seats.values("organisation")).order_by("name")
