"""What of a sheet no line says: columns that are hidden, not known, or too many, and notes that hang on its cells."""

from bisect import bisect_right

from openpyxl.utils import get_column_letter

from partnerships.wording import and_words
from plans.office.lines.heads import KEY, NOTHING, REVISION, TableHeads, plain_head
from plans.office.lines.line import ReadLine
from plans.office.sheet_marks import MOST_COLUMNS


def told_of(sheet: dict, heads: TableHeads, said: set[str]) -> list[str]:
    """Sentences about its columns; of heads of which ``said`` has a meaning, none. Files that were read before these
    things were looked for do not tell them."""
    where = f" of “{sheet['name']}”" if sheet["name"] else ""
    letters = {get_column_letter(at): head for at, head in enumerate(heads.columns, 1)}
    hidden = [letters[each] for each in sheet.get("hidden_columns", ()) if each in letters]
    hidden = [f"“{head}”" for head, held in hidden if head and held not in (KEY, REVISION)]
    unknown = [f"“{head}”" for head, held in heads.columns if head and held == NOTHING and plain_head(head) not in said]
    told = []
    if unknown:
        told.append(
            f"The portal does not know the column{_s(unknown)} {and_words(unknown)}{where}: what stands there is kept "
            "with the file. Say below what it is."
        )
    if hidden:
        told.append(f"Hidden in the sheet, and read all the same: the column{_s(hidden)} {and_words(hidden)}{where}.")
    if sheet.get("is_cut"):
        last = get_column_letter(MOST_COLUMNS)
        told.append(f"What stands behind column {last}{where} is not read. Move what is wanted further to the left.")
    if drawn := sheet.get("drawn"):
        told.append(f"Drawn over the cells{where}, and not read: {and_words(list(dict.fromkeys(drawn)))}.")
    return told


def _s(several: list) -> str:
    return "s" if len(several) > 1 else ""


def told_of_marks(heads: set[str]) -> list[str]:
    """Of columns that are no column of the table, and whose marks were read."""
    named = [f"“{head}”" for head in sorted(heads)]
    return [f"Marks in the column{_s(named)} {and_words(named)} were read."] if named else []


def told_of_row(sheet: dict, number: int) -> list[str]:
    """Sentences about a row that a reader of the sheet does not see, or sees as dropped."""
    hidden = ["This row is hidden in the sheet."] if number in sheet["hidden_rows"] else []
    return hidden + (["This row is struck through in the sheet."] if number in sheet.get("struck_rows", ()) else [])


def hang_notes(sheet: dict, lines: list[ReadLine]) -> list[str]:
    """Keep each note with the line on whose cell it hangs; sentences about the others."""
    told, numbers = [], [line.number for line in lines]
    for note in sheet.get("notes", ()):
        if at := bisect_right(numbers, note["row"]):
            lines[at - 1].kept[f"Note on {note['at']}"] = note["words"]
        else:
            told.append(f"A note on {note['at']} stays in the file: “{note['words']}”")
    return told
