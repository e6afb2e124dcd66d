import resource
from functools import partial
from threading import Thread

from csp_portal.call_stack import with_room

DEPTHS, CALLS = 150, 200


def called_from(depth, call):
    return call() if depth == 0 else called_from(depth - 1, call)


def called_often():
    """Pages of memory that the system had to find meanwhile."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(CALLS):
        called_from(2, int)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def found_at_each_depth(found):
    found += [called_from(depth, called_often) for depth in range(DEPTHS)]


def test_a_loop_of_calls_finds_room_at_any_depth():
    found = []

    thread = Thread(target=with_room, args=(partial(found_at_each_depth, found),))
    thread.start()
    thread.join()

    assert len(found) == DEPTHS
    assert [depth for depth, pages in enumerate(found) if pages >= CALLS] == []


def test_what_is_called_answers_as_without_it():
    assert with_room(lambda: called_from(DEPTHS, lambda: "an answer")) == "an answer"
