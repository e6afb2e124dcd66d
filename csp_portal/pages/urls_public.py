from django.urls import path

from csp_portal.pages import about, public, sitemap

urlpatterns = [
    path("", public.home, name="home"),
    path("partnerships/<slug:slug>/", public.partnership, name="partnership"),
    path("robots.txt", sitemap.robots, name="robots"),
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("contact/", about.contact, name="contact"),
]
