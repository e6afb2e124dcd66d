from django.urls import path

from partnerships.setting_up import views

PARTNERSHIP = "workspace/partnerships/<slug:slug>/"

urlpatterns = [
    path("workspace/set-up/partnership/", views.add_partnership, name="partnership_add"),
    path(f"{PARTNERSHIP}set-up/", views.edit_partnership, name="set_up"),
    path(f"{PARTNERSHIP}close/", views.close_partnership, name="close"),
    path("workspace/register/<str:code>/use/", views.add_council, name="council_add"),
    path("workspace/councils/<slug:slug>/name/", views.edit_council, name="council"),
]
