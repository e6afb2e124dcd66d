"""What a PDF would unpack to: a small file may hold pages and pictures that fill the memory of whoever opens it."""

import zlib

from pikepdf import Array, Name, Stream, settings

#: Bytes of all that is no picture, and pixels of one picture: A1 in 300 dots to the inch has 70 million.
MOST_UNPACKED, MOST_PIXELS = 128 * 1024 * 1024, 120_000_000
PIECE = 1024 * 1024
#: Things in one list or dictionary: a table of a font's widths has 65,536 at most, with a number before some.
MOST_IN_A_LIST = 200_000
#: How many times smaller than what they hold the best packed data are.
DENSEST = 1100
PACKING = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"}
DEFLATED = {"/FlateDecode", "/Fl"}


def keep_reader_small() -> None:
    """Call once in a process that opens what others made: its reader unpacks no more than a PDF may hold."""
    settings.set_qpdf_limits(
        flate_max_memory=MOST_UNPACKED, run_length_max_memory=MOST_UNPACKED, parser_max_container_size=MOST_IN_A_LIST
    )


def unpacks_to_too_much(pdf) -> bool:
    left = MOST_UNPACKED
    for each in pdf.objects:
        if not isinstance(each, Stream):
            continue
        filters = _filters(each)
        if sum(name in PACKING for name in filters) > 1:  # packed data packed again
            return True
        if each.get("/Subtype") == Name.Image:
            if int(each.get("/Width", 0)) * int(each.get("/Height", 0)) > MOST_PIXELS:
                return True
        elif filters and filters[-1] in PACKING:
            left -= _unpacked(each, filters, left)
            if left < 0:
                return True
    return False


def _filters(stream) -> list[str]:
    found = stream.get("/Filter")
    return [str(name) for name in found] if isinstance(found, Array) else [str(found)] if found is not None else []


def _unpacked(stream, filters, most: int) -> int:
    """Bytes that it unpacks to, counted no further than is asked; 0 where they can be only a few."""
    packed = bytes(stream.read_raw_bytes())
    if len(packed) * DENSEST < MOST_UNPACKED // 100:
        return 0
    if len(filters) > 1 or filters[0] not in DEFLATED:
        return len(stream.read_bytes())
    reader, found = zlib.decompressobj(), 0
    try:
        while packed and found <= most and not reader.eof:
            found += len(reader.decompress(packed, PIECE))
            packed = reader.unconsumed_tail
    except zlib.error:  # damaged: readers show what comes before
        pass
    return found
