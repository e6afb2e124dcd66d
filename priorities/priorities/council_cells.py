"""The cell that says whose own a priority is, in the tables of joint partnerships alone."""

from dataclasses import dataclass

from plans.forms.councils import joint_councils
from plans.rows.columns import Column, one_of


@dataclass(frozen=True)
class CouncilColumn(Column):
    def is_there(self, known):
        return bool(self._councils(known))

    def _councils(self, known) -> dict[str, str]:
        own = joint_councils(known.paper.partnership)
        return known.once(self.name, lambda: {each.slug: each.name for each in own})

    def read(self, item, known):
        return item.get("council", {}).get("name", "")

    def put(self, item, text, known):
        if text.strip():
            slug = one_of(text, self._councils(known))
            item["council"] = {"slug": slug, "name": self._councils(known)[slug]}
        else:
            item.pop("council", None)

    def choices(self, known):
        return list(self._councils(known).values())
