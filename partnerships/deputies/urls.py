from django.urls import path

from partnerships.deputies import views

urlpatterns = [
    path("workspace/deputies/", views.deputies, name="deputies"),
    path("workspace/deputies/<int:pk>/end/", views.end, name="deputy_end"),
]
