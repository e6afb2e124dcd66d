from django.urls import path

from plans.public import comparison, downloads, office_files
from plans.public import views as public

urlpatterns = [
    path("plans/<slug:slug>/", public.detail, name="detail"),
    path("plans/<slug:slug>/plan.pdf", downloads.plan_pdf, name="pdf"),
    path("plans/<slug:slug>/plan.docx", office_files.plan_word, name="word"),
    path("plans/<slug:slug>/tables.zip", office_files.plan_tables, name="tables"),
    path("plans/<slug:slug>/plan.json", public.plan_json, name="json"),
    path("plans/<slug:slug>/years/<int:starts>/", public.year, name="year"),
    path("plans/<slug:slug>/versions/<int:number>/", public.version, name="version"),
    path("plans/<slug:slug>/versions/<int:number>/plan.pdf", downloads.version_pdf, name="version_pdf"),
    path("plans/<slug:slug>/compare/<int:a>/<int:b>/", comparison.compare_versions, name="compare"),
    path("papers/<uuid:key>/versions/<int:number>/", public.paper_version, name="paper_version"),
    path("papers/<uuid:key>/versions/<int:number>/paper.pdf", downloads.paper_version_pdf, name="paper_version_pdf"),
    path(
        "papers/<uuid:key>/versions/<int:number>/paper.docx", office_files.paper_version_word, name="paper_version_word"
    ),
    path(
        "papers/<uuid:key>/versions/<int:number>/tables.zip",
        office_files.paper_version_tables,
        name="paper_version_tables",
    ),
    path("papers/<uuid:key>/versions/<int:number>/document.json", public.version_json, name="version_json"),
    path("papers/<uuid:key>/compare/", comparison.choose_comparison, name="choose_comparison"),
    path("papers/<uuid:key>/compare/<int:a>/<int:b>/", comparison.compare_paper_versions, name="compare_paper"),
    path("assessments/<slug:slug>/", public.assessment, name="assessment"),
]
