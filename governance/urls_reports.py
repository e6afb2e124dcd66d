from django.urls import path

from governance.views import reports, sign_offs

urlpatterns = [
    path("workspace/sign-off/<int:pk>/", sign_offs.sign_off, name="sign_off"),
    path("workspace/timetables/<int:pk>/reports/new/", reports.report_create, name="report_create"),
    path("workspace/reports/<int:pk>/", reports.report, name="report"),
    path("workspace/reports/<int:pk>/edit/", reports.report_edit, name="report_edit"),
    path("workspace/reports/<int:pk>/pdf/", reports.report_pdf, name="report_pdf"),
    path("workspace/reports/<int:pk>/<slug:name>/", reports.report_part, name="report_part"),
]
