from django.urls import path

from governance.seats import appointing, sheet_views, views

COUNCIL = "workspace/councils/<slug:slug>/"

urlpatterns = [
    path(f"{COUNCIL}bring-in/councillors/", sheet_views.bring_in_councillors, name="councillors_bring_in"),
    path(f"{COUNCIL}sheets/councillors.xlsx", sheet_views.councillors_sheet, name="councillors_sheet"),
    path("workspace/partnerships/<slug:slug>/seats/", views.seats, name="seats"),
    path("workspace/partnerships/<slug:slug>/seats/new/", views.office_create, name="office_create"),
    path("workspace/bodies/<int:pk>/seats/new/", views.seat_create, name="seat_create"),
    path("workspace/bodies/<int:pk>/councillors/new/", appointing.appointment_create, name="appointment_create"),
    path("workspace/appointments/<int:pk>/", appointing.appointment_edit, name="appointment_edit"),
    path("workspace/appointments/<int:pk>/remove/", appointing.appointment_remove, name="appointment_remove"),
    path("workspace/seats/<int:pk>/", views.seat_edit, name="seat_edit"),
    path("workspace/seats/<int:pk>/remove/", views.seat_remove, name="seat_remove"),
    path("workspace/offices/<int:pk>/", views.office_edit, name="office_edit"),
    path("workspace/offices/<int:pk>/remove/", views.office_remove, name="office_remove"),
]
