"""How the data of this room's kinds look, for ``tests.strategies.documents()``."""

from hypothesis import strategies as st

from governance.dates.outcomes import ResolutionVerb
from governance.models import Amendment, Answer, CallIn, DecisionDate, Declaration, OutcomeKind, Recommendation
from tests.plans.rows.strategies import keyed
from tests.strategies import days, fixed, keys, lists, names, partial_dates, register_data, words

months = st.lists(st.integers(1, 12), max_size=4, unique=True)
register_data("approval_timetable", st.just({}))
register_data(
    "review_calendar", fixed(rows=lists(fixed(number=words(9), activity=words(), when=words(), months=months)))
)
register_data(
    "scrutiny",
    fixed(
        recommendations=keyed(
            text=names,
            made_by=words(),
            made_on=partial_dates,
            addressee=words(),
            response=words(),
            responded_on=partial_dates,
            state=st.sampled_from(Recommendation.State.values),
        )
    ),
)


def some(fields):
    """At least one row: a key without any would not come out again."""
    return st.lists(fixed(**fields), min_size=1, max_size=3)


def one_of(choices):
    return st.sampled_from(choices.values)


def notices(**fields):
    """Notices of a key decision; a short one says which chair was told, and why."""
    asked = ("matter", "decision_maker", "decided_when", "available_from", "later_documents")
    other = {
        "given_on": days, "members": words(), "documents": words(), "contact": words(), "told": words(),
        "told_on": st.none() | days, "urgent_because": words(),
    }  # fmt: skip
    return fixed(**{**dict.fromkeys(asked, names), **other, **fields})


#: A stage's further record in an interchange file: any of its optional keys.
stage_records = st.fixed_dictionaries(
    {},
    optional={
        "decision_dates": some({"what": one_of(DecisionDate.What), "on": st.none() | days, "reason": words()}),
        "amendments": some(
            {
                "text": names,
                "moved_by": names,
                "result": one_of(Amendment.Result),
                "why": words(),
                "block_key": st.none() | keys,
            }
        ),
        "conditions": some({"text": names, "is_met": st.booleans(), "met_on": st.none() | days, "evidence": words()}),
        "parts": some({"kind": one_of(ResolutionVerb), "text": names, "to": words(), "consulted": words()}),
        "delegate_decisions": some(
            {"text": names, "decided_by": names, "consulted": words(), "decided_on": partial_dates}
        ),
        "declarations": some(
            {
                "declared_by": names,
                "interest": one_of(Declaration.Interest),
                "text": words(),
                "left": st.none() | st.booleans(),
                "dispensation": words(),
            }
        ),
        "late_papers": some({"title": names, "came_on": partial_dates, "why": words()}),
        "call_in": fixed(
            called_on=days, called_by=names, grounds=words(), result=one_of(CallIn.Result), settled_on=st.none() | days
        ),
        "notice": st.one_of(
            notices(basis=st.just("notice"), is_private=st.just(False), private_because=words()),
            notices(
                basis=st.sampled_from(["general_exception", "special_urgency"]),
                told=names,
                told_on=days,
                urgent_because=names,
                is_private=st.booleans(),
                private_because=names,
            ),
        ),
        "answer": fixed(
            kind=one_of(Answer.Kind), given_on=days, given_by=words(), text=words(), with_amendments=st.booleans()
        ),
    },
)
delegations = st.fixed_dictionaries(
    {}, optional={"delegated_to": names, "delegated_with": names, "delegated_until": days, "was_quorate": st.booleans()}
)


# --- Reports: the parts and the optional keys of one report ------------------------------------------------------

