"""Set-up of this room in Django's admin, for rare things. What happened to a paper is read here, not changed."""

from django.contrib import admin

from governance.models import (
    Amendment,
    Answer,
    BankHoliday,
    Body,
    BodyName,
    BodyTitle,
    CallIn,
    ClosureDay,
    Condition,
    CouncilPeriod,
    CouncilSettings,
    DecisionDate,
    DecisionNotice,
    Meeting,
    NoticeRule,
    Outcome,
    PrivateMeeting,
    ReportEdition,
    ReportHeading,
    ReportTemplate,
    RequiredReport,
    RouteStep,
    RouteTemplate,
    SignOffRequest,
    Stage,
    StageDate,
    Timetable,
)
from partnerships.admin import KeptAdmin, ReadOnlyAdmin


class BodyNameInline(admin.TabularInline):
    model = BodyName
    extra = 0


class BodyTitleInline(admin.TabularInline):
    model = BodyTitle
    extra = 0


@admin.register(Body)
class BodyAdmin(KeptAdmin):
    list_display = ["name", "kind", "council", "partnership", "is_disbanded"]
    list_filter = ["kind", "council", "partnership"]
    search_fields = ["name"]
    inlines = [BodyNameInline, BodyTitleInline]


class RouteStepInline(admin.TabularInline):
    model = RouteStep
    extra = 0


@admin.register(RouteTemplate)
class RouteTemplateAdmin(KeptAdmin):
    list_display = ["name", "council", "description"]
    inlines = [RouteStepInline]


@admin.register(CouncilSettings)
class CouncilSettingsAdmin(KeptAdmin):
    list_display = ["council", "calendar", "key_notice_days", "call_in_days"]


@admin.register(NoticeRule)
class NoticeRuleAdmin(KeptAdmin):
    list_display = ["council", "body_kind", "number", "unit", "source"]


@admin.register(ClosureDay)
class ClosureDayAdmin(KeptAdmin):
    list_display = ["council", "name", "starts_on", "ends_on"]


@admin.register(CouncilPeriod)
class CouncilPeriodAdmin(KeptAdmin):
    list_display = ["council", "kind", "name", "starts_on", "ends_on"]


@admin.register(ReportHeading)
class ReportHeadingAdmin(KeptAdmin):
    list_display = ["council", "kind", "label", "post"]


@admin.register(ReportTemplate)
class ReportTemplateAdmin(KeptAdmin):
    list_display = ["council", "name", "uploaded_by", "uploaded_at"]
    exclude = ["file"]  # uploaded on the council's own page, where its content is checked


@admin.register(BankHoliday)
class BankHolidayAdmin(KeptAdmin):
    """Corrections of England's bank holidays, until a new package brings them."""

    list_display = ["day", "name"]


@admin.register(Meeting)
class MeetingAdmin(ReadOnlyAdmin):
    list_display = ["on", "starts_at", "body", "place", "cancelled_at"]
    date_hierarchy = "on"
    search_fields = ["body__name"]


@admin.register(Timetable)
class TimetableAdmin(ReadOnlyAdmin):
    list_display = ["paper", "council", "route"]


@admin.register(Stage)
class StageAdmin(ReadOnlyAdmin):
    list_display = ["timetable", "step", "body", "role", "state"]
    list_filter = ["state", "role"]


@admin.register(StageDate)
class StageDateAdmin(ReadOnlyAdmin):
    list_display = ["stage", "standing", "meeting", "stated_on", "is_confirmed", "said_at", "said_by"]


@admin.register(Amendment)
class AmendmentAdmin(ReadOnlyAdmin):
    list_display = ["stage", "position", "moved_by", "result", "set_aside_because"]
    list_filter = ["result"]


@admin.register(Condition)
class ConditionAdmin(ReadOnlyAdmin):
    list_display = ["stage", "position", "is_met", "met_on", "set_aside_because"]


@admin.register(DecisionDate)
class DecisionDateAdmin(ReadOnlyAdmin):
    list_display = ["stage", "what", "on", "reason", "said_at", "said_by"]


@admin.register(CallIn)
class CallInAdmin(ReadOnlyAdmin):
    list_display = ["stage", "called_on", "called_by", "result", "set_aside_because"]


@admin.register(Answer)
class AnswerAdmin(ReadOnlyAdmin):
    list_display = ["stage", "kind", "given_on", "given_by", "set_aside_because"]


@admin.register(Outcome)
class OutcomeAdmin(ReadOnlyAdmin):
    list_display = ["stage", "kind", "recorded_at", "recorded_by", "is_current", "set_aside_because"]
    list_filter = ["kind", "is_current"]


@admin.register(ReportEdition)
class ReportEditionAdmin(ReadOnlyAdmin):
    list_display = ["report", "number", "frozen_for", "frozen_at", "sha256"]


@admin.register(PrivateMeeting)
class PrivateMeetingAdmin(ReadOnlyAdmin):
    list_display = ["stage", "intended_on", "further_on", "agreed_on", "recorded_by", "set_aside_because"]


@admin.register(RequiredReport)
class RequiredReportAdmin(ReadOnlyAdmin):
    list_display = ["stage", "required_by", "required_on", "due_on", "submitted_on", "set_aside_because"]


@admin.register(DecisionNotice)
class DecisionNoticeAdmin(ReadOnlyAdmin):
    list_display = ["stage", "basis", "given_on", "recorded_by", "set_aside_because"]
    list_filter = ["basis"]


@admin.register(SignOffRequest)
class SignOffRequestAdmin(ReadOnlyAdmin):
    list_display = ["report", "heading", "post", "due_on", "answer", "answered_as", "answered_at"]
    list_filter = ["answer"]
