"""Background tasks of packs. The work is in the modules they call; a task may run twice and does no harm."""

from django_tasks import task

from governance.packs import joining


@task()
def join(pack: int) -> None:
    joining.make(pack)
