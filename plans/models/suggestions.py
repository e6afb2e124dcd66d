from django.db import models
from django.db.models import Q
from django.utils import timezone

from partnerships.history import RowHistory
from partnerships.models import Organisation, User

from .papers import Paper


class SuggestionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Suggestion.State.OPEN)

    def visible_to(self, user):
        return self.filter(paper__in=Paper.objects.visible_to(user))

    def with_people(self):
        return self.select_related("author", "organisation", "decided_by")


class Suggestion(models.Model):
    """Other words for one chapter: proposed by somebody who does not write the text, taken or declined by its writers.

    Beside the text, never in it: the adopted text and its checksum know nothing of suggestions.
    """

    class State(models.TextChoices):
        OPEN = "open", "Not decided yet"
        ACCEPTED = "accepted", "Accepted"
        CHANGED = "changed", "Accepted with changes"
        DECLINED = "declined", "Declined"
        WITHDRAWN = "withdrawn", "Withdrawn"

        @property
        def colour(self) -> str:
            """The colour of the tag that says it."""
            return {"open": "yellow", "accepted": "green", "changed": "green", "declined": "red"}.get(self, "grey")

    TAKEN = (State.ACCEPTED, State.CHANGED)

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="suggestions")
    block_key = models.UUIDField("chapter")
    base_revision = models.PositiveIntegerField(help_text="The chapter's revision that its author read.")
    base = models.JSONField("chapter as its author read it")
    proposed = models.JSONField(
        "chapter as proposed", null=True, blank=True, help_text="Empty: the reason says in words what is asked for."
    )
    reason = models.TextField("why", max_length=5000, blank=True)
    author = models.ForeignKey(User, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(
        "asked for by", max_length=300, blank=True, help_text="Such as a resolution; empty: by its author."
    )
    origin = models.CharField(
        max_length=60, blank=True, help_text="The row of another room that it was made from, as room.model:number."
    )
    state = models.CharField("state", max_length=10, choices=State, default=State.OPEN, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, editable=False, related_name="+")
    note = models.TextField("answer", max_length=2000, blank=True)
    result_revision = models.PositiveIntegerField(
        null=True, blank=True, editable=False, help_text="The chapter's revision that holds it."
    )

    history = RowHistory(excluded_fields=["base"])  # it never changes, and may be long
    objects = SuggestionQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [models.Index(fields=["paper", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None) | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="suggestion_decided_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=Q(state="open", decided_at=None)
                | Q(state__in=["accepted", "changed", "declined", "withdrawn"], decided_at__isnull=False),
                name="suggestion_open_until_decided",
            ),
            models.CheckConstraint(
                condition=Q(proposed__isnull=False) | ~Q(reason=""), name="suggestion_says_what_is_asked_for"
            ),
            models.UniqueConstraint(fields=["origin"], condition=~Q(origin=""), name="one_suggestion_of_each_origin"),
        ]

    def __str__(self):
        return f"Suggestion of {self.who}"

    @property
    def who(self) -> str:
        """Whose words they are."""
        return self.source or f"{self.author}{f', {self.organisation}' if self.organisation else ''}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def state_colour(self) -> str:
        return self.State(self.state).colour

    def access_place(self):
        return self.paper.access_place()
