from django.urls import path

from plans.papers.urls import PAPER
from plans.writing import views

urlpatterns = [
    path(f"{PAPER}write/", views.write, name="write"),
    path(f"{PAPER}blocks/<uuid:block>/write/", views.chapter, name="write_chapter"),
]
