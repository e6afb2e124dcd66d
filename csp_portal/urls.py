from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from csp_portal.csp_reports import csp_reports
from csp_portal.errors import not_found
from csp_portal.first_start.views import first_start
from csp_portal.health import healthz, metrics
from csp_portal.sign_in import views
from partnerships.access import public

# One way to sign in, with its limits and its second factor, for the administration too.
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("", include("csp_portal.pages.urls")),
    path("", include("csp_portal.people.urls")),
    path("", include("partnerships.urls")),
    path("", include("plans.urls")),
    path("", include("priorities.urls")),
    path("", include("actions.urls")),
    path("", include("governance.urls")),
    # The address is the name a person signs in with: administrators change it, and nobody adds more of them.
    path("accounts/email/", public(not_found)),
    path("accounts/sessions/", views.sessions, name="sessions"),
    path("accounts/sessions/<int:pk>/end/", views.end_session, name="end_session"),
    path("accounts/sessions/end-others/", views.end_other_sessions, name="end_other_sessions"),
    path("accounts/", include("allauth.urls")),
    path("first-start/<str:token>/", first_start, name="first_start"),
    path("admin/", admin.site.urls),
    path("healthz", healthz, name="healthz"),
    path("csp-reports/", csp_reports, name="csp_reports"),
    path("metrics", metrics, name="metrics"),
]

handler400 = "csp_portal.errors.bad_request"
handler403 = "csp_portal.errors.permission_denied"
handler404 = "csp_portal.errors.not_found"
handler500 = "csp_portal.errors.server_error"
