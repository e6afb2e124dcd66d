"""Clean one PDF: it comes in at standard input; a line of JSON and the clean file go out. Run without Django."""

import json
import resource
import sys

from plans.printing.cleaning.pdf import NotCleaned, clean
from plans.printing.cleaning.proof import dangers
from plans.printing.cleaning.unpacking import keep_reader_small

CPU_SECONDS = 15
MEMORY = 320 * 1024 * 1024


def main():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    keep_reader_small()
    try:
        given = sys.stdin.buffer.read()
        content, pages, remarks = clean(given)
    except NotCleaned as refused:
        _tell({"refused": str(refused)})
    else:
        _tell({"pages": pages, "remarks": remarks, "dangers": sorted(dangers(given))}, content)


def _tell(told, content=b""):
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + content)


if __name__ == "__main__":
    main()
