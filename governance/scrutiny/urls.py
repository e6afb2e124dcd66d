from django.urls import path

from governance.scrutiny import tracking_views, views

urlpatterns = [
    path("workspace/papers/<uuid:key>/scrutiny/", views.recommendations, name="scrutiny"),
    path("workspace/papers/<uuid:key>/scrutiny/new/", views.recommendation_create, name="recommendation_create"),
    path("workspace/partnerships/<slug:slug>/scrutiny/", tracking_views.tracker, name="scrutiny_tracker"),
    path("workspace/recommendations/<int:pk>/follow/", tracking_views.follow, name="recommendation_follow"),
    path("partnerships/<slug:slug>/scrutiny/", tracking_views.public_tracker, name="public_tracker"),
    path("workspace/recommendations/<int:pk>/", views.recommendation_edit, name="recommendation_edit"),
]
