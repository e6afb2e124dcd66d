from django.urls import path

from partnerships.people import accepting, council_views, views

PLACE = "workspace/partnerships/<slug:slug>/"
COUNCIL = "workspace/councils/<slug:slug>/"

urlpatterns = [
    path("invitations/<str:token>/", accepting.accept, name="accept_invitation"),
    path(f"{PLACE}people/", views.people, name="people"),
    path(f"{PLACE}people/invite/", views.invite, name="invite"),
    path(f"{PLACE}people/<int:pk>/end/", views.end_role, name="end_role"),
    path(f"{PLACE}invitations/<int:pk>/send/", views.send_again, name="send_again"),
    path(f"{PLACE}invitations/<int:pk>/withdraw/", views.withdraw_invitation, name="withdraw_invitation"),
    path(f"{COUNCIL}people/", council_views.people, name="council_people"),
    path(f"{COUNCIL}people/invite/", council_views.invite, name="council_invite"),
    path(f"{COUNCIL}people/<int:pk>/end/", council_views.end_role, name="council_end_role"),
    path(f"{COUNCIL}invitations/<int:pk>/send/", council_views.send_again, name="council_send_again"),
    path(f"{COUNCIL}invitations/<int:pk>/withdraw/", council_views.withdraw_invitation, name="council_withdraw"),
    path("workspace/people/invite/", council_views.invite_to_site, name="site_invite"),
]
