from django.apps import apps
from django.db import models
from django.db.models import Count, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from governance.dates.stages import ENDED, STILL_OPEN, StageRole, StageState
from partnerships.access import Permission, Place, may
from partnerships.history import RowHistory
from partnerships.models import Organisation, in_workspaces_of
from plans.models import Paper, Version
from plans.models.kept_apart import in_no_list_once_taken_back

from .bodies import Body
from .meetings import MOVED_ON
from .stage_dates import StageDate, first_sitting_day


class TimetableQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        return self.filter(in_workspaces_of(user, "paper__partnership"))

    def under_way(self):
        return self.filter(paper__state__in=Paper.OPEN)

    def with_stages(self, *, with_work=False, with_reports=True, with_names=True):
        """Everything a page shows of a timetable, in a fixed number of queries."""
        stages = Stage.objects.in_order().with_facts(with_names=with_names)
        stages = stages.with_work().with_record() if with_work else stages
        reports = ["reports"] if with_reports else []
        return self.select_related(
            "paper__partnership",
            "paper__plan",
            "paper__plan_year__plan",
            "paper__addendum__plan",
            "paper__assessment",
            "council",
        ).prefetch_related(Prefetch("stages", queryset=stages), *reports, "paper__partnership__lead_councils")


class Timetable(models.Model):
    """A paper's way through the bodies of one deciding council; without a council the partnership itself decides."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="timetables")
    council = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="timetables")
    route = models.CharField("route", max_length=100, blank=True)

    history = RowHistory()
    objects = in_no_list_once_taken_back(TimetableQuerySet, "paper__")

    class Meta:
        ordering = ["paper", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "council"],
                condition=Q(council__isnull=False),
                name="one_timetable_per_deciding_council",
                violation_error_message="This council has a timetable for this paper already.",
            ),
            models.UniqueConstraint(
                fields=["paper"],
                condition=Q(council=None),
                name="one_timetable_without_council",
                violation_error_message="The partnership has a timetable for this paper already.",
            ),
        ]

    def __str__(self):
        return f"{self.paper.title}: timetable" + (f" of {self.council}" if self.council else "")

    def get_absolute_url(self):
        return reverse("governance:timetable", args=[self.pk])

    def stages_with_facts(self):
        """The stages in order, with all that is known of them; read again only where ``with_stages`` has not."""
        if "stages" in getattr(self, "_prefetched_objects_cache", {}):
            return list(self.stages.all())
        return list(self.stages.in_order().with_facts())

    def access_place(self):
        """The partnership's people, and only the deciding council's: another lead council's clerk reads, no more."""
        place = self.paper.access_place()
        return Place(place.partnerships, frozenset({self.council_id})) if self.council_id else place


def _standing_of(rows):
    """How many rows of a stage stand, as a column of the stage's own query."""
    rows = rows.filter(stage=OuterRef("pk"), set_aside_at=None).order_by().values("stage")
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


#: What was given notice of at a stage, and the report that scrutiny requires on its decision; each is one row.
NOTICES = ("notice", "private_meeting", "required_report")


class StageQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(timetable__in=Timetable.objects.visible_to(user))

    def in_order(self):
        return self.order_by("step", "position", "pk")

    def still_open(self):
        """Those over which the body has still to meet."""
        return self.filter(state__in=STILL_OPEN)

    def with_work(self):
        """Beside the facts what people do with a stage: its packs, and requests to undo its adoption."""
        return self.prefetch_related("undo_requests", "packs")

    def with_record(self):
        """What a card tells of the further record: the days after a decision, and how much there is of the rest."""
        unmet = apps.get_model("governance.Condition").objects.filter(is_met=False)
        amendments = apps.get_model("governance.Amendment").objects
        return self.prefetch_related("decision_dates").annotate(
            amendment_count=_standing_of(amendments), unmet_conditions=_standing_of(unmet)
        )

    def with_facts(self, *, with_names=True):
        """``with_names``: what bodies were called before, for pages that show them as of a day."""
        dates = StageDate.objects.select_related("meeting__body", f"meeting__{MOVED_ON}").order_by("pk")
        outcomes = apps.get_model("governance.Outcome").objects.order_by("pk")
        stages = self.select_related(
            "body__goes_on_in", "version__publication", "amended_version", "answer", "call_in", *NOTICES
        )
        # Texts of versions are long; whoever needs one reads it.
        return stages.defer("version__canonical", "amended_version__canonical").prefetch_related(
            *(["body__former_names"] if with_names else []),
            Prefetch("dates", queryset=dates),
            Prefetch("outcomes", queryset=outcomes.select_related("recorded_by", "set_aside_by")),
        )


