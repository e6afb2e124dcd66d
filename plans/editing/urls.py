from django.urls import path

from plans.editing import history_views, text_views, views
from plans.papers.urls import PAPER

BLOCK = f"{PAPER}blocks/<uuid:block>/"

urlpatterns = [
    path(PAPER, views.paper, name="paper"),
    path(f"{PAPER}add/", views.add, name="block_add"),
    path(f"{PAPER}history/", history_views.paper, name="paper_history"),
    path(BLOCK, text_views.edit, name="block_edit"),
    path(f"{BLOCK}move/", views.move, name="block_move"),
    path(f"{BLOCK}remove/", views.remove, name="block_remove"),
    path(f"{BLOCK}put-back/", views.put_back, name="block_put_back"),
    path(f"{BLOCK}history/", history_views.block, name="block_history"),
    path(f"{BLOCK}history/compare/", history_views.compare, name="block_compare"),
    path(f"{BLOCK}history/<int:row>/restore/", history_views.restore, name="block_restore"),
    path("workspace/history/<str:label>/<int:pk>/", history_views.row, name="row_history"),
    path("workspace/drafts/", text_views.draft_save, name="draft_save"),
    path("workspace/drafts/discard/", text_views.draft_discard, name="draft_discard"),
]
