"""Standard outlines: the blocks a fresh paper begins with, each with the rule that asks for it.

The plan's outline is the contents of a partnership plan under regulation 11 of the Crime and Disorder (Formulation and
Implementation of Strategy) Regulations 2007 (SI 2007/1830). Kinds of other rooms stand here by name only: a kind that
this installation does not know is left out.
"""

from dataclasses import dataclass

from plans.document.kinds import known_kinds

FROM_OUTLINE = "From the standard outline"


@dataclass(frozen=True)
class Piece:
    """One block of an outline: ``why`` is shown beside it, ``prompt`` stands in a fresh text."""

    kind: str
    heading: str
    why: str
    prompt: str = ""
    level: int = 1
    #: Begun only where the portal knows something to show in it, and missed by nobody.
    only_if_known: bool = False


PLAN = (
    Piece("foreword", "Foreword", "A short introduction in the voice of the chair's post."),
    Piece("membership", "Our partnership", "Who must be at the table: Crime and Disorder Act 1998, section 5."),
    Piece(
        "structure",
        "How we work together",
        "The board and its groups as a picture, where the portal knows them: who reports to whom.",
        level=2,
        only_if_known=True,
    ),
    Piece(
        "rich_text",
        "Our area",
        "The area and its people, as the strategic assessment found them (SI 2007/1830, regulations 5 to 7).",
        "Describe the area: population, places, what has changed since the last assessment and why.",
    ),
    Piece(
        "rich_text",
        "Our strategy",
        "Regulation 11: a strategy to reduce crime and disorder, substance misuse, re-offending and serious violence.",
        "Say what the partnership wants to achieve over these years, for each of the four strands it must address.",
    ),
    Piece("priorities", "Our priorities", "Regulation 11: the priorities identified in the strategic assessment."),
    Piece(
        "action_plan",
        "What we will do",
        "Regulation 11: the steps that each responsible authority will take to implement the strategy.",
    ),
    Piece(
        "funding",
        "How we will pay for it",
        "Regulation 11: how the strategy group will allocate and deploy resources.",
    ),
    Piece(
        "indicators",
        "How we will measure success",
        "Regulation 11: how each authority will measure its success in implementing the strategy.",
    ),
    Piece(
        "consultation",
        "How we listened",
        "Regulation 12: the views of people who live and work in the area.",
    ),
    Piece(
        "rich_text",
        "How we will involve the community",
        "Regulation 11: steps to make sure that people can take part in reducing crime and disorder.",
        "Say how residents, businesses and voluntary groups can take part, and how they will hear what was done.",
    ),
    Piece("review_calendar", "When we will review this plan", "Regulation 10: the plan is revised every year."),
    Piece("contacts", "Contacts", "Where people can turn to."),
)

YEAR = (
    Piece(
        "rich_text",
        "Looking back",
        "Regulation 7: how far the plan was implemented in the year before.",
        "Say what was done, what was not, and what changed.",
    ),
    Piece("action_plan", "Action plan", "Regulation 11: the steps that each responsible authority will take."),
    Piece("funding", "Funding", "Regulation 11: how resources are allocated and deployed."),
    Piece("risks", "Risks", "What could keep the partnership from it, and what it does about that."),
)

ADDENDUM = (
    Piece(
        "rich_text",
        "What changes",
        "An addendum adds text to the plan, or replaces chapters of it.",
        "Say what changes in the plan, from when, and why.",
    ),
)

ASSESSMENT = (
    Piece(
        "rich_text",
        "Levels and patterns",
        "Regulation 7: levels and patterns of crime and disorder, substance misuse and re-offending.",
        "Describe levels and patterns, with the tables and charts that show them.",
    ),
    Piece(
        "rich_text",
        "What has changed and why",
        "Regulation 7: changes since the last assessment, and why they occurred.",
        "Say what has changed since the last assessment and why.",
    ),
    Piece("findings", "Findings", "Regulation 7: matters that should be prioritised; priorities name these findings."),
    Piece(
        "consultation", "What people told us", "Regulations 7 and 12: what people who live and work in the area think."
    ),
    Piece("horizon_scan", "What is coming", "Political, economic, social, technological, environmental, legal."),
    Piece(
        "rich_text",
        "How far last year's plan was implemented",
        "Regulation 7: the extent to which the plan for the previous year was implemented.",
        "Say how far the plan for the year before was implemented.",
    ),
)

OUTLINES = {"plan": PLAN, "year": YEAR, "addendum": ADDENDUM, "assessment": ASSESSMENT}


def outline_of(paper_kind: str) -> list[Piece]:
    """The pieces of a paper's standard outline whose kinds are known here."""
    kinds = known_kinds()
    return [p for p in OUTLINES[paper_kind] if p.kind in kinds and paper_kind in kinds[p.kind].papers]


def piece_for(paper_kind: str, kind: str, heading: str) -> Piece | None:
    """The piece of the standard outline that such a block came from, if any."""
    return next((p for p in OUTLINES[paper_kind] if (p.kind, p.heading) == (kind, heading)), None)
