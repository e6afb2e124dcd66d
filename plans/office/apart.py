"""A process that reads a file and says how far it is: lines of JSON, ``step`` in each but the last."""

import json
import subprocess
import sys
from collections.abc import Callable
from threading import Timer

from plans.printing.cleaning import ROOT


def last_line(arguments: list[str], data: bytes, seconds: float, tell: Callable[[int], None]) -> dict | None:
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
