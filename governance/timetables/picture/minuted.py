"""What minutes tell of an item beside its outcome, each in words. Pure: data of a Record in, sentences out."""

from collections.abc import Iterator
from datetime import date


def minuted(stage: dict) -> list[str]:
    return list(_sentences(stage))


def _sentences(stage) -> Iterator[str]:
    for each in stage.get("parts", ()):
        whom = f" (to {each['to']})" if each["to"] else ""
        yield f"({each['letter']}) {each['label']}{whom}{_consulted(each)}: {each['text']}"
    for each in stage.get("delegate_decisions", ()):
        on = f", {short(each['decided_on'])}" if each["decided_on"] else ""
        yield f"Decision by the {each['decided_by']}{_consulted(each)}{on}: {each['text']}"
    for each in stage.get("declarations", ()):
        left = {True: "left while it was decided", False: "stayed"}.get(each["left"], "")
        allowed = f"dispensation: {each['dispensation']}" if each["dispensation"] else ""
        told = "; ".join(filter(None, (each["text"], left, allowed)))
        yield f"{each['label']}, declared by {each['declared_by']}" + (f": {told}" if told else "")
    for each in stage.get("late_papers", ()):
        on = f", public {short(each['came_on'])}" if each["came_on"] else ""
        yield f"Late paper{on}: {each['title']}" + (f" ({each['why']})" if each["why"] else "")


def _consulted(each) -> str:
    return f" in consultation with the {each['consulted']}" if each["consulted"] else ""


def short(on: str) -> str:
    """ "18 Apr 2017", "Dec 2019", "2016"."""
    if len(on) == 10:
        day = date.fromisoformat(on)
        return f"{day.day} {day:%b} {day.year}"
    return f"{date.fromisoformat(on + '-01'):%b} {on[:4]}" if len(on) == 7 else on
