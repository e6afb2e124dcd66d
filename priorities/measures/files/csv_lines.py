"""Lines of a CSV file as it comes: in UTF-8, or as Windows writes it where somebody saved it again. Pure."""

import codecs
import csv
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from typing import IO

#: How bytes are read that are no UTF-8: a file that has some is in Windows-1252 throughout.
AS_WINDOWS = "as-windows"


class UnreadFile(ValueError):
    """Why a file cannot be read, as a sentence for the person who sent it."""


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(AS_WINDOWS, _as_windows)


def csv_lines(file: IO[bytes]) -> Iterator[list[str]]:
    """Each line with its cells as they are. Raises UnreadFile."""
    text = TextIOWrapper(file, encoding="utf-8-sig", errors=AS_WINDOWS, newline="")
    try:
        for number, line in enumerate(csv.reader(text)):
            if number == 0 and any("\0" in cell for cell in line):
                raise UnreadFile("The file is no CSV file: download it again.")
            yield line
    except csv.Error:
        raise UnreadFile("The file cannot be read as CSV: download it again.") from None
    finally:
        with suppress(ValueError):  # given up after its file was closed
            text.detach()


def tidy(words: str) -> str:
    """Without the spaces and ends of lines that nobody sees."""
    return " ".join(words.split())


def places_of(heads: Iterable[str]) -> dict[str, int]:
    """Where each column stands, by its head in small letters."""
    return {tidy(head).casefold(): at for at, head in enumerate(heads)}
