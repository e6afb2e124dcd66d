from django.urls import path

from partnerships.people import accepting, views

PLACE = "workspace/partnerships/<slug:slug>/"

urlpatterns = [
    path("invitations/<str:token>/", accepting.accept, name="accept_invitation"),
    path(f"{PLACE}people/", views.people, name="people"),
    path(f"{PLACE}people/invite/", views.invite, name="invite"),
    path(f"{PLACE}people/<int:pk>/end/", views.end_role, name="end_role"),
    path(f"{PLACE}invitations/<int:pk>/send/", views.send_again, name="send_again"),
    path(f"{PLACE}invitations/<int:pk>/withdraw/", views.withdraw_invitation, name="withdraw_invitation"),
]
