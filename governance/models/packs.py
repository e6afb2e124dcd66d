"""The pack of a meeting: one PDF of all that its body is given, as an edition, in a variant, fixed once it is public.

The clerk arranges the agenda (``agenda.py``); a pack is what was made of it: its parts in their order with their pages,
the frozen words of its front sheet, and a file whose bytes never change once the edition is published.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from partnerships.history import RowHistory
from partnerships.models import User
from plans.models import Rendering

from .agenda import AgendaItem, Openness
from .editions import ReportEdition
from .meetings import Meeting


class Variant(models.TextChoices):
    OPEN = "open", "Open to everybody"
    FULL = "full", "With what is not for publication"


class MadeFileQuerySet(models.QuerySet):
    """Rows with a file: once it is published and there, neither it nor what it is made of changes."""

    FREE = frozenset({"state", "withdrawn_because"})

    def of(self, *meetings: Meeting):
        """Those of the meetings, on whichever day each stood when they were published, and of all their sittings."""
        uids = [meeting.whole_uid for meeting in meetings]
        return self.filter(Q(meeting__uid__in=uids) | Q(meeting__first_sitting__uid__in=uids))

    def newest_first(self):
        return self.order_by(F("published_at").desc(nulls_last=True), "-edition", "-variant")

    def published(self):
        return self.filter(state=MadeFile.State.PUBLISHED)

    def fixed(self):
        return self.exclude(state=MadeFile.State.DRAFT).exclude(sha256="")

    def unfinished(self):
        return self.filter(making__in=[MadeFile.Making.WANTED, MadeFile.Making.MAKING])

    def open_to(self, user_may_read_all: bool):
        return self if user_may_read_all else self.filter(variant=Variant.OPEN)

    def update(self, **values):
        if not self.FREE.issuperset(values) and self.fixed().exists():
            raise TypeError("What was published is never changed.")
        return super().update(**values)

    def delete(self):
        if self.exclude(state=MadeFile.State.DRAFT).exists():
            raise TypeError("What was published is never deleted.")
        return super().delete()


class MadeFile(models.Model):
    """A PDF that the worker joins, and under which name it is handed out."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Making(models.TextChoices):
        """How far the worker is with the file."""

        NONE = "", "Not asked for"
        WANTED = "wanted", "Waiting for its turn"
        MAKING = "making", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "It could not be made"

    variant = models.CharField(max_length=10, choices=Variant, default=Variant.OPEN)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    name = models.SlugField("name of its file", max_length=160, help_text="Such as cabinet-2027-01-19-pack.")
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_because = models.TextField("why it was withdrawn", blank=True)
    file = models.FileField(upload_to="packs/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField("bytes", null=True)
    pages = models.PositiveIntegerField("pages of the file", null=True)
    making = models.CharField(max_length=10, choices=Making, default=Making.NONE, blank=True)
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(null=True)
    claimed_by = models.CharField("process that makes it", max_length=100, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(variant__in=["open", "full"]), name="%(class)s_variant_known"),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "published", "withdrawn"]), name="%(class)s_state_known"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="%(class)s_published_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(published_at__isnull=False), name="%(class)s_public_since_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(withdrawn_because=""), name="%(class)s_withdrawn_with_its_reason"
            ),
            models.CheckConstraint(
                condition=~Q(making="ready") | ~Q(sha256=""), name="%(class)s_ready_with_its_checksum"
            ),
        ]

    def save(self, *args, update_fields=None, **kwargs):
        free = update_fields is not None and MadeFileQuerySet.FREE.issuperset(update_fields)
        if self.pk and not free and type(self).objects.fixed().filter(pk=self.pk).exists():
            raise TypeError("What was published is never changed.")
        super().save(*args, update_fields=update_fields, **kwargs)

    def delete(self, *args, **kwargs):
        if self.state != self.State.DRAFT:
            raise TypeError("What was published is never deleted.")
        return super().delete(*args, **kwargs)

    @property
    def is_open(self):
        return self.variant == Variant.OPEN

    @property
    def is_published(self):
        return self.state == self.State.PUBLISHED

    @property
    def is_ready(self):
        return self.making == self.Making.READY

    @property
    def filename(self):
        return f"{self.name}.pdf"

    def access_place(self):
        return self.meeting.access_place()


