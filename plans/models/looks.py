import hashlib

from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import Organisation, Partnership, User

SUFFIXES = {"image/png": "png", "image/jpeg": "jpg"}


class LookPicture(models.Model):
    """A picture that printed texts of a partnership show, addressed by what it holds. It stays: an adopted text keeps
    the cover with which it was first drawn."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="look_pictures")
    sha256 = models.CharField(max_length=64, editable=False)
    content_type = models.CharField(max_length=60, choices=[(kind, kind) for kind in SUFFIXES])
    file = models.FileField(upload_to="looks/")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["uploaded_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "sha256"], name="look_picture_once_per_partnership")
        ]

    def __str__(self):
        return self.sha256[:12]

    def access_place(self):
        return self.partnership.access_place()

    @classmethod
    def store(cls, partnership, *, content: bytes, content_type: str, by) -> "LookPicture":
        """Keep ``content`` once per partnership; the same bytes again give the same row."""
        digest = hashlib.sha256(content).hexdigest()
        kept = cls.objects.filter(partnership=partnership, sha256=digest).first()
        if kept:
            return kept
        picture = cls(partnership=partnership, sha256=digest, content_type=content_type, uploaded_by=by)
        picture.file.save(f"{digest}.{SUFFIXES[content_type]}", ContentFile(content), save=False)
        picture.save()
        return picture


class PrintedLook(models.Model):
    """How a partnership's printed texts look beside its logo and colours; without a row all is as the defaults say."""

    partnership = models.OneToOneField(Partnership, models.CASCADE, related_name="printed_look")
    cover = models.ForeignKey(LookPicture, models.PROTECT, null=True, blank=True, related_name="+")
    cover_credit = models.CharField("credit of the picture", max_length=200, blank=True)
    has_priority_colours = models.BooleanField("a colour for each priority", default=True)
    has_big_numbers = models.BooleanField("a page of big numbers", default=True)
    has_plan_on_a_page = models.BooleanField("the plan on a page", default=True)
    has_back_cover = models.BooleanField("a back cover", default=True)

    history = RowHistory()

    def __str__(self):
        return f"Printed look of {self.partnership}"

    def access_place(self):
        return self.partnership.access_place()


class PartnerLogo(models.Model):
    """The logo of an organisation at a partnership's table, as this partnership may print it."""

    look = models.ForeignKey(PrintedLook, models.CASCADE, related_name="logos")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    picture = models.ForeignKey(LookPicture, models.PROTECT, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["look", "organisation"], name="partner_logo_once_per_look")]

    def __str__(self):
        return f"Logo of {self.organisation}"

    def access_place(self):
        return self.look.access_place()
