"""The whole paper as it will be printed."""

from django.urls import reverse

from partnerships.access import Permission, requires
from plans.document.compose import compose
from plans.document.render import outline, render_document
from plans.record import record_of
from plans.views import fetching
from plans.views.frame import paper_page


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
def preview(request, paper):
    document = compose(paper)
    record = record_of(paper, public=False)
    context = {
        "document": document,
        "outline": outline(document),
        "draft_pdf_url": reverse("plans:paper_pdf", args=[paper.key]),
        "text": render_document(document, medium="page", record=record),
    }
    return paper_page(request, "plans/paper_preview.html", paper, tab="paper_preview", **context)
