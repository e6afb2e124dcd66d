from csp_portal.pages.urls_public import urlpatterns as public_pages
from csp_portal.pages.urls_workspace import urlpatterns as workspace

app_name = "pages"
urlpatterns = [*public_pages, *workspace]
