"""Read one Word file: it comes in at standard input, lines of JSON go out: each step, then what was found. Run without
Django."""

import json
import resource
import sys

from plans.office.packages import Unreadable
from plans.office.word.reading import read_word

CPU_SECONDS = 60
#: The word on the command line with which tracked changes are rejected.
REJECTS = "reject"
MEMORY = 1024 * 1024 * 1024
#: Elements inside elements: a text may hold them 256 deep, and the converter takes several steps for each.
DEEPEST = 8_000


def main():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sys.setrecursionlimit(DEEPEST)
    try:
        told = read_word(sys.stdin.buffer.read(), sys.argv[1], _tell, rejects=REJECTS in sys.argv[2:])
    except Unreadable as refused:
        told = {"refused": str(refused)}
    sys.stdout.write(json.dumps(told))


def _tell(step: int) -> None:
    print(json.dumps({"step": step}), flush=True)


if __name__ == "__main__":
    main()
