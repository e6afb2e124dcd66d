from django.urls import include, path

from plans.urls_public import urlpatterns as public_pages
from plans.urls_workspace import urlpatterns as workspace

app_name = "plans"
urlpatterns = [
    path("", include("plans.urls_images")),
    *public_pages,
    path("", include("plans.printing.urls")),
    *workspace,
]
