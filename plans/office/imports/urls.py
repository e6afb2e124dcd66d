from django.urls import path

from plans.office.imports import views

IMPORT = "workspace/imports/<uuid:key>/"

urlpatterns = [
    path("workspace/partnerships/<slug:slug>/bring-in/", views.into_new_plan, name="bring_in_plan"),
    path("workspace/papers/<uuid:key>/bring-in/", views.into_paper, name="bring_in"),
    path(IMPORT, views.look, name="import"),
    path(f"{IMPORT}preview/", views.preview, name="import_preview"),
    path(f"{IMPORT}undo/", views.undo, name="import_undo"),
    path(f"{IMPORT}original/", views.original, name="import_original"),
]
