"""Clean one PDF: it comes in at standard input; a line of JSON and the clean file go out. Run without Django."""

import json
import resource
import signal
import sys

from plans.printing.cleaning.pdf import NotCleaned, clean
from plans.printing.cleaning.proof import dangers
from plans.printing.cleaning.unpacking import keep_reader_small

CPU_SECONDS, MEMORY = 15, 250 * 1024 * 1024
#: Of the processor, until it is known that the file holds no more than can be looked at.
COUNTING_SECONDS = 2.0


def main():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.setitimer(signal.ITIMER_PROF, COUNTING_SECONDS)  # whose signal ends the process: no reader can miss it
    keep_reader_small()
    try:
        given = sys.stdin.buffer.read()
        content, pages, remarks = clean(given, once_counted=_stop_the_clock)
    except NotCleaned as refused:
        _stop_the_clock()
        _tell({"refused": str(refused)})
    else:
        _tell({"pages": pages, "remarks": remarks, "dangers": sorted(dangers(given))}, content)


def _stop_the_clock():
    signal.setitimer(signal.ITIMER_PROF, 0)


def _tell(told, content=b""):
    sys.stdout.buffer.writelines([json.dumps(told).encode(), b"\n", content])


if __name__ == "__main__":
    main()
