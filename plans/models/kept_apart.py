"""What was taken back is in no list: the managers of texts, and of what hangs on them, leave it out.

A file that came in by mistake may hold frozen versions, which are never deleted. So nothing of it is: it is kept apart,
and whoever has to prove that nothing was changed asks ``everything``.
"""

from django.db import models

TAKEN_BACK = "taken_back"


def in_no_list_once_taken_back(queryset: type[models.QuerySet], to_paper: str = "") -> models.Manager:
    """The manager of a model whose rows lead to a paper by ``to_paper`` (empty: papers themselves)."""

    class Listed(models.Manager.from_queryset(queryset)):
        def get_queryset(self):
            return super().get_queryset().exclude(**{f"{to_paper}state": TAKEN_BACK})

    return Listed()
