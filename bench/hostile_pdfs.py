"""What it takes until an uploaded PDF is answered that lists far more than anybody can look at, as ratios.

    python bench/hostile_pdfs.py

Each file is made here and cleaned in a process of its own, as uploads are. Time and peak memory stand beside those of
an honest file of one page; the goals are 1 s of processor and 250 MB. Exit 1 beyond them.
"""

import os
import resource
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECONDS, MEGABYTES = 1.0, 250
TAG, CATALOG = b"<</S/P>>", b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>"
PAGES = [(2, b"<</Type/Pages/Count 1/Kids[3 0 R]>>"), (3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")]


def main():
    if sys.argv[1:]:
        return measure(sys.argv[1])
    honest, worst = answered(written([(4, b"<</Type/StructTreeRoot>>")])), 0
    for name, content in hostile().items():
        seconds, megabytes, said = answered(content)
        worst = max(worst, seconds / SECONDS, megabytes / MEGABYTES)
        print(
            f"{name}: {len(content) / 1e6:.1f} MB, time ×{seconds / honest[0]:.1f} ({seconds:.2f} s), "
            f"memory ×{megabytes / honest[1]:.1f} ({megabytes:.0f} MB): {said}",
            flush=True,
        )
    return int(worst > 1)


def hostile() -> dict[str, bytes]:
    many = TAG * 2_000_000
    return {
        "two million tags in one list": written([(4, b"<</K[" + many + b"]>>")]),
        "two million tags in twenty lists": written([(4, b"<</K[" + (b"[" + TAG * 100_000 + b"]") * 20 + b"]>>")]),
        "the same, packed": written([(4, b"<</K[]>>"), (5, packed(b"4 0 <</K[" + many + b"]>>"))]),
        "450,000 parts under a lying trailer": written([(number, TAG) for number in range(4, 450_000)], size=10),
        "450,000 parts and no table of them": written([(number, TAG) for number in range(4, 450_000)], table=False),
        "nine million numbers in one list": written([(4, b"<</K[" + b"1 " * 9_000_000 + b"]>>")]),
        "a tag with 190,000 keys": written([(4, b"<<" + b"".join(b"/A%d 1" % n for n in range(190_000)) + b">>")]),
    }


def written(parts, *, size=None, table=True) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, words in [(1, CATALOG), *PAGES, *parts]:
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + words + b"\nendobj\n"
    start, last = len(out), max(places)
    if table:
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
        out += b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, last + 1))
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size or last + 1, start))


def packed(words: bytes) -> bytes:
    content = zlib.compress(words)
    head = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(content)
    return head + content + b"\nendstream"


def answered(content: bytes) -> tuple[float, float, str]:
    """Seconds of processor, megabytes and what is said, of one upload."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        done = subprocess.run([sys.executable, __file__, file.name], capture_output=True, text=True, check=True)
    seconds, megabytes, said = done.stdout.split(" ", 2)
    return float(seconds), float(megabytes), said.strip()


def measure(name: str):
    command = [sys.executable, "-m", "plans.printing.cleaning.process"]
    with Path(name).open("rb") as file:
        done = subprocess.run(command, stdin=file, capture_output=True, cwd=ROOT, env={}, check=False)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = done.stdout.split(b"\n")[0].decode()[:70] or f"ended by {os.strsignal(-done.returncode)}"
    print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)


if __name__ == "__main__":
    sys.exit(main())
