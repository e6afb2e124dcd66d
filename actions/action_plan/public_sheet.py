"""The actions of a public text as a workbook: what the page says, in columns of their own, without keys."""

from actions.action_plan.words import shown_action
from partnerships.access import public
from plans.office.handing_out import file_response
from plans.office.word_out.making import inputs_of
from plans.office.workbooks import EXCEL, HeadOut, SheetOut, workbook
from plans.public.kept_files import kept_file
from plans.public.views import public_reading

HEADS = [
    HeadOut("No.", "narrow"), HeadOut("Priorities"), HeadOut("Areas of focus"), HeadOut("Places"),
    HeadOut("Action", "wide"), HeadOut("Activities", "wide"), HeadOut("Lead"), HeadOut("Partners"), HeadOut("By when"),
    HeadOut("Measure of success", "wide"), HeadOut("Indicators"), HeadOut("Type of action"), HeadOut("Cost"),
    HeadOut("Text"),
]  # fmt: skip


@public
def public_sheet(request, slug):
    """The plan's own actions and those of its years; ``?as_at=`` as they read on that day."""
    read = public_reading(request, slug)
    versions = [version for _, version in read.years]
    made_of = {**inputs_of(read.version, read.addenda, read.on), "years": [version.sha256 for version in versions]}

    def make():
        return actions_workbook([read.document, *(version.document for version in versions)])

    return file_response(kept_file("actions", made_of, make), f"{slug}-actions.xlsx", EXCEL, is_public=True)


def actions_workbook(documents: list[dict]) -> bytes:
    """Pure: the words of the texts, and no row that is written now."""
    rows = [
        _row(shown_action(action, block["data"]["taxonomy"]), document["title"])
        for document in documents
        for block in document["blocks"]
        if block["kind"] == "action_plan"
        for action in block["data"]["actions"]
    ]
    first = documents[0]
    title = f"Actions of {first['title']}"
    return workbook([SheetOut("Actions", HEADS, rows)], title=title, author=first["partnership"]["name"])


def _row(action: dict, text: str) -> list[str]:
    return [
        action["reference"],
        _titles(action["priorities"]),
        _titles(action["areas"]),
        "; ".join(action["places"]),
        action["title"],
        "\n".join(f"{step['text']} ({step['said']})" if step["said"] else step["text"] for step in action["steps"]),
        action["lead_words"],
        action["partner_words"],
        action["when"],
        action["measure"],
        _titles(action["indicators"]),
        "; ".join(action["class_words"]),
        action["cost_words"],
        text,
    ]


def _titles(served: list[dict]) -> str:
    return "; ".join(each["title"] for each in served)
