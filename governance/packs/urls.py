from django.urls import path

from governance.packs import board_report_views, meeting_views, public_views, supplement_views, views

PACK = "workspace/meetings/<int:pk>/pack/"

urlpatterns = [
    path("packs/<int:pk>/pack.pdf", views.pack, name="pack"),
    path("meetings/<int:pk>/papers/<slug:name>.pdf", public_views.meeting_pack, name="meeting_pack"),
    path("meetings/<int:pk>/papers/<slug:name>/<int:position>.pdf", public_views.pack_part, name="pack_part"),
    path(PACK, meeting_views.page, name="pack_page"),
    path(f"{PACK}draft/", meeting_views.draft, name="pack_draft"),
    path(f"{PACK}draft-<slug:variant>.pdf", meeting_views.draft_pack, name="draft_pack"),
    path(f"{PACK}front/", meeting_views.front, name="pack_front"),
    path(f"{PACK}withdraw/<slug:name>/", meeting_views.withdraw_pack, name="pack_withdraw"),
    path(f"{PACK}publish/", meeting_views.publish, name="pack_publish"),
    path(f"{PACK}reports/", board_report_views.pack_report_add, name="pack_report_add"),
    path("workspace/periods/<uuid:key>/meeting/", board_report_views.period_meeting, name="period_meeting"),
    path(f"{PACK}items/new/", meeting_views.item_add, name="pack_item_add"),
    path(f"{PACK}items/<slug:key>/", meeting_views.item_edit, name="pack_item"),
    path(f"{PACK}items/<slug:key>/papers/<slug:paper>/", meeting_views.paper_openness, name="pack_openness"),
    path(f"{PACK}items/<slug:key>/<slug:way>/", meeting_views.item_move, name="pack_item_move"),
    path(f"{PACK}supplement/", supplement_views.supplement, name="supplement"),
    path(
        "workspace/stages/<int:pk>/supplement/<int:before>/", supplement_views.view_supplement, name="view_supplement"
    ),
    path("workspace/stages/<int:pk>/submit/", views.submit, name="stage_submit"),
    path("workspace/stages/<int:pk>/publish/", views.publish, name="stage_publish"),
]
