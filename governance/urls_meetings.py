"""Pages about a council's meetings that change much at once."""

from django.urls import path

from governance.views import moving

urlpatterns = [
    path("workspace/meetings/<int:pk>/move/", moving.meeting_move, name="meeting_move"),
    path("workspace/meetings/<int:pk>/cancel/", moving.meeting_cancel, name="meeting_cancel"),
]
