"""Read one calendar: the day as argument, the file at standard input; a line of JSON goes out. Run without Django."""

import json
import resource
import sys
from datetime import date

from governance.meetings.files import Unreadable, read
from governance.meetings.files.plain_data import as_data

CPU_SECONDS = 10
MEMORY = 1024 * 1024 * 1024


def main():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        told = {"found": as_data(read(sys.stdin.buffer.read(), today=date.fromisoformat(sys.argv[1])))}
    except Unreadable as refused:
        told = {"refused": str(refused)}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
