from django.urls import path

from governance.forward_plan import notice_views, views

COUNCIL = "workspace/councils/<slug:slug>/forward-plan"
urlpatterns = [
    path("councils/<slug:slug>/forward-plan/", views.public_forward_plan, name="public_forward_plan"),
    path(f"{COUNCIL}/", views.forward_plan, name="forward_plan"),
    path(f"{COUNCIL}.<str:form>", views.forward_plan_file, name="forward_plan_file"),
    path("workspace/stages/<int:pk>/notice/", notice_views.notice, name="stage_notice"),
    path("workspace/stages/<int:pk>/notice/set-aside/", notice_views.set_aside, name="stage_notice_aside"),
]
