"""Names of processes, to tell whether the one that claimed a piece of work still lives."""

import os
import socket
from pathlib import Path


def own_name() -> str:
    """``host:pid:start``; the start tells a process from a later one under the same number."""
    return f"{socket.gethostname()}:{os.getpid()}:{_started(os.getpid())}"


def is_dead(name: str) -> bool:
    """True when the process was on this machine and is gone; of other machines nothing is known here."""
    host, _, rest = name.rpartition(":")[0].rpartition(":")
    pid, start = rest, name.rpartition(":")[2]
    if host != socket.gethostname() or not pid.isdigit():
        return False
    return _started(int(pid)) != start


def _started(pid: int) -> str:
    """The kernel's start time of a process; empty when there is no such process."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    state, start = fields[0], fields[19]
    return "" if state in "ZX" else start
