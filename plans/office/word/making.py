"""Chapters of the portal out of chapters of a Word text, as it was chosen what each becomes. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from html import escape, unescape
from typing import NamedTuple

from plans.document.richtext import sanitise
from plans.office.word import lists
from plans.office.word.chapters import WordChapter, WordPart
from plans.office.word.grids import row_as_text
from plans.office.word.recognising import title_of_priority

ACTIONS, PRIORITIES = "What we will do", "Our priorities"
#: Where the text of a kind stands in its data.
TEXT_OF = {"rich_text": "html", "foreword": "html", "membership": "intro_html", "priorities": "intro_html",
           "contacts": "intro_html", "action_plan": "intro_html"}  # fmt: skip
#: What the portal's own files write under a heading that is one council's own, and above each priority.
_OF_COUNCIL = re.compile(r"<p>([^<]+) only</p>")
_NUMBERED = re.compile(r"<p>(Priority \d+(?: · [^<]+)?)</p>$")


class TableOfActions(NamedTuple):
    """``above``: the priority under which it stands; ``heading``: that of the chapter in which it was found."""

    above: str
    heading: str
    caption: str
    rows: list[list[str]]


@dataclass
class NewChapter:
    """A chapter to be: ``data`` holds what its kind has no default for; of ``tables`` the lines are actions;
    ``council``: the short name of the one whose own it is."""

    kind: str
    heading: str
    level: int
    data: dict = field(default_factory=dict)
    tables: list[TableOfActions] = field(default_factory=list)
    council: str = ""

    @property
    def is_empty_text(self) -> bool:
        return self.kind == "rich_text" and not self.data.get("html")


class Making:
    """Goes through the chapters that were found and makes new ones.

    ``councils``: those of a joint partnership, short names by names; what a file of the portal says is one council's
    own is that again, and ``understood`` holds the lines that said so.
    """

    def __init__(self, chapters: list[WordChapter], choices: dict, councils: Mapping[str, str] | None = None):
        self.found, self.choices, self.councils = chapters, choices, councils or {}
        self.understood: list[str] = []
        self.made: list[NewChapter] = []
        self._main: NewChapter | None = None  # the chapter that is being made
        self._heading = ""  # of the chapter that was found
        self._priority: dict | None = None  # the priority that is being made, in the chapter of priorities

    def make(self) -> list[NewChapter]:
        for at, (chapter, chosen) in enumerate(zip(self.found, self.choices["chapters"], strict=True)):
            if chosen["becomes"] == "out":
                continue
            self._begin(chapter, chosen["becomes"], chosen["level"])
            parts = chapter.parts if chosen["becomes"] in ("join", "priority") else self._without_council(chapter.parts)
            for number, part in enumerate(parts):
                self._take(part, self.choices["tables"].get(f"{at}.{number}", "table"))
        for priority in (each for chapter in self.made for each in chapter.data.get("priorities", ())):
            priority["html"], priority["areas"], lead = lists.parts_of_priority(priority["html"])
            priority["lead"] = {"post": lead, "organisation": None, "note": ""} if lead else None
        return self.made

    def _begin(self, chapter, becomes, level) -> None:
        self._heading = chapter.heading
        if becomes == "join" and self._main is not None:
            self._add_text(f"<h2>{escape(chapter.heading, quote=False)}</h2>")
            return
        council = self._council_above() if becomes == "priority" else ""
        self._priority = None
        if becomes == "priority":
            self._main = self._once("priorities", PRIORITIES, 1)
            self._priority = {"title": title_of_priority(chapter.heading), "html": ""}
            if council:
                self._priority["council"] = {"slug": self.councils[council], "name": council}
            self._main.data.setdefault("priorities", []).append(self._priority)
        elif becomes in ("priorities", "membership"):
            self._main = self._once(becomes, chapter.heading, level)
        else:
            kind = "rich_text" if becomes in ("text", "join") else becomes
            self._main = self._new(kind, chapter.heading, level)

    def _without_council(self, parts: list[WordPart]) -> list[WordPart]:
        """Where the chapter at hand begins by saying whose own it is, that is kept, and no text."""
        said = _OF_COUNCIL.match(parts[0].html) if parts else None
        council = unescape(said[1]) if said else ""
        if council not in self.councils:
            return parts
        self._main.council = self.councils[council]
        self.understood.append(f"{council} only")
        return [replace(parts[0], html=parts[0].html[said.end() :]), *parts[1:]]

    def _council_above(self) -> str:
        """“Priority 2 · South Council only” stands above a priority’s heading, at the end of the text before it."""
        holder, name = (self._priority, "html") if self._priority else (self._main and self._main.data, "intro_html")
        said = _NUMBERED.search((holder or {}).get(name, ""))
        if not said:
            return ""
        holder[name] = holder[name][: said.start()]
        self.understood.append(unescape(said[1]))
        words = unescape(said[1]).split(" · ")[-1].removesuffix(" only")
        return words if words in self.councils else ""

    def _once(self, kind, heading, level) -> NewChapter:
        return next((each for each in self.made if each.kind == kind), None) or self._new(kind, heading, level)

    def _new(self, kind, heading, level) -> NewChapter:
        self.made.append(NewChapter(kind, heading, level))
        return self.made[-1]

    def _take(self, part: WordPart, becomes: str) -> None:
        if part.sort == "text":
            self._take_text(part.html)
        elif part.sort == "picture":
            data = {"name": part.name, "alt": part.alt, "caption": part.caption}
            self._new("image", "", 2).data = data
        elif becomes == "action_plan":
            above = self._priority["title"] if self._priority else ""
            self._actions().tables.append(TableOfActions(above, self._heading, part.caption, part.rows))
        elif becomes == "text":
            rows = [[part.caption], *part.rows] if part.caption else part.rows
            self._add_text("".join(map(row_as_text, rows)))
        elif becomes != "out":
            self._take_table(part, becomes)

    def _take_text(self, html) -> None:
        if self._main.kind == "glossary":
            terms, html = lists.terms_of_text(html)
            self._main.data.setdefault("terms", []).extend(terms)
        if html:
            self._add_text(html)

    def _take_table(self, part, becomes) -> None:
        if becomes == "glossary":
            self._place(becomes).data.setdefault("terms", []).extend(lists.terms_of_rows(part.rows, part.heads))
        elif becomes == "contacts":
            self._place(becomes).data.setdefault("contacts", []).extend(lists.contacts_of(part.rows, part.heads))
        else:
            chapter = self._turned("table") or self._new("table", "", 2)
            chapter.data = lists.table_of(part.rows, part.heads, part.caption)

    def _place(self, kind) -> NewChapter:
        """Where rows of a list go: the chapter at hand if it is such a list, or can be one; else a new one."""
        if self._main.kind == kind:
            return self._main
        return self._turned(kind) or self._new(kind, "", 2)

    def _turned(self, kind) -> NewChapter | None:
        """The chapter at hand as one of another kind, where nothing was written in it."""
        if self._main.is_empty_text and self.made[-1] is self._main:
            self._main.kind = kind
            return self._main
        return None

    def _actions(self) -> NewChapter:
        standing = next((each for each in self.made if each.kind == "action_plan"), None)
        if standing:
            return standing
        if self._main.kind == "rich_text" and self.made[-1] is self._main:
            self._main.kind, self._main.data = "action_plan", {"intro_html": self._main.data.get("html", "")}
            return self._main
        return self._new("action_plan", ACTIONS, 1)

    def _add_text(self, html: str) -> None:
        """To the chapter at hand; behind a table or picture that stands in it, as a text of its own."""
        if self._priority is not None:
            self._priority["html"] += html
            return
        target, name = self._main, TEXT_OF.get(self._main.kind, "")
        if not name or (self.made[-1] is not target and target.kind not in ("priorities", "action_plan")):
            last = self.made[-1]
            target, name = last if last.kind == "rich_text" else self._new("rich_text", "", 2), "html"
        target.data[name] = sanitise(target.data.get(name, "") + html)
