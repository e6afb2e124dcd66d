from django.urls import path

from plans.papers import preview, since, starting_views, views
from plans.papers.assessments import views as assessment_views
from plans.papers.whose import views as whose_views

PAPER = "workspace/papers/<uuid:key>/"

urlpatterns = [
    path("workspace/plans/<slug:slug>/", views.desk, name="workspace"),
    path("workspace/plans/<slug:slug>/start-year/", starting_views.year, name="start_year"),
    path("workspace/plans/<slug:slug>/start-addendum/", starting_views.addendum, name="start_addendum"),
    path("workspace/partnerships/<slug:slug>/start-plan/", starting_views.plan, name="start"),
    path("workspace/partnerships/<slug:slug>/start-assessment/", starting_views.assessment, name="start_assessment"),
    path(f"{PAPER}details/", views.details, name="details"),
    path(f"{PAPER}source/", views.source, name="source"),
    path(f"{PAPER}whose/", whose_views.whose, name="whose"),
    path(f"{PAPER}withdraw/", views.withdraw_paper, name="withdraw"),
    path(f"{PAPER}rests-on/", views.bases, name="bases"),
    path(f"{PAPER}rests-on/<int:pk>/remove/", views.remove_basis, name="basis_remove"),
    path(f"{PAPER}reviews/", assessment_views.reviews, name="reviews"),
    path(f"{PAPER}reviews/<int:pk>/", assessment_views.correct_review, name="review_correct"),
    path(f"{PAPER}reviews/<int:pk>/remove/", assessment_views.remove_review, name="review_remove"),
    path(f"{PAPER}preview/", preview.preview, name="paper_preview"),
    path(f"{PAPER}changes/", since.changes, name="paper_changes"),
    path(f"{PAPER}changes/save/", since.save_named, name="named_text_save"),
    path(f"{PAPER}changes/<int:pk>/delete/", since.delete_named, name="named_text_delete"),
]
