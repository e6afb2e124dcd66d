from django.urls import path

from plans.office import views
from plans.papers.urls import PAPER

urlpatterns = [
    path(f"{PAPER}sheets/<slug:name>.xlsx", views.rows_sheet, name="rows_sheet"),
    path(f"{PAPER}draft.docx", views.draft_word, name="paper_word"),
]
