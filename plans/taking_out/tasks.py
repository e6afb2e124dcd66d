"""The background task of this room; it may run twice and does no harm."""

from django_tasks import task

from plans.taking_out import making


@task()
def make(take_out: int) -> None:
    making.make(take_out)
