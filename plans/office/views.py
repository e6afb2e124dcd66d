"""Files of the workspace to go on with in Word and Excel."""

from django.http import Http404
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from partnerships.access import Permission, requires
from plans.office.handing_out import file_response
from plans.office.rows_out import noun_with_a_table, workbook_of_rows
from plans.office.word_out.making import WORD, word_of_draft
from plans.office.workbooks import EXCEL
from plans.papers import fetching


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
@require_GET
def draft_word(request, paper):
    """The draft as it stands now, marked as one."""
    today = timezone.localdate()
    name = f"{slugify(f'{paper.title} draft {today.isoformat()}')}.docx"
    return file_response(word_of_draft(paper, today), name, WORD)


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
@require_GET
def rows_sheet(request, paper, name):
    """The rows of one table as a workbook that comes in again."""
    noun = noun_with_a_table(name)
    if noun is None:
        raise Http404
    filename = f"{slugify(f'{paper.title} {noun.label_many}')}.xlsx"
    return file_response(workbook_of_rows(noun, paper), filename, EXCEL)