class Pack(MadeFile):
    """One edition of a meeting's pack in one variant. ``total`` counts the numbered pages, equal in both variants."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs")
    edition = models.PositiveSmallIntegerField("which of the packs of its meeting", default=0)
    follows = models.ForeignKey(
        "self", models.PROTECT, verbose_name="the pack whose pages it goes on with", null=True, related_name="later"
    )
    total = models.PositiveIntegerField("numbered pages", null=True)
    front_facts = models.JSONField("words of the front sheet", default=dict)
    note = models.JSONField("what is said of accessibility", default=list)

    history = RowHistory(table_name="governance_historicalmeetingpack")
    objects = MadeFileQuerySet.as_manager()

    class Meta(MadeFile.Meta):
        db_table = "governance_meetingpack"  # packs of steps had the shorter one
        ordering = ["meeting", "edition", "variant"]
        constraints = [
            *MadeFile.Meta.constraints,
            models.UniqueConstraint(fields=["meeting", "edition", "variant"], name="one_pack_per_edition_and_variant"),
            models.UniqueConstraint(
                fields=["meeting", "name"], condition=~Q(state="draft"), name="pack_name_once_per_meeting"
            ),
        ]

    def __str__(self):
        return f"Pack for {self.meeting}"

    def get_absolute_url(self):
        """Where its file is; that of a draft is for those who prepare it."""
        if self.state == self.State.DRAFT:
            return reverse("governance:draft_pack", args=[self.meeting_id, self.variant])
        return reverse("governance:meeting_pack", args=[self.meeting_id, self.name])

    def own_parts(self):
        return self.parts.all()


def page_numbers(row) -> str:
    """ "69–77", "69" or nothing before the file is made."""
    if row.first is None:
        return ""
    return f"{row.first}–{row.last}" if row.last != row.first else str(row.first)


class Supplement(MadeFile):
    """Papers that follow a pack: a file of their own, whose numbers go on, and a further edition of the whole."""

    class Reason(models.TextChoices):
        LATE = "late", "A late report"
        REPLACED = "replaced", "Pages that replace others"
        COMMENTS = "comments", "Comments of another body"
        URGENT = "urgent", "An urgent item"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="supplements")
    number = models.PositiveSmallIntegerField()
    reason = models.CharField("why it follows", max_length=20, choices=Reason)
    replaces = models.CharField("pages that it replaces", max_length=40, blank=True)
    late_because = models.TextField("why the report is late", max_length=2000, blank=True)
    urgent_because = models.TextField("the chair's reason for taking an urgent item", max_length=2000, blank=True)
    chair = models.CharField("the chair who agreed", max_length=200, blank=True)
    pack = models.ForeignKey(Pack, models.PROTECT, null=True, related_name="supplements")
    first = models.PositiveIntegerField("first page", null=True)
    last = models.PositiveIntegerField("last page", null=True)
    front_facts = models.JSONField("words of its front sheet", default=dict)

    history = RowHistory()
    objects = MadeFileQuerySet.as_manager()

    class Meta(MadeFile.Meta):
        ordering = ["meeting", "number", "variant"]
        constraints = [
            *MadeFile.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting", "number", "variant"], name="one_supplement_per_number_and_variant"
            ),
            models.CheckConstraint(
                condition=~Q(reason="urgent") | (~Q(urgent_because="") & ~Q(chair="")),
                name="urgent_supplement_with_the_chairs_reason",
                violation_error_message="Say which chair agreed to take the item as urgent, and why.",
            ),
        ]

    def __str__(self):
        return f"Supplement {self.number} for {self.meeting}"

    def get_absolute_url(self):
        return reverse("governance:meeting_pack", args=[self.meeting_id, self.name])

    numbers = property(page_numbers)

    def own_parts(self):
        """As they stand in the edition that came with it; later ones hold them too."""
        return self.parts.filter(pack=self.pack_id)


class PackPart(models.Model):
    """One paper of a pack with its pages. In an open pack a paper that is not for publication is a sheet with its
    description, which bears the numbers of the paper's pages and nothing else of it."""

    class Kind(models.TextChoices):
        FRONT = "front", "Front sheet and contents"
        REPORT = "report", "Report"
        CHANGES = "changes", "What has changed"
        PLAN = "plan", "The text"
        ANNEX = "annex", "Annex"
        PAPER = "paper", "Paper"
        EXEMPT_SHEET = "exempt_sheet", "Sheet for a paper that is not for publication"

    class Tags(models.TextChoices):
        YES = "yes", "Tagged"
        COARSE = "coarse", "Its words are read in the order of its pages"
        NO = "no", "No words that could be read"

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField()
    item = models.CharField("item", max_length=10, blank=True)
    agenda_item = models.ForeignKey(AgendaItem, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=400)
    kind = models.CharField(max_length=20, choices=Kind)
    rendering = models.ForeignKey(Rendering, models.PROTECT, null=True, related_name="+")
    edition = models.ForeignKey(
        ReportEdition, models.PROTECT, verbose_name="version of the report", null=True, related_name="+"
    )
    source = models.CharField("name of the file in the store", max_length=300, blank=True)
    source_sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField("pages in the file", null=True)
    first = models.PositiveIntegerField("first page", null=True)
    last = models.PositiveIntegerField("last page", null=True)
    openness = models.CharField(max_length=20, choices=Openness, default=Openness.OPEN)
    paragraphs = models.JSONField("paragraphs of Schedule 12A", default=list)
    public_interest = models.TextField("public interest", blank=True)
    tags = models.CharField(max_length=10, choices=Tags, default=Tags.YES)
    supplement = models.ForeignKey(Supplement, models.PROTECT, null=True, related_name="parts")
    file = models.FileField("the item as a file of its own", upload_to="packs/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField("bytes", null=True)

    class Meta:
        ordering = ["pack", "position"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "position"], name="one_part_per_place"),
            models.CheckConstraint(
                condition=~Q(kind="exempt_sheet") | Q(source="", edition=None), name="sheet_holds_nothing_of_its_paper"
            ),
        ]

    def __str__(self):
        return f"{self.item} {self.title}".strip()

    numbers = property(page_numbers)
