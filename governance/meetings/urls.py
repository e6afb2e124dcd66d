"""Pages about a council's meetings that change much at once."""

from django.urls import path

from governance.councils import views as settings
from governance.meetings import importing_views, moving_views
from governance.timetables import own_route_views

urlpatterns = [
    path("workspace/meetings/<int:pk>/move/", moving_views.meeting_move, name="meeting_move"),
    path("workspace/meetings/<int:pk>/cancel/", moving_views.meeting_cancel, name="meeting_cancel"),
    path("workspace/bodies/<int:pk>/import/", importing_views.body_import, name="body_import"),
    path("workspace/bodies/<int:pk>/import/template.xlsx", importing_views.body_template, name="body_template"),
    path("workspace/councils/<slug:slug>/import/", importing_views.council_import, name="council_import"),
    path(
        "workspace/councils/<slug:slug>/import/template.xlsx", importing_views.council_template, name="council_template"
    ),
    path("workspace/councils/<slug:slug>/report-form/", settings.council_headings, name="council_headings"),
    path("workspace/councils/<slug:slug>/routes/", own_route_views.routes, name="routes"),
    path("workspace/councils/<slug:slug>/routes/copy/<slug:name>/", own_route_views.route_copy, name="route_copy"),
    path("workspace/routes/<int:pk>/", own_route_views.route_edit, name="route_edit"),
    path("workspace/routes/<int:pk>/remove/", own_route_views.route_remove, name="route_remove"),
]
