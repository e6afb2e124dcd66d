"""A council's Word template is kept, told what its fields mean, and taken away again."""

from django.db import transaction
from django.utils import timezone

from governance.models import ReportTemplate
from governance.reporting.word.meanings import guessed, meanings_of
from partnerships.models import Organisation, audit


@transaction.atomic
def keep_template(council: Organisation, *, name: str, content: bytes, fields: list[dict], by) -> ReportTemplate:
    """Put a file in the place of the one before; what its fields were said to mean stays said."""
    template = ReportTemplate.objects.select_for_update().filter(council=council).first()
    template = template or ReportTemplate(council=council)
    template.name, template.fields = name[:200], fields
    template.uploaded_by, template.uploaded_at = by, timezone.now()
    template.meanings = guessed(fields, meanings_of(council), template.meanings)
    template.keep(content)
    template.save()
    audit("report template uploaded", council, by=by, council=council, name=template.name, sha256=template.sha256)
    return template


@transaction.atomic
def say_meanings(template: ReportTemplate, meanings: dict[str, str], *, by) -> None:
    template.meanings = meanings
    template.save()
    audit("report template mapped", template.council, by=by, council=template.council, meanings=meanings)


@transaction.atomic
def take_away(template: ReportTemplate, *, by) -> None:
    audit("report template taken away", template.council, by=by, council=template.council, name=template.name)
    template.delete()
