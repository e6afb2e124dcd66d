from csp_portal.pages.urls_public import urlpatterns as public_pages

app_name = "pages"
urlpatterns = [*public_pages]
