"""Names in lines of sheets: bodies by whatever they are called, posts beside them, and words that mean none."""

import pytest

from plans.office.lines.names import KnownNames, likely, names_known_to, organisations_named_in, title_meant
from tests.factories import make_council, make_membership, make_organisation, make_partnership

POLICE, COUNCIL, FIRE = "Kent Police", "Medway Council", "Kent Fire, Rescue and Water"
NAMES = {"kp": POLICE, "kent police": POLICE, "medway council": COUNCIL, "kent fire, rescue and water": FIRE}


def read(how, text):
    """What was read, and the words that mean no body."""
    names = KnownNames(dict(NAMES))
    return getattr(names, how)(text), list(names.met)


@pytest.mark.parametrize(
    ("text", "lead", "met"),
    [
        ("KP", POLICE, []),
        (" kent  police ", POLICE, []),
        ("KP; Medway Council", f"{POLICE}; {COUNCIL}", []),
        ("KP/Medway Council\n", f"{POLICE}; {COUNCIL}", []),
        ("KP & Medway Council", f"{POLICE}; {COUNCIL}", []),
        ("KP, Medway Council and Kent Police", f"{POLICE}; {COUNCIL}; {POLICE}", []),
        ("Kent Fire, Rescue and Water", FIRE, []),
        ("KP, Chief Inspector", f"{POLICE}, Chief Inspector", []),
        ("KP and partners", "KP and partners", ["KP and partners"]),
        ("Jo Bloggs (KP)", f"{POLICE}, Jo Bloggs", []),
        ("KP (Jo Bloggs)", f"{POLICE}, Jo Bloggs", []),
        ("Warden (nights)", "Warden (nights)", ["Warden (nights)"]),
        ("Head of Service, Housing", "Head of Service, Housing", ["Head of Service, Housing"]),
        ("Insp. Jo Bloggs, KP", f"{POLICE}, Insp. Jo Bloggs", []),
        ("KP, ", POLICE, []),
        ("KP; ,Medway Council", f"{POLICE}; {COUNCIL}", []),
        ("", "", []),
    ],
)
def test_who_leads_is_a_body_with_its_post_or_words(text, lead, met):
    said, unknown = read("in_lead", text)

    assert (said, unknown) == (lead, met)


@pytest.mark.parametrize(
    ("text", "bodies", "met"),
    [
        ("KP, Probation", f"{POLICE}; Probation", ["Probation"]),
        ("Probation, Health Care Trust, Schools", "Probation; Health Care Trust; Schools",
         ["Probation", "Health Care Trust", "Schools"]),
        ("Kent Fire, Rescue and Water", FIRE, []),
        ("Ministry of Housing, Communities and Local Government", None, None),
        ("KP; ; Medway Council", f"{POLICE}; {COUNCIL}", []),
        (",", "", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_of_several_bodies_commas_part_short_names(text, bodies, met):
    said, unknown = read("in_bodies", text)

    assert (said, unknown) == ((text, [text]) if bodies is None else (bodies, met))


@pytest.mark.parametrize(("text", "said", "met"), [("KP", POLICE, []), ("KP, MBC", "KP, MBC", ["KP, MBC"])])
def test_one_body_is_meant_as_a_whole(text, said, met):
    assert read("one", text) == (said, met)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("police", "kp"),
        ("Fire Rescue", "kfrs"),
        ("Kent", ""),
        ("kent police force of old", ""),
        ("Ambulance", ""),
        ("rescue kent fire", "kfrs"),
    ],
)
def test_a_body_is_proposed_where_a_few_words_stand_in_no_other_name(words, slug):
    assert likely(words, {"kp": "Kent Police", "kfrs": "Kent Fire and Rescue Service"}) == slug


def test_a_name_of_four_words_is_proposed_for_none():
    assert likely("Kent Fire and Rescue", {"kfrs": "Kent Fire and Rescue Service"}) == ""


TITLES = ["Domestic abuse", "Serious violence", "12 hour streets"]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("domestic  ABUSE", "Domestic abuse"),
        ("Priority 2: Serious violence", "Serious violence"),
        ("12 hour streets", "12 hour streets"),
        ("1", "Domestic abuse"),
        ("DA", "Domestic abuse"),
        ("serious-violence", "Serious violence"),
        ("P3", "12 hour streets"),
        ("theme 3", "12 hour streets"),
        ("0", "0"),
        ("4", "4"),
        ("Priority 2: Knives", "Knives"),
        ("Knives", "Knives"),
    ],
)
def test_a_priority_is_meant_by_its_title_its_number_or_its_first_letters(words, title):
    assert title_meant(words, TITLES) == title


def test_first_letters_that_two_priorities_have_mean_none():
    titles = ["Drugs and alcohol", "Domestic abuse", "Violence against women and girls"]

    assert [title_meant(words, titles) for words in ("DA", "DAA", "VAWG")] == ["DA", titles[0], titles[2]]


@pytest.mark.django_db
def test_a_partnership_knows_its_members_its_councils_and_what_was_said_before():
    council = make_council("Medway Council", slug="medway")
    partnership = make_partnership(council=council)
    make_membership(partnership, make_organisation("Kent Police", slug="police", short_name="KP"))
    make_organisation("Probation & Courts", slug="probation")
    make_organisation("Strangers", slug="strangers")

    names = names_known_to(partnership, {"npS": "probation", "old": "gone"}).by_words

    assert names == {
        "medway": "Medway Council", "medway council": "Medway Council", "police": "Kent Police", "kp": "Kent Police",
        "kent police": "Kent Police", "probation": "Probation & Courts", "nps": "Probation & Courts",
        "probation and courts": "Probation & Courts",
    }  # fmt: skip


@pytest.mark.django_db
def test_a_council_knows_what_was_said_before_alone():
    council = make_council("Medway Council", slug="medway")
    make_membership(make_partnership(council=council), make_organisation("Kent Police", slug="police"))

    assert names_known_to(council, {}).by_words == {}


@pytest.mark.django_db
def test_a_printed_table_names_organisations_in_full_with_or_without_a_post():
    for name, slug in (("Kent Police", "police"), ("Medway Council", "medway"), ("Probation", "probation")):
        make_organisation(name, slug=slug)

    rows = [["Patrol", "Kent Police, Inspector; Medway Council"], ["Probation officers"]]
    assert organisations_named_in(rows) == {"kent police": "police", "medway council": "medway"}
