"""Files that were made to hurt: each is refused with a sentence or harmless, in little time and memory."""

import base64
import io
import json
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from PIL import Image

from plans.office.packages import NOT_WORD, WORD, Unreadable
from plans.office.word.markup import TOO_DEEP
from plans.office.word.package import TOO_LONG
from plans.office.word.reading import read_word
from plans.office.word.tidying import NO_PARAGRAPH
from tests.plans.office.word.files import TEXT, sample, variant, with_text

ROOT = Path(__file__).resolve().parents[4]
MEASURED = """
import base64, json, re, sys, time
from plans.office.packages import Unreadable
from plans.office.word.reading import read_word
for line in sys.stdin:
    start = time.process_time()
    try: read_word(base64.b64decode(line))
    except Unreadable: pass
    most = int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
    print(json.dumps([time.process_time() - start, most // 1024]))
"""


def declared(entities: bytes, use: bytes = b"We have &x; priorities."):
    head = b'<?xml version="1.0"?><!DOCTYPE a [' + entities + b"]>"

    def change(content):
        return head + content[content.index(b"?>") + 2 :].replace(b"We have two priorities.", use)

    return change


def laughing(content):
    lines = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 9))
    return declared(b'<!ENTITY l0 "lol">' + lines, b"&l8;")(content)


def nested(depth: int) -> bytes:
    return with_text(b"<w:tbl><w:tr><w:tc>" * depth + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * depth)


def with_two_texts() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return variant(parts={TEXT: b"<other/>"})


def with_words(words: bytes) -> bytes:
    return with_text(b"<w:p><w:r><w:t>" + words + b"</w:t></w:r></w:p>")


def huge_picture() -> bytes:
    out = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(out, "PNG")
    return out.getvalue()


def late_type(content):
    return content.replace(b"?>", b"?><!--" + b" " * 20_000 + b"--><!DOCTYPE a>", 1)


def in_utf16(content):
    declaring = declared(b'<!ENTITY x "two">')(content).decode()
    return declaring.replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")


def typed(content):
    return b'<?xml version="1.0"?><!DOCTYPE a>' + content[content.index(b"?>") + 2 :]


def in_utf7(content):
    return b'<?xml version="1.0" encoding="UTF-7"?>' + content[content.index(b"?>") + 2 :]


def enabled(content):
    return content.replace(b"wordprocessingml.document.main", b"document.macroEnabled.main")


def shows(name: bytes):
    return lambda content: content.replace(b"image1.png", name)


WIDE = (
    b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>'
    b"</w:tbl>"
)
SECRET = b'<!ENTITY x SYSTEM "file:///etc/hostname">'
MANY_PARTS = {f"x/{number}.xml": b"<a/>" for number in range(5_000)}

REFUSED = {
    "bomb of white space": (lambda: with_words(b" " * (20 << 20)), WORD.too_large),
    "bomb in a part that is not read": (lambda: variant(parts={"word/x.bin": b"\0" * (20 << 20)}), WORD.too_large),
    "entities of its own": (lambda: variant(text=declared(b'<!ENTITY x "two">')), NOT_WORD),
    "entities that multiply": (lambda: variant(text=laughing), NOT_WORD),
    "an entity of the server's files": (lambda: variant(text=declared(SECRET)), NOT_WORD),
    "a document type far into the part": (lambda: variant(text=late_type), NOT_WORD),
    "a document type in UTF-16": (lambda: variant(text=in_utf16), NOT_WORD),
    "a document type in another part": (lambda: variant(relations=typed), NOT_WORD),
    "UTF-7": (lambda: variant(text=in_utf7), NOT_WORD),
    "macros": (lambda: variant(parts={"word/vbaProject.bin": b"x"}), WORD.macros),
    "macros said to be none": (lambda: variant(types=enabled), WORD.macros),
    "tables 3,000 deep": (lambda: nested(3_000), TOO_DEEP),
    "two texts": (with_two_texts, NOT_WORD),
    "a way out of the folder": (lambda: variant(parts={"../../etc/evil.xml": b"<a/>"}), NOT_WORD),
    "5,000 parts": (lambda: variant(parts=MANY_PARTS), WORD.too_large),
    "a million paragraphs": (lambda: with_text(b"<w:p/>" * 1_000_000), TOO_LONG),
    "one paragraph of a megabyte": (lambda: with_words(b"word " * 200_000), NO_PARAGRAPH),
    "markup that breaks off": (lambda: variant(text=lambda content: content[:3_000]), NOT_WORD),
    "a file that breaks off": (lambda: sample("1-styled-plan")[:20_000], NOT_WORD),
    "nothing but a beginning": (lambda: b"PK\x03\x04" + bytes(2_000), NOT_WORD),
}
HARMLESS = {
    "a style map of its own": lambda: variant(parts={"mammoth/style-map": b"p => !\nr => !\ntable => !"}),
    "tables 20 deep": lambda: nested(20),
    "script in words": lambda: with_words(b"&lt;script&gt;alert(1)&lt;/script&gt;"),
    "cells that span 99,999 columns": lambda: with_text(WIDE * 100),
    "a picture that is not there": lambda: variant(relations=shows(b"none.png")),
    "a huge picture": lambda: variant(parts={"word/media/huge.png": huge_picture()}, relations=shows(b"huge.png")),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name):
    make, sentence = REFUSED[name]

    with pytest.raises(Unreadable) as refused:
        read_word(make())

    assert str(refused.value) == sentence


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless(name):
    found = read_word(HARMLESS[name]())

    assert [chapter["heading"] for chapter in found["chapters"]][:2] == ["Foreword", "Who we are"]
    assert "<script" not in json.dumps(found)


def test_time_and_memory():
    """Of one process that reads them all: none takes two seconds of work, and it never has 300 MB."""
    files = [make() for make, _ in REFUSED.values()] + [make() for make in HARMLESS.values()]
    lines = "\n".join(base64.b64encode(data).decode() for data in files)

    done = subprocess.run(
        [sys.executable, "-c", MEASURED], input=lines, capture_output=True, cwd=ROOT, text=True, check=True
    )

    measured = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(measured) == len(files)
    assert max(seconds for seconds, _ in measured) < 2
    assert measured[-1][1] < 300


def test_a_huge_picture_is_listed_and_not_drawn():
    found = read_word(HARMLESS["a huge picture"]())

    large = [each["words"] for each in found["left_out"] if each["sort"] == "large_picture"]
    assert large == ["Map of the four wards of Millbridge"]


def test_a_linked_picture_is_not_fetched():
    def link(content):
        return content.replace(b'Target="media/image1.png"', b'Target="file:///etc/hostname" TargetMode="External"')

    found = read_word(variant(relations=link, text=lambda content: content.replace(b"r:embed=", b"r:link=")))

    assert [each["words"] for each in found["left_out"] if each["sort"] == "outside"] == ["file:///etc/hostname"]
    assert "picture" not in {part["sort"] for chapter in found["chapters"] for part in chapter["parts"]}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "\\\\server\\share"]
)
def test_a_link_that_leads_nowhere_good_loses_its_address(address):
    found = read_word(
        variant(relations=lambda content: content.replace(b"https://example.org/strategy", address.encode()))
    )

    assert [each["words"] for each in found["left_out"] if each["sort"] == "link"] == [f"national strategy ({address})"]
    html = next(c for c in found["chapters"] if c["heading"] == "Priority 2: Domestic abuse")["parts"][0]["html"]
    assert html.startswith("<p>See the national strategy.</p>")
