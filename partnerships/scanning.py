"""The council's virus scanner: a clamd that the setting CLAMD names, spoken to by its INSTREAM command.

Without the setting nothing is scanned. With it, a file that could not be scanned is refused: whoever set a scanner up
wants no file past it.
"""

import logging
import socket
from contextlib import suppress

from django.conf import settings
from django.core.exceptions import ValidationError

logger = logging.getLogger(__name__)

SECONDS = 20
PIECE = 256 * 1024
NO_ANSWER = (
    "This file could not be checked for viruses, because the scanner did not answer. It was not kept. "
    "Try again in a few minutes; if it stays so, tell those who run the portal."
)


def refuse_virus(file) -> None:
    """Show an uploaded file to the scanner. Raises ValidationError when it finds something or does not answer."""
    if not settings.CLAMD:
        return
    file.seek(0)
    try:
        answer = _ask(file)
    except OSError as error:
        logger.error("The virus scanner at %s does not answer: %s", settings.CLAMD, error)
        raise ValidationError(NO_ANSWER) from error
    file.seek(0)
    if answer.endswith("FOUND"):
        name = answer.removeprefix("stream:").removesuffix("FOUND").strip()
        logger.warning("The virus scanner found %s in an uploaded file.", name)
        raise ValidationError(
            f"The virus scanner found “{name}” in this file. It was not kept. "
            "Tell your IT service, and send a clean copy."
        )
    if "size limit" in answer:
        raise ValidationError(
            "This file is larger than the virus scanner takes. Save it in a smaller size, or split it."
        )
    if answer != "stream: OK":
        logger.error("The virus scanner at %s answered: %s", settings.CLAMD, answer)
        raise ValidationError(NO_ANSWER)


def _ask(file) -> str:
    with _connected() as connection:
        with suppress(BrokenPipeError, ConnectionResetError):  # a file that is too large is answered before its end
            connection.sendall(b"zINSTREAM\0")
            while piece := file.read(PIECE):
                connection.sendall(len(piece).to_bytes(4, "big") + piece)
            connection.sendall(bytes(4))
        answer = b""
        while b"\0" not in answer and (more := connection.recv(1024)):
            answer += more
    return answer.partition(b"\0")[0].decode(errors="replace").strip()


def _connected() -> socket.socket:
    if not settings.CLAMD.startswith("/"):
        host, _, port = settings.CLAMD.rpartition(":")
        return socket.create_connection((host.strip("[]"), int(port)), timeout=SECONDS)
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(SECONDS)
    try:
        connection.connect(settings.CLAMD)
    except OSError:
        connection.close()
        raise
    return connection
