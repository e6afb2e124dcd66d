from django.urls import path

from governance.meetings import (
    adjourning_views,
    body_views,
    ending_views,
    importing_views,
    list_views,
    moving_views,
    views,
)

urlpatterns = [
    path("workspace/partnerships/<slug:slug>/usual-bodies/", body_views.usual, name="usual_bodies"),
    path("meetings/", list_views.meetings, name="meetings"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
    path("workspace/bodies/", body_views.bodies, name="bodies"),
    path("workspace/bodies/new/", body_views.body_create, name="body_create"),
    path("workspace/bodies/<int:pk>/", body_views.body, name="body"),
    path("workspace/bodies/<int:pk>/edit/", body_views.body_edit, name="body_edit"),
    path("workspace/bodies/<int:pk>/rename/", body_views.body_rename, name="body_rename"),
    path("workspace/bodies/<int:pk>/end/", ending_views.body_end, name="body_end"),
    path("workspace/bodies/<int:pk>/meetings/new/", views.meeting_create, name="meeting_create"),
    path("workspace/meetings/<int:pk>/edit/", views.meeting_edit, name="meeting_edit"),
    path("workspace/meetings/<int:pk>/move/", moving_views.meeting_move, name="meeting_move"),
    path("workspace/meetings/<int:pk>/cancel/", moving_views.meeting_cancel, name="meeting_cancel"),
    path("workspace/meetings/<int:pk>/adjourn/", adjourning_views.meeting_adjourn, name="meeting_adjourn"),
    path("workspace/meetings/<int:pk>/reconvene/", adjourning_views.meeting_reconvene, name="meeting_reconvene"),
    path("workspace/bodies/<int:pk>/import/", importing_views.body_import, name="body_import"),
    path("workspace/bodies/<int:pk>/import/template.xlsx", importing_views.body_template, name="body_template"),
    path("workspace/councils/<slug:slug>/import/", importing_views.council_import, name="council_import"),
    path(
        "workspace/councils/<slug:slug>/import/template.xlsx", importing_views.council_template, name="council_template"
    ),
]
