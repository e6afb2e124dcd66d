from django.urls import path

from governance.my_meetings import views

urlpatterns = [path("workspace/meetings/", views.my_meetings, name="my_meetings")]
