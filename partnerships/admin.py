"""Set-up data in Django's admin, for rare things; every change keeps its history, nothing with a past is deleted."""

from django import forms
from django.contrib import admin
from django.contrib.auth.forms import ReadOnlyPasswordHashField
from django.db import models
from simple_history.admin import SimpleHistoryAdmin

from partnerships.models import (
    Area,
    AuditEntry,
    Invitation,
    Membership,
    Organisation,
    PartnerContact,
    Partnership,
    RoleAssignment,
    User,
)


class KeptAdmin(SimpleHistoryAdmin):
    """Rows that others point to: changed or ended, never deleted."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def has_delete_permission(self, request, obj=None):
        return False


class UserForm(forms.ModelForm):
    password = ReadOnlyPasswordHashField(
        label="Password", help_text="People choose their own password, by invitation or “forgotten password”."
    )

    class Meta:
        model = User
        fields = ["email", "name", "post", "is_active", "is_staff", "is_superuser", "password"]


@admin.register(User)
class UserAdmin(KeptAdmin):
    form = UserForm
    list_display = ["name", "email", "post", "is_active", "last_login"]
    list_filter = ["is_active", "is_staff", "is_system"]
    search_fields = ["name", "email", "post"]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)


@admin.register(Organisation)
class OrganisationAdmin(KeptAdmin):
    list_display = ["name", "short_name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name", "short_name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


class AreaInline(admin.TabularInline):
    model = Area
    extra = 0


@admin.register(Partnership)
class PartnershipAdmin(KeptAdmin):
    list_display = ["name", "kind", "county_parent"]
    list_filter = ["kind"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    filter_horizontal = ["lead_councils"]
    exclude = ["logo"]  # uploaded on the partnership's own page, where its content is checked
    inlines = [AreaInline]


@admin.register(Membership)
class MembershipAdmin(KeptAdmin):
    list_display = ["organisation", "partnership", "statutory_kind", "designation", "starts_on", "ends_on"]
    list_filter = ["designation", "statutory_kind"]
    search_fields = ["organisation__name", "partnership__name"]
    autocomplete_fields = ["organisation", "partnership"]


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(KeptAdmin):
    list_display = ["user", "role", "partnership", "council", "organisation", "given_at", "ended_at"]
    list_filter = ["role"]
    search_fields = ["user__name", "user__email", "partnership__name", "council__name"]
    autocomplete_fields = ["user", "partnership", "council", "organisation"]
    readonly_fields = ["given_at", "given_by", "ended_at", "ended_by"]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.given_by = request.user
        super().save_model(request, obj, form, change)


class ReadOnlyAdmin(admin.ModelAdmin):
    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    list_display = ["email", "role", "partnership", "council", "invited_at", "accepted_at", "withdrawn_at"]
    exclude = ["token"]


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    list_display = ["at", "by", "event", "subject", "partnership", "council"]
    list_filter = ["event"]
    search_fields = ["subject", "reason", "by__name"]
    date_hierarchy = "at"


@admin.register(PartnerContact)
class PartnerContactAdmin(KeptAdmin):
    list_display = ["person", "organisation", "partnership", "ended_at"]
    list_filter = ["partnership"]
