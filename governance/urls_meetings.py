"""Pages about a council's meetings that change much at once."""

from django.urls import path

from governance.views import importing, moving

urlpatterns = [
    path("workspace/meetings/<int:pk>/move/", moving.meeting_move, name="meeting_move"),
    path("workspace/meetings/<int:pk>/cancel/", moving.meeting_cancel, name="meeting_cancel"),
    path("workspace/bodies/<int:pk>/import/", importing.body_import, name="body_import"),
    path("workspace/bodies/<int:pk>/import/template.xlsx", importing.body_template, name="body_template"),
    path("workspace/councils/<slug:slug>/import/", importing.council_import, name="council_import"),
    path("workspace/councils/<slug:slug>/import/template.xlsx", importing.council_template, name="council_template"),
]