_pages = st.none() | st.integers(1, 9)
_numbered = fixed(number=words(6), text=words())
_parts = {
    "fields": lists(fixed(label=names, value=words())),
    "sections": lists(fixed(heading=names, paragraphs=lists(_numbered))),
    "recommendations": lists(fixed(number=words(6), text=names, addressee=words())),
    "options": lists(fixed(title=names, text=words(), is_preferred=st.booleans())),
    "implications": st.lists(
        fixed(heading=names, text=words(), post=names, signed_on=st.none() | days)
        | fixed(heading=names, text=words(), post=names, signed_on=days, signed_sha256=st.just("0" * 64)),
        min_size=1,
        max_size=3,
    ),
    "equality_aims": lists(fixed(aim=st.just("foster"), is_ticked=st.none() | st.booleans(), text=words())),
    "ticks": lists(fixed(group=names, label=names, is_ticked=st.booleans())),
    "risks": lists(fixed(title=names, text=words(), code=words(9), mitigations=lists(words()))),
    "background_papers": lists(fixed(title=names, where=words())),
    "consultees": lists(fixed(department=names, post=words())),
    "contacts": lists(fixed(post=names, reports_to=words())),
}
_annexed = {"label": words(9, 1), "title": names, "page_from": _pages, "page_to": st.none(), "note": words()}
_moments = days.map(lambda day: f"{day}T09:30:00Z")
_places = st.none() | st.just({"body": "council", "step": 1})


def annexes(file):
    """Annexes of every source; ``file`` is the one that the report carries."""
    kept = {"sha256": file["sha256"], "name": file["name"]}
    return lists(
        fixed(**_annexed)
        | fixed(**_annexed, source=st.just("given"))
        | fixed(**_annexed, source=st.just("version"), version=st.just(1))
        | fixed(**_annexed, source=st.just("file"), file=st.just(kept), pages=st.just(2))
    )


def report_texts(file):
    return fixed(key=keys, title=names, author=words(), annexes=annexes(file), **_parts)


def considerations():
    amended = fixed(text=words(), moved_by=words(), result=words(), why=words())
    return lists(
        fixed(
            body=names, role=words(), on=partial_dates, outcome=one_of(OutcomeKind), outcome_label=words(),
            resolution=words(), conditions=words(), minute_reference=words(), amendments=lists(amended),
        )
    )  # fmt: skip


@st.composite
def reports(draw, file):
    """One report of a file, with editions, sign-offs and the annexed file where something names it."""
    text = draw(report_texts(file))
    editions = draw(st.lists(_editions(file), max_size=2))
    asked = draw(st.lists(_sign_offs(), max_size=2))
    report = text | {"stage": draw(_places)}
    if editions:
        report["editions"] = [each | {"number": number} for number, each in enumerate(editions, start=1)]
    if asked:
        report["sign_offs"] = asked
    if any(
        "file" in annex for each in [text, *(e["content"]["report"] for e in editions)] for annex in each["annexes"]
    ):
        report["files"] = [file]
    return report


def _editions(file):
    public = fixed(at=_moments, unsigned=lists(names), reason=words())
    listed = fixed(body=names, on=partial_dates, in_words=words())
    content = fixed(
        format=st.just(1), report=report_texts(file), considered=considerations(), stages=lists(listed),
        version=st.none() | fixed(number=st.just(1), sha256=st.just("0" * 64)),
        **{"for": st.none() | fixed(body=names, role=words(), on=partial_dates)},
    )  # fmt: skip
    return fixed(
        number=st.just(1), stage=_places, version=st.sampled_from([None, 1]), frozen_for=words(), frozen_at=_moments,
        public=st.none() | public, content=content,
    )  # fmt: skip


def _sign_offs():
    """Answered or taken back, so that any number may be about one heading."""
    asked = {"heading": names, "implication": st.sampled_from([None, 0]), "stage": _places, "post": names,
             "due_on": st.none() | days, "asked_at": _moments}  # fmt: skip
    told = {"comment": names, "signed_text": words(), "signed_sha256": st.just("0" * 64), "answered_as": names,
            "answered_at": _moments, "withdrawn_at": st.none()}  # fmt: skip
    nothing = {"answer": st.just(""), "comment": st.just(""), "signed_text": st.just(""), "signed_sha256": st.just(""),
               "answered_as": st.just(""), "answered_at": st.none(), "withdrawn_at": _moments}  # fmt: skip
    return fixed(**asked, answer=st.sampled_from(["signed", "commented", "declined"]), **told) | fixed(
        **asked, **nothing
    )
