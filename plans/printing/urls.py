from django.urls import path

from plans.printing import views as renderings

urlpatterns = [
    path("workspace/papers/<uuid:key>/pdf/", renderings.ask_for_draft, name="paper_pdf"),
    path("workspace/renderings/<int:pk>/", renderings.detail, name="rendering"),
    path("workspace/renderings/<int:pk>/file/", renderings.file, name="rendering_file"),
    path("workspace/renderings/<int:pk>/again/", renderings.try_again, name="rendering_again"),
]
