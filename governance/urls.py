"""Every address of this room: each folder has its own list, all under one namespace."""

from django.urls import include, path

app_name = "governance"

FOLDERS = (
    "meetings", "councils", "desk", "timetables", "stages", "packs", "reporting", "forward_plan", "scrutiny", "duties",
    "feeds", "seats", "my_meetings", "board_book",
)  # fmt: skip
urlpatterns = [path("", include(f"governance.{folder}.urls")) for folder in FOLDERS]
