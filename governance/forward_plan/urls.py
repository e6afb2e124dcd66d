from django.urls import path

from governance.forward_plan import (
    in_private_views,
    notice_views,
    public_views,
    required_views,
    urgent_views,
    views,
)

COUNCIL = "workspace/councils/<slug:slug>/forward-plan"
NOTICE = "councils/<slug:slug>/notices/<int:pk>/<slug:kind>"
REPORT = "workspace/stages/<int:pk>/required-report"
URGENT = "councils/<slug:slug>/urgent-decisions/<int:year>"
urlpatterns = [
    path("councils/<slug:slug>/forward-plan/", views.public_forward_plan, name="public_forward_plan"),
    path("councils/<slug:slug>/notices/", public_views.public_notices, name="public_notices"),
    path(f"{NOTICE}/", public_views.public_notice, name="public_notice"),
    path(f"{NOTICE}.docx", public_views.public_notice_file, name="public_notice_file"),
    path(f"{URGENT}/", urgent_views.urgent_report, name="urgent_report"),
    path(f"{URGENT}.docx", urgent_views.urgent_report_docx, name="urgent_report_docx"),
    path(
        "workspace/councils/<slug:slug>/urgent-decisions/<int:year>/",
        urgent_views.urgent_submitted,
        name="urgent_submitted",
    ),
    path(f"{COUNCIL}/", views.forward_plan, name="forward_plan"),
    path(f"{COUNCIL}.<str:form>", views.forward_plan_file, name="forward_plan_file"),
    path("workspace/stages/<int:pk>/notice/", notice_views.notice, name="stage_notice"),
    path("workspace/stages/<int:pk>/notice/set-aside/", notice_views.set_aside, name="stage_notice_aside"),
    path("workspace/stages/<int:pk>/private/", in_private_views.private_meeting, name="stage_private"),
    path("workspace/stages/<int:pk>/private/set-aside/", in_private_views.take_back, name="stage_private_aside"),
    path(f"{REPORT}/required/", required_views.requirement, name="stage_report_required"),
    path(f"{REPORT}/", required_views.write, name="stage_key_report"),
    path(f"{REPORT}.docx", required_views.draft_docx, name="stage_key_report_word"),
    path(f"{REPORT}/set-aside/", required_views.take_back, name="stage_key_report_aside"),
]
