"""Cutting a PDF down to what is allowed: one walk over all that can be reached, whatever it calls itself."""

import re

from pikepdf import Array, Dictionary, Name, Object, Stream, String

from plans.printing.cleaning.allowed import ACTION, ALLOWED, DESTINATION, PAGE, PLAIN, SHOWN
from plans.printing.cleaning.unpacking import MOST_IN_A_LIST

ADDRESS = re.compile(r"(https?|mailto):", re.IGNORECASE)
#: So many things are looked at, those that stand inside others without a number of their own included.
MOST_LOOKED_AT = 250_000
#: Each key that a thing has beyond these counts as so many things.
USUAL_KEYS, WEIGHT_OF_KEYS = 10, 3
#: How deep lists may stand in lists.
DEEPEST = 20


class TooMuchInside(Exception):
    """Far more things stand inside each other than the file has parts."""


class Pruner:
    """Cuts dictionaries down in place. ``pages`` are those people see, ``links`` the links kept on them."""

    def __init__(self, pages: set, links: set):
        self.pages, self.links = pages, links
        self.seen: set = set()
        self.emptied = 0
        self.left = MOST_LOOKED_AT
        self.unreferenced: list[Object] = []

    def prune(self, value, kind: str) -> None:
        """Cut ``value`` down, and all it leads to."""
        waiting = [(value, kind)]
        while waiting:
            value, kind = waiting.pop()
            is_list = isinstance(value, Array)
            self._count(len(value) if is_list else 1)
            if is_list:
                waiting += [(item, kind) for item in value if _holds(item)]
            elif isinstance(value, Dictionary | Stream) and not self._is_done(value, kind):
                self._special(value, kind)
                waiting += self._kept(value, kind)

    def _count(self, things: int) -> None:
        self.left -= things
        if self.left < 0:
            raise TooMuchInside

    def _is_done(self, value, kind) -> bool:
        """A dictionary used as two things is cut down as both."""
        if not value.is_indirect:
            return False
        is_done = (value.objgen, kind) in self.seen
        self.seen.add((value.objgen, kind))
        return is_done

    def _kept(self, holder, kind):
        allowed, keys = ALLOWED[kind], list(holder.keys())
        self._count(max(0, len(keys) - USUAL_KEYS) * WEIGHT_OF_KEYS)
        for key in keys:
            value, of = holder[key], allowed.get(key) or allowed.get("*")
            match of:
                case "pairs":
                    holder[key] = self._pairs(value)
                case _ if of is None or not self._may_stay(value, of):
                    del holder[key]
                case _ if of == DESTINATION:
                    holder[key] = self.destination(value)
                case _ if of == ACTION:
                    holder[key] = self.action(value)
                case _ if of not in (PLAIN, PAGE, SHOWN):
                    yield value, of
                case _ if of == SHOWN and isinstance(value, Stream):
                    yield value, "drawing"

    def _may_stay(self, value, kind) -> bool:
        match kind:
            case "plain":
                return is_plain(value)
            case "page":
                return self._is_page(value)
            case "shown":
                return isinstance(value, Stream) or _number(value) in self.links
            case "destination":
                return self.destination(value) is not None
            case "action":
                return self.action(value) is not None
        return True

    def _special(self, value, kind) -> None:
        if isinstance(value, Stream) and "/F" in value:  # its data are said to lie outside the file
            value.write(b"")
            self.emptied += 1
        if kind == "drawing" and isinstance(value, Stream) and value.get("/Subtype") not in (Name.Form, Name.Image):
            value.write(b"")  # PostScript, or something that no reader knows
            value.Subtype, value.BBox = Name.Form, Array([0, 0, 0, 0])
            self.emptied += 1
        if kind == "tag" and "/K" in value:
            self._only_what_is_there(value)

    def _only_what_is_there(self, tag) -> None:
        """Leave out references to what is on no page any more."""
        if isinstance(tag.K, Array) and len(tag.K) > self.left:
            raise TooMuchInside
        children = list(tag.K) if isinstance(tag.K, Array) else [tag.K]
        kept = [child for child in children if not self._is_lost(child)]
        if len(kept) == len(children):
            return
        tag.K = Array(kept)
        if not kept:
            self.unreferenced.append(tag)

    def _is_lost(self, child) -> bool:
        is_reference = isinstance(child, Dictionary) and "/Obj" in child
        return is_reference and not self._may_stay(child.Obj, SHOWN)

    def _is_page(self, value) -> bool:
        return isinstance(value, Dictionary) and _number(value) in self.pages

    def _pairs(self, names) -> Array:
        """Names and their destinations, where these are on a page."""
        pairs = zip(names[::2], names[1::2], strict=False) if isinstance(names, Array) else ()
        found = [(name, self.destination(value)) for name, value in pairs if isinstance(name, String)]
        return Array([each for name, value in found if value is not None for each in (name, value)])

    def destination(self, value):
        """A place in this file: a name, or a page that people see and how to show it. Otherwise None."""
        if isinstance(value, Dictionary):
            value = value.get("/D")
        if isinstance(value, Name | String):
            return value
        if isinstance(value, Array) and len(value) and self._is_page(value[0]):
            return Array([value[0], *(each for each in list(value)[1:] if not _holds(each))])
        return None

    def action(self, value):
        """What a link may do: go to a place in the file, or to an address of the web or of mail. Otherwise None."""
        if not isinstance(value, Dictionary):
            return None
        if value.get("/S") == Name.GoTo and (place := self.destination(value.get("/D"))) is not None:
            return Dictionary(S=Name.GoTo, D=place)
        if value.get("/S") == Name.URI and ADDRESS.match(str(value.get("/URI", ""))):
            return Dictionary(S=Name.URI, URI=String(str(value.URI)))
        return None


def drop_empty_tags(tags) -> None:
    """Take elements that stood for a dropped field, link or comment out of their parents, with parents left empty."""
    emptied = set()
    while tags:
        gone: dict = {}  # by parent, so that one with thousands of children is written once
        for tag in tags:
            if isinstance(parent := tag.get("/P"), Dictionary) and "/K" in parent and _number(parent) != (0, 0):
                gone.setdefault(parent.objgen, (parent, set()))[1].add(_number(tag))
        tags = []
        for number, (parent, numbers) in gone.items():
            children = list(parent.K) if isinstance(parent.K, Array) else [parent.K]
            parent.K = Array([each for each in children if not _is_one_of(each, numbers)])
            if not len(parent.K) and "/P" in parent and number not in emptied:
                emptied.add(number)
                tags.append(parent)


def is_plain(value, depth=0) -> bool:
    """Numbers, words, names, and lists of them."""
    if isinstance(value, Array):
        if len(value) > MOST_IN_A_LIST:
            raise TooMuchInside
        return depth < DEEPEST and all(is_plain(item, depth + 1) for item in value)
    return not _holds(value)


def _holds(value) -> bool:
    return isinstance(value, Array | Dictionary | Stream)


def _number(value):
    """What tells an object of the file from others; (0, 0) for what stands inside another."""
    return value.objgen if isinstance(value, Object) else (0, 0)


def _is_one_of(value, numbers) -> bool:
    return isinstance(value, Dictionary) and value.is_indirect and value.objgen in numbers
