from django.urls import path

from governance.desk import on_time_views, views

urlpatterns = [
    path("workspace/desk/", views.desk, name="desk"),
    path("workspace/papers/<uuid:key>/on-time/", on_time_views.on_time, name="paper_on_time"),
]
