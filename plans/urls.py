from django.urls import include, path

from plans.public.urls import urlpatterns as public_pages
from plans.urls_workspace import urlpatterns as workspace

app_name = "plans"
urlpatterns = [
    path("", include("plans.public.image_urls")),
    *public_pages,
    path("", include("plans.printing.urls")),
    *workspace,
]
