from django.urls import path

from governance.views import duties, duty_record

PLACE = "workspace/partnerships/<slug:slug>/duties/"
urlpatterns = [
    path(PLACE, duties.duties, name="duties"),
    path(f"{PLACE}<slug:duty>/", duties.duty, name="duty"),
    path(f"{PLACE}<slug:duty>/evidence/", duty_record.evidence_add, name="duty_evidence_add"),
    path(f"{PLACE}<slug:duty>/look-again/", duty_record.look_again, name="duty_look_again"),
    path(f"{PLACE}<slug:duty>/set-aside/<slug:kind>/", duty_record.set_aside, name="duty_set_aside"),
    path("workspace/duty-evidence/<int:pk>/withdraw/", duty_record.evidence_withdraw, name="duty_evidence_withdraw"),
    path("workspace/duty-evidence/<int:pk>/file/", duty_record.evidence_file, name="duty_evidence_file"),
]
