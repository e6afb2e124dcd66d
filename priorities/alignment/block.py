from plans.document.kinds import BlockKind, register
from plans.document.schemas import KEY, SLUG, TEXT, html, many, needed, nullable, record, text
from plans.document.titles import titles_in
from priorities.alignment.noun import AIMS
from priorities.alignment.words import matrix

ENTRY = record(partner=needed(text()), organisation=nullable(SLUG), contributions=many(text(500), 50))
AIM = record(
    key=KEY,
    title=needed(text()),
    text=text(TEXT),
    priorities={**many(KEY, 100), "uniqueItems": True},
    entries=many(ENTRY, 50),
)


@register
class Alignment(BlockKind):
    """What each partner's own plan contributes to the aims of a wider strategy."""

    name = "alignment"
    label = "Alignment with other strategies"
    help = "The aims of a wider strategy, and what each partner contributes to each of them."
    counted = {"aims": ("aim", "aims")}
    papers = ("plan", "year", "addendum")
    schema = record(intro_html=html(), owner=text(), aims=many(AIM, 100))
    is_placement = True
    is_once = True
    load_order = 20
    form_path = "priorities.alignment.form.AlignmentOptionsForm"
    edit_url_name = "priorities:alignment"
    rows_name = "aims"

    def empty(self):
        return {"intro_html": "", "owner": ""}

    def compose(self, block):
        return {
            "intro_html": block.data.get("intro_html", ""),
            "owner": block.data.get("owner", ""),
            "aims": AIMS.all_data(block.paper),
        }

    def load(self, block, data, *, by):
        data = self.clean(data)
        block.data = {"intro_html": data["intro_html"], "owner": data["owner"]}
        AIMS.load(block.paper, data["aims"], by=by)

    def context(self, block, document):
        titles = titles_in(document)
        aims = block["data"]["aims"]
        shown = [{**aim, "titles": [titles[key] for key in aim["priorities"] if key in titles]} for aim in aims]
        return {"aims": shown, "matrix": matrix(aims), "has_words": any(a["text"] or a["titles"] for a in shown)}
