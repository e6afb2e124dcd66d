"""What the clerk arranges before a pack is made: the items of a meeting, which papers are not for publication, and the
words that stand on every front sheet of a body."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import User
from plans.models import Rendering, Version

from .bodies import Body
from .meetings import Meeting
from .timetables import Stage


class Openness(models.TextChoices):
    OPEN = "open", "Open"
    EXEMPT = "exempt", "Exempt: not for publication"
    CONFIDENTIAL = "confidential", "Confidential: must not be published"


class AgendaItemQuerySet(models.QuerySet):
    def of(self, meeting: Meeting):
        """What was arranged of a meeting, on whichever day it stood then."""
        return self.filter(meeting__uid=meeting.uid)


class AgendaItem(models.Model):
    """One item: a step of a plan's way, the board's report of a period (``version``), what comes back at each meeting
    (``standing``), or a matter from outside the portal with its paper as a PDF.

    A step that the clerk has not touched needs no row: it follows those that have one. ``number`` is empty where the
    items are simply counted.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    number = models.CharField("item number", max_length=10, blank=True, help_text="Such as 5 or 5a. Empty: counted.")
    title = models.CharField("title", max_length=300, blank=True)
    standing = models.SlugField("item that comes back at each meeting", blank=True, editable=False)
    stage = models.ForeignKey(Stage, models.PROTECT, null=True, blank=True, editable=False, related_name="agenda")
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    file = models.FileField(upload_to="agenda/", blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    file_name = models.CharField(max_length=200, blank=True, editable=False)
    pages = models.PositiveIntegerField(null=True, editable=False)
    is_tagged = models.BooleanField(default=False, editable=False)
    rendering = models.ForeignKey(
        Rendering, models.PROTECT, verbose_name="the paper as the portal draws it", null=True, editable=False,
        related_name="+",
    )  # fmt: skip
    removed_at = models.DateTimeField(null=True, editable=False)
    removed_by = models.ForeignKey(User, models.PROTECT, null=True, editable=False, related_name="+")
    added_at = models.DateTimeField(default=timezone.now, editable=False)
    added_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")

    history = RowHistory()
    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "stage"], condition=Q(stage__isnull=False), name="step_once_on_an_agenda"
            ),
            models.UniqueConstraint(
                fields=["meeting", "standing"], condition=~Q(standing=""), name="standing_item_once_on_an_agenda"
            ),
            models.CheckConstraint(
                condition=Q(stage__isnull=False) | ~Q(title="") | ~Q(standing=""),
                name="item_from_outside_with_its_title",
                violation_error_message="Give the item a title.",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None) | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="agendaitem_removed_at_and_by_together",
            ),
        ]

    def __str__(self):
        return self.title or (self.stage.paper.title if self.stage else self.standing.replace("-", " ").capitalize())

    def access_place(self):
        return self.meeting.access_place()


class Exemption(models.Model):
    """That a paper of an item is not for publication, and why; ``WHOLE``: the item with all its papers."""

    WHOLE = ""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="exemptions")
    paper = models.CharField(max_length=60, blank=True)
    openness = models.CharField(
        "who may read it", max_length=20, choices=Openness.choices[1:], default=Openness.EXEMPT.value
    )
    paragraphs = models.JSONField("paragraphs of Schedule 12A", default=list, blank=True)
    public_interest = models.TextField("why the public interest is in not publishing it", max_length=2000, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, editable=False, related_name="+")

    history = RowHistory()

    class Meta:
        ordering = ["item", "paper"]
        constraints = [
            models.UniqueConstraint(fields=["item", "paper"], name="one_exemption_per_paper"),
            models.CheckConstraint(
                condition=~Q(openness="exempt") | (~Q(paragraphs=[]) & ~Q(public_interest="")),
                name="exempt_with_paragraph_and_public_interest",
                violation_error_message="Say which paragraph applies, and why the public interest is in not "
                "publishing it.",
            ),
        ]

    def __str__(self):
        return f"{self.item}: {self.get_openness_display()}"

    def access_place(self):
        return self.item.access_place()


class FrontSheet(models.Model):
    """What stands on the front of every pack of a body. Empty lines are not printed; the clerk is told of them."""

    body = models.OneToOneField(Body, models.PROTECT, related_name="front_sheet")
    members = models.TextField("members", max_length=3000, blank=True, help_text="One to a line, the chair first.")
    substitutes = models.TextField("substitutes", max_length=2000, blank=True, help_text="One to a line.")
    quorum = models.CharField("quorum", max_length=100, blank=True)
    contact = models.CharField(
        "contact", max_length=300, blank=True, help_text="A post with its telephone and e-mail, also for other formats."
    )
    summoned_by = models.CharField(
        "who summons the council", max_length=200, blank=True,
        help_text="The proper officer, such as “Chief Executive”. The front sheet is the summons.",
    )  # fmt: skip
    attending = models.TextField(
        "for those who attend", max_length=2000, blank=True,
        help_text="How to attend or watch, filming, fire alarm, declarations of interest.",
    )  # fmt: skip

    history = RowHistory()

    def __str__(self):
        return f"Front sheet of {self.body}"

    def access_place(self):
        return self.body.access_place()
