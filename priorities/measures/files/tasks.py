"""Background tasks of this noun; a task may run twice and does no harm."""

from django_tasks import task

from priorities.measures.files import reading
from priorities.models import FigureFile


@task()
def read_figures(figures: int) -> None:
    reading.read(FigureFile.objects.select_related("partnership").get(pk=figures))
