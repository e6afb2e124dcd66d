from django.urls import path

from partnerships.memberships import standard_views, views

PLACE = "workspace/partnerships/<slug:slug>/"

urlpatterns = [
    path(f"{PLACE}memberships/", views.memberships, name="memberships"),
    path(f"{PLACE}authorities/", standard_views.authorities, name="authorities"),
    path(f"{PLACE}memberships/add/", views.add, name="membership_add"),
    path(f"{PLACE}memberships/<int:pk>/", views.edit, name="membership_edit"),
    path(f"{PLACE}memberships/<int:pk>/organisation/", views.change_organisation, name="organisation_change"),
    path(f"{PLACE}organisations/", views.organisations, name="organisations"),
    path(f"{PLACE}organisations/add/", views.add_organisation, name="organisation_add"),
]
