from django.urls import path

from partnerships.identity import style
from partnerships.identity import views as settings
from partnerships.mail import views as mail
from partnerships.memberships import views as memberships
from partnerships.people import accepting
from partnerships.people import views as people

app_name = "partnerships"
public_pages = [
    path("partnerships/<slug:slug>/brand.css", style.stylesheet, name="brand"),
    path("partnerships/<slug:slug>/logo", style.logo, name="logo"),
    path("invitations/<str:token>/", accepting.accept, name="accept_invitation"),
    path("mail/<str:token>/", mail.stop, name="mail_stop"),
]
PLACE = "workspace/partnerships/<slug:slug>/"
workspace = [
    path("workspace/mail/", mail.choices, name="mail"),
    path(f"{PLACE}people/", people.people, name="people"),
    path(f"{PLACE}people/invite/", people.invite, name="invite"),
    path(f"{PLACE}people/<int:pk>/end/", people.end_role, name="end_role"),
    path(f"{PLACE}invitations/<int:pk>/send/", people.send_again, name="send_again"),
    path(f"{PLACE}invitations/<int:pk>/withdraw/", people.withdraw_invitation, name="withdraw_invitation"),
    path(f"{PLACE}memberships/", memberships.memberships, name="memberships"),
    path(f"{PLACE}memberships/add/", memberships.add, name="membership_add"),
    path(f"{PLACE}memberships/<int:pk>/", memberships.edit, name="membership_edit"),
    path(f"{PLACE}organisations/", memberships.organisations, name="organisations"),
    path(f"{PLACE}organisations/add/", memberships.add_organisation, name="organisation_add"),
    path(f"{PLACE}settings/", settings.settings, name="settings"),
]
urlpatterns = [*public_pages, *workspace]
