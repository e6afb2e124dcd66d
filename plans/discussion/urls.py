from django.urls import path

from plans.discussion import views
from plans.papers.urls import PAPER

urlpatterns = [
    path(f"{PAPER}read/", views.read, name="paper_read"),
    path(f"{PAPER}partners/", views.endorsements, name="endorsements"),
    path(f"{PAPER}partners/send/", views.send_to_partners, name="send_to_partners"),
    path(f"{PAPER}versions/<int:number>/endorse/", views.endorse, name="endorse"),
    path(f"{PAPER}blocks/<uuid:block>/comments/", views.comments, name="comments"),
    path("workspace/comments/<int:pk>/settle/", views.settle, name="comment_settle"),
    path("workspace/comments/<int:pk>/give/", views.give, name="comment_give"),
]
