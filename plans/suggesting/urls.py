from django.urls import path

from plans.papers.urls import PAPER
from plans.suggesting import views

SUGGESTION = f"{PAPER}suggestions/<int:pk>/"

urlpatterns = [
    path(f"{PAPER}blocks/<uuid:block>/suggest/", views.suggest, name="suggest"),
    path(f"{PAPER}suggestions/", views.suggestions, name="suggestions"),
    path(SUGGESTION, views.suggestion, name="suggestion"),
    path(f"{SUGGESTION}change/", views.change, name="suggestion_change"),
]
