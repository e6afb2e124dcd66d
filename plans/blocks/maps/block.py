"""The map of the area, as an image that somebody may print, with the area's figures beside it.

Outlines of areas come under licences that name each council that uses them, so the portal has none: the council gives
its own map, and with it the words that its licence asks for.
"""

from plans.blocks.images.block import OF_A_FILE, Image
from plans.blocks.maps.known import known_facts
from plans.document.kinds import CheckWarning, register
from plans.document.schemas import many, needed, record, text

MOST_FACTS = 6
NO_LICENCE = "Say who made this map and under which licence, in the words that the licence asks for."
NO_WORDS = "The map has no words for people who cannot see it: say where places lie and what is marked."


@register
class AreaMap(Image):
    name = "area_map"
    label = "Map of the area"
    help = "A map of the area as a PNG or JPEG, the words of its licence, and some figures of the area beside it."
    form_path = "plans.blocks.maps.form.AreaMapForm"
    schema = record(
        **OF_A_FILE,
        licence=text(500),
        facts=many(record(figure=needed(text(20)), words=needed(text(100))), most=MOST_FACTS),
    )

    def empty(self):
        return {**super().empty(), "licence": "", "facts": []}

    def begin(self, paper):
        return {**self.empty(), "facts": known_facts(paper.partnership)}

    def check(self, data, document):
        where = data["caption"] or self.label
        if not data["sha256"]:
            return [CheckWarning("area-map", where, "No file has been chosen for this map yet.")]
        lacking = ((data["licence"], NO_LICENCE), (data["alt"], NO_WORDS))
        return [CheckWarning("area-map", where, sentence) for said, sentence in lacking if not said.strip()]
