from django.urls import path

from plans.discussion import views as workspace_discussion
from plans.editing import history_views, text_views
from plans.editing import views as workspace_paper
from plans.papers import preview as workspace_preview
from plans.papers import starting_views
from plans.papers import views as workspace

PAPER = "workspace/papers/<uuid:key>/"
BLOCK = f"{PAPER}blocks/<uuid:block>/"

urlpatterns = [
    path("workspace/plans/<slug:slug>/", workspace.desk, name="workspace"),
    path("workspace/plans/<slug:slug>/start-year/", starting_views.year, name="start_year"),
    path("workspace/plans/<slug:slug>/start-addendum/", starting_views.addendum, name="start_addendum"),
    path("workspace/partnerships/<slug:slug>/start-plan/", starting_views.plan, name="start"),
    path("workspace/partnerships/<slug:slug>/start-assessment/", starting_views.assessment, name="start_assessment"),
    path(PAPER, workspace_paper.paper, name="paper"),
    path(f"{PAPER}add/", workspace_paper.add, name="block_add"),
    path(f"{PAPER}details/", workspace.details, name="details"),
    path(f"{PAPER}withdraw/", workspace.withdraw_paper, name="withdraw"),
    path(f"{PAPER}rests-on/", workspace.bases, name="bases"),
    path(f"{PAPER}rests-on/<int:pk>/remove/", workspace.remove_basis, name="basis_remove"),
    path(f"{PAPER}read/", workspace_discussion.read, name="paper_read"),
    path(f"{PAPER}preview/", workspace_preview.preview, name="paper_preview"),
    path(f"{PAPER}history/", history_views.paper, name="paper_history"),
    path(f"{PAPER}partners/", workspace_discussion.endorsements, name="endorsements"),
    path(f"{PAPER}partners/send/", workspace_discussion.send_to_partners, name="send_to_partners"),
    path(f"{PAPER}versions/<int:number>/endorse/", workspace_discussion.endorse, name="endorse"),
    path(BLOCK, text_views.edit, name="block_edit"),
    path(f"{BLOCK}move/", workspace_paper.move, name="block_move"),
    path(f"{BLOCK}remove/", workspace_paper.remove, name="block_remove"),
    path(f"{BLOCK}put-back/", workspace_paper.put_back, name="block_put_back"),
    path(f"{BLOCK}comments/", workspace_discussion.comments, name="comments"),
    path(f"{BLOCK}history/", history_views.block, name="block_history"),
    path(f"{BLOCK}history/compare/", history_views.compare, name="block_compare"),
    path(f"{BLOCK}history/<int:row>/restore/", history_views.restore, name="block_restore"),
    path("workspace/comments/<int:pk>/settle/", workspace_discussion.settle, name="comment_settle"),
    path("workspace/history/<str:label>/<int:pk>/", history_views.row, name="row_history"),
    path("workspace/drafts/", text_views.draft_save, name="draft_save"),
    path("workspace/drafts/discard/", text_views.draft_discard, name="draft_discard"),
]
