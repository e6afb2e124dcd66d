from django.urls import include, path

app_name = "partnerships"
urlpatterns = [
    path("", include("partnerships.identity.urls")),
    path("", include("partnerships.people.urls")),
    path("", include("partnerships.memberships.urls")),
    path("", include("partnerships.areas.urls")),
    path("", include("partnerships.setting_up.urls")),
    path("", include("partnerships.deputies.urls")),
    path("", include("partnerships.mail.urls")),
]
