from django.urls import path

from partnerships.views import brand

app_name = "partnerships"
public_pages = [
    path("partnerships/<slug:slug>/brand.css", brand.stylesheet, name="brand"),
    path("partnerships/<slug:slug>/logo", brand.logo, name="logo"),
]
urlpatterns = [*public_pages]