class Stage(models.Model):
    """One stop of a timetable: a body, its role, the Version it was given, and what became of it."""

    State = StageState

    timetable = models.ForeignKey(Timetable, models.PROTECT, related_name="stages")
    step = models.PositiveSmallIntegerField("step")
    position = models.PositiveSmallIntegerField(default=0)
    body = models.ForeignKey(Body, models.PROTECT, related_name="stages")
    role = models.CharField("role", max_length=20, choices=StageRole.choices)
    is_role_recorded = models.BooleanField(
        "the role is recorded", default=True, help_text="Else the role is the one that the portal counts with."
    )
    is_optional = models.BooleanField("optional", default=False)
    title = models.CharField("what for", max_length=200, blank=True)
    state = models.CharField("state", max_length=20, choices=State.choices, default=State.PLANNED.value, editable=False)
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, editable=False, related_name="stages")
    amended_version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    is_key_decision = models.BooleanField("key decision", null=True, blank=True, help_text="Empty: not recorded.")
    is_open_to_call_in = models.BooleanField("open to call-in", null=True, blank=True, help_text="Empty: not recorded.")
    note = models.TextField("note", max_length=2000, blank=True, help_text="Not shown to the public.")

    history = RowHistory()
    objects = in_no_list_once_taken_back(StageQuerySet, "timetable__paper__")

    class Meta:
        ordering = ["timetable", "step", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=StageRole.values), name="stage_role_known"),
            models.CheckConstraint(
                condition=Q(state__in=StageState.values),
                name="stage_state_known",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[StageState.SUBMITTED.value, StageState.PUBLISHED.value])
                | Q(version__isnull=False),
                name="stage_submitted_with_its_version",
            ),
        ]

    def __str__(self):
        return f"{self.body.name}: {self.timetable.paper.title}"

    def get_absolute_url(self):
        return f"{self.timetable.get_absolute_url()}#stage-{self.pk}"

    def get_role_display(self):
        return StageRole(self.role).label if self.is_role_recorded else "Role not recorded"

    def get_record_url(self):
        """The page with the stage's whole record."""
        return reverse("governance:stage", args=[self.pk])

    @property
    def paper(self):
        return self.timetable.paper

    @property
    def colour(self):
        return StageState(self.state).colour

    @property
    def is_open(self):
        """The body has still to meet over it."""
        return self.state in STILL_OPEN

    @property
    def is_ended(self):
        """It was put off or taken off: it never came to a decision there."""
        return self.state in ENDED

    @property
    def is_deciding(self):
        return self.role == StageRole.DECIDE

    @property
    def current_date(self):
        """The newest of the stage's dates; None when none was ever given. Reads prefetched ``dates``."""
        dates = list(self.dates.all())
        return dates[-1] if dates else None

    @property
    def day(self):
        """The day on which the stage takes or took place, where a whole day is known."""
        current = self.current_date
        return current.day if current else None

    @property
    def first_sat_on(self):
        """The day of the first sitting of a meeting that was adjourned over it, from which its notice is counted."""
        return first_sitting_day(self.dates.all())

    @property
    def noticed_on(self):
        """The day from which its notice is counted: of a meeting that was adjourned that of its first sitting."""
        return self.first_sat_on or self.day

    def follows(self, other: "Stage") -> bool:
        """Whether it meets after another: by their days where both are known, else by their places on the route."""
        if self.day and other.day and self.day != other.day:
            return self.day > other.day
        return (self.step, self.position) > (other.step, other.position)

    @property
    def outcome(self):
        """The outcome that stands, or None. Reads prefetched ``outcomes``."""
        return next((outcome for outcome in self.outcomes.all() if outcome.is_current), None)

    @property
    def standing_answer(self):
        """The Leader's answer to a decision in principle, or None."""
        answer = getattr(self, "answer", None)
        return answer if answer and answer.is_standing else None

    @property
    def standing_call_in(self):
        """That the decision was called in, or None."""
        call_in = getattr(self, "call_in", None)
        return call_in if call_in and call_in.is_standing else None

    @property
    def standing_notice(self):
        """The notice that was given of the key decision, or None."""
        notice = getattr(self, "notice", None)
        return notice if notice and notice.is_standing else None

    @property
    def standing_private(self):
        """That it is taken in private, with its notices, or None."""
        private = getattr(self, "private_meeting", None)
        return private if private and private.is_standing else None

    @property
    def standing_required_report(self):
        """The report that scrutiny requires since the decision was not treated as a key decision, or None."""
        report = getattr(self, "required_report", None)
        return report if report and report.is_standing else None

    @property
    def tells_of_key_decision(self):
        """Whether that and call-in are told of it: of the executive's decisions, and wherever they are recorded."""
        return self.body.is_executive or (self.is_key_decision, self.is_open_to_call_in) != (None, None)

    def before_with_version(self, *, only_public: bool):
        """The stage before this one that was given a version (a public one); None when this is the first."""
        given = self.timetable.stages.in_order().filter(version__isnull=False).exclude(pk=self.pk)
        given = given.select_related("version__publication", "body").prefetch_related("dates__meeting")
        last = None
        for each in given:
            if self.follows(each) and (each.version.is_public or not only_public) and (not last or each.follows(last)):
                last = each
        return last

    def packs_for(self, user) -> list:
        """The packs of its version that this person may open, the open one first. Reads prefetched ``packs``."""
        if self.version_id is None:
            return []
        may_see_all = may(user, Permission.VIEW_PAPERS, self)
        packs = sorted(self.packs.all(), key=lambda pack: not pack.is_open)
        return [pack for pack in packs if pack.version_id == self.version_id and (pack.is_open or may_see_all)]

    def access_place(self):
        return self.timetable.access_place()
