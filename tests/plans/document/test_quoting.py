"""Words that were spoken about, found again after the text changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.document.quoting import Passage, chosen, follow, signs, words_in
from tests.sizes import examples

OLD = "Crime fell by 12% last year. The police lead on this with the council. Lead: Police. Lead: Fire. Lead: Police."


def found(new, words, *, old=OLD, nth=0):
    """What of the new text stands for these words of the old one."""
    old, new, words = old.split(), new.split(), words.split()
    starts = [at for at in range(len(old)) if old[at : at + len(words)] == words]
    place = follow(old, Passage(starts[nth], starts[nth] + len(words)), new)
    return place and (" ".join(new[place.first : place.last]), place.is_changed)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One.</p><p>Two</p>", ["One.", "Two"]),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>x<br>y", ["a", "b", "x", "y"]),
        ("<p>1\xa0234 ŷ\ufeff🚓</p>", ["1", "234", "ŷ", "🚓"]),
        ("<p>H<sub>2</sub>O</p>", ["H2O"]),
    ],
)
def test_words_of_a_chapter(html, words):
    assert words_in(html) == words


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [(0, 3, Passage(0, 1)), (2, 4, Passage(0, 2)), (3, 5, Passage(1, 2)), (4, 99, None), (2, 2, None), (-1, 2, None)],
)
def test_whole_words_are_chosen(start, end, place):
    assert chosen(["One", "🚓s", "x"], start, end) == place


def test_signs_are_those_that_choose_the_place():
    words = OLD.split()
    place = Passage(3, 6)

    assert chosen(words, *signs(words, place)) == place


@pytest.mark.parametrize(
    ("words", "old", "new", "expected"),
    [
        ("12%", "", "", ("12%", False)),
        ("police lead", "Crime fell", "Happily, crime fell", ("police lead", False)),
        ("The police lead on this", "lead on", "now lead on", ("The police now lead on this", True)),
        ("12%", "12%", "15%", None),
        ("Fire.", " Lead: Fire.", "", None),
    ],
)
def test_words_are_followed(words, old, new, expected):
    assert found(OLD.replace(old, new, 1), words) == expected


def test_the_same_words_elsewhere_are_not_taken_for_them():
    new = OLD.replace("Lead: Police. ", "", 1)

    assert found(new, "Lead: Police.") is None
    assert found(OLD.replace("12% last", "few", 1) + " Up 12% on Monday.", "12%") is None


def test_a_passage_is_known_where_it_was_moved_to():
    new = "Lead: Fire. The police lead on this with the council. All is well. Crime fell by 12% last year."

    assert found(new, "12%") == ("12%", False)


WORDS = ["the", "of", "and", "by", "to", "a", "in", "12%", "crime", "police", *(f"word{n}" for n in range(40))]


def edited(chance):
    """A text of numbered words, a place in it, and the text after up to four edits."""
    old = list(enumerate(chance.choices(WORDS, k=chance.randint(12, 70))))
    first = chance.randrange(len(old))
    place, new = Passage(first, min(first + chance.randint(1, 9), len(old))), old
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(new))
        end = min(start + chance.randint(0, 12), len(new))
        cut, typed = new[start:end], [(-1, word) for word in chance.choices(WORDS, k=chance.randint(0, 6))]
        if chance.random() < 0.6:
            new = new[:start] + typed + new[end:]
            continue
        rest = new[:start] + new[end:] if chance.random() < 0.5 else new
        to = chance.randint(0, len(rest))
        new = rest[:to] + cut + rest[to:]
    return old, place, new


def is_right(old, place, new, now):
    """It holds words of the place, or nobody can tell the two apart: alike as far as the next words that stayed."""
    meant = {number for number, _ in old[place.first : place.last]}
    before = zip(old[: place.first][::-1], new[: now.first][::-1], strict=False)
    return (
        bool(meant & {number for number, _ in new[now.first : now.last]})
        or place.first == now.first == 0
        or len(old) - place.last == len(new) - now.last == 0
        or are_alike(before)
        or are_alike(zip(old[place.last :], new[now.last :], strict=False))
    )


def are_alike(pairs):
    for (number, word), (number_now, word_now) in pairs:
        if number == number_now or word != word_now:
            return number == number_now
    return False


@examples(1000)
@given(st.randoms(use_true_random=True))
def test_no_words_are_taken_for_others(chance):
    old, place, new = edited(chance)
    before, after = [word for _, word in old], [word for _, word in new]

    now = follow(before, place, after)

    assert now is None or is_right(old, place, new, now)
    assert now is None or now.is_changed or before[place.first : place.last] == after[now.first : now.last]


@pytest.mark.parametrize(
    ("old", "first", "last", "new", "now"),
    [
        ("a b c", 0, 3, "a b c", Passage(0, 3)),
        ("a b c", 1, 2, "x a b c", Passage(2, 3)),
        ("a b c", 1, 2, "a b c x", Passage(1, 2)),
        ("a b c", 1, 2, "a c", None),
        ("a b c", 0, 1, "", None),
        ("a b c d", 1, 3, "a b x c d", Passage(1, 4, is_changed=True)),
        ("a b c d", 0, 4, "a b x c d", Passage(0, 5, is_changed=True)),
        ("a bb cc d", 1, 3, "a bb d", Passage(1, 2, is_changed=True)),
        ("a b cc d", 1, 3, "a b d", None),
        ("one two", 0, 2, "one " + "word " * 6 + "two", Passage(0, 8, is_changed=True)),
        ("one two", 0, 2, "one " + "word " * 7 + "two", None),
    ],
)
def test_half_of_the_words_and_not_too_many_between_them_are_still_the_passage(old, first, last, new, now):
    assert follow(old.split(), Passage(first, last), new.split()) == now


@pytest.mark.parametrize(
    ("words", "start", "end", "place"),
    [
        (["ab", "cd"], 1, 3, Passage(0, 2)),
        (["ab", "cd"], 0, 4, Passage(0, 2)),
        (["ab", "cd"], 2, 3, Passage(1, 2)),
        (["ab", "cd"], 0, 2, Passage(0, 1)),
        (["ab", "cd"], 0, 5, None),
        (["ab", "cd"], 3, 2, None),
    ],
)
def test_signs_choose_the_words_that_they_touch_up_to_the_last(words, start, end, place):
    assert chosen(words, start, end) == place
