from django.urls import path

from priorities.priorities.section import PRIORITIES_SECTION

from . import views

PRIORITIES = f"workspace/papers/<uuid:key>/{PRIORITIES_SECTION.path}/"
urlpatterns = [
    path(f"{PRIORITIES}order/", views.order, name="order"),
    path(f"{PRIORITIES}own/", views.own, name="own"),
]
