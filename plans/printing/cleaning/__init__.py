"""Uploaded PDFs, made safe: the one way in for every PDF that somebody gives to the portal.

What may stay is listed (``allowed``); all else goes, what is left is written as a new file, and that file is looked
through once more for what must never be in it (``proof``). Damaged and malicious files make readers of PDFs hang, grow
and crash, so each is cleaned in a process of its own, with a limit on time and memory (``process``).
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError

from partnerships.numbers import megabytes

ROOT = Path(__file__).resolve().parents[3]
PDF = "application/pdf"
SECONDS = 25  # a web process is given half a minute
NOT_A_PDF = "This file is not a PDF. Save the document as a PDF first."
GIVEN_UP = (
    "The PDF takes too much time or memory to check. Print it to a new PDF, or split it into several files, "
    "and send that."
)


@dataclass(frozen=True)
class CleanPdf:
    """What is kept of an uploaded PDF, and what the person who sent it should know."""

    content: bytes
    pages: int
    remarks: tuple[str, ...] = ()
    #: Names of what was dangerous in it, as PDF calls them.
    dangers: tuple[str, ...] = ()


def cleaned_pdf(content: bytes, *, most_megabytes: int) -> CleanPdf:
    """The PDF with nothing but what may be in one. Raises ValidationError with what is wrong and what to do."""
    if len(content) > most_megabytes * 1024 * 1024:
        raise ValidationError(
            f"The file is {megabytes(len(content))}; it may have at most {most_megabytes} MB. "
            "Save it in a smaller size, or split it."
        )
    if b"%PDF-" not in content[:1024]:  # what stands before it is left out, as readers do
        raise ValidationError(NOT_A_PDF)
    head, _, body = answer_of(["-m", "plans.printing.cleaning.process"], content).partition(b"\n")
    told = json.loads(head)
    if "refused" in told:
        raise ValidationError(told["refused"])
    return CleanPdf(body, told["pages"], tuple(told["remarks"]), tuple(told["dangers"]))


def answer_of(arguments: list[str], content: bytes, *, seconds: float = SECONDS) -> bytes:
    """What the process says: with none of this one's environment, and not waited for without end."""
    try:
        done = subprocess.run(
            [sys.executable, *arguments],
            input=content,
            capture_output=True,
            cwd=ROOT,
            env={},
            timeout=seconds,
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ValidationError(GIVEN_UP) from error
    return done.stdout
