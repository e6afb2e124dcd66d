"""Look over one Word template: it comes in at standard input, a line of JSON goes out. Run without Django."""

import json
import resource
import sys
from dataclasses import asdict

from plans.office.frames.fields import fields_of
from plans.office.frames.filling import filled
from plans.office.frames.foreign import refuse_foreign
from plans.office.packages import WORD, Unreadable, refuse_what_is_dangerous

CPU_SECONDS = 20
MEMORY = 1024 * 1024 * 1024


def main():
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        told = looked_over(sys.stdin.buffer.read())
    except Unreadable as refused:
        told = {"refused": str(refused)}
    sys.stdout.write(json.dumps(told))


def looked_over(data: bytes) -> dict:
    """The fields of a template that was filled once, with nothing, so that what cannot be filled is known now."""
    refuse_what_is_dangerous(data, WORD)
    fields = fields_of(data)
    refuse_foreign(data)
    filled(data, words={}, texts={})
    return {"fields": [asdict(field) for field in fields]}


if __name__ == "__main__":
    main()
