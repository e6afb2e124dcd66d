"""Which column of a table holds what, by the words of its head. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache

from partnerships.days.written import Exactness, UnreadDate, written_date
from plans.rows.tables import RowTable

#: What a column can be beside a column of the table: not read, or kept with the import, as it is no part of a plan.
NOTHING, KEPT, KEY, REVISION = "", "kept", "key", "revision"
#: The first days of spans, beside the column of their last days.
BEGIN = "begin"
#: The first half of a name, beside the column of its second.
FIRST = "first"
#: A column for one period, whose head is its name: each of its cells is a line inside the row.
PERIOD = "period"
KEY_HEADS = ("key", "portal key", "do not change")
_KEPT = re.compile(
    r"(q(uarter)? ?[1-4]|latest|current|year end|.*\bquarter\b)?\s*"
    r"(progress|update|rag|brag|status|position|comments?|commentary|notes?|returns?|achieved|completed?)\b.*"
    r"|q(uarter)? ?[1-4]\b.*"
)
_OF_A_PERIOD = re.compile(
    r"(?:(?:q[1-4]|h[12]|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)[ -]+)?"
    r"(?:19|20)\d\d(?: ?[/–-] ?(?:20)?\d\d)?",
    re.IGNORECASE,
)
_FIGURES = re.compile(
    r"[\s:(-]*\b(?:actuals?|outturn|results?|figures?|values?|readings?|total)\b[\s)]*$", re.IGNORECASE
)
_WORD_FIRST = re.compile(r"(?P<word>[A-Za-z][A-Za-z ]*?)[\s:(–-]+(?P<period>(?:[A-Za-z]+\d? )?[^A-Za-z()]*\d[^()]*)\)?")
_PERIOD_FIRST = re.compile(r"(?P<period>[^()]*\d[^()]*?)[\s:–-]+(?P<word>[A-Za-z][A-Za-z ]*)")
MOST_ABOVE = 20  # rows with titles and notes above the heads


@dataclass(frozen=True)
class TableHeads:
    """``row``: where the heads stand; ``columns``: of each column its head and what it holds."""

    row: int
    columns: tuple[tuple[str, str], ...]

    def at(self, name: str) -> int | None:
        return next((at for at, (_, held) in enumerate(self.columns) if held == name), None)

    @property
    def names(self) -> set[str]:
        return {held for _, held in self.columns}


@lru_cache(maxsize=10_000)
def plain_head(text: str) -> str:
    """A head as heads are compared: small letters and figures, without what stands in brackets."""
    words = re.sub(r"\([^)]*\)", " ", text) if re.search(r"[a-z]", re.sub(r"\([^)]*\)", "", text.lower())) else text
    return re.sub(r"\be mail\b", "email", " ".join(re.findall(r"[a-z0-9#]+", words.lower())))


def period_in_head(head: str) -> str:
    """“2023/24 (actual)” → ``2023/24``; empty where a head names no period, or a target of one."""
    words = " ".join(_FIGURES.sub("", head).split())
    return words if _OF_A_PERIOD.fullmatch(words) or _is_period(words) else ""


def _is_period(words: str) -> bool:
    try:
        return bool(re.search(r"\d\d", words)) and written_date(words).exactness != Exactness.DAY
    except UnreadDate:
        return False


def word_and_period(head: str) -> tuple[str, str]:
    """“Baseline (2024/25)”, “2027/28 target” → the word and the period; both empty where a head is not made of them."""
    found = _WORD_FIRST.fullmatch(head.strip()) or _PERIOD_FIRST.fullmatch(head.strip())
    period = period_in_head(found["period"]) if found else ""
    return (found["word"], period) if found and period else ("", "")


def words_for(table: RowTable) -> dict[str, str]:
    """Every head that is known → the column of the table that it means; those inside a row after those of the row."""
    nested = [(column, f"{table.nested.name}.{column.name}") for column in table.nested.columns] if table.nested else []
    known: dict[str, str] = {}
    for column, name in [*((column, column.name) for column in table.columns), *nested]:
        for words in (column.label, *column.also):
            known.setdefault(plain_head(words), name)
    return known | dict.fromkeys(KEY_HEADS, KEY) | {REVISION: REVISION}


def meaning_of(head: str, known: dict[str, str], remembered: dict[str, str]) -> str:
    plain = plain_head(head)
    if plain in remembered:
        return remembered[plain]
    if plain in known:
        return known[plain]
    singular = _singular(plain)
    found = next((name for words, name in known.items() if _singular(words) == singular), None)
    return found or (KEPT if _KEPT.fullmatch(plain) else NOTHING)


@lru_cache(maxsize=10_000)
def _singular(plain: str) -> str:
    return re.sub(r"s\b", "", plain)


def _asked_for(head: str, table: RowTable) -> str:
    plain = plain_head(head)
    return next((name for name, pattern in table.questions if re.fullmatch(pattern, plain)), NOTHING)


def heads_in(rows: list[list[str]], table: RowTable, remembered: dict[str, str] | None = None) -> TableHeads | None:
    """The row that names most columns; None where none names the main column and one beside it."""
    known, best = words_for(table), None
    for at, row in enumerate(rows[:MOST_ABOVE]):
        if len({cell for cell in row if cell}) < 2:
            continue
        heads = TableHeads(at, _columns(row, table, known, remembered or {}))
        if _is_table(heads, table) and (best is None or len(heads.names) > len(best.names)):
            best = heads
    if best and best.row + 1 < len(rows):
        return _with_second_row(rows[best.row + 1], table, best, remembered or {})
    return best


def heads_below(row: list[str], table: RowTable, above: TableHeads, known: dict[str, str]) -> TableHeads | None:
    """What a row further down holds if it is one of heads: those above repeated, or of a table with other columns.
    ``known``: the words for the table, looked up once for all rows."""
    if len({cell for cell in row if cell}) < 2:
        return None
    said = {plain_head(head): held for head, held in above.columns if head}
    heads = TableHeads(above.row, _columns(row, table, known, said))
    filled = [held for head, held in heads.columns if head]
    is_repeated = all(head in ("", first) for (head, _), (first, _) in zip(heads.columns, above.columns, strict=False))
    return heads if is_repeated or (_is_table(heads, table) and filled.count(NOTHING) * 2 < len(filled)) else None


def _with_second_row(row: list[str], table: RowTable, above: TableHeads, remembered: dict[str, str]) -> TableHeads:
    """Heads in two rows (“Responsibility” over “Lead” and “Partners”): what the lower one leaves empty, the upper one
    says. Those above where the row is none of heads."""
    width = max(len(row), len(above.columns))
    upper = [*above.columns, *[("", NOTHING)] * (width - len(above.columns))]
    lower = _columns([*row, *[""] * (width - len(row))], table, words_for(table), remembered)
    both = [(low, up) for low, up in zip(lower, upper, strict=True) if low[0] and low[0] != up[0]]
    own = [held for (_, held), _ in both]
    over_title = any(held == main_of(table) for _, (_, held) in both)
    if over_title or len(own) < 2 or own.count(NOTHING) * 2 >= len(own):
        return above
    chosen = [low if (low, up) in both else up for low, up in zip(lower, upper, strict=True)]
    heads = TableHeads(above.row + 1, tuple(chosen))
    return heads if _is_table(heads, table) else above


def _columns(row, table, known, remembered) -> tuple[tuple[str, str], ...]:
    held, columns = set(), []
    for head in row:
        meaning = meaning_of(head, known, remembered) if head else NOTHING
        if meaning == NOTHING and plain_head(head) not in remembered:
            meaning = _asked_for(head, table)
        by_period = table.nested and table.nested.by_period and plain_head(head) not in remembered
        if meaning in (NOTHING, KEPT) and by_period and period_in_head(head):  # “Q1 2026/27”, where it is a figure’s
            meaning = PERIOD
        if meaning == NOTHING and (word := word_and_period(head)[0]):
            named = meaning_of(word, known, {})
            meaning = named if named in table.dated else NOTHING
        if meaning in held and meaning not in (KEPT, NOTHING, PERIOD):
            meaning = KEPT
        held.add(meaning)
        columns.append((head, meaning))
    firsts, lasts = table.halves
    plains = [plain_head(head) for head, _ in columns]
    if main_of(table) not in held and set(plains) & set(firsts) and set(plains) & set(lasts):
        meant = dict.fromkeys(firsts, FIRST) | dict.fromkeys(lasts, main_of(table))
        columns = [(head, meant.get(said, meaning)) for said, (head, meaning) in zip(plains, columns, strict=True)]
        held.add(main_of(table))
    inner = f"{table.nested.name}.{table.nested.main}" if table.nested else ""
    for other in filter(None, (inner, table.stand_in)):  # “Activity” alone is the action
        if main_of(table) not in held and other in held:
            columns = [(head, main_of(table) if meaning == other else meaning) for head, meaning in columns]
            held.add(main_of(table))
    span, begins = table.begins
    if span in held:
        columns = [(h, BEGIN if not m and plain_head(h) in begins else m) for h, m in columns]
    return tuple(columns)


def main_of(table: RowTable) -> str:
    """The column without which a line is nothing."""
    return next(column.name for column in table.columns if getattr(getattr(column, "field", None), "required", False))


def _is_table(heads: TableHeads, table: RowTable) -> bool:
    is_known = main_of(table) in heads.names and (not table.signs or bool(table.signs & heads.names))
    return is_known and len(heads.names - {NOTHING, KEPT, KEY, REVISION, BEGIN, FIRST}) >= 2
