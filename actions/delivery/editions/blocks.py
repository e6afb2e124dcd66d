"""What this room tells of a period: in sum, what stands out, each action, what was asked and decided, how it rates."""

from collections import Counter

from django.urls import reverse

from actions.delivery.editions.told import data_of, label_data, public_row, scale_in, shown_rating, told_in
from actions.models import DateChange
from plans.document.charts import stacked_bar_chart
from plans.document.kinds import register_composed
from plans.document.performance import PerformanceKind, exception, performance_kinds, reason
from plans.papers.record import words


@register_composed
class PeriodExceptions(PerformanceKind):
    """The first page: all that the board must look at, of every room that has something."""

    name = "period_exceptions"
    label = heading = "What needs attention"
    place = 10
    in_years = False

    def compose_period(self, period):
        return {"rows": [row for kind in performance_kinds() for row in kind.exceptions(period)]}

    def public(self, data):
        rows = [{**row, "reasons": [each for each in row["reasons"] if each["is_public"]]} for row in data["rows"]]
        return {"rows": [row for row in rows if row["reasons"]]}

    def for_county(self, data):
        """Of measures what everybody is told: small counts stay hidden here too."""
        public = {row["key"]: row for row in self.public(data)["rows"]}
        rows = [public.get(row["key"]) if row.get("is_measure") else row for row in data["rows"]]
        return {"rows": [row for row in rows if row]}

    def context(self, block, document):
        rows = [{**row, "by_when_words": words(row["by_when"])} for row in block["data"]["rows"]]
        return {"data": {"rows": rows}}


@register_composed
class PeriodSummary(PerformanceKind):
    """How many actions stand how, now and in the periods before; how many reports came."""

    name = "period_summary"
    label = heading = "In sum"
    place = 20

    def compose_period(self, period):
        if period.is_year:
            return data_of(period.before, self.name)
        rows = told_in(period)
        told = [row for row in rows if not row["is_secret"]]
        before = _before(period, self.name)
        for_all = self._sums(period, told, [each.get("for_all", each) for each in before])
        sums = self._sums(period, rows, before)
        if sums == for_all:
            return sums
        sums["periods"][-1]["for_all"] = for_all["periods"][-1]
        return {**sums, "for_all": for_all}

    def _sums(self, period, rows, before):
        asked = [row for row in rows if row["is_asked"]]
        counts = Counter(shown_rating(row)["label"] for row in rows)
        labels = [label_data(each) for each in scale_in(period).all_labels]
        return {
            "asked": len(asked),
            "received": sum(row["is_received"] for row in asked),
            "nil": sum(bool(row.get("nil")) for row in asked),
            "labels": [label for label in labels if label["meaning"] in _usual or counts[label["label"]]],
            "periods": [*before, {"name": period.name, "counts": dict(counts)}],
        }

    def public(self, data):
        """Without what is confidential, so that nobody finds it by counting."""
        return data.get("for_all", data)

    def for_county(self, data):
        return self.public(data)

    def context(self, block, document):
        data = block["data"]
        counts = [each["counts"] for each in data["periods"]]
        names = [each["name"] for each in data["periods"]]
        used = [each for each in data["labels"] if any(each["label"] in count for count in counts)]
        series = [(each["label"], [count.get(each["label"], 0) for count in counts]) for each in used]
        said = ", ".join(f"{counts[-1][each['label']]} {each['label']}" for each in used if each["label"] in counts[-1])
        fills = [FILLS[each["colour"]] for each in used]
        return {
            "chart": stacked_bar_chart(
                names, series, title="Actions by rating", summary=said, id=f"sum-{block['key']}", fills=fills
            ),
            "rows": [
                {**label, "numbers": [count.get(label["label"], 0) for count in counts]} for label in data["labels"]
            ],
            "missing": data["asked"] - data["received"],
        }


#: A rating's colour in a bar, and that of its edge: as on its mark.
FILLS = {
    "blue": ("#1d70b8", "#0b3d66"), "green": ("#00703c", "#004d29"), "amber": ("#ffc233", "#7a5c00"),
    "red": ("#c0271a", "#7a1a12"), "purple": ("#4c2c92", "#2e1a59"), "grey": ("#d5d8da", "#505a5f"),
    "hatched": ("#ffffff", "#0b0c0c"),
}  # fmt: skip
_usual = ("complete", "on_track", "at_risk", "off_track", "no_report")
#: Periods whose sums stand beside those of this one.
MOST_BEFORE = 7


def _before(period, kind: str) -> list[dict]:
    """The sums of earlier periods, as they were when those closed."""
    return data_of(period.before, kind).get("periods", [])[-MOST_BEFORE:]


