from django.urls import path

from plans.taking_out import views

urlpatterns = [
    path("workspace/partnerships/<slug:slug>/take-out/", views.take_out, name="take_out"),
    path("workspace/taken-out/<uuid:key>/", views.progress, name="taken_out"),
    path("workspace/taken-out/<uuid:key>/everything.zip", views.file, name="taken_out_file"),
]
