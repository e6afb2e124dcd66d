from django.urls import path

from partnerships.identity import style, views

urlpatterns = [
    path("partnerships/<slug:slug>/brand.css", style.stylesheet, name="brand"),
    path("partnerships/<slug:slug>/logo", style.logo, name="logo"),
    path("workspace/partnerships/<slug:slug>/settings/", views.settings, name="settings"),
]
