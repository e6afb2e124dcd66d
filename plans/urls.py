from django.urls import include, path

app_name = "plans"
urlpatterns = [
    path("", include("plans.public.image_urls")),
    path("", include("plans.public.urls")),
    path("", include("plans.public.formats.urls")),
    path("", include("plans.papers.urls")),
    path("", include("plans.editing.urls")),
    path("", include("plans.discussion.urls")),
    path("", include("plans.suggesting.urls")),
    path("", include("plans.writing.urls")),
    path("", include("plans.printing.urls")),
    path("", include("plans.office.imports.urls")),
    path("", include("plans.office.urls")),
    path("", include("plans.interchange.browser.urls")),
    path("", include("plans.taking_out.urls")),
]
