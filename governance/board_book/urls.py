from django.urls import path

from governance.board_book import action_views, views

MINUTES = "workspace/meetings/<int:pk>/minutes/"
ACTION = "workspace/board-actions/<int:pk>/"

urlpatterns = [
    path("workspace/bodies/<int:pk>/book/", views.book, name="board_book"),
    path(MINUTES, views.minutes, name="minutes"),
    path(f"{MINUTES}begin/", views.begin, name="minutes_begin"),
    path(f"{MINUTES}fill/", views.fill, name="minutes_fill"),
    path(f"{MINUTES}attendance/", views.attendance, name="minutes_attendance"),
    path(f"{MINUTES}write/", views.write, name="minutes_write"),
    path(f"{MINUTES}send-round/", views.send_round, name="minutes_send_round"),
    path(f"{MINUTES}approve/", views.approve, name="minutes_approve"),
    path(f"{MINUTES}publish/", views.publish, name="minutes_publish"),
    path(f"{MINUTES}minutes.pdf", views.minutes_pdf, name="minutes_pdf"),
    path(f"{MINUTES}<int:number>/draft.pdf", views.edition_pdf, name="minutes_edition_pdf"),
    path(f"{MINUTES}actions/new/", action_views.action_add, name="board_action_add"),
    path(ACTION, action_views.action, name="board_action"),
    path(f"{ACTION}change/", action_views.action_change, name="board_action_change"),
    path(f"{ACTION}open-again/", action_views.action_open_again, name="board_action_open_again"),
    path("meetings/<int:pk>/minutes/", views.public_minutes, name="public_minutes"),
    path("meetings/<int:pk>/minutes/<slug:name>.pdf", views.public_minutes_pdf, name="public_minutes_pdf"),
]
