"""How much a PDF holds, counted before anything else is done with it: a small file may list more than any reader can
look at, and each thing that it lists costs time and memory.

What is written plainly is counted before the file is opened: whoever opens it makes a thing of each word first.
"""

import zlib
from collections.abc import Iterator

from pikepdf import Array, Dictionary

MOST_PAGES = 1_000
#: Things with a number of their own: a page of text has a few, and a tag for each paragraph, cell and item of a list.
MOST_PARTS = 50_000
#: Dictionaries: what a tag says of its place and its cell stands inside it, without a number of its own.
MOST_DICTIONARIES = 2 * MOST_PARTS
#: Bytes of what parts without data of their own are packed into.
MOST_PACKED_PARTS = 32 * 1024 * 1024
#: Links, fields and comments.
MOST_ON_PAGES = 10_000
TOO_MANY_PAGES = f"The PDF has more than {MOST_PAGES:,} pages, which is the most. Split it into several files."
TOO_MANY_PARTS = (
    f"The PDF is made of more than {MOST_PARTS:,} parts, such as tags: it takes too long to check. Split it into "
    "several files."
)
TOO_MANY_ON_PAGES = (
    f"The PDF has more than {MOST_ON_PAGES:,} links, fields and comments: it takes too long to check. Split it."
)


def too_much_written(content: bytes) -> str:
    """The sentence that says what a file that is not opened yet has too much of; empty where it may be opened."""
    if content.count(b"obj") - content.count(b"endobj") > MOST_PARTS or content.count(b"endobj") > MOST_PARTS:
        return TOO_MANY_PARTS
    dictionaries, unpacked = content.count(b"<<"), 0
    for parts in _packed_parts(content):
        dictionaries, unpacked = dictionaries + parts.count(b"<<"), unpacked + len(parts)
        if dictionaries > MOST_DICTIONARIES or unpacked > MOST_PACKED_PARTS:
            return TOO_MANY_PARTS
    return TOO_MANY_PARTS if dictionaries > MOST_DICTIONARIES else ""


def _packed_parts(content: bytes) -> Iterator[bytes]:
    """Parts that are packed together (object streams), as far as they may reach. What is packed in an unusual way is
    left to the limits of the process."""
    view, at = memoryview(content), 0
    while (found := content.find(b"/ObjStm", at)) >= 0 and (at := content.find(b"stream", found)) >= 0:
        at += len(b"stream\n") + content.startswith(b"stream\r\n", at)
        try:
            yield zlib.decompressobj().decompress(view[at:], MOST_PACKED_PARTS + 1)
        except zlib.error:
            continue


def too_much_of(pdf) -> str:
    """The sentence that says what there is too much of; empty for a PDF that can be looked at."""
    if _has_more_pages(pdf.Root.Pages):
        return TOO_MANY_PAGES
    if int(pdf.trailer.get("/Size", 0)) > MOST_PARTS or len(pdf.objects) > MOST_PARTS:  # the first may not be true
        return TOO_MANY_PARTS
    on_pages = (page.obj.get("/Annots") for page in pdf.pages)
    if sum(len(each) for each in on_pages if isinstance(each, Array)) > MOST_ON_PAGES:
        return TOO_MANY_ON_PAGES
    return ""


def is_incomplete(pdf) -> bool:
    """Whether the reader left out parts, because there was no memory for them, and said no more than a warning."""
    return any("bad_alloc" in str(warning) for warning in pdf.get_warnings())


def _has_more_pages(root) -> bool:
    """Walks the tree of pages no further than it has to; a tree with a loop in it is somebody else's to refuse."""
    waiting, seen, pages = [root], set(), 0
    while waiting and pages <= MOST_PAGES:
        node = waiting.pop()
        kids = node.get("/Kids") if isinstance(node, Dictionary) else None
        if not isinstance(kids, Array):
            pages += 1
        elif node.objgen not in seen:
            if len(kids) > MOST_PAGES:
                return True
            seen.add(node.objgen)
            waiting += list(kids)
    return pages > MOST_PAGES
