"""How far the worker is with a file, for the bar on the page."""

from governance.models import Pack

M = Pack.Making
#: How full the bar is.
PROGRESS = {M.WANTED: 10, M.MAKING: 50, M.READY: 100, M.FAILED: 0}


def with_progress(row):
    row.progress = PROGRESS.get(row.making, 0)
    row.is_under_way = row.making in (M.WANTED, M.MAKING)
    return row
