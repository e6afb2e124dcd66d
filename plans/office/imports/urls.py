from django.urls import path

from plans.office.imports import remarks_views, sheet_views, views

IMPORT, LIST = "workspace/imports/<uuid:key>/", "workspace/lists/<uuid:key>/"

urlpatterns = [
    path("workspace/partnerships/<slug:slug>/bring-in/", views.into_new_plan, name="bring_in_plan"),
    path("workspace/papers/<uuid:key>/bring-in/", views.into_paper, name="bring_in"),
    path("workspace/papers/<uuid:key>/returned/", remarks_views.choose, name="returned_file"),
    path("workspace/papers/<uuid:key>/bring-in/<slug:subject>/", sheet_views.choose, name="bring_in_sheet"),
    path("workspace/papers/<uuid:key>/empty-sheet/<slug:subject>/", sheet_views.empty_sheet, name="empty_sheet"),
    path("workspace/partnerships/<slug:slug>/bring-in/memberships/", sheet_views.choose_seats, name="choose_seats"),
    path(
        "workspace/partnerships/<slug:slug>/sheets/memberships.xlsx",
        sheet_views.empty_sheet_seats,
        name="empty_sheet_seats",
    ),
    path(IMPORT, views.look, name="import"),
    path(f"{IMPORT}preview/", views.preview, name="import_preview"),
    path(f"{IMPORT}undo/", views.undo, name="import_undo"),
    path(f"{IMPORT}what-is-wrong/", sheet_views.what_is_wrong, name="import_wrong"),
    path(f"{IMPORT}original/", views.original, name="import_original"),
    path(LIST, views.look_at_list, name="list"),
    path(f"{LIST}undo/", views.undo_list, name="list_undo"),
    path(f"{LIST}what-is-wrong/", sheet_views.what_is_wrong_in_list, name="list_wrong"),
    path(f"{LIST}original/", views.original_of_list, name="list_original"),
]