@register_composed
class PeriodActions(PerformanceKind):
    """Every action under its priority, with the words of its leads, its ratings and its dates: what stands out in full,
    the others in a table, so that a report of many actions stays short."""

    name = "period_actions"
    label = heading = "Action by action"
    place = 30

    def compose_period(self, period):
        return {"rows": told_in(period)}

    def public(self, data):
        return {"rows": [public_row(row) for row in data["rows"] if not row.get("is_secret")]}

    def exceptions(self, period):
        return [_exception(row, reasons) for row in told_in(period) if (reasons := _reasons(row))]

    def context(self, block, document):
        groups: dict[str, list] = {}
        for row in block["data"]["rows"]:
            groups.setdefault(row["priority"], []).append({**row, "shown": row.get("reported") or row["by_dates"]})
        return {
            "groups": [
                {
                    "title": title,
                    "full": [row for row in rows if _stands_out(row)],
                    "rest": [row for row in rows if not _stands_out(row)],
                }
                for title, rows in groups.items()
            ]
        }


def _stands_out(row) -> bool:
    """Whether the board looks at it by itself; all others are lines of a table."""
    return bool(_reasons(row) or row.get("agreed") or row.get("stopped_because"))


def _reasons(row) -> list[dict]:
    found = []
    rating = shown_rating(row)
    if rating["meaning"] in ("off_track", "no_report"):
        found.append(reason(rating["label"], row.get("stopped_because") or row["sentence"]))
    elif not row["is_received"] and row["is_asked"]:
        found.append(reason("No report", row["sentence"]))
    if row["is_different"]:
        words = f"Its lead says {row['reported']['label']}, the dates say {row['by_dates']['label']}"
        found.append(reason(words, row.get("reported_because", ""), is_public=False))
    open_questions = [each for each in row.get("challenges", []) if each["is_open"]]
    for each in open_questions:
        words = "Challenged, answered, not resolved" if each["answer"] else "Challenged, not answered"
        found.append(reason(words, each["question"], is_public=False))
    found += [reason("Help is asked for", each["what"], is_public=False) for each in row.get("help", [])]
    found += [reason("A new date is asked for", each["what"], is_public=False) for each in row.get("dates_asked", [])]
    return [{**each, "is_public": False} for each in found] if row.get("is_secret") else found


def _exception(row, reasons):
    done = row.get("next_steps") or row.get("progress", "")
    who, by_when = row["lead"], row.get("expected", "")
    confidential = {"is_confidential": True} if row["is_secret"] else {}
    return exception(row["key"], row["title"], reasons, who=who, done=done, by_when=by_when, **confidential)


@register_composed
class PeriodAsks(PerformanceKind):
    """What leads ask of the board, with a decision where one was taken; and the dates that the board has moved."""

    name = "period_asks"
    label = heading = "Asked of the board, and decided"
    place = 70
    in_years = False

    def compose_period(self, period):
        rows = told_in(period)
        asks = [{**ask, **_for(row)} for row in rows for ask in _asks(row)]
        by_key = {row["action"]: row for row in rows}
        granted = DateChange.objects.filter(paper=period.paper, state=DateChange.State.GRANTED).order_by("decided_on")
        moved = [_moved(each, by_key) for each in granted if str(each.action_key) in by_key]
        return {"asks": asks, "moved": moved} if asks or moved else {}

    def public(self, data):
        moved = [each for each in data["moved"] if not each.get("is_secret")]
        return {"asks": [], "moved": moved} if moved else None

    def context(self, block, document):
        asks, moved = block["data"]["asks"], block["data"]["moved"]
        return {
            "asks": [{**ask, "by_when_words": words(ask["by_when"])} for ask in asks],
            "moved": [
                {**each, "to_words": words(each["to"]), "decided_words": words(each["decided_on"])} for each in moved
            ],
        }


def _for(row) -> dict:
    return {"action": row["title"], "lead": row["lead"], **({"is_confidential": True} if row["is_secret"] else {})}


def _asks(row) -> list[dict]:
    """Of this period all, of the one before those that the board has decided on since."""
    return [*row["decided"], *row.get("help", []), *row.get("dates_asked", [])]


def _moved(change: DateChange, rows) -> dict:
    return {
        "key": str(change.key),
        "action": rows[str(change.action_key)]["title"],
        "is_secret": rows[str(change.action_key)]["is_secret"],
        "to": change.to.isoformat(),
        "decided_on": change.decided_on.isoformat(),
        "minute": change.minute,
        "because": change.decision or change.reason,
    }


@register_composed
class RatingKey(PerformanceKind):
    """What each label means, beside what is rated by it."""

    name = "rating_key"
    label = heading = "How we rate"
    place = 90

    def compose_period(self, period):
        labels = scale_in(period).all_labels
        return {"labels": [{**label_data(each), "definition": each.definition} for each in labels]}

    def context(self, block, document):
        """The rules behind the labels are on a page for everybody; a PDF tells the labels alone."""
        return {"rules_url": reverse("actions:how_we_rate", args=[document["partnership"]["slug"]])}

    def public(self, data):
        return data
