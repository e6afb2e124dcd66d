"""The whole paper as it will be printed."""

from django.urls import reverse

from partnerships.access import Permission, requires
from plans.document.compose import compose
from plans.document.render import outline, render_document
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.papers.record import record_of


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
def preview(request, paper):
    document = compose(paper)
    record = record_of(paper, public=False)
    context = {
        "document": document,
        "outline": outline(document),
        "draft_pdf_url": reverse("plans:paper_pdf", args=[paper.key]),
        "draft_word_url": reverse("plans:paper_word", args=[paper.key]),
        "text": render_document(document, medium="page", record=record),
    }
    return paper_page(request, "plans/papers/preview.html", paper, tab="paper_preview", **context)
