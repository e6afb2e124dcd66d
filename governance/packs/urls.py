from django.urls import path

from governance.packs import views

urlpatterns = [
    path("packs/<int:pk>/pack.pdf", views.pack, name="pack"),
    path("workspace/stages/<int:pk>/submit/", views.submit, name="stage_submit"),
    path("workspace/stages/<int:pk>/publish/", views.publish, name="stage_publish"),
]
