from django.urls import path

from partnerships.areas import views

REGISTER = "workspace/register/"

urlpatterns = [
    path(REGISTER, views.register, name="register"),
    path(f"{REGISTER}take-in/", views.take, name="register_take_in"),
    path(f"{REGISTER}add/", views.add, name="register_add"),
    path(f"{REGISTER}<str:code>/", views.council, name="register_council"),
    path(f"{REGISTER}<str:code>/edit/", views.edit, name="register_edit"),
]
