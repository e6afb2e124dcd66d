from django.urls import path

from plans.public.formats import views

PAPER = "workspace/papers/<uuid:key>/"

urlpatterns = [
    path("plans/<slug:slug>/formats/<slug:name>.pdf", views.other_format, name="other_format"),
    path(f"{PAPER}formats/", views.other_formats, name="other_formats"),
    path(f"{PAPER}formats/<int:pk>/remove/", views.remove_format, name="format_remove"),
]
