"""Consultation rounds and surveys."""

from decimal import Decimal, InvalidOperation

from plans.document.chart_parts import written
from plans.document.highlights import BigNumber
from plans.document.kinds import BlockKind, CheckWarning, register
from plans.document.schemas import PARTIAL_DATE, SHARE, TEXT, choice, html, many, needed, nullable, record, text, whole

ROUND_KINDS = {
    "event": "Event",
    "survey": "Survey",
    "consultation": "Consultation",
    "workshop": "Workshop",
    "conference": "Conference",
}
#: A percentage: a whole number, a decimal as a string, or null where it is not stated.
PERCENT = {
    "anyOf": [
        {"type": "integer", "minimum": 0, "maximum": 100},
        SHARE,
        {"type": "null"},
    ],
    "default": None,
}


@register
class Consultation(BlockKind):
    name = "consultation"
    label = "Consultation"
    help = "Events, surveys and consultations that were held, with dates and how many took part."
    counted = {"rounds": ("event or consultation", "events and consultations")}
    form_path = "plans.blocks.engagement.form.ConsultationForm"
    schema = record(
        intro_html=html(),
        rounds=many(
            record(
                kind=choice(*ROUND_KINDS),
                title=needed(text()),
                start=PARTIAL_DATE,
                end=PARTIAL_DATE,
                participants=nullable(whole()),
                place=text(),
                audience=text(500),
                text=text(TEXT),
            ),
            most=100,
        ),
    )

    def empty(self):
        return {"intro_html": "", "rounds": []}

    def context(self, block, document):
        rounds = block["data"]["rounds"]
        return {"rounds": [{**each, "kind_label": ROUND_KINDS.get(each["kind"], each["kind"])} for each in rounds]}

    def check(self, data, document):
        warnings = []
        for each in data["rounds"]:
            if each["start"] and each["end"] and each["end"] < each["start"][: len(each["end"])]:
                sentence = f"“{each['title']}” ends ({each['end']}) before it begins ({each['start']})."
                warnings.append(CheckWarning("consultation-dates", each["title"], sentence))
        return warnings


@register
class Survey(BlockKind):
    name = "survey"
    label = "Survey results"
    help = "Questions with the share of each answer, statements, and what was learnt."
    counted = {"questions": ("question", "questions"), "findings": ("finding", "findings")}
    form_path = "plans.blocks.engagement.form.SurveyForm"
    schema = record(
        title=text(),
        period=PARTIAL_DATE,
        responses=nullable(whole()),
        questions=many(
            record(question=needed(text(500)), answers=many(record(label=needed(text()), percent=PERCENT), most=30)),
            most=100,
        ),
        statements=many(record(text=needed(text(1_000)), percent=PERCENT), most=100),
        findings=many(text(2_000), most=100),
    )

    def empty(self):
        return {"title": "", "period": "", "responses": None, "questions": [], "statements": [], "findings": []}

    def context(self, block, document):
        questions = block["data"]["questions"]
        return {
            "questions": [
                {**each, "id": f"question-{name}", "picture_id": f"chart-{name}", **_pictured(each)}
                for name, each in ((f"{block['key']}-{number}", each) for number, each in enumerate(questions))
            ]
        }

    def big_numbers(self, data):
        told = [BigNumber(f"{each['percent']}%", each["text"]) for each in data["statements"] if each["percent"]]
        answered = data["responses"] and BigNumber(f"{data['responses']:,}", "people answered", data["title"])
        return [*([answered] if answered else []), *told]

    def check(self, data, document):
        return [warning for question in data["questions"] for warning in _percentages(question)]


def _pictured(question):
    """What a chart of the answers needs, where two shares are stated at least; the others are written as not stated."""
    answers = question["answers"]
    shares = [percentage(answer["percent"]) for answer in answers]
    if sum(share is not None for share in shares) < 2:
        return {"series": []}
    labels = [answer["label"] for answer in answers]
    told = "; ".join(f"{label} {written(share, '%')}" for label, share in zip(labels, shares, strict=True))
    return {"labels": labels, "series": [("Share", shares)], "summary": f"{question['question']}: {told}."}


def _percentages(question):
    shares = [percentage(answer["percent"]) for answer in question["answers"]]
    stated = [share for share in shares if share is not None]
    total = sum(stated)
    if not shares or _comes_of_rounding(stated) or (None in shares and total < 100):
        return []
    few = "stated " if None in shares else ""
    sentence = f"The {few}answers to “{question['question']}” sum to {total:f} %, not to 100 %."
    return [CheckWarning("survey-percentages", question["question"], sentence)]


def _comes_of_rounding(shares: list[Decimal]) -> bool:
    """Whether shares that were rounded each may miss a hundred by so much: half of the last place each at most, and of
    many far less than all of them (three times what is usual).
    """
    places = min((int(share.as_tuple().exponent) for share in shares), default=0)
    number, missed = len(shares), sum(shares, Decimal(-100)).scaleb(-places)
    most = min(Decimal(number) / 2, (Decimal(3 * number) / 4).sqrt())
    return -most < missed <= most  # halves are rounded up


def percentage(value) -> Decimal | None:
    try:
        return None if value is None else Decimal(value)
    except InvalidOperation:
        return None
