"""Names in lines: which organisation or which row of the plan some words mean, remembered for each partnership.

Words that mean none are never guessed at: who leads may be a post, all else is asked about.
"""

import re
from dataclasses import dataclass, field

from django.db.models import Q

from partnerships.models import Organisation, Partnership
from plans.office.word.recognising import title_of_priority

NUMBERED_PRIORITY = re.compile(r"(priority|objective|theme|aim|outcome|p)\s*\d\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:/|;|\n)\s*")
_FINER = re.compile(r"\s*(?:,|&|\band\b)\s*")
_COMMA = re.compile(r"\s*,\s*(?:and\s+)?")
_HYPHENS = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_SMALL_WORDS = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "our", "the", "to", "with"))
MOST_WORDS = 3  # of a name in a list
_IN_BRACKETS = re.compile(r"^(.*?)\s*\(([^)]+)\)$")


def plain(words: str) -> str:
    """As names are compared: “Kent Fire & Rescue” is “Kent Fire and Rescue”, “anti social” is “anti-social”."""
    return " ".join(_HYPHENS.sub(" ", words).casefold().replace("&", " and ").replace("’", "'").split())


def likely(words: str, names: dict[str, str]) -> str:
    """Of names by their slug the only one in which all of a few words stand, to be proposed; empty where none does."""
    said = set(plain(words).split())
    found = [slug for slug, name in names.items() if said <= set(plain(name).split())]
    return found[0] if len(found) == 1 and len(said) <= MOST_WORDS else ""


@dataclass
class KnownNames:
    """Organisations of a partnership by every name that they are called; ``met`` are words that mean none."""

    by_words: dict[str, str]
    met: dict[str, None] = field(default_factory=dict)
    no_posts: set[str] = field(default_factory=set)  # of them those that stand where no post may
    wanted: dict[str, None] = field(default_factory=dict)  # priorities that lines name, of a plan that has none yet
    are_asked_about: bool = False  # on the page on which the lines are shown

    def body(self, words: str) -> str | None:
        return self.by_words.get(plain(words))

    def one(self, words: str) -> str:
        """The body that the words mean as a whole, or the words."""
        if self.body(words) is None:
            self.met[words] = None
        return self.body(words) or words

    def in_lead(self, text: str) -> str:
        """As the column of leads reads it: bodies by their full names, ``;`` between them, a post after a comma."""
        return "; ".join(self._lead(part) for part in self._parts(text))

    def in_bodies(self, text: str) -> str:
        """Of several bodies, to which nobody adds a post: commas part them too, where each part is short."""
        return "; ".join(self._body(name) for part in self._parts(text) for name in self._listed(part))

    def _listed(self, part) -> list[str]:
        names = [name for name in _COMMA.split(part) if name]
        is_list = any(map(self.body, names)) or all(len(name.split()) <= MOST_WORDS for name in names)
        is_list = is_list and self.body(part) is None
        return names if is_list else [part]

    def _parts(self, text) -> list[str]:
        parts = []
        for part in filter(None, (part.strip(" ,") for part in _BETWEEN.split(text))):
            finer = [each for each in _FINER.split(part) if each]
            is_list = self.body(part) is None and len(finer) > 1 and all(self.body(each) for each in finer)
            parts += finer if is_list else [part]
        return parts

    def _lead(self, part) -> str:
        if body := self.body(part):
            return body
        if bracketed := _IN_BRACKETS.match(part):  # “J Smith (MBC)”, “MBC (Housing)”
            for named, post in ((bracketed[2], bracketed[1]), (bracketed[1], bracketed[2])):
                if body := self.body(named):
                    return f"{body}, {post}"
        head, _, post = part.partition(",")
        if post and (body := self.body(head)):
            return f"{body}, {post.strip()}"
        post, _, last = part.rpartition(",")  # “Insp. K Shah, Westmarch Police”
        if post and (body := self.body(last)):
            return f"{body}, {post.strip()}"
        self.met[part] = None
        return part

    def _body(self, part) -> str:
        body = self.body(part)
        if body is None:
            self.met[part] = None
            self.no_posts.add(part)
        return body or part


def names_known_to(owner: Partnership | Organisation, remembered: dict[str, str]) -> KnownNames:
    """By name, short name, slug, and by what was said of words before (their slug)."""
    around = Q(slug__in=remembered.values())
    if isinstance(owner, Partnership):
        around |= Q(memberships__partnership=owner) | Q(led_partnerships=owner)
    found = list(Organisation.objects.filter(around).distinct())
    names = {plain(words): each.name for each in found for words in (each.slug, each.short_name, each.name) if words}
    by_slug = {each.slug: each.name for each in found}
    return KnownNames(names | {plain(words): by_slug[slug] for words, slug in remembered.items() if slug in by_slug})


def organisations_named_in(rows: list[list[str]]) -> dict[str, str]:
    """Organisations that a printed table names in full, members or not: their words → slug."""
    words = {
        part.strip()
        for row in rows
        for cell in row
        for whole in cell.split(";")
        for part in (whole, whole.partition(",")[0])
    }
    return {plain(each.name): each.slug for each in Organisation.objects.filter(name__in=words)}


def title_meant(words: str, titles: list[str]) -> str:
    """The title of a priority that some words mean: with or without “Priority 2:”, by its number alone, or by the
    first letters of its words, where no other has the same."""
    by_plain = {plain(title): title for title in titles}
    for said in (words, title_of_priority(words)):
        if plain(said) in by_plain:
            return by_plain[plain(said)]
    number = re.fullmatch(r"(?:p|priority|objective|theme)?\s*(\d{1,2})", plain(words))
    if number and 0 < int(number[1]) <= len(titles):
        return titles[int(number[1]) - 1]
    short = [title for title in titles if plain(words) in _initials(title)]
    return short[0] if len(short) == 1 else title_of_priority(words)


def _initials(title: str) -> set[str]:
    """“Violence against women and girls” is “VAWAG” and “VAWG”."""
    words = re.findall(r"\w+", plain(title))
    letters = ("".join(word[0] for word in said) for said in (words, [w for w in words if w not in _SMALL_WORDS]))
    return {each for each in letters if len(each) > 1}
