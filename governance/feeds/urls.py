from django.urls import path

from governance.feeds import decision_views, my_calendar
from governance.feeds import views as feeds

urlpatterns = [
    path("meetings/calendar.ics", feeds.meetings_calendar, name="meetings_calendar"),
    path("meetings/bodies/<int:pk>/calendar.ics", feeds.body_calendar, name="body_calendar"),
    path("partnerships/<slug:slug>/timetable.ics", feeds.partnership_calendar, name="partnership_calendar"),
    path("plans/<slug:slug>/timetable.ics", feeds.plan_calendar, name="plan_calendar"),
    path("calendar/<str:token>.ics", feeds.person_calendar, name="person_calendar"),
    path("workspace/calendar/", my_calendar.my_calendar, name="my_calendar"),
    path("workspace/calendar/new/", my_calendar.calendar_new, name="calendar_new"),
    path("workspace/calendar/revoke/", my_calendar.calendar_revoke, name="calendar_revoke"),
    path("decisions.atom", decision_views.all_decisions, name="decisions"),
    path("partnerships/<slug:slug>/decisions.atom", decision_views.partnership_decisions, name="partnership_decisions"),
    path(
        "partnerships/<slug:slug>/publications.atom",
        decision_views.partnership_publications,
        name="partnership_publications",
    ),
    path("councils/<slug:slug>/publications.atom", decision_views.council_publications, name="council_publications"),
]
