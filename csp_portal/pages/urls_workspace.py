from django.urls import path

from csp_portal.pages import kept_posts, tasks

urlpatterns = [
    path("workspace/", tasks.tasks, name="tasks"),
    path("workspace/outbox/", tasks.outbox, name="outbox"),
    path("workspace/kept/", kept_posts.kept, name="kept_post"),
]
