"""Background tasks of this room. The work is in the modules they call; a task may run twice and does no harm."""

from django_tasks import task

from plans.printing import making


@task()
def render(rendering: int) -> None:
    making.make(rendering)
