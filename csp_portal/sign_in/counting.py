"""Where django-allauth counts how often somebody asks for a new password or types a code."""

from django.core.cache.backends.db import DatabaseCache


class CountingCache(DatabaseCache):
    """The database's cache, from which only what has expired goes.

    Django's own, beyond a number of entries, deletes a third of them whatever they say: whoever made enough of them
    pushed out what was still being counted.
    """

    def _cull(self, db, cursor, now, num):
        super()._cull(db, cursor, now, 0)
