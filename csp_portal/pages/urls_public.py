from django.urls import path

from csp_portal.pages import about, public

urlpatterns = [
    path("", public.home, name="home"),
    path("partnerships/<slug:slug>/", public.partnership, name="partnership"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("contact/", about.contact, name="contact"),
]
