from django.urls import path

from plans.papers.urls import PAPER
from plans.printing import views

urlpatterns = [
    path(f"{PAPER}pdf/", views.ask_for_draft, name="paper_pdf"),
    path("workspace/renderings/<int:pk>/", views.detail, name="rendering"),
    path("workspace/renderings/<int:pk>/file/", views.file, name="rendering_file"),
    path("workspace/renderings/<int:pk>/again/", views.try_again, name="rendering_again"),
]
