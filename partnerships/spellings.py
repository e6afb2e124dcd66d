"""What people type into a search, without its signs, and how else the same may be written. Pure."""

import re

#: Around words people type quotes, brackets and signs that other searches obey.
_AROUND = "\"“”„«»‘’'()[]{}<>*?!,;:.…\\"
_LEADING = "-+"
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
MOST_JOINED = 4  # words of which two may be joined by a hyphen


def bare_words(typed: str) -> list[str]:
    """The words without what stands around them; what is nothing but signs stays as it is."""
    found = []
    for each in typed.split():
        bare = each.strip(_AROUND).lstrip(_LEADING).strip(_AROUND)
        found += [bare] if bare else []
    return found or typed.split()


def folded(text: str) -> str:
    """As texts are compared: small letters, one apostrophe for all."""
    return text.casefold().translate(_APOSTROPHES)


def forms(word: str) -> set[str]:
    """A word with each of its apostrophes, as keyboards and Word write them."""
    plain = word.translate(_APOSTROPHES)
    return {word, plain, plain.replace("'", "’")}


def spellings(typed: str) -> list[str]:
    """What is typed, and what may be meant by it, the likeliest first: with another apostrophe, with or without hyphens
    (“anti social behaviour”), with “and” or “&”."""
    words = bare_words(typed)
    whole = " ".join(words)
    found = [whole, *sorted(forms(whole))]
    if "-" in whole:
        found.append(" ".join(whole.replace("-", " ").split()))
    elif 1 < len(words) <= MOST_JOINED:
        found += [" ".join(words[:at]) + "-" + " ".join(words[at:]) for at in range(1, len(words))]
    for one, other in (("&", "and"), ("and", "&")):
        if one in words:
            found.append(" ".join(other if word == one else word for word in words))
    return list(dict.fromkeys(re.sub(r"\s+", " ", each) for each in found if each))
