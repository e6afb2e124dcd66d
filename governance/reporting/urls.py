from django.urls import path

from governance.reporting import edition_views, heading_views, part_views, sign_off_views
from governance.reporting import views as reports
from governance.reporting.word import views as word

template = "workspace/councils/<slug:slug>/report-template"
report = "workspace/reports/<int:pk>/"

urlpatterns = [
    path("workspace/councils/<slug:slug>/report-form/", heading_views.council_headings, name="council_headings"),
    path(f"{template}/", word.report_template, name="report_template"),
    path(f"{template}.docx", word.report_template_file, name="report_template_file"),
    path(f"{template}/remove/", word.report_template_remove, name="report_template_remove"),
    path("workspace/timetables/<int:pk>/reports/new/", reports.report_create, name="report_create"),
    path(report, reports.report, name="report"),
    path(report + "edit/", reports.report_edit, name="report_edit"),
    path(report + "pdf/", reports.report_pdf, name="report_pdf"),
    path(report + "report.docx", word.report_word, name="report_word"),
    path(report + "sign-off/", sign_off_views.report_sign_off, name="report_sign_off"),
    path(report + "freeze/", edition_views.report_freeze, name="report_freeze"),
    path(report + "compare/<int:a>/<int:b>/", edition_views.report_compare, name="report_compare"),
    path(report + "annexes/<slug:sha256>/", edition_views.report_annex, name="report_annex"),
    path(report + "pulse/", part_views.report_pulse, name="report_pulse"),
    path(report + "<slug:name>/", part_views.report_part, name="report_part"),
    path("workspace/sign-off/<int:pk>/", sign_off_views.sign_off, name="sign_off"),
    path("workspace/sign-off/<int:pk>/again/", sign_off_views.sign_off_again, name="sign_off_again"),
    path("workspace/sign-off/<int:pk>/take-back/", sign_off_views.sign_off_take_back, name="sign_off_take_back"),
    path("editions/<int:pk>/", edition_views.edition, name="edition"),
    path("editions/<int:pk>/report.pdf", edition_views.edition_pdf, name="edition_pdf"),
    path("editions/<int:pk>/report.docx", word.edition_word, name="edition_word"),
    path("editions/<int:pk>/annexes/<slug:sha256>/", edition_views.edition_annex, name="edition_annex"),
]
