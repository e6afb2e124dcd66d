from django.urls import path

from csp_portal.people import sheet_views, views

app_name = "people"
urlpatterns = [
    path("workspace/people/", views.access, name="access"),
    path("workspace/people/access.csv", views.access_file, name="access_file"),
    path("workspace/councils/<slug:slug>/people/sheet/", sheet_views.invite_sheet, name="invite_sheet"),
    path("workspace/partnerships/<slug:slug>/people/sheet/", sheet_views.invite_partners_sheet, name="invite_partners"),
    path("workspace/people/reviewed/", views.review, name="review"),
    path("workspace/people/<int:pk>/leave/", views.leave_person, name="leave"),
    path("workspace/people/<int:pk>/erase/", views.erase_person, name="erase"),
]
