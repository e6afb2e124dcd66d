"""Word files are read in a process of their own, with limits: one that hangs or grows ends alone."""

import json
import subprocess
import sys
from collections.abc import Callable
from threading import Timer

from plans.office.packages import Unreadable
from plans.office.word.kinds_of_file import refuse_other_kinds
from plans.office.word.process import REJECTS
from plans.printing.cleaning import ROOT, SECONDS

GIVEN_UP = (
    "The Word file takes too much time or memory to read. "
    "Split it, or copy its text into a new document, and send that."
)


def read_apart(
    data: bytes,
    name: str,
    *,
    seconds: float = SECONDS,
    tell: Callable[[int], None] = lambda step: None,
    rejects: bool = False,
) -> dict:
    """What ``read_word`` finds; ``tell`` hears how far it is. Raises Unreadable with what is wrong and what to do."""
    refuse_other_kinds(data, name)
    told = _last_line(
        ["-m", "plans.office.word.process", name[-100:], *([REJECTS] if rejects else [])], data, seconds, tell
    )
    if told is None:
        raise Unreadable(GIVEN_UP)
    if "refused" in told:
        raise Unreadable(told["refused"])
    return told


def _last_line(arguments: list[str], data: bytes, seconds: float, tell) -> dict | None:
    """What the process says in the end, with none of this one's environment; None where it ended before."""
    pipe = subprocess.PIPE
    command = [sys.executable, *arguments]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=ROOT, env={}) as child:
        limit = Timer(seconds, child.kill)
        limit.start()
        try:
            child.stdin.write(data)
            child.stdin.close()
            for line in child.stdout:
                told = json.loads(line)
                if "step" not in told:
                    return told
                tell(told["step"])
        except (OSError, ValueError):  # it was killed while it was spoken to, or in the middle of a line
            return None
        finally:
            limit.cancel()
    return None
