"""Abbreviations that a text uses and nowhere explains. Pure."""

import re

_CAPITALS = re.compile(r"(?<![\w&/.-])([A-Z][A-Z&]{0,6}[A-Z])s?(?![\w&-])")
#: Everybody knows them, or they are no abbreviations.
KNOWN = {
    "ALL", "AM", "AND", "BBC", "CCTV", "DNA", "DRAFT", "EU", "FINAL", "GB", "GBP", "GP", "HIV", "ID", "IT", "MP",
    "NEW", "NHS", "NO", "NOT", "NOTE", "OK", "OR", "PDF", "PM", "THE", "TV", "UK", "US", "USA", "VAT", "YES",
}  # fmt: skip
_ROMAN = re.compile(r"[IVXLCDM]+")
_BEFORE = 12


def abbreviations_in(line: str) -> list[str]:
    """In order, each once; a line in capitals alone holds none."""
    letters = [letter for letter in line if letter.isalpha()]
    if sum(letter.isupper() for letter in letters) * 2 > len(letters) > 12:
        return []
    found = dict.fromkeys(_CAPITALS.findall(line))
    return [name for name in found if name not in KNOWN and not _ROMAN.fullmatch(name)]


def is_explained(name: str, lines: list[str]) -> bool:
    """“Community Safety Partnership (CSP)”, “CSP (Community …)”, “CSP: Community …”, or the two in cells of a row."""
    short, first = rf"{re.escape(name)}s?", re.escape(name[0])
    after = re.compile(rf"\b{short}[”’\"]?(\s*[(:=–—]\s*|\s+-\s+){first}[^\W\d_]*[a-z]", re.IGNORECASE)
    said = re.compile(rf"\b{short}[”’\"]? (stands for|means|is short for)\b")
    within = re.compile(rf"\(([^()]*\b)?{short}\b[^()]*\)")
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if re.fullmatch(short, line) and re.match(rf"{first}[^\W\d_]*[a-z]", following, re.IGNORECASE):
            return True
        if name not in line:
            continue
        if said.search(line) or after.search(line):
            return True
        if any(_names(line[: found.start()], name) for found in within.finditer(line)):
            return True
    return False


def _names(words: str, name: str) -> bool:
    """Whether the words before a bracket may be what the abbreviation in it is short for."""
    before = words.split()[-_BEFORE:]
    return len(before) > 1 and any(word.lower().lstrip("“‘\"'").startswith(name[0].lower()) for word in before)
