from django.urls import path

from governance.views import editions, reports, sign_offs

report = "workspace/reports/<int:pk>/"

urlpatterns = [
    path("workspace/timetables/<int:pk>/reports/new/", reports.report_create, name="report_create"),
    path(report, reports.report, name="report"),
    path(report + "edit/", reports.report_edit, name="report_edit"),
    path(report + "pdf/", reports.report_pdf, name="report_pdf"),
    path(report + "sign-off/", sign_offs.report_sign_off, name="report_sign_off"),
    path(report + "freeze/", editions.report_freeze, name="report_freeze"),
    path(report + "compare/<int:a>/<int:b>/", editions.report_compare, name="report_compare"),
    path(report + "annexes/<slug:sha256>/", editions.report_annex, name="report_annex"),
    path(report + "<slug:name>/", reports.report_part, name="report_part"),
    path("workspace/sign-off/<int:pk>/", sign_offs.sign_off, name="sign_off"),
    path("workspace/sign-off/<int:pk>/again/", sign_offs.sign_off_again, name="sign_off_again"),
    path("workspace/sign-off/<int:pk>/take-back/", sign_offs.sign_off_take_back, name="sign_off_take_back"),
    path("editions/<int:pk>/", editions.edition, name="edition"),
    path("editions/<int:pk>/report.pdf", editions.edition_pdf, name="edition_pdf"),
    path("editions/<int:pk>/annexes/<slug:sha256>/", editions.edition_annex, name="edition_annex"),
]
