"""Rows in Django's admin, to look at in rare cases: they are written on their own pages, with a reason."""

from simple_history.admin import SimpleHistoryAdmin


class SeenAdmin(SimpleHistoryAdmin):
    """Seen here with its history, changed and removed on the row's own page only."""

    list_display = ["__str__", "paper", "position", "removed_at"]
    list_filter = ["paper__partnership"]
    list_select_related = [
        "paper__partnership",
        "paper__plan",
        "paper__plan_year__plan",
        "paper__addendum__plan",
        "paper__assessment",
    ]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
