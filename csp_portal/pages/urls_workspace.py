from django.urls import path

from csp_portal.pages import about, getting_started, kept_posts, search, set_up, tasks

urlpatterns = [
    path("workspace/", tasks.tasks, name="tasks"),
    path("workspace/partnerships/<slug:slug>/getting-started/", getting_started.of_partnership, name="getting_started"),
    path("workspace/councils/<slug:slug>/getting-started/", getting_started.of_council, name="council_getting_started"),
    path("workspace/set-up/", set_up.set_up, name="set_up"),
    path("workspace/search/", search.search, name="search"),
    path("workspace/outbox/", tasks.outbox, name="outbox"),
    path("workspace/councils/<slug:slug>/privacy/", about.council_privacy, name="council_privacy"),
    path("workspace/kept/", kept_posts.kept, name="kept_post"),
]
