"""What is public as files to go on with: the text in Word, its tables as CSV."""

from django.http import Http404

from partnerships.access import public
from plans.office.handing_out import file_response
from plans.office.tables_out import tables_zip
from plans.office.word_out.making import WORD, inputs_of, word_of
from plans.public.kept_files import kept_file
from plans.public.views import public_paper, public_reading, version_for


@public
def plan_word(request, slug):
    """The plan as amended; ``?as_at=`` as it read on that day."""
    read = public_reading(request, slug)
    return _word(read.version, read.addenda, read.on, f"{slug}.docx")


@public
def plan_tables(request, slug):
    """Every table of the plan as amended; ``?as_at=`` as it read on that day."""
    read = public_reading(request, slug)
    return _tables(read.version, read.document, inputs_of(read.version, read.addenda, read.on), slug)


@public
def paper_version_word(request, key, number):
    version = version_for(request.user, public_paper(request.user, key), number)
    return _word(version, [], None, f"{version.file_name}.docx")


@public
def paper_version_tables(request, key, number):
    version = version_for(request.user, public_paper(request.user, key), number)
    return _tables(version, version.document, inputs_of(version), version.file_name)


def _tables(version, document, inputs, name):
    def make():
        return tables_zip(document, inputs["record"])

    content = kept_file("tables", inputs, make) if version.is_public else make()
    if not content:
        raise Http404("This text has no table.")
    return file_response(content, f"{name}-tables.zip", "application/zip", is_public=version.is_public)


def _word(version, addenda, on, name):
    inputs = inputs_of(version, addenda, on)
    if not version.is_public:
        return file_response(word_of(version, addenda, inputs), name, WORD)
    content = kept_file("docx", inputs, lambda: word_of(version, addenda, inputs))
    return file_response(content, name, WORD, is_public=True)
