from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from partnerships.access import Permission
from partnerships.history import RowHistory
from partnerships.models import Organisation, RoleAssignment, User

from .papers import Paper
from .versions import Version


class CommentQuerySet(models.QuerySet):
    def questions(self):
        return self.filter(parent=None)

    def unresolved(self):
        return self.questions().filter(resolved_at=None)

    def visible_to(self, user):
        return self.filter(paper__in=Paper.objects.visible_to(user))

    def with_somebody(self):
        """Open comments that were given to a person, who has not answered since and has not left."""
        since = Comment.objects.filter(
            parent=OuterRef("pk"), author=OuterRef("assigned_to"), made_at__gt=OuterRef("assigned_at")
        )
        here = Q(partnership=OuterRef("paper__partnership")) | Q(
            council__led_partnerships=OuterRef("paper__partnership")
        )
        held = RoleAssignment.objects.of_granting(OuterRef("assigned_to"), Permission.COMMENT)
        return self.unresolved().filter(~Exists(since), Exists(held.filter(here, user__is_active=True)))

    def taken_part_in_by(self, user):
        """Comments that the person made or answered, that name the person, or that were given to them."""
        wrote, is_asked = Q(author=user) | Q(answers__author=user), Q(mentioned=user) | Q(answers__mentioned=user)
        return self.questions().filter(wrote | is_asked | Q(assigned_to=user)).distinct()


class Comment(models.Model):
    """What someone says about one block; answered, resolved, carried on to the next version."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="comments")
    block_key = models.UUIDField("chapter")
    version = models.ForeignKey(
        Version,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="comments",
        help_text="The version that read as the text commented on; without one it is the draft of that minute.",
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answers")
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField("comment", max_length=5000)
    mentioned = models.ManyToManyField(User, related_name="+", blank=True, help_text="Whom it names after an @.")
    quote = models.TextField("words commented on", blank=True, help_text="Empty: it is about the whole chapter.")
    quote_at = models.PositiveIntegerField(
        "number of their first word", null=True, blank=True, help_text="Counted from 0 in the words of the chapter."
    )
    seen = models.TextField(
        "words of the chapter as it read then", blank=True, help_text="Kept where words were commented on."
    )
    made_at = models.DateTimeField(default=timezone.now)
    assigned_to = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", help_text="Who answers it or does what it asks."
    )
    assigned_at = models.DateTimeField(null=True, blank=True, editable=False)
    assigned_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True, editable=False)
    resolved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    resolution = models.TextField("what was done", blank=True, max_length=500)

    history = RowHistory(excluded_fields=["seen"])  # it never changes, and may be long
    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["paper", "block_key"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="comment_resolved_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(assigned_to=None, assigned_at=None, assigned_by=None)
                | Q(assigned_to__isnull=False, assigned_at__isnull=False, assigned_by__isnull=False),
                name="comment_assigned_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(resolution="") | Q(resolved_at__isnull=False), name="comment_resolution_of_a_resolved_one"
            ),
            models.CheckConstraint(
                condition=Q(quote="", quote_at=None, seen="")
                | (~Q(quote="") & Q(quote_at__isnull=False) & ~Q(seen="")),
                name="comment_quote_with_its_place",
            ),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def is_open(self) -> bool:
        """Whether it can be answered, given to somebody and resolved."""
        return self.parent_id is None and self.resolved_at is None

    def access_place(self):
        return self.paper.access_place()


class Endorsement(models.Model):
    """An organisation endorses one Version; a newer one shows that an earlier text was endorsed."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="endorsements")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="endorsements")
    endorsed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    endorsed_at = models.DateTimeField(default=timezone.now)
    note = models.TextField("note", blank=True, max_length=2000)

    history = RowHistory()

    class Meta:
        ordering = ["endorsed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "organisation"],
                name="one_endorsement_per_organisation",
                violation_error_message="Your organisation has endorsed this version already.",
            ),
        ]

    def __str__(self):
        return f"{self.organisation} endorses {self.version}"
