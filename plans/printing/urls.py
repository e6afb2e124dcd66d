from django.urls import path

from plans.papers.urls import PAPER
from plans.printing import views
from plans.printing.looks import views as looks

urlpatterns = [
    path(f"{PAPER}pdf/", views.ask_for_draft, name="paper_pdf"),
    path("workspace/partnerships/<slug:slug>/printed/", looks.printed_look, name="printed_look"),
    path("workspace/partnerships/<slug:slug>/printed/<str:sha256>/", looks.look_picture, name="look_picture"),
    path("workspace/renderings/<int:pk>/", views.detail, name="rendering"),
    path("workspace/renderings/<int:pk>/file/", views.file, name="rendering_file"),
    path("workspace/renderings/<int:pk>/again/", views.try_again, name="rendering_again"),
]
