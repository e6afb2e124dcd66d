from django.urls import path

from plans.editing import chapter_views, draft_views, history_views, replacing_views
from plans.editing.chapters import CHAPTERS
from plans.editing.paths import paths_of
from plans.papers.urls import PAPER

urlpatterns = [
    path(PAPER, chapter_views.paper, name="paper"),
    path(f"{PAPER}add/", chapter_views.add, name="block_add"),
    path(f"{PAPER}history/", history_views.paper, name="paper_history"),
    *paths_of(CHAPTERS, history_views.of_chapter),
    path(f"{PAPER}blocks/<uuid:row>/replace/", replacing_views.replace, name="block_replace"),
    path(f"{PAPER}blocks/<uuid:block>/history/compare/", history_views.compare, name="block_compare"),
    path("workspace/history/<str:label>/<int:pk>/", history_views.row, name="row_history"),
    path("workspace/drafts/", draft_views.draft_save, name="draft_save"),
    path("workspace/drafts/kept/", draft_views.draft_kept, name="draft_kept"),
    path("workspace/drafts/discard/", draft_views.draft_discard, name="draft_discard"),
]
