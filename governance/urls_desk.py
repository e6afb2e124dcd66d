from django.urls import path

from governance.views import desk, forward_plan, notices, on_time

urlpatterns = [
    path("councils/<slug:slug>/forward-plan/", forward_plan.public_forward_plan, name="public_forward_plan"),
    path("workspace/desk/", desk.desk, name="desk"),
    path("workspace/papers/<uuid:key>/on-time/", on_time.on_time, name="paper_on_time"),
    path("workspace/councils/<slug:slug>/forward-plan/", forward_plan.forward_plan, name="forward_plan"),
    path(
        "workspace/councils/<slug:slug>/forward-plan.<str:form>",
        forward_plan.forward_plan_file,
        name="forward_plan_file",
    ),
    path("workspace/stages/<int:pk>/notice/", notices.notice, name="stage_notice"),
    path("workspace/stages/<int:pk>/notice/set-aside/", notices.set_aside, name="stage_notice_aside"),
]
