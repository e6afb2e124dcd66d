"""What the police force of an area is called. Forces bear the name of their area, and a third of them another word than
“Police”."""

CONSTABULARIES = {
    "Cambridgeshire", "Cheshire", "Cumbria", "Derbyshire", "Durham", "Gloucestershire", "Hertfordshire", "Lancashire",
    "Norfolk", "Suffolk",
}  # fmt: skip
OTHERWISE = {
    "Metropolitan Police": "Metropolitan Police Service",
    "Hampshire": "Hampshire and Isle of Wight Constabulary",
}


def force_of(area: str) -> str:
    if not area:
        return ""
    return OTHERWISE.get(area) or f"{area} {'Constabulary' if area in CONSTABULARIES else 'Police'}"
