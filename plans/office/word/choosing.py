"""What becomes of each chapter and table of a Word text: what is proposed, and what may be chosen instead. Pure."""

from plans.office.word.chapters import WordChapter, WordPart
from plans.office.word.recognising import becomes, kinds_of

CHAPTERS = {
    "text": "A chapter of text",
    "foreword": "The foreword",
    "membership": "The introduction to the membership",
    "priorities": "The introduction to the priorities",
    "priority": "One of the priorities",
    "glossary": "The glossary",
    "contacts": "The contacts",
    "join": "Part of the chapter above",
    "out": "Leave it out",
}
TABLES = {
    "action_plan": "Actions of the action plan",
    "table": "A data table",
    "glossary": "Terms of the glossary",
    "contacts": "Contacts",
    "text": "Text, line by line",
    "out": "Leave it out",
}
#: What has to be a kind of chapter that the text may have; the others may stand in every text.
ARE_KINDS = ("foreword", "membership", "priorities", "priority", "glossary", "contacts", "action_plan")
#: The last chapter of every Word file that the portal makes.
ABOUT = "About this document"
LEVELS = {1: "Chapter", 2: "Section of the chapter above"}


def chapters_in(reading: dict) -> list[WordChapter]:
    return [
        WordChapter(each["heading"], each["level"], each["is_guess"], [WordPart(**part) for part in each["parts"]])
        for each in reading["chapters"]
    ]


def proposals(reading: dict, is_action_table) -> dict:
    """What each of the ``chapters`` becomes, with its level; and each of the ``tables``, named ``chapter.part``."""
    chapters = chapters_in(reading)
    kinds = kinds_of(chapters, is_action_table)
    above, chosen = "", []
    for chapter, kind in zip(chapters, kinds, strict=True):
        above = kind if chapter.level == 1 else above
        is_inside = chapter.level == 2 and above == "priority" and kind == "text"
        chosen.append({"becomes": "join" if is_inside else kind, "level": chapter.level})
    if chapters and chapters[-1].heading == ABOUT:  # of a file that the portal made: its title page and its last page
        chosen[-1]["becomes"] = "out"
        if not chapters[0].heading:
            chosen[0]["becomes"] = "out"
    tables = {
        f"{at}.{number}": becomes(part, kinds[at], is_action_table)
        for at, chapter in enumerate(chapters)
        for number, part in enumerate(chapter.parts)
        if part.sort == "table"
    }
    return {"chapters": chosen, "tables": tables}


def offered(choices: dict[str, str], kinds: set[str]) -> dict[str, str]:
    """Those of the choices that a text with these kinds of chapter may have."""
    named = {"priority": "priorities"}
    return {name: words for name, words in choices.items() if name not in ARE_KINDS or named.get(name, name) in kinds}
