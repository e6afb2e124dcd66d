from django.urls import path

from governance.councils import views

urlpatterns = [
    path("workspace/councils/<slug:slug>/settings/", views.council_settings, name="council_settings"),
]
