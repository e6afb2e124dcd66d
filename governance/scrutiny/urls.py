from django.urls import path

from governance.scrutiny import views

urlpatterns = [
    path("workspace/papers/<uuid:key>/scrutiny/", views.recommendations, name="scrutiny"),
    path("workspace/papers/<uuid:key>/scrutiny/new/", views.recommendation_create, name="recommendation_create"),
    path("workspace/recommendations/<int:pk>/", views.recommendation_edit, name="recommendation_edit"),
]
