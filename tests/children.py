"""A copy of the test's process, which asks the database by connections of its own."""

from django.db import connections

_INHERITED = []  # an end of these would end the parent's connections


def leave_connections_to_the_parent():
    """First thing in a child. Beside a browser's event loop Django keeps other connections than without one, and the
    child is without: what it would find there is open in its parent still."""
    for each in connections.all(initialized_only=True):
        _INHERITED.append(each.connection)
        each.connection = None
