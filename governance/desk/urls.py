from django.urls import path

from governance.desk import on_time_views
from governance.desk import views as desk
from governance.forward_plan import notice_views
from governance.forward_plan import views as forward_plan

urlpatterns = [
    path("councils/<slug:slug>/forward-plan/", forward_plan.public_forward_plan, name="public_forward_plan"),
    path("workspace/desk/", desk.desk, name="desk"),
    path("workspace/papers/<uuid:key>/on-time/", on_time_views.on_time, name="paper_on_time"),
    path("workspace/councils/<slug:slug>/forward-plan/", forward_plan.forward_plan, name="forward_plan"),
    path(
        "workspace/councils/<slug:slug>/forward-plan.<str:form>",
        forward_plan.forward_plan_file,
        name="forward_plan_file",
    ),
    path("workspace/stages/<int:pk>/notice/", notice_views.notice, name="stage_notice"),
    path("workspace/stages/<int:pk>/notice/set-aside/", notice_views.set_aside, name="stage_notice_aside"),
]
