from django.urls import path

from priorities.population import views

PLACE = "workspace/partnerships/<slug:slug>/population/"
urlpatterns = [
    path(PLACE, views.population, name="population"),
    path(f"{PLACE}add/", views.population_add, name="population_add"),
]
