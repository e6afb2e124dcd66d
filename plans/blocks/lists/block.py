"""Contacts, glossary and horizon scan."""

from collections import Counter

from plans.document.kinds import BlockKind, CheckWarning, register
from plans.document.schemas import TEXT, html, many, needed, record, text

#: Headings that a horizon scan is expected to have.
EXPECTED_HEADINGS = (
    "Political",
    "Economic",
    "Social",
    "Technological",
    "Environmental",
    "Legal",
    "Organisational",
)


@register
class Contacts(BlockKind):
    name = "contacts"
    label = "Contacts"
    help = "Organisations and services with their public telephone numbers, e-mail addresses and websites."
    counted = {"contacts": ("contact", "contacts")}
    sheet_name = "contact"
    form_path = "plans.blocks.lists.form.ContactsForm"
    schema = record(
        intro_html=html(),
        contacts=many(
            record(name=needed(text()), telephone=text(100), email=text(254), website=text(500), note=text(500)),
            most=300,
        ),
    )

    def empty(self):
        return {"intro_html": "", "contacts": []}


@register
class Glossary(BlockKind):
    name = "glossary"
    label = "Glossary"
    help = "Terms and abbreviations with their meaning."
    counted = {"terms": ("term", "terms")}
    form_path = "plans.blocks.lists.form.GlossaryForm"
    schema = record(terms=many(record(term=needed(text()), meaning=text(2_000)), most=300))

    def empty(self):
        return {"terms": []}


@register
class HorizonScan(BlockKind):
    name = "horizon_scan"
    label = "Horizon scan"
    help = "What is coming: political, economic, social, technological, environmental, legal, organisational."
    counted = {"sections": ("heading", "headings")}
    form_path = "plans.blocks.lists.form.HorizonScanForm"
    schema = record(sections=many(record(heading=needed(text()), items=many(text(TEXT), most=100)), most=30))

    def empty(self):
        return {"sections": [{"heading": heading, "items": []} for heading in EXPECTED_HEADINGS]}

    def check(self, data, document):
        return [*_missing_headings(data["sections"]), *_repeated_sections(data["sections"])]


def _missing_headings(sections):
    present = {section["heading"].strip().casefold() for section in sections}
    missing = [heading for heading in EXPECTED_HEADINGS if heading.casefold() not in present]
    if not missing:
        return []
    names = missing[0] if len(missing) == 1 else f"{', '.join(missing[:-1])} and {missing[-1]}"
    word, it = ("heading", "it") if len(missing) == 1 else ("headings", "them")
    sentence = f"The horizon scan has no {word} {names}: add {it}, or say why there is nothing to say."
    return [CheckWarning("horizon-scan-headings", "Horizon scan", sentence)]


def _repeated_sections(sections):
    warnings, seen = [], {}
    headings = Counter(section["heading"].strip().casefold() for section in sections)
    for section in sections:
        content = tuple(item.strip() for item in section["items"] if item.strip())
        heading = section["heading"]
        if content and content in seen:
            sentence = f"“{heading}” repeats “{seen[content]}” word for word: one of the two may be a copying slip."
            warnings.append(CheckWarning("horizon-scan-repeats", heading, sentence))
        elif headings.pop(heading.strip().casefold(), 0) > 1:
            sentence = f"The heading “{heading}” stands more than once: put its items together."
            warnings.append(CheckWarning("horizon-scan-repeats", heading, sentence))
        seen.setdefault(content, heading)
    return warnings
