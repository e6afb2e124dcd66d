from django.urls import path

from governance.duties import record_views
from governance.duties import views as duties

PLACE = "workspace/partnerships/<slug:slug>/duties/"
urlpatterns = [
    path(PLACE, duties.duties, name="duties"),
    path(f"{PLACE}<slug:duty>/", duties.duty, name="duty"),
    path(f"{PLACE}<slug:duty>/evidence/", record_views.evidence_add, name="duty_evidence_add"),
    path(f"{PLACE}<slug:duty>/look-again/", record_views.look_again, name="duty_look_again"),
    path(f"{PLACE}<slug:duty>/set-aside/<slug:kind>/", record_views.set_aside, name="duty_set_aside"),
    path("workspace/duty-evidence/<int:pk>/withdraw/", record_views.evidence_withdraw, name="duty_evidence_withdraw"),
    path("workspace/duty-evidence/<int:pk>/file/", record_views.evidence_file, name="duty_evidence_file"),
]
