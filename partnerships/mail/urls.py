from django.urls import path

from partnerships.mail import views

urlpatterns = [
    path("mail/<str:token>/", views.stop, name="mail_stop"),
    path("workspace/mail/", views.choices, name="mail"),
]
