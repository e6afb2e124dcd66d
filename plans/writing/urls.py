from django.urls import path

from plans.papers.urls import PAPER
from plans.writing import (
    checking_views,
    comment_views,
    outline_views,
    pulse_view,
    replace_views,
    suggestion_views,
    views,
)

CHAPTER = f"{PAPER}blocks/<uuid:block>/write/"
SUGGESTION = f"{PAPER}write/suggestions/<int:pk>/"

urlpatterns = [
    path(f"{PAPER}write/", views.write, name="write"),
    path(f"{PAPER}write/order/", outline_views.order, name="write_order"),
    path(f"{PAPER}write/add/", outline_views.add, name="write_add"),
    path(f"{PAPER}write/comments/", comment_views.comments, name="write_comments"),
    path(f"{PAPER}write/pulse/", pulse_view.pulse, name="write_pulse"),
    path(f"{PAPER}write/checks/", checking_views.checks, name="write_checks"),
    path(f"{PAPER}write/replace/", replace_views.find_and_replace, name="write_replace"),
    path(CHAPTER, views.chapter, name="write_chapter"),
    path(f"{CHAPTER}undo/", views.undo, name="write_undo"),
    path(f"{CHAPTER}remove/", outline_views.remove, name="write_remove"),
    path(f"{CHAPTER}put-back/", outline_views.put_back, name="write_put_back"),
    path(f"{CHAPTER}suggest/", suggestion_views.suggest, name="write_suggest"),
    path(SUGGESTION, suggestion_views.suggestion, name="write_suggestion"),
    path(f"{SUGGESTION}change/", suggestion_views.change, name="write_suggestion_change"),
]
