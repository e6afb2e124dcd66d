from django.urls import path

from plans.office import views
from plans.papers.urls import PAPER

urlpatterns = [
    path(f"{PAPER}draft.docx", views.draft_word, name="paper_word"),
]
