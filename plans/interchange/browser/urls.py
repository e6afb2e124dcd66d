from django.urls import path

from plans.interchange.browser import views

urlpatterns = [
    path("workspace/set-up/plan-file/", views.choose, name="plan_file_choose"),
    path("workspace/set-up/plan-file/guide/", views.guide, name="plan_file_guide"),
    path("workspace/set-up/plan-file/example.json", views.guide_file, {"name": "example"}, name="plan_file_example"),
    path("workspace/set-up/plan-file/schema.json", views.guide_file, {"name": "schema"}, name="plan_file_schema"),
    path("workspace/set-up/plan-file/<uuid:key>/", views.look, name="plan_file"),
    path("workspace/set-up/plan-file/<uuid:key>/take-back/", views.take_back, name="plan_file_undo"),
]
